"""Whether much rests on a few: it is released as any row is, and one person never moves it."""

import random
from collections.abc import Iterator, Mapping

from journal.digest.disclosure.ledger import Ledger, read_ledger
from journal.digest.disclosure.protected import Blank, Hidden, ProtectedSign, Shown
from journal.digest.disclosure.release import release
from journal.digest.disclosure.rule import Rule
from journal.digest.disclosure.tables import WHOLE, Concentration, Figures
from tests.fixtures.counted import names

KEY = b"a key of the made-up group"
K = 5
Trials = Mapping[str, int]


def _figures(trials: Trials, standing: Trials | None = None) -> Figures:
    def answers(given: Trials) -> dict[str, set[tuple[str, str]]]:
        return {WHOLE: {(who, str(number)) for who, number in given.items()}}

    stands = trials if standing is None else standing
    few = Concentration("on-few", "On few", lambda: answers(trials), lambda: answers(stands))
    return Figures(len(trials), few=few)


def _released(number: int, figures: Figures, before: Ledger) -> tuple[ProtectedSign, Ledger]:
    released, after = release(number, figures, Rule(K), before, KEY)
    assert released.few is not None
    return released.few, read_ledger(after.to_bytes())


def _evenly(people: int) -> dict[str, int]:
    return dict.fromkeys(names(people), 2)


def _on_few(people: int, writers: int = 2) -> dict[str, int]:
    return _evenly(people) | dict.fromkeys(names(writers), 40)


def test_a_quarter_with_half_of_the_trials_are_few() -> None:
    assert _released(1, _figures(_on_few(12)), Ledger())[0].holds
    assert not _released(1, _figures(_evenly(12)), Ledger())[0].holds


def test_it_stands_until_enough_wrote_more_or_less_than_before() -> None:
    first, ledger = _released(1, _figures(_evenly(12)), Ledger())
    sign, ledger = _released(2, _figures(_on_few(12)), ledger)
    assert (sign.holds, sign.round) == (first.holds, 1) == (False, 1)
    sign, _ledger = _released(3, _figures(_on_few(14) | dict.fromkeys(names(4, 6), 1)), ledger)
    assert (sign.holds, sign.round) == (True, 3)


def test_what_held_somebody_who_withdrew_is_said_no_more() -> None:
    _sign, ledger = _released(1, _figures(_on_few(12)), Ledger())
    without = dict(list(_on_few(12).items())[1:])
    sign, _ledger = _released(1, _figures(without), ledger)
    assert (sign.holds, sign.state) == (False, Blank())


def test_a_ledger_of_old_prints_what_its_round_printed() -> None:
    old = read_ledger(b'{"few":true,"figures":{},"lines":{},"round":1,"threshold":5,"version":1}')
    sign, after = _released(1, _figures(_evenly(12)), old)
    assert (sign.holds, sign.state) == (True, Hidden())
    sign, _ledger = _released(2, _figures(_evenly(12)), after)
    assert (sign.holds, sign.state, sign.round) == (False, Shown(10), 2)


def _moves(seed: int, with_ledger: bool) -> Iterator[int]:
    """By how many people a library had changed each time that what is printed of it changed."""
    chance = random.Random(seed)
    trials = _on_few(12, chance.randint(1, 4))
    printed, ledger = _released(1, _figures(trials), Ledger())
    papers = [(printed.holds, trials)]
    for number in range(2, 9):
        trials = trials | {
            who: chance.choice((1, 2, 40)) for who in chance.sample(names(12), chance.randint(0, 6))
        }
        sign, ledger = _released(number, _figures(trials), ledger if with_ledger else Ledger())
        for holds, then in papers:
            if sign.holds != holds and sign.round == number:
                yield sum(trials[who] != then[who] for who in trials)
        if sign.round == number:
            papers.append((sign.holds, trials))


def test_the_intruder_never_sees_it_move_with_fewer_people_than_the_threshold() -> None:
    moved = [changed for seed in range(12) for changed in _moves(seed, with_ledger=True)]
    assert moved
    assert min(moved) >= K
    without = [changed for seed in range(12) for changed in _moves(seed, with_ledger=False)]
    assert min(without) < K
