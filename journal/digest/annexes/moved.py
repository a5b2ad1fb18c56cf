"""What moved from one release to the next, read off both prints and nothing else.

A reader who holds both papers learns nothing new from it: not even who took something back since,
for what the earlier paper printed is set beside the later as it was.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journal.digest.disclosure.bounds import SMALL
from journal.digest.disclosure.protected import (
    Blank,
    ProtectedMedian,
    ProtectedTable,
    Released,
    Shown,
)
from journal.digest.document import Cell, Data, Grid, Paragraph, Row
from journal.digest.gather.leaders_facts import EVERYBODY
from journal.digest.gather.outcomes import NOT_RECORDED
from journal.digest.guarded.blocks import LeadersBlock, insist
from journal.digest.guarded.cells import printed_figure
from journal.digest.guarded.words import Sentence, TableFigure, figure
from journal.language import _

MOST_MOVES = 4
# What a table is for stands in its rows; its columns are beside the point here.
BY_ROW = frozenset({"effort"})


@dataclass(frozen=True, slots=True)
class Move:
    """A figure that is printed otherwise than before; `then` is None where nothing is kept."""

    now: TableFigure
    then: TableFigure | None

    @property
    def size(self) -> int:
        """By how much the printed numbers differ; one that is not shown counts as nought."""
        return abs(_number(self.now) - _number(self.then))


@dataclass(frozen=True, slots=True)
class Moves(LeadersBlock):
    """Moves of several figures as one table: what each release printed, side by side."""

    id: str
    title: Sentence
    moves: tuple[Move, ...]
    rounds: tuple[int, int]

    def __post_init__(self) -> None:
        insist(self.title, Sentence)
        for move in self.moves:
            insist(move, Move)

    def data(self) -> Data:
        columns = tuple(_("Round {number}").format(number=number) for number in self.rounds)
        of_one = len({move.now.table.id for move in self.moves}) == 1
        rows = tuple(
            Row(_name(move.now, of_one), (_then(move.then), _now(move.now))) for move in self.moves
        )
        return Grid(self.id, self.title.text, columns, rows).data()


@dataclass(frozen=True, slots=True)
class MedianMove(LeadersBlock):
    """A median that is printed otherwise than before."""

    now: ProtectedMedian
    then: ProtectedMedian

    def __post_init__(self) -> None:
        insist(self.now, ProtectedMedian)
        insist(self.then, ProtectedMedian)

    def data(self) -> Data:
        said = _("{title}, of at least {n} people: the middle answer was “{then}”, now “{now}”.")
        text = said.format(
            title=self.now.title,
            n=min(self.now.least, self.then.least),
            then=self.then.median,
            now=self.now.median,
        )
        return Paragraph(text).data()


def largest(released: Released, figures: Sequence[str]) -> tuple[Move, ...]:
    """The largest moves of some figures, in the order of the figures and their answers."""
    before = released.before
    if before is None:
        return ()
    found = [
        move
        for one in figures
        for move in _moves(released.tables[one], before.tables[one], released.round)
    ]
    # A stable order: of moves of one size those named first in the list stay.
    chosen = sorted(range(len(found)), key=lambda at: -found[at].size)[:MOST_MOVES]
    return tuple(found[at] for at in sorted(chosen))


def median_moves(released: Released) -> tuple[MedianMove, ...]:
    """The medians that both releases print, each otherwise than the other."""
    before = released.before
    if before is None:
        return ()
    return tuple(
        MedianMove(now, before.medians[one])
        for one, now in released.medians.items()
        if now.round == released.round
        and now.median is not None
        and before.medians[one].median not in (None, now.median)
    )


def standing(released: Released, table: ProtectedTable) -> list[TableFigure]:
    """The rows that show something and stand as an earlier release printed them."""
    return [
        one
        for one in _heads(table)
        if isinstance(one.total, Shown) and one.line.round < released.round
    ]


def blank(table: ProtectedTable) -> list[TableFigure]:
    """The rows that are blank because something in them was withdrawn."""
    return [one for one in _heads(table) if isinstance(one.total, Blank)]


def shown(table: ProtectedTable) -> list[TableFigure]:
    """The rows that show something."""
    return [one for one in _heads(table) if isinstance(one.total, Shown)]


def _heads(table: ProtectedTable) -> Iterator[TableFigure]:
    """Each row of a table by its first figure, save that of the small groups."""
    return (TableFigure(table, at, 0) for at, row in enumerate(table.rows) if row.id != SMALL)


def _moves(now: ProtectedTable, before: ProtectedTable, number: int) -> Iterator[Move]:
    places = {row.id: at for at, row in enumerate(before.rows)}
    for at, row in enumerate(now.rows):
        if row.round != number or row.id == SMALL or isinstance(row.total, Blank):
            continue
        columns = (None,) if now.id in BY_ROW else range(len(now.columns))
        for column in columns:
            then = TableFigure(before, places[row.id], column) if row.id in places else None
            move = Move(TableFigure(now, at, column), then)
            if move.size and NOT_RECORDED not in (row.id, move.now.answer):
                yield move


def _number(one: TableFigure | None) -> int:
    return one.cell.n if one is not None and isinstance(one.cell, Shown) else 0


def _name(one: TableFigure, of_one: bool) -> str:
    """What a figure is called; its table need not be named where all are `of_one`."""
    if one.column is None:
        return one.row_name.text
    whole_group = one.line.id == EVERYBODY
    if whole_group and of_one:
        return one.answer_name.text
    of = _short_title(one.table) if whole_group else one.row_name.text
    return _("{what}: {answer}").format(what=of, answer=one.answer_name.text)


def _short_title(table: ProtectedTable) -> str:
    return {
        "support_wanted": _("Wanted"),
        "barrier": _("Stuck"),
        "data_put_in": _("Put in"),
        "checking": _("Output"),
        "concern": _("Concern"),
        "concern_action": _("Done about a concern"),
        "could_not_use": _("Could not use it"),
        "effort_moved_to": _("Moved to"),
        "still_using": _("Still using it"),
    }.get(table.id, table.title)


def _then(one: TableFigure | None) -> Cell:
    if one is not None and isinstance(one.cell, Shown):
        return Cell(figure(one.cell))
    # What was too few to show and what must not be told again read alike.
    return Cell(_("not shown"), None, "hidden")


def _now(one: TableFigure) -> Cell:
    text = printed_figure(one).text
    return Cell(text, None, "shown" if isinstance(one.cell, Shown) else "hidden")
