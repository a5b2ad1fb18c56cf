"""JSONL: the field names of the model, values by id or label, every line judged by itself."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from journal.errors import UserError
from journal.exchange.importing import BATCH, import_file
from journal.exchange.record import ROW_LIMIT, ImportReport
from journal.logbook.drafts import OPEN, drafts
from journal.logbook.search import find_numbers
from journal.logbook.trials import forget_trial, move_to_trash, trial_by_id, versions
from journal.model.fields import TEXT_LIMIT
from journal.model.trial import Trial
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW, PUBLISHED, TODAY

Import = Callable[..., ImportReport]
Stored = Callable[[], list[Trial]]
ONE = {"task": "Marking", "tool": "MS Copilot", "worked": "Quick.", "outcome": "Mixed"}


def lines(*records: Any) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_published_trials_are_all_taken_and_only_once(journal: Journal, stored: Stored) -> None:
    for taken, unchanged in ((24, 0), (0, 24)):
        with journal.session() as session:
            report = import_file(session, PUBLISHED, NOW)
        assert (len(report.taken), len(report.unchanged)) == (taken, unchanged)
        assert report.refused == []
    first = stored()[0]
    assert first.tool == ["MarkMate"]
    assert first.phase == ["post-16"]
    assert first.year_label == "Year 12 (Australia)"
    assert first.outcome == "not-stated"
    assert first.visibility == "me"
    assert first.tried_on == TODAY
    assert list(first.notes) == ["url"]
    assert first.notes["url"].startswith("https://")


def test_values_come_by_id_by_label_or_as_written(take: Import, stored: Stored) -> None:
    take(lines(ONE | {"task": ["marking", "My own job"], "decision": "stop", "setting": "A barge"}))
    (trial,) = stored()
    assert trial.task == ["marking", "My own job"]
    assert trial.tool == ["microsoft-copilot"]
    assert trial.outcome == "mixed"
    assert trial.decision == "stop"
    assert trial.setting == "A barge"
    assert trial.work_area == "assess"


def test_names_may_be_the_labels_that_people_read(take: Import, stored: Stored) -> None:
    take(lines({"Job": "marking", "what  WORKED": "a", "What didn’t": "b", "minutes-usual": 5}))
    (trial,) = stored()
    assert (trial.task, trial.worked, trial.didnt) == (["marking"], "a", "b")
    assert trial.minutes_usual == 5


def test_what_the_model_lacks_stays_as_notes(take: Import, stored: Stored) -> None:
    take(lines(ONE | {"id": 17, "school year": 2026, "links": ["a", "b"], "more": {"x": [1]},
                      "empty": "", "none": None, "notes": "mine", "sure": True}))  # fmt: skip
    (trial,) = stored()
    assert trial.notes == {
        "id": "17", "school year": "2026", "links": "a, b", "more": '{"x": [1]}',
        "notes": "mine", "sure": "true",
    }  # fmt: skip


def test_two_names_for_one_field_lose_nothing(take: Import, stored: Stored) -> None:
    take(lines({"tool": "ChatGPT", "Tool": "Claude", "task": "marking"}))
    (trial,) = stored()
    assert trial.tool == ["chatgpt"]
    assert trial.notes == {"Tool": "Claude"}


@pytest.mark.parametrize(
    ("phase", "stored_as", "label"),
    [
        ("Year 9 (Australia)", ["lower-secondary"], "Year 9 (Australia)"),
        ("Grade 6 (US)", ["lower-secondary"], "Grade 6 (US)"),
        ("Post-16 (16 and 17)", ["post-16"], None),
        ("Not stated", ["not-stated"], None),
        ("A level (England)", ["A level (England)"], None),
        (["Year 1 (England)", "Year 9 (England)"], ["lower-primary", "lower-secondary"],
         "Year 1 (England), Year 9 (England)"),
    ],
)  # fmt: skip
def test_local_year_labels(
    take: Import, stored: Stored, phase: Any, stored_as: list[str], label: str | None
) -> None:
    take(lines(ONE | {"phase": phase}))
    (trial,) = stored()
    assert trial.phase == stored_as
    assert trial.year_label == label


def test_a_year_label_of_its_own_is_kept(take: Import, stored: Stored) -> None:
    take(lines(ONE | {"phase": "Year 9 (Australia)", "year_label": "9B"}))
    (trial,) = stored()
    assert trial.year_label == "9B"
    assert trial.notes == {"phase": "Year 9 (Australia)"}


@pytest.mark.parametrize("field", ["task", "tool", "worked", "didnt", "did"])
def test_one_thing_of_substance_is_enough(take: Import, stored: Stored, field: str) -> None:
    assert len(take(lines({field: "x"})).taken) == 1
    assert stored()[0].outcome == "not-stated"


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({}, "nothing to keep"),
        ({"outcome": "Mixed", "url": "https://example.org"}, "nothing to keep"),
        (ONE | {"minutes_ai": -5}, "Minutes with AI, all in: Minutes lie between"),
        (ONE | {"minutes_ai": 10_000}, "Minutes lie between"),
        (ONE | {"minutes_ai": "a while"}, "“a while” was not understood"),
        (ONE | {"tried_on": "2090-01-01"}, "lies in the future"),
        (ONE | {"tried_on": "31 February 2026"}, "was not understood"),
        (ONE | {"tried_on": 20261103}, "Write a date as in"),
        (ONE | {"items": 0}, "The number of items"),
        (ONE | {"worked": "x" * (TEXT_LIMIT + 1)}, "keeps up to 200,000"),
        (ONE | {"elsewhere": "x" * (TEXT_LIMIT + 1)}, "Notes: Up to 200,000 characters"),
        (ONE | {"x" * 121: "x"}, "Notes: Up to 120 characters"),
        (ONE | {"line_for_leaders": "x" * 281}, "keeps up to"),
        (ONE | {"task": ["a", "b", "c"]}, "Choose up to 2"),
        (ONE | {"tool": [{"name": "x"}]}, "Give words here"),
        (ONE | {"worked": {"a": 1}}, "was not understood"),
        (ONE | {"visibility": "everyone"}, "Who may see it"),
        (ONE | {"safe_use": {"my own check": "yes"}}, "is not a safe-use check"),
        ([ONE], "not a JSON object"),
        ("text", "not a JSON object"),
        (None, "not a JSON object"),
    ],
)
def test_what_cannot_be_understood_is_refused_and_the_rest_taken(
    take: Import, record: Any, reason: str
) -> None:
    report = take(lines(ONE, record, ONE | {"did": "another"}))
    assert [taken.line for taken in report.taken] == [1, 3]
    (refused,) = report.refused
    assert refused.line == 2
    assert reason in refused.reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"task": "marking"', "not valid JSON"),
        (b'{"task": "marking"} {"task": "again"}', "not valid JSON"),
        (b"task: marking", "not valid JSON"),
        (b'{"task": "mark\xffing"}', "not valid UTF-8"),
        (b'{"minutes_ai": NaN, "task": "x"}', "not valid JSON"),
        (b'{"items": ' + b"9" * 5_000 + b"}", "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b'{"did": "' + b"x" * ROW_LIMIT + b'"}', "longer than 10 MB"),
    ],
)
def test_broken_lines_are_refused_by_number(take: Import, line: bytes, reason: str) -> None:
    good = lines(ONE).encode()
    report = take(b"\n" + good + line + b"\n" + b"\r\n" + lines(ONE | {"did": "x"}).encode())
    assert [taken.line for taken in report.taken] == [2, 5]
    assert [(refused.line, reason in refused.reason) for refused in report.refused] == [(3, True)]


def test_refusals_stand_in_the_order_of_the_lines(take: Import) -> None:
    report = take(lines({}) + "x\n" + lines({}) + "y\n" + lines(ONE))
    assert [refused.line for refused in report.refused] == [1, 2, 3, 4]


def test_a_byte_order_mark_and_lone_surrogates(take: Import, stored: Stored) -> None:
    report = take(b"\xef\xbb\xbf" + b'{"task": "a\\ud800b", "tag": ["\\ud800"], "x": "\\udfff"}')
    assert len(report.taken) == 1
    assert stored()[0].task == ["a?b"]


def test_the_same_record_twice_in_one_file_is_one_trial(take: Import, stored: Stored) -> None:
    reordered = dict(reversed(ONE.items()))
    report = take(lines(ONE, reordered, ONE | {"worked": "Quick!"}))
    assert [t.line for t in report.taken] == [1, 3]
    assert [(u.line, u.id) for u in report.unchanged] == [(2, report.taken[0].id)]
    assert len(stored()) == 2


def test_the_same_record_is_known_across_batches(take: Import) -> None:
    report = take(lines(ONE, *({"did": str(n)} for n in range(BATCH)), ONE))
    assert [u.line for u in report.unchanged] == [BATCH + 2]


def test_a_trial_in_the_trash_is_not_brought_back(
    take: Import, journal: Journal, stored: Stored
) -> None:
    (taken,) = take(lines(ONE)).taken
    with journal.session() as session:
        move_to_trash(session, trial_by_id(session, taken.id), NOW)
    (unchanged,) = take(lines(ONE)).unchanged
    assert unchanged.id == taken.id
    assert "trash" in unchanged.note
    assert stored() == []


def test_a_forgotten_trial_can_be_imported_again(take: Import, journal: Journal) -> None:
    (taken,) = take(lines(ONE)).taken
    with journal.session() as session:
        forget_trial(session, trial_by_id(session, taken.id))
    assert len(take(lines(ONE)).taken) == 1


def test_imported_trials_are_found_and_have_a_history(take: Import, journal: Journal) -> None:
    (taken,) = take(lines(ONE | {"did": "Zanzibar"})).taken
    with journal.session() as session:
        trial = trial_by_id(session, taken.id)
        assert find_numbers(session, "zanzi") == [trial.n]
        (version,) = versions(session, trial)
        assert version.content["did"] == "Zanzibar"
        assert version.content["tool"] == ["microsoft-copilot"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-03", "2026-11-03"),
        ("2026-11-03T14:05:00Z", "2026-11-03"),
        ("3 November 2026", "2026-11-03"),
        ("3rd Nov 2026", "2026-11-03"),
        ("November 3, 2026", "2026-11-03"),
        ("03/11/2026", "2026-11-03"),
        ("3.11.26", "2026-11-03"),
        ("2026/11/03 2:03:22 PM GMT", "2026-11-03"),
        ("10/25/2026", "2026-10-25"),
    ],
)
def test_dates_as_people_write_them(take: Import, stored: Stored, written: str, day: str) -> None:
    assert take(lines(ONE | {"tried_on": written})).refused == []
    assert str(stored()[0].tried_on) == day


@pytest.mark.parametrize(
    ("written", "minutes"), [(30, 30), ("30", 30), ("12,5", 12.5), ("1:30", 90), (0, 0)]
)
def test_minutes_as_people_write_them(
    take: Import, stored: Stored, written: Any, minutes: float
) -> None:
    take(lines(ONE | {"minutes_usual": written}))
    assert stored()[0].minutes_usual == minutes


def test_numbers_and_lists_where_a_text_belongs(take: Import, stored: Stored) -> None:
    take(lines(ONE | {"tool_version": 4.0, "worked": ["a", "b"], "tag": 7, "outcome": ["Mixed"]}))
    (trial,) = stored()
    assert trial.tool_version == "4"
    assert trial.worked == "a\nb"
    assert trial.tag == ["7"]
    assert trial.outcome == "mixed"


def test_a_map_names_fields_and_leaves_columns_out(take: Import, stored: Stored) -> None:
    record = {"App": "ChatGPT", "Aufgabe": "marking", "Secret": "x", "tool": "Claude"}
    take(lines(record), mapping={"app": "tool", "Aufgabe": "Job", "secret": None, "tool": "tag"})
    (trial,) = stored()
    assert (trial.tool, trial.task, trial.tag) == (["chatgpt"], ["marking"], ["Claude"])
    assert trial.notes == {}


def test_a_map_to_a_field_that_is_none(take: Import) -> None:
    with pytest.raises(UserError, match="“colour”"):
        take(lines(ONE), mapping={"App": "colour"})


def test_progress_is_told_and_can_stop_the_import(
    take: Import, stored: Stored, journal: Journal
) -> None:
    told: list[int] = []
    take(lines(*({"did": str(n)} for n in range(BATCH + 1))), progress=told.append)
    assert told == [BATCH, BATCH + 1]

    def stop(read: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(lines(*({"did": f"again {n}"} for n in range(5))), progress=stop)
    assert len(stored()) == BATCH + 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.jsonl", b"", "is empty"),
        ("a.jsonl", b" \n\n ", "is empty"),
        ("a.csv", b"", "is empty"),
        ("a.jsonl", b"\x89PNG\r\n\x1a\n\0\0\0", "none of JSONL, CSV and XLSX"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "none of JSONL, CSV and XLSX"),
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "No column of a.pdf was recognised"),
        ("a.xlsx", b"task,tool\n", "could not be read as a spreadsheet"),
        ("a.xlsx", b"PK\x03\x04broken", "could not be read as a spreadsheet"),
        ("a.csv", b"colour,size\nred,big\n", "No column of a.csv was recognised"),
        ("a.csv", b"task,tool\n\n", "holds no records"),
    ],
)
def test_files_that_are_no_records(take: Import, name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        take(content, name)


def test_files_that_are_not_there(journal: Journal, tmp_path: Path) -> None:
    with journal.session() as session:
        with pytest.raises(UserError, match="There is no file"):
            import_file(session, tmp_path / "missing.jsonl", NOW)
        with pytest.raises(UserError, match="folder without an export"):
            import_file(session, tmp_path, NOW)


def test_the_report_as_plain_values(take: Import) -> None:
    take(lines(ONE))
    plain = json.loads(json.dumps(take(lines(ONE, {"did": "x"}, {})).as_json()))
    assert [len(plain[part]) for part in ("taken", "unchanged", "refused")] == [1, 1, 1]
    assert plain["refused"][0]["line"] == 3
    assert plain["refused"][0]["file"] == "file.jsonl"
    assert plain["refused"][0]["reason"]


def test_a_draft_that_was_open_at_export_is_no_sign_of_a_crash_here(
    take: Import, journal: Journal
) -> None:
    record = {
        "record": "draft", "id": "D" * 26, "trial": None, "updated_at": NOW.isoformat(),
        "content": {"did": "Half a sen", OPEN: True},
    }  # fmt: skip
    assert len(take(lines(record)).taken) == 1
    with journal.reading() as session:
        (draft,) = drafts(session)
        assert draft.content == {"did": "Half a sen"}
    assert len(take(lines(record)).unchanged) == 1
