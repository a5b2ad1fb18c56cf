"""On how many people a protected table rests, how many left it open, and what is not shown.

All of it comes out of printed cells, so that it tells nothing more than the table does.
"""

from collections.abc import Iterator

from journal.digest.disclosure.protected import Cell, Hidden, ProtectedRow, ProtectedTable, Shown
from journal.digest.gather.leaders_facts import EVERYBODY, NOT_RECORDED
from journal.digest.leaders_words import Sentence, count_of, joined, say
from journal.language import _

# What rests on so few or fewer is called a hint.
HINT = 15


def basis(table: ProtectedTable) -> Sentence:
    """The sentences under a table's caption; nothing where its total is not shown."""
    return say("{told}", told=joined(" ", _sentences(table)))


def is_whole_group(table: ProtectedTable) -> bool:
    """Whether a table has one row only, for everybody."""
    return [row.id for row in table.rows] == [EVERYBODY]


def whole_of(table: ProtectedTable) -> ProtectedRow:
    """The row with the number of all people in a table."""
    return table.rows[0] if is_whole_group(table) else table.totals


def few_enough_to_doubt(cell: Cell) -> bool:
    """Whether a printed number is so small that it must be called a hint."""
    return isinstance(cell, Shown) and cell.n <= HINT


def _sentences(table: ProtectedTable) -> Iterator[Sentence]:
    whole = whole_of(table)
    if not isinstance(whole.total, Shown):
        return
    yield say(_("About {n} people answered."), n=count_of(whole.total))
    open_ = _left_open(table, whole)
    if isinstance(open_, Shown):
        yield say(_("About {n} of them did not record it."), n=count_of(open_))
    if any(isinstance(cell, Hidden) for row in table.rows for cell in (row.total, *row.cells)):
        yield say(_("Some answers are too few to show."))


def _left_open(table: ProtectedTable, whole: ProtectedRow) -> Cell | None:
    for row in table.rows:
        if row.id == NOT_RECORDED:
            return row.total
    for (answer, _label), cell in zip(table.columns, whole.cells, strict=False):
        if answer == NOT_RECORDED:
            return cell
    return None
