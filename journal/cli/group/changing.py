"""group: change what a group says of itself, open its rounds, renew its keys, name its keeper."""

from pathlib import Path
from typing import Annotated

import typer

from journal.cli.app import GroupOption, JsonOption, desk, say, show_json, the_group
from journal.cli.group.app import (
    AcceptOption,
    ContextOption,
    InvitedOption,
    MaybeOut,
    group,
    write_admissions_to,
)
from journal.clock import utc_now
from journal.errors import UserError
from journal.files import write_atomically
from journal.group import admitting, membership
from journal.language import _


@group.command("change")
def change(
    group: GroupOption = None,
    name: Annotated[str | None, typer.Option(help="Another name.")] = None,
    purpose: Annotated[str | None, typer.Option(help="What the group is for.")] = None,
    threshold: Annotated[int | None, typer.Option(help="It may rise and never fall.")] = None,
    invited: InvitedOption = None,
    context: ContextOption = None,
    accept: AcceptOption = None,
    as_json: JsonOption = False,
) -> None:
    """Change what a group says of itself; send an invitation or a collection to tell the others."""
    wanted = (name, purpose, threshold, invited, context, accept)
    if all(one is None for one in wanted):
        raise UserError(_("Say what to change, --name or --invited, say."))
    with desk().journal.session() as session:
        announced = membership.change_group(
            session,
            the_group(session, group),
            name=name,
            purpose=purpose,
            threshold=threshold,
            invited=invited,
            context=context,
            accepts=accept or (),
        )
    if as_json:
        show_json({"id": announced.id, "name": announced.name, "counter": announced.counter})
    else:
        say(_("Changed. The others learn of it from the next invitation or collection."))


@group.command("keeper")
def keeper(
    key: Annotated[str | None, typer.Argument(help="Who keeps it from now on.")] = None,
    group: GroupOption = None,
    nobody: Annotated[bool, typer.Option("--nobody", help="Nobody keeps it.")] = False,
    out: MaybeOut = None,
) -> None:
    """Let one contributor keep the tool register, and nobody else."""
    if (key is None) is not nobody:
        raise UserError(_("Say who keeps the register, or --nobody."))
    with desk().journal.reading() as session:
        mine = the_group(session, group)
        with desk().library(mine) as opened, opened.session() as found:
            chosen = admitting.find_key(found, mine.group_id, key) if key else None
            admitting.make_keeper(found, mine, chosen)
            write_admissions_to(found, mine, out)
    if chosen:
        code = admitting.member_code(chosen)
        say(
            _("{code} keeps the tool register; its lines come with the next share.").format(
                code=code
            )
        )
    else:
        say(_("Nobody keeps the tool register now."))


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
