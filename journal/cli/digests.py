"""digest."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from journal.cli.app import GroupOption, app, desk, say, the_group
from journal.clock import utc_now
from journal.digest.compose import Audience, Composed
from journal.digest.releasing import keep_release, read_digest
from journal.digest.render.formats import write_digest
from journal.errors import UserError
from journal.files import read_file, write_atomically
from journal.group.decisions import read_decisions
from journal.language import _
from journal.privacy.finder import default_finder
from journal.sharing.remembered_scores import remembering

LARGEST_FILE = 20_000_000  # bytes


@app.command("digest")
def digest(
    out: Annotated[Path, typer.Option("--out", help="The file to write.")],
    edition: Annotated[str, typer.Option(help="peers or leaders.")] = "peers",
    format_: Annotated[
        str, typer.Option("--format", help="html, pdf, md, xlsx, csv or json.")
    ] = "html",
    group: GroupOption = None,
    as_of: Annotated[
        str | None, typer.Option(help="The day it speaks of; today if absent.")
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option(help="The facilitator's decisions, from a file.")
    ] = None,
) -> None:
    """Write a digest for the group or its leaders."""
    audience, day = _audience(edition), _day(as_of)
    made = read_decisions(read_file(decisions, LARGEST_FILE)) if decisions else None
    with desk().journal.session() as session:
        mine = the_group(session, group)
        with desk().library(mine) as opened:
            finder = remembering(default_finder(), desk().home)
            composed = read_digest(opened, session, mine, audience, day, finder, made)
        data = write_digest(composed.document, format_)
        keep_release(session, mine, composed)
    # After the commit: what leaders were given is in the ledger, whatever happens now.
    write_atomically(out, data)
    say(_("{path} is written.").format(path=out))
    _say_what_was_masked(composed)


def _say_what_was_masked(composed: Composed) -> None:
    masked = [found.text for found in composed.found if found.masked]
    if masked:
        say(
            _("Printed masked until you decide: {words}").format(
                words=", ".join(f"“{text}”" for text in masked)
            )
        )


def _audience(edition: str) -> Audience:
    if edition == "peers":
        return "peers"
    if edition == "leaders":
        return "leaders"
    raise UserError(_("An edition is for peers or for leaders."))


def _day(typed: str | None) -> date:
    if typed is None:
        return utc_now().astimezone().date()
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise UserError(_("Give the day as in 2026-11-21.")) from error
