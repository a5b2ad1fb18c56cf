"""Where a bundle goes: the file that was named, else the owner's one file in the group's folder."""

from pathlib import Path
from typing import Annotated

import typer

from journal.cli.app import desk, the_group
from journal.errors import UserError
from journal.group.folder.place import own_file
from journal.language import _

TargetOption = Annotated[
    Path | None,
    typer.Option("--out", help="The file to write; by default yours in the group's folder."),
]


def target(group: str | None, out: Path | None) -> Path:
    """The file to write. UserError where none is named and the group's folder is not there."""
    if out is not None:
        return out
    with desk().journal.reading() as session:
        mine = the_group(session, group)
    if mine.folder is None:
        raise UserError(
            _("Name the file with --out, or choose a folder for the group with “group folder”.")
        )
    return own_file(Path(mine.folder), mine)
