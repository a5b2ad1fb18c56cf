"""group: the commands about one's groups, and what several of them share."""

from pathlib import Path
from typing import Annotated

import typer
from sqlmodel import Session

from journal.cli.app import app
from journal.files import write_atomically
from journal.group import library, membership
from journal.group.announcement import CONTEXT
from journal.group.collection import write_admissions
from journal.model.membership import Membership

group = typer.Typer(help="Groups: who is in, who may open what, rounds.")
app.add_typer(group, name="group")

OutOption = Annotated[Path, typer.Option("--out", help="The file to write.")]
MaybeOut = Annotated[Path | None, typer.Option("--out", help="Write the admissions to this file.")]
InvitedOption = Annotated[int | None, typer.Option(help="How many people are invited.")]
ContextOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FIELD",
        help=f"What it asks to know of a trial, again for each; of {', '.join(CONTEXT)}.",
    ),
]
AcceptOption = Annotated[
    list[str] | None, typer.Option(help="Id of a group whose collections it takes in.")
]


def write_admissions_to(found: Session, mine: Membership, out: Path | None) -> None:
    """Write the announcement and all admissions of a group to a file, if one is wanted."""
    if out:
        signed = membership.signed_announcement_of(mine)
        write_atomically(out, write_admissions(signed, library.admissions(found)))
