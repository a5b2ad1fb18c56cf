"""The look before an import: columns with samples, where they go, how the first rows would read."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from journal.exchange.looking import LOOKED_AT, look_at, preview
from journal.exchange.plan import REMEMBERED, SUGGESTED
from journal.exchange.record import ImportReport
from journal.store.journal_file import Journal
from tests.fixtures.forms import CHECK_IN_QUESTIONS, CHECK_INS, google_forms
from tests.fixtures.journals import NOW

Import = Callable[..., ImportReport]

TEXT = "Job,Werkzeug,What worked,Date\nMarking,ChatGPT,a,03/11/2026\nFeedback,Claude,b,2090-01-01\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.csv"
    made.write_text(TEXT, encoding="utf-8")
    return made


def test_columns_samples_and_fields(journal: Journal, path: Path) -> None:
    with journal.reading() as session:
        look = look_at(session, path)
    assert look
    assert [(c.heading, c.samples) for c in look.columns] == [
        ("Job", ("Marking", "Feedback")),
        ("Werkzeug", ("ChatGPT", "Claude")),
        ("What worked", ("a", "b")),
        ("Date", ("03/11/2026", "2090-01-01")),
    ]
    assert look.plan.fields == {
        "Job": "task", "Werkzeug": "notes", "What worked": "worked", "Date": "tried_on",
    }  # fmt: skip
    assert (look.plan.origin, look.more) == (SUGGESTED, False)


def test_a_preview_says_what_would_come_and_stores_nothing(journal: Journal, path: Path) -> None:
    with journal.session() as session:
        look = look_at(session, path)
        assert look
        rows = preview(session, look, "trial", dict(look.plan.fields) | {"Werkzeug": "tool"}, NOW)
    one, two = rows
    assert (one.line, one.status, one.title) == (2, "taken", "Marking with ChatGPT")
    assert one.facts == "Not stated · 2026-11-03 · a"
    assert (two.line, two.status) == (3, "refused")
    assert "lies in the future" in two.reason
    with journal.reading() as session:
        again = preview(session, look, "trial", look.plan.fields, NOW)
    assert [row.status for row in again] == ["taken", "refused"]


def test_what_is_here_already_is_told(journal: Journal, path: Path, take: Import) -> None:
    take(TEXT, "a.csv")
    with journal.reading() as session:
        look = look_at(session, path)
        assert look
        rows = preview(session, look, "trial", look.plan.fields, NOW)
    assert [row.status for row in rows] == ["unchanged", "refused"]


def test_a_table_read_before_is_offered_as_it_was(
    journal: Journal, path: Path, take: Import
) -> None:
    take(TEXT, "a.csv", mapping={"Werkzeug": "tool", "Date": None})
    with journal.reading() as session:
        look = look_at(session, path)
    assert look
    assert look.plan.origin == REMEMBERED
    assert (look.plan.fields["Werkzeug"], look.plan.fields["Date"]) == ("tool", None)


def test_a_form_s_check_ins(journal: Journal, tmp_path: Path) -> None:
    form = tmp_path / "form.csv"
    form.write_text(google_forms(CHECK_IN_QUESTIONS, CHECK_INS), encoding="utf-8")
    with journal.reading() as session:
        look = look_at(session, form)
        assert look
        rows = preview(session, look, look.plan.kind, look.plan.fields, NOW)
    assert look.plan.kind == "check-in"
    assert [c.heading for c in look.columns if c.who] == ["Email Address"]
    assert (rows[0].title, rows[0].status) == ("Check-in of 2026-11-13", "taken")


def test_sheets_and_a_table_without_a_known_heading(journal: Journal, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Zwei").append(["Werkzeug", "Gut"])
    book["Zwei"].append(["ChatGPT", "a"])
    book.save(tmp_path / "a.xlsx")
    with journal.reading() as session:
        look = look_at(session, tmp_path / "a.xlsx", sheet="Zwei")
    assert look
    assert (look.sheets, look.sheet) == (("Sheet", "Zwei"), "Zwei")
    assert [c.heading for c in look.columns] == ["Werkzeug", "Gut"]
    assert set(look.plan.fields.values()) == {"notes"}


def test_only_the_first_rows_are_looked_at(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("task\n" + "marking\n" * (LOOKED_AT + 5), encoding="utf-8")
    with journal.reading() as session:
        look = look_at(session, path)
    assert look
    assert (len(look.found.rows), look.more) == (LOOKED_AT, True)


def test_an_empty_sheet_has_no_columns(journal: Journal, tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    with journal.reading() as session:
        look = look_at(session, tmp_path / "a.xlsx")
    assert look
    assert look.columns == ()


def test_json_lines_name_their_own_fields(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    with journal.reading() as session:
        assert look_at(session, path) is None
        assert look_at(session, tmp_path) is None
