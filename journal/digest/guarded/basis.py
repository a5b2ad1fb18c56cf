"""On how many people a protected table rests, how many left it open, and what is not shown.

All of it comes out of printed cells, so that it tells nothing more than the table does.
"""

from collections.abc import Iterator

from journal.digest.disclosure.protected import Cell, Hidden, ProtectedTable, Shown
from journal.digest.gather.leaders_facts import EVERYBODY
from journal.digest.gather.outcomes import NOT_RECORDED
from journal.digest.guarded.words import Sentence, TableFigure, joined, say
from journal.language import _

# What rests on so few or fewer is called a hint.
HINT = 15


def basis(table: ProtectedTable) -> Sentence:
    """The sentences under a table's caption; nothing where its total is not shown."""
    return say("{told}", told=joined(" ", _sentences(table)))


def is_whole_group(table: ProtectedTable) -> bool:
    """Whether a table has one row only, for everybody."""
    return [row.id for row in table.rows] == [EVERYBODY]


def whole_of(table: ProtectedTable) -> TableFigure:
    """The number of all people in a table."""
    return TableFigure(table, 0 if is_whole_group(table) else None, None)


def few_enough_to_doubt(cell: Cell) -> bool:
    """Whether a printed number is so small that it must be called a hint."""
    return isinstance(cell, Shown) and cell.n <= HINT


def _sentences(table: ProtectedTable) -> Iterator[Sentence]:
    whole = whole_of(table)
    if not isinstance(whole.cell, Shown):
        return
    yield say(_("About {n} people answered."), n=whole)
    left_open = _left_open(table, whole)
    if left_open and isinstance(left_open.cell, Shown):
        yield say(_("About {n} of them did not record it."), n=left_open)
    if any(isinstance(cell, Hidden) for row in table.rows for cell in (row.total, *row.cells)):
        yield say(_("Some answers are too few to show."))


def _left_open(table: ProtectedTable, whole: TableFigure) -> TableFigure | None:
    """Those who stand in a row of their own, or in a column of the totals."""
    for at, row in enumerate(table.rows):
        if row.id == NOT_RECORDED:
            return TableFigure(table, at, None)
    for at, (answer, _label) in enumerate(table.columns[: len(whole.line.cells)]):
        if answer == NOT_RECORDED:
            return TableFigure(table, whole.row, at)
    return None
