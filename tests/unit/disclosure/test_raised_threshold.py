"""A threshold that rises within a round or after it: what it hides now cannot be worked out."""

import os
import random

from journal.digest.disclosure.ledger import Ledger
from journal.digest.disclosure.protected import Hidden, ProtectedTable, Shown
from journal.digest.disclosure.release import release
from journal.digest.disclosure.rule import Rule
from journal.digest.disclosure.tables import Figures
from tests.fixtures.counted import (
    Given,
    Shape,
    made_up,
    made_up_shape,
    names,
    of_cells,
    single_choice,
    table_of,
)
from tests.fixtures.intruder import bounded

KEY = b"a key of the made-up group"
EXAMPLES = int(os.environ.get("LAWS_EXAMPLES", "15"))


def _printed(
    number: int, given: Given, shape: Shape, k: int, ledger: Ledger
) -> tuple[ProtectedTable, Ledger]:
    figures = Figures(10_000, (table_of(given, shape, given),))
    released, after = release(number, figures, Rule(k), ledger, KEY)
    return released.tables["made-up"], after


def test_what_a_raised_threshold_hides_is_not_bounded_by_what_stays() -> None:
    shown = 0
    for seed in range(EXAMPLES):
        chance = random.Random(seed)
        k, shape = chance.choice((3, 4, 5)), single_choice(made_up_shape(chance))
        people = round(k * 2 * 6 ** chance.random())
        given = made_up(chance, shape, names(people))
        _first, ledger = _printed(1, given, shape, k, Ledger())
        raised = k + chance.choice((1, 2, 3, 5))
        again, after = _printed(1, given, shape, raised, ledger)
        assert not bounded(again, raised), seed
        shown += sum(isinstance(row.total, Shown) for row in again.rows)
        more = made_up(chance, shape, names(chance.choice((1, 2, raised)), people))
        later, _ledger = _printed(2, given | more, shape, raised, chance.choice((ledger, after)))
        assert not bounded(later, raised), seed
    assert shown > EXAMPLES // 2


def test_a_figure_that_a_raised_threshold_lets_stand_is_printed_again() -> None:
    figures = Figures(100, (of_cells((20, 25), (20, 30)),))
    _released, ledger = release(1, figures, Rule(5), Ledger(), KEY)
    table = release(1, figures, Rule(8), ledger, KEY)[0].tables["made-up"]
    assert all(isinstance(cell, Shown) for row in table.rows for cell in row.cells)
    figures = Figures(100, (of_cells((20, 5), (20, 30)),))
    _released, ledger = release(1, figures, Rule(5), Ledger(), KEY)
    table = release(1, figures, Rule(8), ledger, KEY)[0].tables["made-up"]
    assert isinstance(table.rows[0].cells[1], Hidden)
