"""On how many people a protected table rests, how many left it open, and what is not shown.

All of it comes out of printed cells, so that it tells nothing more than the table does.
"""

from collections.abc import Iterator

from journal.digest.disclosure.protected import Cell, Hidden, Nothing, ProtectedTable, Shown
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


def rests_on(table: ProtectedTable) -> Sentence:
    """Of how many people its figures are, how many left it open, and whether some are older."""
    whole = whole_of(table)
    if not isinstance(whole.cell, Shown):
        return say(_("how many answered is too few to show"))
    told = say(_("of about {n} people who answered"), n=whole)
    if has_unrecorded(table):
        told = say(_("of about {n} people who shared a trial"), n=whole)
    unknown = left_open(table)
    if unknown is not None and isinstance(unknown.cell, Shown):
        told = say(
            _("of about {n} people; about {m} left it open at least once"), n=whole, m=unknown
        )
    return aged(table, told)


def has_unrecorded(table: ProtectedTable) -> bool:
    """Whether it counts those too who left it open, so that not all in it answered."""
    rows, columns = (row.id for row in table.rows), (answer for answer, _label in table.columns)
    return NOT_RECORDED in (*rows, *columns)


def aged(table: ProtectedTable, told: Sentence) -> Sentence:
    """What a table rests on, with a word where its figures, or some, are of an earlier round."""
    if whole_of(table).line.round < table.round:
        return say(_("{told}, as of an earlier round"), told=told)
    if any(row.round < table.round and isinstance(row.total, Shown) for row in table.rows):
        return say(_("{told}, some as of an earlier round"), told=told)
    return told


def nobody_recorded(table: ProtectedTable) -> bool:
    """Whether it is printed of every answer that nobody gave it, in this round."""
    return all(row.round == table.round for row in table.rows) and all(
        isinstance(cell, Nothing)
        for row in table.rows
        if row.id != NOT_RECORDED
        for (answer, _label), cell in zip(table.columns, row.cells, strict=True)
        if answer != NOT_RECORDED
    )


def few_enough_to_doubt(cell: Cell) -> bool:
    """Whether a printed number is so small that it must be called a hint."""
    return isinstance(cell, Shown) and cell.n <= HINT


def _sentences(table: ProtectedTable) -> Iterator[Sentence]:
    whole = whole_of(table)
    if not isinstance(whole.cell, Shown):
        return
    unknown = left_open(table)
    if unknown and isinstance(unknown.cell, Shown):
        # With several trials one stands both among the answers and among what was left open.
        told = _("Of about {n} people, about {m} left it open at least once.")
        yield say(told, n=whole, m=unknown)
    elif has_unrecorded(table):
        yield say(_("Of about {n} people who shared a trial."), n=whole)
    else:
        yield say(_("About {n} people answered."), n=whole)
    if any(isinstance(cell, Hidden) for row in table.rows for cell in (row.total, *row.cells)):
        yield say(_("Some answers are too few to show."))


def left_open(table: ProtectedTable) -> TableFigure | None:
    """Those who left it open in one trial or in all: in a row of their own, or in a column."""
    whole = whole_of(table)
    for at, row in enumerate(table.rows):
        if row.id == NOT_RECORDED:
            return TableFigure(table, at, None)
    for at, (answer, _label) in enumerate(table.columns[: len(whole.line.cells)]):
        if answer == NOT_RECORDED:
            return TableFigure(table, whole.row, at)
    return None
