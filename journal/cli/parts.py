"""Which part of a digest is written, for whom, of which day, in which format and where."""

from datetime import date
from pathlib import Path
from typing import Annotated, get_args

import typer

from journal.clock import utc_now
from journal.digest.compose import Audience, Composed
from journal.digest.document import Document
from journal.errors import UserError
from journal.language import _
from journal.render.pdf import Paper

EditionOption = Annotated[
    str | None, typer.Option("--edition", help="peers or leaders; peers if absent.")
]
PartOption = Annotated[
    str,
    typer.Option(
        "--part",
        help="digest, board (one page for the board, for leaders) or pack (a session of forty "
        "minutes, for peers).",
    ),
]
FormatOption = Annotated[str, typer.Option("--format", help="html, pdf, md, xlsx, csv or json.")]
PaperOption = Annotated[str, typer.Option("--paper", help="a4 or letter, for PDF and XLSX.")]
OutOption = Annotated[Path | None, typer.Option("--out", help="The file to write.")]
DayOption = Annotated[
    str | None, typer.Option("--as-of", help="The day it speaks of; today if absent.")
]
DecisionsOption = Annotated[
    Path | None, typer.Option("--decisions", help="The facilitator's decisions, from a file.")
]
PreviewOption = Annotated[
    bool,
    typer.Option("--preview", help="Say what a file for leaders would show and hide; write none."),
]

# For whom each part that is a document of its own is made.
_FOR: dict[str, Audience] = {"board": "leaders", "pack": "peers"}
DIGEST = "digest"


def audience_of(edition: str | None, part: str) -> Audience:
    """For whom a part is; UserError where the edition is not its own, or there is no such part."""
    if part not in (DIGEST, *_FOR):
        raise UserError(_("A part is the digest, the board sheet (board) or the session’s pack."))
    audience = next((one for one in get_args(Audience) if one == edition), None)
    if edition is not None and audience is None:
        raise UserError(_("An edition is for peers or for leaders."))
    if part == DIGEST:
        return audience or "peers"
    if audience not in (None, _FOR[part]):
        raise UserError(
            _("The board sheet goes with the leaders’ edition, the session’s pack with the peers’.")
        )
    return _FOR[part]


def part_of(composed: Composed, part: str) -> Document:
    """The document to be written."""
    return composed.document if part == DIGEST else composed.extras[part]


def paper_of(paper: str) -> Paper:
    """The paper to lay it out for; UserError for one that is not known."""
    for known in get_args(Paper):
        if known == paper:
            return known  # type: ignore[no-any-return]
    raise UserError(_("Paper is a4 or letter."))


def day_of(typed: str | None) -> date:
    """The day as typed, today if it was not; UserError for what is no day."""
    if typed is None:
        return utc_now().astimezone().date()
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise UserError(_("Give the day as in 2026-11-21.")) from error
