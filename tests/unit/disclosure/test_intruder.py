"""The intruder learns nothing from protected tables, and does from a plain threshold."""

import os
import random

import pytest

from journal.digest.disclosure.protected import (
    Cell,
    Hidden,
    ProtectedRow,
    Shown,
)
from journal.digest.disclosure.rule import rounded
from journal.digest.disclosure.tables import CountTable
from tests.fixtures.counted import Shape, made_up, names, of_cells, table_of
from tests.fixtures.intruder import Paper, bounded
from tests.fixtures.intruder_between import Newcomers, Seen
from tests.fixtures.intruder_run import Tally, try_library, try_small_group

SOME = int(os.environ.get("INTRUDER_LIBRARIES", "8"))
# What he once found. New totals gave a row away that stood, or a total that stood a row.
FOUND = (472, 51478)


@pytest.fixture(scope="module")
def found() -> Tally:
    tally = Tally()
    for seed in (*range(SOME), *FOUND):
        try_library(seed, tally)
        try_small_group(seed, tally)
    return tally


def test_no_hidden_cell_is_bounded(found):
    assert found.hidden > 500
    assert found.bounded == 0


def test_no_newcomer_is_learnt(found):
    assert found.renewed > 10
    assert found.lists_renewed > 10
    assert found.learnt == 0


def test_without_a_ledger_newcomers_are_learnt():
    tally = Tally()
    for seed in range(8):
        try_library(seed, tally, with_ledger=False)
    assert tally.learnt > 0


def test_with_a_plain_threshold_hidden_cells_are_bounded():
    found = 0
    for seed in range(21):
        chance = random.Random(seed)
        shape = Shape(rows=4, columns=4)
        table = table_of(made_up(chance, shape, names(40)), shape)
        found += bool(bounded(_plain_threshold(table, 5), 5))
    assert found > 0


def test_the_intruder_finds_what_a_margin_gives_away():
    table = of_cells((5, 4), (10, 9), column_totals=False)
    assert bounded(_plain_threshold(table, 5), 5) == {("row-0", 2)}


def test_the_intruder_learns_the_one_newcomer_of_a_row():
    before, after = _row(7, 8), _row(8, 8)
    assert Newcomers(before, after, (), 0).possible(5) == {0}
    known = ((1, 1), (1, 1), (0, 1))
    assert Newcomers(before, _row(10, 11), known, 2).possible(5) == {0, 1}
    assert Newcomers(before, _row(10, 8), ((0, 1),) * 2, 1, 1).possible(5) == {0, 1}


def _row(*cells: int) -> Seen:
    shown: tuple[Cell, ...] = tuple(Shown(rounded(n)) for n in cells)
    return Seen(1, Shown(rounded(sum(cells))), shown)


def _plain_threshold(table: CountTable, k: int) -> Paper:
    def cell(n: int) -> Cell:
        return Shown(rounded(n)) if n >= k else Hidden()

    rows = tuple(
        ProtectedRow(row, label, tuple(map(cell, table.cells(row))), cell(table.row_totals[row]), 1)
        for row, label in table.rows
    )
    down = table.column_totals or {}
    totals = tuple(cell(down[column]) for column, _label in table.columns if down)
    return Paper(rows, ProtectedRow("", "Total", totals, cell(table.total), 1))
