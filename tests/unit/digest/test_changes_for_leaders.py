"""What changed since the last digest for leaders: out of two prints, and nothing that they lack."""

import json
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from journal.digest.annexes.asked import answered_since
from journal.digest.annexes.moved import largest
from journal.digest.compose import Composed, compose
from journal.digest.disclosure.bounds import SMALL
from journal.digest.disclosure.ledger import Ledger, read_ledger
from journal.digest.disclosure.protected import Blank, Hidden, Released, Shown
from journal.digest.disclosure.release import release
from journal.digest.disclosure.rule import Rule
from journal.group.decisions import Action, Decisions
from journal.privacy.finding import Outcome
from tests.fixtures.composed_rounds import figures_of_rounds, group_in
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Contribution, stored
from tests.fixtures.made_up_groups import generated

KEY = b"a key of sixteen"
ASKED = Action(ask="Settle which account we may use", kind="support", owner_role="it")
NAME = "Nadia Noorani"


def _composed(
    library: list[Contribution], number: int, ledger: Ledger | None, *actions: Action
) -> Composed:
    finder = FindsWords({NAME: Outcome.HIDE})
    made = Decisions(actions=actions)
    group = group_in(number)
    return compose(stored(library), group, made, "leaders", AS_OF, finder, ledger, KEY)


@cache
def _two_rounds() -> tuple[list[Contribution], Ledger]:
    """A library with records of two rounds, and the ledger of the first."""
    first, second = generated(24, 5), generated(24, 6, round_number=2)
    library = [
        replace(
            one,
            trials=[*one.trials, *new.trials],
            for_leaders=[*one.for_leaders, *new.for_leaders],
            leaders_check_ins=[*one.leaders_check_ins, *new.leaders_check_ins],
        )
        for one, new in zip(first, second, strict=True)
    ]
    ledger = _composed(first, 1, None, ASKED).ledger
    assert ledger is not None
    return library, ledger


def _annex(composed: Composed) -> dict[str, Any]:
    return next(one for one in composed.document.data()["annexes"] if one["id"] == "changes")


@cache
def _chain(people: int, seed: int, k: int) -> tuple[Released, ...]:
    found, ledger = [], Ledger()
    for number, figures in enumerate(figures_of_rounds(people, seed, 3, k), start=1):
        released, ledger = release(number, figures, Rule(k), ledger, KEY)
        found.append(released)
    return tuple(found)


@pytest.mark.parametrize(("people", "seed", "k"), [(24, 2, 5), (16, 3, 3)])
def test_what_is_set_beside_a_row_is_what_the_paper_before_printed(
    people: int, seed: int, k: int
) -> None:
    compared = 0
    chain = _chain(people, seed, k)
    for paper, now in pairwise(chain):
        before = now.before
        assert before is not None
        assert before.round == paper.round
        for table in now.tables.values():
            printed = {row.id: row for row in paper.tables[table.id].rows}
            then = {row.id: row for row in before.tables[table.id].rows}
            for row in table.rows:
                anew = row.round == now.round and not isinstance(row.total, Blank)
                if row.id == SMALL or not anew or row.id not in printed:
                    continue
                compared += isinstance(printed[row.id].total, Shown)
                if isinstance(printed[row.id].total, Blank):
                    assert row.id not in then or isinstance(then[row.id].total, Hidden)
                elif row.id in then:
                    assert then[row.id].cells == printed[row.id].cells
                    assert then[row.id].total == printed[row.id].total
    assert compared > 10


def test_a_row_that_stands_is_not_set_beside_anything() -> None:
    for now in _chain(24, 2, 5)[1:]:
        rows = {
            (one.now.table.id, one.now.row) for id_ in now.tables for one in largest(now, [id_])
        }
        for table, row in rows:
            assert now.tables[table].rows[row].round == now.round


def test_a_raised_threshold_hides_what_the_paper_before_printed() -> None:
    figures = list(figures_of_rounds(24, 3, 2, 3))
    _released, ledger = release(1, figures[0], Rule(3), Ledger(), KEY)
    released, _ledger = release(2, figures[1], Rule(8), ledger, KEY)
    assert released.before is not None
    shown = [
        cell.n
        for table in released.before.tables.values()
        for row in table.rows
        for cell in (row.total, *row.cells)
        if isinstance(cell, Shown)
    ]
    assert shown
    assert min(shown) - 2 >= 8


def test_the_first_round_says_so() -> None:
    annex = _annex(_composed(generated(12, 1), 1, None))
    assert annex["blocks"] == [{"type": "empty", "text": "This is the first round."}]


def test_a_later_file_of_the_round_prints_the_same() -> None:
    library, ledger = _two_rounds()
    done = ASKED.model_copy(update={"answer": "done"})
    first = _composed(library, 2, ledger, done)
    again = _composed(library, 2, first.ledger, done)
    assert _annex(again) == _annex(first)
    assert "Round 1" in json.dumps(_annex(first))


def test_what_was_answered_since_is_named_once() -> None:
    library, ledger = _two_rounds()
    other = Action(ask=f"Time, says {NAME}", answer="yes")
    done = ASKED.model_copy(update={"answer": "done"})
    first = _composed(library, 2, ledger, done, other)
    (answered,) = (one for one in _annex(first)["blocks"] if one["type"] == "actions")
    assert [one["ask"] for one in answered["items"]] == [ASKED.ask, "Time, says [name removed]"]
    assert first.ledger is not None
    later = first.ledger.model_copy(update={"asked_before": first.ledger.asked})
    assert answered_since(later, Decisions(actions=(done, other)), KEY) == ()


def test_nobody_can_tell_that_a_line_was_taken_back() -> None:
    library, ledger = _two_rounds()
    told = next(
        (who, at)
        for who, one in enumerate(library)
        for at, trial in enumerate(one.for_leaders)
        if trial["round"] == 1 and trial["line_for_leaders"]
    )
    who, at = told
    trials = list(library[who].for_leaders)
    trials[at] = trials[at] | {"line_for_leaders": None}
    without = [*library]
    without[who] = replace(library[who], for_leaders=trials)
    assert _annex(_composed(without, 2, ledger)) == _annex(_composed(library, 2, ledger))


def test_a_ledger_of_old_prints_the_same_and_has_nothing_to_compare() -> None:
    library, ledger = _two_rounds()
    of_old = json.loads(ledger.to_bytes())
    for name in ("before", "asked", "asked_before"):
        del of_old[name]
    for rows in of_old["figures"].values():
        for row in rows.values():
            del row["was"]
    first = generated(24, 5)
    again = _composed(first, 1, read_ledger(json.dumps(of_old).encode()), ASKED)
    new = _composed(first, 1, ledger, ASKED)
    assert again.document.sections == new.document.sections
    assert "was not kept" in _annex(again)["blocks"][0]["text"]
    second = _composed(library, 2, read_ledger(json.dumps(of_old).encode()))
    assert _annex(second) == _annex(_composed(library, 2, ledger))


def test_after_a_brief_there_are_no_figures_to_compare_with() -> None:
    few, many = generated(6, 5), generated(14, 5, round_number=2)
    brief = _composed(few, 1, None, ASKED)
    assert brief.document.edition == "brief"
    done = ASKED.model_copy(update={"answer": "done"})
    first, answered = _annex(_composed(many, 2, brief.ledger, done))["blocks"]
    assert "had no figures" in first["text"]
    assert [one["ask"] for one in answered["items"]] == [ASKED.ask]
