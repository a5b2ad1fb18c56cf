"""Rows of cells under headings, wherever they come from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from journal.errors import UserError
from journal.exchange.days import notes_on, numeric_order
from journal.exchange.record import Read, Refused, Row, Rows
from journal.language import _

HEADINGS_WITHIN = 10  # a title and a note may stand above the headings

Cells = tuple[int, Sequence[Any]]
# How many of some cells are known as headings.
Recognise = Callable[[Iterable[object]], int]


@dataclass(frozen=True)
class Table:
    """One sheet of a file, `name` "" in a file that has none; `rows` reads it from its start.

    `aligned` says that cells stand under their heading for sure, so that a row may be wider than
    the headings.
    """

    name: str
    rows: Callable[[], Iterator[Cells | Refused]]
    aligned: bool = False


@dataclass(frozen=True)
class Headed:
    """A table with its headings found: a name for each column, and the rows beneath.

    `named` are the headings that the file gives, without those made up for empty cells. `known`
    is how many were recognised.
    """

    headings: tuple[str, ...]
    named: tuple[str, ...]
    rows: Sequence[Cells | Refused]
    known: int


def headed(table: Table, recognise: Recognise, limit: int | None = None) -> Headed:
    """The headings of a table, and its rows, at most `limit`.

    The headings are the row near the top that is recognised best, or else the first with the most
    filled cells.
    """
    read = table.rows()
    first = list(islice(read, HEADINGS_WITHIN))
    scores = [_score(row, recognise) for row in first]
    top = scores.index(max(scores)) if scores else 0
    rest = [*first[top + 1 :], *islice(read, limit)]
    cells = first[top][1] if first and not isinstance(first[top], Refused) else ()
    widest = max((len(row[1]) for row in rest if not isinstance(row, Refused)), default=0)
    names = _headings(cells, widest if table.aligned else 0)
    named = tuple(n for n, cell in zip(names, cells, strict=False) if cell not in (None, ""))
    return Headed(tuple(names), named, rest, scores[top][0] if scores else 0)


def chosen_table(tables: Sequence[Table], recognise: Recognise, wanted: str | None) -> Table:
    """The table named `wanted`, or the one whose headings are recognised best.

    Raises UserError where no table has that name.
    """
    if wanted is None:
        if len(tables) == 1:
            return tables[0]
        return max(tables, key=lambda table: headed(table, recognise, 0).known)
    for table in tables:
        if table.name == wanted:
            return table
    raise UserError(_("There is no sheet “{sheet}” in that file.").format(sheet=wanted))


def passed_over(tables: Sequence[Table], chosen: Table) -> list[str]:
    """A sentence on the tables that are not read, if there are any."""
    others = ", ".join(table.name for table in tables if table is not chosen)
    told = _("Only the sheet “{sheet}” was read, not {others}.")
    return [told.format(sheet=chosen.name, others=others)] if others else []


def records(found: Headed, days: Sequence[str], notes: list[str], answers: bool = False) -> Rows:
    """The records of a table; `days` are the headings over dates, `answers` those of a form.

    `notes` gets how dates were read that can be read in two ways.
    """
    places = [place for place, name in enumerate(found.headings) if name in days]
    written = [
        row[1][place]
        for row in found.rows
        if not isinstance(row, Refused)
        for place in places
        if place < len(row[1])
    ]
    order = numeric_order(written)
    notes += notes_on(written, order)
    for row in found.rows:
        if isinstance(row, Refused):
            yield row
        elif any(cell not in (None, "") for cell in row[1]):
            yield _record(found.headings, *row, order == "month", answers)


def _score(row: Cells | Refused, recognise: Recognise) -> tuple[int, int]:
    if isinstance(row, Refused):
        return 0, 0
    texts = [cell for cell in row[1] if isinstance(cell, str) and cell.strip()]
    return recognise(texts), len(texts)


def _record(
    headings: Sequence[str], line: int, cells: Sequence[Any], month_first: bool, answers: bool
) -> Read:
    over = [cell for cell in cells[len(headings) :] if cell not in (None, "")]
    if over:
        return Refused(
            line,
            _(
                "The row has more cells than there are headings; a text that holds the separator "
                "belongs in quotation marks."
            ),
        )
    return Row(
        line,
        {
            heading: cell
            for heading, cell in zip(headings, cells, strict=False)
            if cell not in (None, "")
        },
        flat=True,
        month_first=month_first,
        answers=answers,
    )


def _headings(cells: Sequence[Any], at_least: int) -> list[str]:
    """A name for each column: its heading, told apart where two are the same."""
    names: list[str] = []
    for place, cell in enumerate([*cells, *[None] * (at_least - len(cells))], 1):
        name = " ".join(str(cell).split()) if cell is not None else ""
        name = name or _("Column {n}").format(n=place)
        names.append(f"{name} ({place})" if name in names else name)
    return names
