"""Every word of what leaders are given, over libraries whose texts say what it may never say."""

import io
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from openpyxl import load_workbook

from journal.digest.compose import Composed, compose
from journal.digest.disclosure import lines as printed_lines
from journal.digest.disclosure.ledger import Ledger
from journal.digest.disclosure.rule import Rule
from journal.digest.document import Cell as Printed
from journal.digest.document import Grid, Note, Row
from journal.digest.editions import leaders as leaders_edition
from journal.digest.guarded import words as guarded_words
from journal.digest.guarded.tables import LeadersTable
from journal.digest.render.formats import write_digest
from journal.group.decisions import Decisions
from journal.privacy.finding import Outcome
from tests.fixtures.adversarial import (
    LINE,
    MASKED,
    NAMES,
    OWN_WORDS,
    Hostile,
    Page,
    hostile,
    page_of,
)
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Group, Round, stored
from tests.fixtures.paper import pages

FORMS = ("html", "md", "json", "csv")
KEY = b"a key of sixteen"
FIRST, SECOND = 21, 22
INVITED = 60
# A round has a number that is no count under a threshold. The register's keeper wrote an age
# limit and a month.
NUMBERS = {str(one) for one in (FIRST, SECOND, INVITED, AS_OF.year)}
REGISTER = {"18", "2027", "06"}
LIBRARIES = [(30, 1, 5), (14, 2, 8), (7, 4, 5)]


def _composed(found: Hostile, number: int, threshold: int, ledger: Ledger | None) -> Composed:
    opened = Group().rounds[0].opened_on
    rounds = tuple(Round(one, opened + timedelta(one)) for one in range(FIRST, number + 1))
    group = Group(threshold=threshold, rounds=rounds, invited=INVITED)
    finder = FindsWords({MASKED: Outcome.HIDE})
    return compose(stored(found.library), group, Decisions(), "leaders", AS_OF, finder, ledger, KEY)


def _two_rounds(people: int, seed: int, threshold: int) -> Iterator[tuple[Hostile, Composed]]:
    """A release, and the next after everybody went on and some came."""
    found = hostile(people, seed, FIRST)
    first = _composed(found, FIRST, threshold, None)
    yield found, first
    more = hostile(people + 6, seed + 100, SECOND)
    for one, new in zip(found.library, more.library, strict=False):
        one.for_leaders += new.for_leaders
        one.leaders_check_ins += [check | {"round": SECOND} for check in new.leaders_check_ins]
    found.library += more.library[people:]
    found.secrets |= more.secrets
    yield found, _composed(found, SECOND, threshold, first.ledger)


def _faults(found: Hostile, composed: Composed, threshold: int) -> list[str]:
    rule = Rule(threshold)
    numbers = NUMBERS | REGISTER | {str(one) for one in (rule.k, rule.for_list, rule.for_figures)}
    return [
        f"{document.edition} {form}: {fault}"
        for document in (composed.document, *composed.extras.values())
        for form in FORMS
        if form != "csv" or any(document.tables())
        for fault in page_of(write_digest(document, form), form).faults(found.secrets, numbers)
    ]


@pytest.mark.parametrize(("people", "seed", "threshold"), LIBRARIES)
def test_no_word_tells_what_leaders_must_not_read(people: int, seed: int, threshold: int) -> None:
    for found, composed in _two_rounds(people, seed, threshold):
        assert composed.document.edition == (
            "leaders" if len(found.library) >= Rule(threshold).for_figures else "brief"
        )
        assert _faults(found, composed, threshold) == []
        assert composed.document.annexes or composed.document.edition == "brief"
        page = page_of(write_digest(composed.document, "md"), "md")
        assert LINE in page.words
        assert "[name removed]" in page.words


def test_no_word_of_a_workbook_or_on_paper_tells_it_either() -> None:
    *_first, (found, composed) = _two_rounds(*LIBRARIES[0])
    book = load_workbook(io.BytesIO(write_digest(composed.document, "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    written = " ".join([*book.sheetnames, *(str(one) for one in cells if one)])
    # Sections, pages and columns have numbers of their own, so that numbers are read in the text.
    paper = " ".join(page.text for page in pages(write_digest(composed.document, "pdf")))
    for text in (written, paper):
        assert LINE in text
        faults = Page(text, text).faults(found.secrets, ())
        assert [one for one in faults if not one.startswith("number")] == []


def _raw_table(what: str) -> Callable[[LeadersTable], dict[str, Any]]:
    cell = Printed(what, 0.1)
    return lambda table: Grid(table.protected.id, "T", ("P",), (Row("R", (cell,)),)).data()


def _note(what: str) -> Callable[[LeadersTable], dict[str, Any]]:
    return lambda _table: Note(what).data()


PLANTED: dict[str, tuple[Any, str, Any, str]] = {
    "a count that is not rounded": (printed_lines, "rounded", lambda n: n, "number"),
    "a threshold that nobody keeps": (Rule, "k", property(lambda _rule: 1), "number"),
    "a raw count in a table": (LeadersTable, "data", _raw_table("3"), "number 3"),
    "a name": (LeadersTable, "data", _note(f"says {NAMES[1].upper()}"), "secret"),
    "somebody's own word": (LeadersTable, "data", _note(OWN_WORDS[0]), "secret"),
    "a share": (LeadersTable, "data", _note("43 % of us"), "share"),
    "an exact day": (leaders_edition, "month", lambda day: day.isoformat(), "day"),
    "a time": (LeadersTable, "data", _note("at 9:15"), "day"),
    "the figure of a hidden cell": (guarded_words, "too_few", lambda: "too few (2)", "number 2"),
}


@pytest.fixture(scope="module")
def library() -> Hostile:
    return hostile(14, 5, FIRST)


@pytest.mark.parametrize("planted", PLANTED)
def test_what_is_planted_is_found(
    planted: str, library: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, name, instead, expected = PLANTED[planted]
    monkeypatch.setattr(place, name, instead)
    composed = _composed(library, FIRST, 5, None)
    faults = page_of(write_digest(composed.document, "md"), "md").faults(
        library.secrets, NUMBERS | REGISTER | {"10"}
    )
    assert any(fault.startswith(expected) for fault in faults)


def test_ids_and_codes_are_found_in_what_is_not_read(
    library: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    for secret in (library.library[0].contributor, library.library[1].trials[0]["id"]):
        monkeypatch.setattr(LeadersTable, "data", _note(secret))
        data = write_digest(_composed(library, FIRST, 5, None).document, "json")
        assert f"secret {secret}" in page_of(data, "json").faults(library.secrets, NUMBERS)
