"""import on the command line: maps are remembered, forms are known, and both are said."""

import json
from pathlib import Path

from tests.fixtures.forms import CHECK_IN_QUESTIONS, CHECK_INS, microsoft_forms
from tests.journeys.people import Person


def test_a_map_is_remembered_and_said(person: Person, tmp_path: Path) -> None:
    table, other, own = (tmp_path / name for name in ("a.csv", "b.csv", "map.json"))
    table.write_text("Werkzeug,Gut\nClaude,a\n", encoding="utf-8")
    other.write_text("Werkzeug,Gut\nClaude,b\n", encoding="utf-8")
    own.write_text(json.dumps({"Werkzeug": "tool", "Gut": "worked"}), encoding="utf-8")
    person.run("import", table, "--map", own)
    again = person.run("import", other)
    assert "1 taken, 0 there before, 0 refused." in again.out
    assert "The columns were read as they were on" in again.out


def test_check_ins_of_a_form_are_told_by_their_questions(person: Person, tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    form.write_bytes(microsoft_forms(CHECK_IN_QUESTIONS, CHECK_INS))
    report = person.run("import", form, "--json").json
    assert sorted(report) == ["notes", "refused", "taken", "unchanged"]
    assert [one["line"] for one in report["taken"]] == [2, 3]
    assert "Left out, so that nobody is named: Email, Name." in report["notes"]


def test_a_sheet_is_named(person: Person, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("task\nmarking\n", encoding="utf-8")
    failed = person.run("import", table, "--sheet", "Two", status=1)
    assert "There is no sheet “Two”" in failed.err
