"""Printed lines as a ledger keeps them, and back."""

from collections.abc import Sequence

from journal.digest.disclosure.ledger import HIDDEN, LISTED, NOTHING, Entry, Print, Token
from journal.digest.disclosure.lines import Line, blank, hidden
from journal.digest.disclosure.protected import Blank, Cell, Hidden, Nothing, Shown
from journal.digest.disclosure.rule import SLACK


def token(cell: Cell) -> Token:
    """What a ledger keeps of a cell."""
    if isinstance(cell, Shown):
        return cell.n
    return NOTHING if isinstance(cell, Nothing) else HIDDEN


def line_of(entry: Entry, columns: Sequence[str], k: int) -> Line:
    """A kept row as it prints under the threshold of now: blank where data was withdrawn."""
    if entry.withdrawn and entry.shows_something:
        return blank(len(columns))
    if entry.total == LISTED:
        return hidden(len(columns))
    cells = (cell_now(entry.cells.get(column, HIDDEN), entry, k) for column in columns)
    return Line(cell_now(entry.total, entry, k), tuple(cells))


def total_of(entry: Entry, k: int) -> Cell:
    """The total of a kept row as it prints under the threshold of now."""
    if entry.withdrawn and entry.shows_something:
        return Blank()
    return cell_now(entry.total, entry, k)


def cell_of(kept: Token) -> Cell:
    """A kept cell as it was printed with figures."""
    if isinstance(kept, int):
        return Shown(kept)
    return Nothing() if kept == NOTHING else Hidden()


def cell_now(kept: Token, entry: Entry | Print, k: int) -> Cell:
    """A kept cell; hidden where the threshold has risen above what it may stand for."""
    if isinstance(kept, int) and entry.threshold < k and kept - SLACK < k:
        return Hidden()
    return cell_of(kept)
