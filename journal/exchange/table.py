"""Rows of cells under headings, wherever they come from."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from journal.errors import UserError
from journal.exchange.columns import Columns
from journal.exchange.record import Read, Refused, Row, Rows
from journal.exchange.values import numeric_order
from journal.language import _

HEADINGS_WITHIN = 10  # a title and a note may stand above the headings

_DATES = ("tried_on", "made_on")
Cells = tuple[int, Sequence[Any]]


def records(
    rows: Iterator[Cells | Refused],
    columns: Columns,
    name: str,
    notes: list[str],
    *,
    aligned: bool = False,
) -> Rows:
    """The records under the first row of headings; UserError if no row has any that is known.

    `notes` gets how dates were read that can be read in two ways. `aligned` says that cells stand
    under their heading for sure, so that a row may be wider than the headings.
    """
    first = list(islice(rows, HEADINGS_WITHIN))
    scores = [
        0 if isinstance(row, Refused) else columns.recognised(cell for cell in row[1])
        for row in first
    ]
    if not any(scores):
        raise UserError(
            _(
                "No column of {name} was recognised; head them with the journal's field names, "
                "or say with a map which is which."
            ).format(name=name)
        )
    top = scores.index(max(scores))
    rest = [*first[top + 1 :], *rows]
    widest = max((len(row[1]) for row in rest if not isinstance(row, Refused)), default=0)
    headings = _headings(first[top][1], widest if aligned else 0)
    days = [place for place, name in enumerate(headings) if columns.field(name) in _DATES]
    month_first = _month_first(rest, days, notes)
    for row in rest:
        if isinstance(row, Refused):
            yield row
        elif any(cell not in (None, "") for cell in row[1]):
            yield _record(headings, *row, month_first)


def _month_first(rows: Sequence[Cells | Refused], days: Sequence[int], notes: list[str]) -> bool:
    written = [
        row[1][place]
        for row in rows
        if not isinstance(row, Refused)
        for place in days
        if place < len(row[1])
    ]
    order = numeric_order(written)
    if order == "either":
        notes.append(_("Dates such as 03/11/2026 were read as 3 November."))
    return order == "month"


def _record(headings: Sequence[str], line: int, cells: Sequence[Any], month_first: bool) -> Read:
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
    )


def _headings(cells: Sequence[Any], at_least: int) -> list[str]:
    """A name for each column: its heading, told apart where two are the same."""
    names: list[str] = []
    for place, cell in enumerate([*cells, *[None] * (at_least - len(cells))], 1):
        name = " ".join(str(cell).split()) if cell is not None else ""
        name = name or _("Column {n}").format(n=place)
        names.append(f"{name} ({place})" if name in names else name)
    return names
