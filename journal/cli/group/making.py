"""group: make one, open its rounds, renew its keys."""

from pathlib import Path
from typing import Annotated

import typer

from journal.cli.app import GroupOption, JsonOption, desk, say, show_json, the_group
from journal.cli.group.app import group
from journal.clock import utc_now
from journal.files import write_atomically
from journal.group import admitting, membership
from journal.group.announcement import USUAL_THRESHOLD
from journal.language import _


@group.command("new")
def new(
    name: str,
    open_: Annotated[bool, typer.Option("--open", help="Every member may open and merge.")] = False,
    threshold: Annotated[
        int, typer.Option(help="The fewest people a figure may stand for.")
    ] = USUAL_THRESHOLD,
    invited: Annotated[int | None, typer.Option(help="How many people are invited.")] = None,
    purpose: Annotated[str, typer.Option(help="What the group is for.")] = "",
    accept: Annotated[
        list[str] | None, typer.Option(help="Id of a group whose collections it takes in.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Make a group; you are its facilitator."""
    with desk().journal.session() as session:
        made = membership.found_group(
            session,
            name,
            utc_now(),
            purpose=purpose,
            threshold=threshold,
            invited=invited,
            open_to_all=open_,
            accepts=tuple(accept or ()),
        )
        with desk().library(made) as opened, opened.session() as library_session:
            admitting.admit_founder(library_session, made)
    if as_json:
        show_json({"id": made.group_id, "name": membership.announcement_of(made).name})
    else:
        say(_("Made the group {name} ({id}). Next: invite.").format(name=name, id=made.group_id))


@group.command("renew")
def renew(
    group: GroupOption = None,
    out: Annotated[Path | None, typer.Option("--out", help="The new invitation.")] = None,
) -> None:
    """Start new keys; send the new invitation to those who stay."""
    with desk().journal.session() as session:
        mine = the_group(session, group)
        membership.renew_keys(session, mine)
        text = membership.invitation_to(mine).to_text()
    if out:
        write_atomically(out, text.encode() + b"\n")
    say(_("The keys are new. Send a new invitation to everyone who stays."))


@group.command("round")
def round_(group: GroupOption = None) -> None:
    """Open the next round."""
    with desk().journal.session() as session:
        announced = membership.open_round(session, the_group(session, group), utc_now().date())
    say(_("Round {n} is open.").format(n=announced.round))
