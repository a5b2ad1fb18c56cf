"""A protected cell as it is printed: its words, and how long its bar is."""

from journal.digest.disclosure.protected import Cell, Nothing, ProtectedTable, Shown
from journal.digest.document import Cell as Printed
from journal.digest.guarded.words import TableFigure, figure
from journal.digest.wording import nobody, not_tried

# Tables of what was tried: a blank in them means something else than an answer that nobody gave.
TRIED = frozenset({"spread", "subject_area", "by_job", "chains", "accounts", "start_here"})


def printed(table: ProtectedTable, cell: Cell, whole: Cell) -> Printed:
    """A cell of a table; its bar or tint is its share of `whole`, out of printed numbers alone."""
    match cell:
        case Shown(n):
            share = min(1.0, round(n / max(1, whole.n), 3)) if isinstance(whole, Shown) else None
            return Printed(str(n), share)
        case Nothing():
            return Printed(blank(table), None, "blank")
        case _:
            return Printed(figure(cell), None, "hidden")


def printed_figure(one: TableFigure) -> Printed:
    """A figure that stands by itself, as a share of its row."""
    return printed(one.table, one.cell, one.total)


def blank(table: ProtectedTable) -> str:
    """What a blank of a table says."""
    return not_tried() if table.id in TRIED else nobody()
