"""Check-ins come in from forms and paper slips, each once."""

from pathlib import Path

import pytest

from journal.errors import UserError
from journal.exchange.importing import import_file
from journal.exchange.record import ImportReport
from journal.logbook.check_ins import check_ins
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW, TODAY

FORM = (
    "Confidence;What I'm curious about;What got in the way;Support wanted;Date\n"
    "Fairly confident;Marking;Time|Cost;Training;03/11/2026\n"
    ";;;;\n"
    "As ever;x;;;\n"
    ";;;;04/11/2026\n"
    "Prefer not to say;;;;\n"
)


def taken(journal: Journal, path: Path, source: str = "form") -> ImportReport:
    with journal.session() as session:
        return import_file(session, path, NOW, kind="check-in", source=source)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "form.csv"
    path.write_text(FORM, encoding="cp1252")
    return path


def test_a_form_s_answers(journal: Journal, form: Path) -> None:
    report = taken(journal, form)
    assert [t.line for t in report.taken] == [2, 6]
    assert [(r.line, r.reason.split(";")[0]) for r in report.refused] == [
        (4, "“As ever” is no answer here"),
        (5, "This check-in is empty"),
    ]
    with journal.reading() as session:
        last, first = check_ins(session)
    assert (first.confidence, first.curious) == ("fairly-confident", "Marking")
    assert first.barrier == ["time", "cost"]
    assert first.support_wanted == ["training"]
    assert str(first.made_on) == "2026-11-03"
    assert (last.made_on, last.source, last.visibility) == (TODAY, "form", "me")


def test_only_once(journal: Journal, form: Path) -> None:
    first = taken(journal, form, "slip")
    again = taken(journal, form)
    assert [u.id for u in again.unchanged] == [t.id for t in first.taken]
    with journal.reading() as session:
        assert {made.source for made in check_ins(session)} == {"slip"}


def test_a_day_that_is_none(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"stuck": "x", "made_on": "yesterday"}\n{"stuck": "y"}', encoding="utf-8")
    report = taken(journal, path)
    assert [r.line for r in report.refused] == [1]
    assert len(report.taken) == 1


def test_a_file_of_something_else(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("colour\nred\n", encoding="utf-8")
    with pytest.raises(UserError, match="No column"):
        taken(journal, path)
