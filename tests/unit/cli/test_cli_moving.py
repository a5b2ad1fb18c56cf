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
    person.run("import", form, "--visibility", "everyone", status=2)


def test_a_sheet_is_named(person: Person, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("task\nmarking\n", encoding="utf-8")
    failed = person.run("import", table, "--sheet", "Two", status=1)
    assert "There is no sheet “Two”" in failed.err


def test_a_register_comes_in_and_a_line_goes(person: Person, tmp_path: Path) -> None:
    table = tmp_path / "tools.csv"
    table.write_text("Tool,Version,Status\nClaude,free,No\nClaude,school,Yes\n", encoding="utf-8")
    assert "2 taken" in person.run("tool", "import", table).out
    assert (
        "Several lines are about “Claude”" in person.run("tool", "remove", "Claude", status=1).err
    )
    kept = person.run("tool", "list", "--json").json
    free = next(one["id"] for one in kept if one["version"] == "free")
    person.run("tool", "remove", free[:8])
    assert [one["version"] for one in person.run("tool", "list", "--json").json] == ["school"]
    person.run("tool", "edit", "Claude", "--version", "", "--review-on", "2020-01")
    assert "Claude  Approved  review by 2020-01" in person.run("tool", "list").out
