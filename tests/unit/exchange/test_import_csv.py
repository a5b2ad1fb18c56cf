"""CSV as spreadsheet programs and forms write it."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import vocabulary
from journal.errors import UserError
from journal.exchange.columns import TRIAL_NAMES, load_mapping, trial_columns
from journal.exchange.plan import recogniser
from journal.exchange.read_csv import csv_table, decoded
from journal.exchange.record import ImportReport, Row
from journal.exchange.table import headed, records
from journal.language import use_language
from journal.model import fields
from journal.model.trial import Trial

Import = Callable[..., ImportReport]
Stored = Callable[[], list[Trial]]


def table(*rows: Sequence[str], delimiter: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"]
)  # the last as Excel's "Unicode text"
def test_encodings_and_separators(
    take: Import, stored: Stored, delimiter: str, encoding: str
) -> None:
    text = table(
        ["Job", "Tool", "What worked", "outcome"],
        ["Marking", "Café-Tutor", 'It said "naïve", twice; £5, a – b', "Mixed"],
        delimiter=delimiter,
    )
    assert take(text.encode(encoding), "a.csv").refused == []
    (trial,) = stored()
    assert trial.task == ["marking"]
    assert trial.tool == ["Café-Tutor"]
    assert trial.worked == 'It said "naïve", twice; £5, a – b'
    assert trial.outcome == "mixed"


def test_a_line_that_names_the_separator(take: Import, stored: Stored) -> None:
    report = take("sep=;\r\nworked;task\r\na, b;marking\r\n;\r\nc;x", "a.csv")
    assert [taken.line for taken in report.taken] == [3, 5]
    assert stored()[0].worked == "a, b"


def test_lists_in_a_cell(take: Import, stored: Stored) -> None:
    take(
        table(
            ["tool", "concern", "tag", "subject", "safe_use", "notes"],
            ["Claude; ChatGPT|Gemini\nown", "Personal data", '["a;b", "c"]', "English / literacy",
             "No personal data entered: yes; I checked it before use: not sure", "free words"],
        ),
        "a.csv",
    )  # fmt: skip
    (trial,) = stored()
    assert trial.tool == ["claude", "chatgpt", "google-gemini", "own"]
    assert trial.tag == ["a;b", "c"]
    assert trial.subject == ["english-literacy"]
    assert trial.safe_use == {
        "no-personal-data-entered": "yes",
        "i-checked-it-before-use": "not-sure",
    }
    assert trial.notes == {"notes": "free words"}


@pytest.mark.parametrize("name", fields.SEVERAL_CODED)
def test_no_label_holds_a_separator_that_would_split_it(
    take: Import, stored: Stored, name: str
) -> None:
    chosen = [term.label for term in vocabulary.terms(name)][:2]
    take(table(["did", name], ["x", "; ".join(chosen)], ["y", chosen[0]]), "a.csv")
    assert [len(getattr(trial, name)) for trial in stored()] == [len(chosen), 1]


def test_short_rows_empty_rows_and_rows_too_long(take: Import) -> None:
    report = take(
        "task,tool,worked\nmarking\n\n,,\nmarking,Claude,a,b\nmarking,Claude,c,,\n", "a.csv"
    )
    assert [taken.line for taken in report.taken] == [2, 6]
    assert [(r.line, "more cells than" in r.reason) for r in report.refused] == [(5, True)]


def test_lines_are_counted_where_a_cell_holds_several(take: Import) -> None:
    report = take('task,worked\nx,"a\nb\nc"\ny,d\n,\n,"only e"\nz,"f', "a.csv")
    assert [taken.line for taken in report.taken] == [2, 5, 7]
    assert [(r.line, "never closed" in r.reason) for r in report.refused] == [(8, True)]


def test_a_title_may_stand_above_the_headings(take: Import, stored: Stored) -> None:
    take("Our AI trials,,\n,,\nJob,Tool,What worked\nMarking,Claude,a\n", "a.csv")
    assert [trial.task for trial in stored()] == [["marking"]]


def test_headings_that_are_the_same_or_empty(take: Import, stored: Stored) -> None:
    take("task,Remark,Remark,\nmarking,a,b,c\n", "a.csv")
    assert stored()[0].notes == {"Remark": "a", "Remark (3)": "b", "Column 4": "c"}


def test_cells_that_an_export_made_harmless(take: Import, stored: Stored) -> None:
    take(table(["worked", "didnt", "next"], ["'=1+1", "'tis", "''-x"]), "a.csv")
    (trial,) = stored()
    assert (trial.worked, trial.didnt, trial.next) == ("=1+1", "'tis", "'-x")


def test_bytes_that_are_no_text_refuse_their_line(take: Import) -> None:
    utf_8 = "task,worked\nx,naïve\ny,".encode() + b"na\xefve\nz,ok\n"
    report = take(utf_8, "a.csv")
    assert [r.line for r in report.refused] == [3]
    assert len(report.taken) == 2
    report = take(b"task,worked\nx,na\xefve\ny,\x81\n", "b.csv")
    assert [r.line for r in report.refused] == [3]


def test_dates_are_read_the_way_that_the_file_writes_them(take: Import, stored: Stored) -> None:
    day_first = take("task,Date\na,03/11/2026\nb,25/10/2026\n", "a.csv")
    month_first = take("task,Date\nc,11/03/2026\nd,10/25/2026\n", "b.csv")
    either = take("task,Date\ne,03/11/2026\n", "c.csv")
    assert [str(trial.tried_on) for trial in stored()] == [
        "2026-11-03", "2026-10-25", "2026-11-03", "2026-10-25", "2026-11-03",
    ]  # fmt: skip
    assert (day_first.notes, month_first.notes) == ([], [])
    assert "3 November" in either.notes[0]


def test_a_field_larger_than_the_csv_module_likes(take: Import, stored: Stored) -> None:
    take(table(["task", "worked"], ["x", "y" * 150_000]), "a.csv")
    assert len(stored()[0].worked or "") == 150_000


def test_only_once(take: Import) -> None:
    text = table(["task", "worked"], ["x", "a"], ["y", "b"])
    assert len(take(text, "a.csv").taken) == 2
    assert len(take("\ufeff" + text, "b.txt").unchanged) == 2


def test_a_file_without_a_telling_name_is_told_by_its_content(take: Import) -> None:
    assert len(take("task,worked\nx,a\n", "export").taken) == 1
    assert len(take('\n{"task": "x"}\n', "export.dat").taken) == 1


class TestMaps:
    def test_a_map(self, tmp_path: Path) -> None:
        (tmp_path / "map.json").write_text('{"App": "tool", "When": null}', encoding="utf-8")
        assert load_mapping(tmp_path / "map.json") == {"App": "tool", "When": None}

    @pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', "{", "[" * 100_000, '"x"'])
    def test_a_file_that_is_no_map(self, tmp_path: Path, content: str) -> None:
        (tmp_path / "map.json").write_text(content, encoding="utf-8")
        with pytest.raises(UserError, match=r"map\.json is no map"):
            load_mapping(tmp_path / "map.json")


class TestHeadings:
    def test_every_name_and_label_finds_its_field(self) -> None:
        columns = trial_columns()
        for name in TRIAL_NAMES:
            assert columns.field(name) == name
            assert columns.field(name.upper()) == name
        for name, label in fields.LABELS.items():
            assert columns.field(label) == name
            assert columns.field(f" {label.upper()}: ") == name

    def test_other_headings_are_no_field(self) -> None:
        assert trial_columns().field("colour") is None

    def test_headings_do_not_depend_on_the_language_in_use(self) -> None:
        use_language("xx")
        try:
            assert trial_columns({"a": "tool"}).field("What worked") == "worked"
        finally:
            use_language("en")


TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"))


@given(st.binary(max_size=200))
def test_any_bytes_become_some_text(content: bytes) -> None:
    assert isinstance(decoded(content), str)


@given(st.lists(st.lists(TEXT, min_size=1, max_size=4), min_size=1, max_size=6),
       st.sampled_from([",", ";", "\t"]))  # fmt: skip
def test_any_table_is_read_or_refused_row_by_row(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], delimiter: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.csv"
    path.write_text(
        table(["task", "tool", "worked", "didnt"], *rows, delimiter=delimiter),
        encoding="utf-8",
        newline="",
    )
    found = headed(csv_table(path, recogniser()), recogniser())
    read = [row for row in records(found, [], []) if isinstance(row, Row)]
    filled = [row for row in rows if any(row)]
    assert [list(row.values.values()) for row in read] == [[c for c in row if c] for row in filled]
