"""group: the invitation as text, file, QR code and sheet; the withdrawal code on paper."""

from pathlib import Path
from typing import Annotated

import typer

from journal.cli.app import GroupOption, desk, say, the_group
from journal.cli.group.app import group
from journal.clock import utc_now
from journal.errors import UserError
from journal.files import write_atomically
from journal.group import membership
from journal.ids import in_fours
from journal.language import _


@group.command("invite")
def invite(
    out: Annotated[Path | None, typer.Option("--out", help="The file to write.")] = None,
    qr: Annotated[
        Path | None, typer.Option("--qr", help="A QR code to show to phones, as SVG.")
    ] = None,
    paper: Annotated[Path | None, typer.Option("--paper", help="A sheet to print, as PDF.")] = None,
    group: GroupOption = None,
) -> None:
    """Write the invitation, a line of text to send to the members; without a file, print it."""
    files: dict[Path, bytes] = {}
    with desk().journal.reading() as session:
        mine = the_group(session, group)
        text = membership.invitation_to(mine).to_text()
        if out:
            files[out] = text.encode() + b"\n"
        if qr:
            files[qr] = _drawn(text)
        if paper:
            # Late: most commands need no PDF.
            from journal.group.paper import invitation_sheet

            files[paper] = invitation_sheet(mine, utc_now().astimezone().date())
    if not files:
        say(text)
    for path, data in files.items():
        write_atomically(path, data)
        say(_("Send {path} to the people you invite, and to nobody else.").format(path=path))


@group.command("code")
def code(
    group: GroupOption = None,
    paper: Annotated[Path | None, typer.Option("--paper", help="A sheet to print, as PDF.")] = None,
) -> None:
    """Print the withdrawal code, which works without this computer; keep it on paper."""
    with desk().journal.reading() as session:
        mine = the_group(session, group)
    if paper is None:
        say(in_fours(mine.withdrawal_code))
        return
    # Late: most commands need no PDF.
    from journal.group.paper import withdrawal_sheet

    write_atomically(paper, withdrawal_sheet(mine, utc_now().astimezone().date()))
    say(_("Print {path} and keep it away from this computer.").format(path=paper))


def _drawn(text: str) -> bytes:
    # Late: most commands need no code.
    from journal.render.qr import qr_svg

    drawn = qr_svg(text)
    if drawn is None:
        raise UserError(
            _("The invitation is too long for one QR code; shorten what the group is for.")
        )
    return drawn.encode()
