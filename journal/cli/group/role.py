"""group: the facilitator's role handed over, taken on, taken back, its keys forgotten."""

from pathlib import Path
from typing import Annotated

import typer

from journal.cli.app import GroupOption, JsonOption, desk, say, show_json, the_group
from journal.cli.group.app import OutOption, group
from journal.clock import utc_now
from journal.errors import UserError
from journal.files import read_file, write_atomically
from journal.group import membership, role, role_file
from journal.ids import in_fours
from journal.language import _


@group.command("hand-over")
def hand_over(out: OutOption, group: GroupOption = None, as_json: JsonOption = False) -> None:
    """Hand the facilitator's role over: a file, and a code that is told another way."""
    with desk().journal.session() as session:
        mine = the_group(session, group)
        with desk().library(mine) as opened, opened.reading() as found:
            made = role.hand_over(session, found, mine, utc_now())
        # Before the commit: a role whose file could not be written stays where it is.
        write_atomically(out, made.data)
    code = in_fours(made.code)
    if as_json:
        show_json({"out": str(out), "code": code})
        return
    say(_("Send {path} to the one who follows you; she has to be in the group.").format(path=out))
    say(_("Tell her this code another way, by telephone say: {code}").format(code=code))
    say(_("From now on the role rests here. Once she has taken it on: “group forget-role”."))


@group.command("take-on")
def take_on(
    file: Path,
    code: Annotated[str, typer.Option("--code", help="The code that you were told.")],
    as_json: JsonOption = False,
) -> None:
    """Take the facilitator's role on from its file and code."""
    taken = role_file.open_role(read_file(file, role_file.LARGEST), code)
    with desk().journal.session() as session:
        mine = role.member_for(session, taken)
        with desk().library(mine) as opened:
            with opened.session() as found:
                role.take_on(session, found, mine, taken)
            opened.forget_for_good()  # the admissions may have removed somebody
        name = membership.announcement_of(mine).name
    if as_json:
        show_json({"id": taken.group, "name": name})
        return
    say(_("You are the facilitator of {name} now.").format(name=name))
    say(_("Who had the role before may still hold its keys; “group renew” starts new ones."))


@group.command("take-back")
def take_back(
    group: GroupOption = None,
    file_was_lost: Annotated[
        bool, typer.Option("--file-was-lost", help="Nobody has taken the role on, nor will.")
    ] = False,
) -> None:
    """Take the role back that nobody took on."""
    with desk().journal.session() as session:
        mine = the_group(session, group)
        if not file_was_lost and mine.handed_over_at is not None:
            raise UserError(
                _(
                    "If somebody has taken the role on, two would release to leaders, and their "
                    "figures side by side could tell who is who. If the file was lost, say so "
                    "with --file-was-lost."
                )
            )
        role.take_back(session, mine)
        name = membership.announcement_of(mine).name
    say(_("You are the facilitator of {name} again.").format(name=name))


@group.command("forget-role")
def forget_role(
    group: GroupOption = None,
    for_good: Annotated[
        bool, typer.Option("--for-good", help="The one who follows has taken it on.")
    ] = False,
) -> None:
    """Forget the keys of a role that was handed over."""
    with desk().journal.session() as session:
        mine = the_group(session, group)
        if not for_good and mine.handed_over_at is not None:
            raise UserError(
                _(
                    "Without these keys the role cannot be taken back. Once the one who follows "
                    "you has taken it on, say so with --for-good."
                )
            )
        role.forget_role(session, mine)
    desk().journal.forget_for_good()
    say(_("The keys are forgotten here. Older backups hold them until they rotate."))
