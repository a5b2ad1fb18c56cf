"""The intruder reads leaders' figures as they are gathered, linked tables side by side."""

import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pytest

from journal.digest.disclosure.ledger import Ledger
from journal.digest.disclosure.protected import Blank, Cell, ProtectedRow, ProtectedTable, Released
from journal.digest.disclosure.release import release
from journal.digest.disclosure.rule import Rule
from journal.digest.disclosure.tables import Figures
from tests.fixtures.composed_rounds import figures_of_rounds
from tests.fixtures.intruder import UNNAMED, Paper, bounded, bounded_together, guarded
from tests.fixtures.refresh_run import refreshed

KEY = b"a key of the made-up group"
FEW = [(14, 1, 3), (24, 2, 5), (30, 4, 8)]
MANY = [*FEW, (30, 3, 5), (45, 5, 5), (70, 6, 5)]
LIBRARIES = MANY if "INTRUDER_LIBRARIES" in os.environ else FEW
ROUNDS = 3


def _released(figures: list[Figures], k: int) -> Iterator[tuple[Figures, Released]]:
    ledger = Ledger()
    for number, one in enumerate(figures, start=1):
        released, ledger = release(number, one, Rule(k), ledger, KEY)
        yield one, released


def _with_unnamed(table: ProtectedTable) -> Paper:
    """The table with one row for all those that an open list does not name."""
    unknown: tuple[Cell, ...] = (Blank(),) * len(table.columns)
    unnamed = ProtectedRow(UNNAMED, "", unknown, Blank(), table.round)
    return Paper((*table.rows, unnamed), table.totals, table.round)


def _linked(figures: Figures, released: Released) -> list[list[ProtectedTable]]:
    groups: dict[str, list[ProtectedTable]] = defaultdict(list)
    for table in figures.tables:
        if table.rows_of:
            groups[table.rows_of].append(released.tables[table.id])
    return list(groups.values())


@pytest.mark.parametrize(("people", "seed", "k"), LIBRARIES)
def test_no_hidden_figure_of_a_group_is_bounded(people: int, seed: int, k: int) -> None:
    hidden = 0
    for figures, released in _released(list(figures_of_rounds(people, seed, ROUNDS, k)), k):
        for raw in figures.tables:
            table = released.tables[raw.id]
            hidden += len(guarded(table))
            assert not bounded(_with_unnamed(table) if raw.open_list else table, k), raw.id
        for tables in _linked(figures, released):
            assert len(tables) > 1
            assert not bounded_together(tables, k)
    assert hidden > 500


def test_linked_tables_that_are_protected_one_by_one_undo_each_other() -> None:
    found = 0
    for people, seed, k in LIBRARIES:
        (figures,) = figures_of_rounds(people, seed, 1, k)
        alone = tuple(replace(table, rows_of="") for table in figures.tables)
        ((_figures, released),) = _released([replace(figures, tables=alone)], k)
        for tables in _linked(figures, released):
            found += len(bounded_together(tables, k))
    assert found > 0


def test_the_digest_of_a_stable_group_still_changes() -> None:
    _first, *later = refreshed(20, seed=1, rounds=3)
    fresh = sum(one["new"] + one["renewed"] for one in later)
    assert fresh > 3 * sum(one["frozen"] + one["blank"] for one in later)
    assert fresh > 40
