"""Bad input is understood, or refused with its line and the reason; never half an import."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from journal.exchange.importing import import_file
from journal.exchange.plan import recogniser
from journal.exchange.record import ImportReport
from journal.model.trial import Trial
from journal.store.journal_file import Journal
from tests.fixtures.growth import yardsticks
from tests.fixtures.journals import NOW
from tests.unit.exchange.test_import_xlsx import workbook

Import = Callable[..., ImportReport]
Stored = Callable[[], list[Trial]]


def one_field(take: Import, heading: str, written: str) -> ImportReport:
    return take(f'task,worked,{heading}\nmarking,a,"{written}"\nfeedback,b,\n', "a.csv")


@pytest.mark.parametrize(
    ("heading", "written", "reason"),
    [
        ("Date", "03/11/2090", "lies in the future"),
        ("Date", "2090-01-01", "lies in the future"),
        ("Date", "12/10/1066", "too far back"),
        ("Date", "soon", "“soon” was not understood"),
        ("Date", "31/02/2026", "“31/02/2026” was not understood"),
        ("Minutes with AI, all in", "-5", "between 0 and 6,000"),
        ("Minutes with AI, all in", "−5 min", "between 0 and 6,000"),
        ("Minutes with AI, all in", "10000", "between 0 and 6,000"),
        ("Minutes with AI, all in", "10,000", "between 0 and 6,000"),
        ("Minutes with AI, all in", "200 hours", "between 0 and 6,000"),
        ("Minutes with AI, all in", "a while", "“a while” was not understood"),
        ("Minutes with AI, all in", "20-30", "“20-30” was not understood"),
        ("Minutes with AI, all in", "nan", "between 0 and 6,000"),
        ("Minutes with AI, all in", "inf", "between 0 and 6,000"),
        ("Number of items", "0", "1 or more"),
        ("Number of items", "2.5", "“2.5” was not understood"),
        ("A pupil may be at risk", "perhaps", "“perhaps” was not understood"),
        ("Who may see it", "everyone", "“me”, “group” or “leaders”"),
    ],
)
def test_refused_with_line_and_reason(
    take: Import, stored: Stored, heading: str, written: str, reason: str
) -> None:
    report = one_field(take, f'"{heading}"', written)
    (refused,) = report.refused
    assert refused.line == 2
    assert reason in refused.reason
    assert [trial.task for trial in stored()] == [["feedback"]]


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("20", 20), ("20 min", 20), ("20 mins.", 20), ("20m", 20), ("12,5", 12.5), ("12.5", 12.5),
        ("1h 20", 80), ("1h20", 80), ("1 hr 20 min", 80), ("1 hour and 20 minutes", 80),
        ("1.5 hours", 90), ("1,5 h", 90), ("2h", 120), ("1:20", 80), ("about 25", 25),
        ("~ 25 min", 25), ("Half an hour", 30), ("1,200", 1200), ("0", 0),
    ],
)  # fmt: skip
def test_minutes_as_people_write_them(
    take: Import, stored: Stored, written: str, minutes: float
) -> None:
    assert one_field(take, '"Minutes with AI, all in"', written).refused == []
    assert stored()[0].minutes_ai == minutes


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("03/11/2026", "2026-11-03"), ("3.11.26", "2026-11-03"), ("3-Nov-26", "2026-11-03"),
        ("Tue 3 Nov 2026", "2026-11-03"), ("Tuesday, 3rd November 2026", "2026-11-03"),
        ("November 3, 2026", "2026-11-03"), ("2026-11-03 14:05:22", "2026-11-03"),
        ("2026/11/03 2:05:22 pm GMT", "2026-11-03"), ("2026-11-03T14:05:22Z", "2026-11-03"),
        ("46329", "2026-11-03"), ("46329.5867", "2026-11-03"),
    ],
)  # fmt: skip
def test_dates_as_people_write_them(take: Import, stored: Stored, written: str, day: str) -> None:
    assert one_field(take, "Date", written).refused == []
    assert str(stored()[0].tried_on) == day


def test_dates_that_can_be_read_in_two_ways_are_told(take: Import, stored: Stored) -> None:
    assert "3 November" in one_field(take, "Date", "03/11/2026").notes[0]
    mixed = take("task,Date\na,25/10/2026\nb,10/25/2026\nc,03/11/2026\n", "b.csv")
    assert "Some dates begin with the day and some with the month" in mixed.notes[0]
    assert [str(trial.tried_on) for trial in stored()][2:] == [
        "2026-10-25", "2026-10-25", "2026-11-03",
    ]  # fmt: skip


def test_a_spreadsheet_s_numbers_as_dates_are_told(take: Import, stored: Stored) -> None:
    rows: list[list[Any]] = [["task", "Date"], ["marking", 46329], ["feedback", date(2026, 11, 4)]]
    report = take(workbook(rows), "a.xlsx")
    assert [str(trial.tried_on) for trial in stored()] == ["2026-11-03", "2026-11-04"]
    assert report.notes == ["Numbers such as 46329 were read as a spreadsheet's dates: 2026-11-03."]


def test_a_year_alone_is_no_spreadsheet_s_number(take: Import) -> None:
    assert "Write a date" in one_field(take, "Date", "2026").refused[0].reason


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Yes", True), ("y", True), ("TRUE", True), ("1", True), ("x", True), ("✓", True),
     ("No", False), ("n", False), ("false", False), ("0", False)],
)  # fmt: skip
def test_yes_and_no(take: Import, stored: Stored, written: str, meant: bool) -> None:
    assert one_field(take, "A pupil may be at risk", written).refused == []
    assert stored()[0].pupil_at_risk is meant


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_a_pasted_text_of_five_megabytes(take: Import, stored: Stored, suffix: str) -> None:
    long = "word " * 1_000_000
    lines = {
        "csv": f"task,worked\nmarking,{long}\nfeedback,b\n",
        "jsonl": f'\n{{"task": "marking", "worked": "{long}"}}\n{{"task": "feedback"}}\n',
    }
    report = take(lines[suffix], f"a.{suffix}")
    (refused,) = report.refused
    assert refused.line == 2
    assert "4,999,999 characters; the journal keeps up to 200,000" in refused.reason
    assert len(refused.reason) < 200
    assert [trial.task for trial in stored()] == [["feedback"]]


def test_a_long_text_is_not_looked_up_among_the_headings() -> None:
    long = "word " * 500_000
    assert yardsticks(lambda: recogniser({"Job": "task"})(["marking", long])) < 0.5


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(take: Import, stored: Stored, encoding: str) -> None:
    take("Job;What worked\nMarking;naïve – 5 €\n".encode(encoding), "a.csv")
    assert stored()[0].worked == "naïve – 5 €"


def test_windows_1252_with_semicolons_and_decimal_commas(take: Import, stored: Stored) -> None:
    text = 'Job;What worked;"Minutes, usual way"\nMarking;“quick” – naïve, really;12,5\n'
    assert take(text.encode("cp1252"), "a.csv").refused == []
    (trial,) = stored()
    assert (trial.worked, trial.minutes_usual) == ("“quick” – naïve, really", 12.5)


def test_rows_with_half_the_fields(take: Import, stored: Stored) -> None:
    report = take("task,tool,outcome,worked\nmarking\n,,Mixed\n,ChatGPT\n,,,only words\n", "a.csv")
    assert [taken.line for taken in report.taken] == [2, 4, 5]
    assert [refused.line for refused in report.refused] == [3]
    assert "nothing to keep" in report.refused[0].reason
    assert [trial.outcome for trial in stored()] == ["not-stated"] * 3


def test_words_of_the_vocabulary_are_split_at_commas_and_own_words_are_not(
    take: Import, stored: Stored
) -> None:
    take('task,tool,tag\nmarking,"ChatGPT, Our tool, the new one, Claude","a, b"\n', "a.csv")
    (trial,) = stored()
    assert trial.tool == ["chatgpt", "Our tool, the new one", "claude"]
    assert trial.tag == ["a, b"]


def test_an_import_that_is_stopped_leaves_nothing(
    take: Import, stored: Stored, journal: Journal, tmp_path: Any
) -> None:
    path = tmp_path / "long.csv"
    path.write_text("task,worked\n" + "".join(f"marking,{n}\n" for n in range(1_200)))

    class Stopped(Exception):
        pass

    def stop(read: int) -> None:
        if read > 500:
            raise Stopped

    with pytest.raises(Stopped), journal.session() as session:
        import_file(session, path, NOW, progress=stop)
    assert stored() == []
    assert len(take(path.read_text(), "long.csv").taken) == 1_200
