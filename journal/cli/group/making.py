"""group: make one."""

from typing import Annotated

import typer

from journal.cli.app import JsonOption, desk, say, show_json
from journal.cli.group.app import AcceptOption, ContextOption, InvitedOption, group
from journal.clock import utc_now
from journal.errors import UserError
from journal.group import admitting, membership
from journal.group.announcement import CONTEXT, USUAL_THRESHOLD
from journal.language import _


@group.command("new")
def new(
    name: str,
    open_: Annotated[bool, typer.Option("--open", help="Every member may open and merge.")] = False,
    threshold: Annotated[
        int, typer.Option(help="The fewest people a figure may stand for.")
    ] = USUAL_THRESHOLD,
    invited: InvitedOption = None,
    purpose: Annotated[str, typer.Option(help="What the group is for.")] = "",
    context: ContextOption = None,
    keeper: Annotated[
        str, typer.Option(help="Who keeps the tool register: me, or later somebody else.")
    ] = "me",
    accept: AcceptOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a group; you are its facilitator."""
    if keeper not in ("me", "later"):
        raise UserError(_("The register is kept by “me”, or by somebody whom you name “later”."))
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
            context=CONTEXT if context is None else context,
        )
        with desk().library(made) as opened, opened.session() as library_session:
            admitting.admit_founder(library_session, made, keeper == "me")
    if as_json:
        show_json({"id": made.group_id, "name": membership.announcement_of(made).name})
    else:
        say(_("Made the group {name} ({id}). Next: invite.").format(name=name, id=made.group_id))
