"""group along: what of a trial's context the owner lets go along to a group."""

from typing import Annotated

import typer

from journal.cli.app import GroupOption, JsonOption, desk, say, show_json, the_group
from journal.cli.group.app import group
from journal.errors import UserError
from journal.group.announcement import CONTEXT
from journal.group.membership import announcement_of
from journal.language import _
from journal.sharing.going_along import going_along, let_go_along


@group.command("along")
def along(
    fields: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FIELD]…", help=f"What goes along, of {', '.join(CONTEXT)}."),
    ] = None,
    group: GroupOption = None,
    nothing: Annotated[bool, typer.Option("--nothing", help="Nothing goes along.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Choose which context goes along from each trial, of what the group asks for, or show it."""
    if fields and nothing:
        raise UserError(_("Name what goes along, or say --nothing."))
    with desk().journal.session() as session:
        mine = the_group(session, group)
        if fields or nothing:
            let_go_along(session, mine, fields or ())
        asked, goes = announcement_of(mine).context, going_along(mine)
    if as_json:
        show_json({"asked": list(asked), "along": list(goes)})
        return
    say(_("The group asks for {fields}.").format(fields=", ".join(asked) or _("nothing")))
    say(_("Along go {fields}.").format(fields=", ".join(goes) or _("none of them")))
