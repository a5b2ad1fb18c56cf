"""A page for leaders holds so many lines of each result, chosen before the ledger keeps them."""

import json
from datetime import timedelta
from typing import Any

import pytest

from journal.digest.compose import Composed, compose
from journal.digest.disclosure.ledger import Ledger, LineEntry
from journal.digest.disclosure.released_lines import MOST_LINES
from journal.group.decisions import Decisions
from journal.ids import crockford
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Contribution, Group, Round, stored
from tests.fixtures.made_up_groups import generated

KEY = b"a key of sixteen"
MORE = "More lines were released than are printed here."
AREAS = ("plan", "teach", "assess", "communicate")
OPENED = Group().rounds[0].opened_on


@pytest.fixture
def library() -> list[Contribution]:
    """Fourteen people, of whom the first few say nothing until a test lets them."""
    found = generated(14, seed=3)
    for contribution in found:
        contribution.for_leaders = [
            trial | {"line_for_leaders": None} for trial in contribution.for_leaders
        ]
    return found


def _trial(number: int, **fields: Any) -> dict[str, Any]:
    said = {"line_for_leaders": f"Line {_word(number)}.", "work_area": AREAS[number % len(AREAS)]}
    return {"id": _id(number), "round": 1, "kind": "tried-it", "outcome": "mixed", **said, **fields}


def _id(number: int) -> str:
    return crockford(number.to_bytes(16, "big"))


def _word(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def _leaders(library: list[Contribution], number: int = 1, **more: Any) -> Composed:
    rounds = tuple(Round(one, OPENED + timedelta(one)) for one in range(1, number + 1))
    decisions = Decisions(stories=more.pop("stories", ()))
    group = Group(rounds=rounds)
    session = stored(library)
    return compose(session, group, decisions, "leaders", AS_OF, FindsWords(), key=KEY, **more)


def _printed(composed: Composed, section: int = 7) -> list[str]:
    blocks = composed.document.data()["sections"][section]["blocks"]
    return [line["text"] for block in blocks if block["type"] == "lines" for line in block["items"]]


def _notes(composed: Composed) -> str:
    return json.dumps(composed.document.data())


def test_of_each_result_so_many_lines_are_printed_and_the_page_says_so(
    library: list[Contribution],
) -> None:
    library[0].for_leaders += [_trial(at) for at in range(1, MOST_LINES + 1)]
    library[1].for_leaders += [_trial(at, outcome="worked-well") for at in range(50, 80)]
    composed = _leaders(library)
    assert len(_printed(composed)) == 2 * MOST_LINES
    assert MORE in _notes(composed)
    assert composed.ledger is not None
    assert len(composed.ledger.lines) == 2 * MOST_LINES
    library[1].for_leaders = []
    assert MORE not in _notes(_leaders(library))


def test_the_choice_goes_over_the_kinds_of_work_in_turn(library: list[Contribution]) -> None:
    many = [_trial(at, work_area="teach") for at in range(1, 40)]
    few = [_trial(at, work_area="plan") for at in range(40, 44)]
    library[0].for_leaders += many + few
    printed = _printed(_leaders(library))
    assert {trial["line_for_leaders"] for trial in few} <= set(printed)
    assert len(printed) == MOST_LINES


def test_the_facilitators_stories_are_chosen_first(library: list[Contribution]) -> None:
    library[0].for_leaders += [_trial(at) for at in range(1, 60)]
    late = _trial(2**126 + 7)
    library[1].for_leaders += [late]
    assert late["line_for_leaders"] not in _printed(_leaders(library))
    code = f"T-{late['id'][:4]}-{late['id'][4:8]}"
    assert late["line_for_leaders"] in _printed(_leaders(library, stories=(code,)))


def test_later_files_of_the_round_print_the_same_lines(library: list[Contribution]) -> None:
    library[0].for_leaders += [_trial(at) for at in range(100, 130)]
    first = _leaders(library)
    gone = _printed(first)[0]
    library[1].for_leaders += [_trial(at) for at in range(1, 30)]
    again = _leaders(library, ledger=first.ledger)
    assert again.document == first.document
    assert again.ledger == first.ledger
    library[0].for_leaders = [
        trial for trial in library[0].for_leaders if trial["line_for_leaders"] != gone
    ]
    assert _printed(_leaders(library, ledger=again.ledger)) == _printed(first)[1:]


def test_what_did_not_fit_comes_after_the_lines_of_the_next_round(
    library: list[Contribution],
) -> None:
    library[0].for_leaders += [_trial(at) for at in range(1, 20)]
    first = _leaders(library)
    new = [_trial(at, round=2) for at in range(200, 203)]
    for contribution in library:
        check_in = contribution.leaders_check_ins[0]
        contribution.leaders_check_ins.append(check_in | {"round": 2})
    library[1].for_leaders += new
    second = _leaders(library, number=2, ledger=first.ledger)
    printed = _printed(second)
    assert {trial["line_for_leaders"] for trial in new} <= set(printed)
    assert not set(printed) & set(_printed(first))
    assert len(printed) == len(new) + 19 - MOST_LINES


def test_leaders_own_trials_are_bounded_and_one_that_failed_stands_first(
    library: list[Contribution],
) -> None:
    own = [_trial(at, open_name=f"Head {_word(at)}", outcome="worked-well") for at in range(1, 40)]
    own.append(_trial(2**126, open_name="Head Zed", outcome="did-not-work"))
    library[0].for_leaders += own
    composed = _leaders(library)
    printed = _printed(composed, section=2)
    assert len(printed) == MOST_LINES
    assert printed[0] == own[-1]["line_for_leaders"]
    assert "More leaders" in _notes(composed)


def test_a_ledger_of_old_prints_the_lines_that_it_kept(library: list[Contribution]) -> None:
    """Before pages were bounded, a round kept all its lines and nothing on whether more were."""
    library[0].for_leaders += [_trial(at) for at in range(1, 30)]
    ledgers, found = [], Ledger()
    for at in range(0, 30, MOST_LINES):
        part = [*library]
        part[0] = Contribution(
            library[0].contributor, library[0].sequence, for_leaders=library[0].for_leaders[at:]
        )
        ledgers.append(_leaders(part).ledger)
    for ledger in ledgers:
        assert ledger is not None
        found = ledger.model_copy(update={"lines": found.lines | ledger.lines})
    old = Ledger.model_validate(
        {name: value for name, value in found.model_dump().items() if name != "more"}
    )
    assert all(isinstance(one, LineEntry) for one in old.lines.values())
    assert len(_printed(_leaders(library, ledger=old))) == len(old.lines) > MOST_LINES


def test_a_brief_holds_so_many_lines_too_and_says_so(library: list[Contribution]) -> None:
    library[0].for_leaders += [_trial(at) for at in range(1, 30)]
    few = _leaders(library[:9])
    assert few.document.edition == "brief"
    assert len(_printed(few, section=2)) == MOST_LINES
    assert MORE in _notes(few)
    assert _printed(_leaders(library[:9], ledger=few.ledger), section=2) == _printed(few, section=2)
