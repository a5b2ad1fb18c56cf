"""handover and note: the sheets that stay inside the school."""

from tests.journeys.people import Person


def logged(person: Person, *more: str) -> str:
    found: str = person.run(
        "log", "--task", "feedback", "--tool", "chatgpt", "--outcome", "mixed",
        "--worked", "Layla wrote that she is afraid to go home", *more, "--json",
    ).json["id"]  # fmt: skip
    return found


def test_the_handover_sheet_holds_the_words_as_written(person: Person) -> None:
    trial, out = logged(person, "--pupil-at-risk"), person.home / "sheet.html"
    assert "sends it to nobody" in person.run("handover", trial, "--out", out).out
    page = out.read_text(encoding="utf-8")
    assert "Layla wrote that she is afraid to go home" in page
    assert "For the safeguarding lead only. Not checked for names" in page


def test_the_note_holds_none_of_the_words(person: Person) -> None:
    trial, out = logged(person, "--data-put-in", "pupil-work-named"), person.home / "note.html"
    assert person.run("note", trial[:8], "--out", out, "--json").json == {"out": str(out)}
    page = out.read_text(encoding="utf-8")
    assert "Pupil work, named" in page
    assert "Layla" not in page


def test_it_is_a_pdf_by_its_suffix_and_nothing_else(person: Person) -> None:
    trial, out = logged(person), person.home / "sheet.PDF"
    person.run("handover", trial, "--out", out)
    assert out.read_bytes().startswith(b"%PDF")
    said = person.run("handover", trial, "--out", person.home / "sheet.docx", status=1).err
    assert "ends in .pdf or .html" in said
    assert not (person.home / "sheet.docx").exists()


def test_no_copy_is_kept_in_the_journal(person: Person) -> None:
    trial, out = logged(person), person.home.parent / "elsewhere" / "sheet.pdf"
    before = {path.name for path in person.home.rglob("*")}
    person.run("handover", trial, "--out", out)
    assert {path.name for path in person.home.rglob("*")} == before


def test_a_trial_that_is_not_there_is_said(person: Person) -> None:
    person.run("handover", "ZZZZ", "--out", person.home / "sheet.pdf", status=1)
