"""Of a very large library the peers' edition prints as many trials of each job, fairly chosen."""

from collections import Counter
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from sqlmodel import Session

from journal.digest.document import Data
from journal.digest.editions.peers import compose_peers
from journal.digest.gather.choosing import MOST_PRINTED, jobs
from journal.digest.gather.printed import MOST_RELATED, printed_trials
from journal.digest.gather.scope import Scope, open_scope
from journal.digest.gather.shelf import shelved
from journal.digest.peers.behind import trials_behind
from journal.digest.scan import Scanner
from journal.group.decisions import Decisions
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Contribution, Group, stored, week_sequence

JOBS = ("marking", "feedback", "lesson-planning")
TOOLS = ("chatgpt", "claude", "aila")


@cache
def _library() -> Session:
    """1,206 trials, most of them of one job and one tool that worked, some in own words."""
    trials: list[dict[str, Any]] = []
    for n in range(1_200):
        trials.append(
            _trial(
                n,
                task=[JOBS[0] if n % 20 else JOBS[1]],
                tool=[TOOLS[0] if n % 5 else TOOLS[1 + n % 2]],
                outcome="did-not-work" if n % 8 == 0 else "worked-well",
                period="2026-11" if n % 3 else "2026-09",
            )
        )
    trials += [_trial(2_000 + n, task=[f"Own job {n}"], work_area=None) for n in range(6)]
    return stored(
        Contribution(f"{at:064x}", week_sequence(AS_OF), trials=trials[at::4]) for at in range(4)
    )


def _trial(n: int, **fields: Any) -> dict[str, Any]:
    usual = {
        "id": f"{n * 7919:026d}"[::-1], "round": 1, "work_area": "assess", "tool": ["chatgpt"],
        "outcome": "worked-well", "kind": "tried-it", "worked": "Yes.",
    }  # fmt: skip
    return usual | fields


def _scope() -> Scope:
    return open_scope(_library(), Group(), AS_OF)


def test_each_job_has_the_same_number_failures_never_fewer_than_they_need_be() -> None:
    scope = _scope()
    with shelved(scope):
        found = {one.job: one for one in jobs(scope, 1_206, most=120)}
        chosen = printed_trials(scope, [row for one in found.values() for row in one.rows])
    assert {name: (len(one.rows), one.more) for name, one in found.items()} == {
        "marking": (40, 1_100), "feedback": (40, 20), "own-words": (6, 0),
    }  # fmt: skip
    marking = [chosen[row] for row in found["marking"].rows]
    assert Counter(one["result"] for one in marking) == {"failed": 20, "worked": 20}
    failed = Counter(one["tool"] for one in marking if one["result"] == "failed")
    assert max(failed.values()) - min(failed.values()) <= 1
    assert {one["period"] for one in marking} == {"2026-11"}


@cache
def _edition() -> Data:
    return compose_peers(
        _library(), Group(), Decisions(), AS_OF, Scanner(FindsWords(), Decisions())
    )[0].data()


def _blocks() -> list[Data]:
    return next(one["blocks"] for one in _edition()["sections"] if one["id"] == "by-job")


def test_the_edition_says_what_it_does_not_print_and_leads_there() -> None:
    cards = [card for block in _blocks() for column in block["columns"] for card in column["cards"]]
    assert len(cards) <= MOST_PRINTED
    assert len({card["code"] for card in cards}) == len(cards)
    blocks = {block["title"]: block for block in _blocks()}
    marking = blocks["Assess: Marking"]
    assert marking["more"] == 1_140 - 333
    assert "narrow the edition to read the other 807" in marking["lead"]
    own = blocks["Other: other jobs, in their writers’ words"]
    assert "more" not in own
    page = trials_behind(
        _library(), Group(), Decisions(), AS_OF, FindsWords(),
        tuple(marking["more_behind"].items()), first=1_130,
    )  # fmt: skip
    assert (page.total, len(page.cards)) == (1_140, 10)


def test_codes_are_unique_in_the_whole_library_not_among_what_is_printed() -> None:
    twins = ["AAAAAAAA" + end * 18 for end in "BC"]
    library = [Contribution("a" * 64, week_sequence(AS_OF), trials=[_trial(1, id=twins[0])])]
    library.append(Contribution("b" * 64, week_sequence(AS_OF), trials=[_trial(1, id=twins[1])]))
    scope = open_scope(stored(library), Group(), AS_OF)
    narrowed = replace(scope, narrowing=replace(scope.narrowing, round=2))
    with shelved(narrowed):
        one, other = printed_trials(narrowed, [1, 2]).values()
    assert {one["code"], other["code"]} == {"T-AAAA-AAAA-BBBB", "T-AAAA-AAAA-CCCC"}


@pytest.mark.parametrize("repeats", [3, 40])
def test_a_card_names_so_many_of_its_family_and_says_how_many_more(repeats: int) -> None:
    first = _trial(1, id="A" * 26)
    later = [_trial(n, based_on="AAAAAAAA") for n in range(2, 2 + repeats)]
    library = [
        Contribution("a" * 64, week_sequence(AS_OF), trials=[first]),
        Contribution("b" * 64, week_sequence(AS_OF), trials=later),
    ]
    scope = open_scope(stored(library), Group(), AS_OF)
    with shelved(scope):
        for trial in printed_trials(scope, range(1, repeats + 2)).values():
            assert len(trial["related"]) == min(repeats, MOST_RELATED)
            assert trial["more_related"] == max(0, repeats - MOST_RELATED)
            assert trial["code"] not in trial["related"]
            assert trial["label"] == "repeated-by-others"
