"""group: join, leave."""

from functools import partial
from pathlib import Path

from journal.cli.agreeing import ClockIsRight, TakeOver
from journal.cli.app import GroupOption, JsonOption, desk, say, show_json, the_group
from journal.cli.group.app import group
from journal.cli.target import TargetOption, target
from journal.clock import utc_now
from journal.files import read_file
from journal.group import admitting, membership
from journal.group.invitation import LONGEST, read_invitation
from journal.language import _
from journal.sharing.leaving import leave as leave_group
from journal.sharing.sending import send_to_file


@group.command("join")
def join(file: Path, as_json: JsonOption = False) -> None:
    """Join a group by its invitation."""
    invitation = read_invitation(read_file(file, LONGEST).decode("utf-8", "replace"))
    with desk().journal.session() as session:
        made = membership.join_group(session, invitation, utc_now())
        name = membership.announcement_of(made).name
    if as_json:
        show_json({"id": made.group_id, "name": name, "contributor": made.contributor})
    else:
        say(
            _("You are in {name}. Your code, for the facilitator: {code}").format(
                name=name, code=admitting.member_code(made.contributor)
            )
        )


@group.command("leave")
def leave(
    out: TargetOption = None,
    group: GroupOption = None,
    take_over: TakeOver = False,
    clock_is_right: ClockIsRight = False,
) -> None:
    """Leave: write an empty bundle that takes everything back."""
    path = target(group, out)
    with desk().journal.session() as session:
        mine = the_group(session, group)
        with desk().library(mine) as opened, opened.reading() as found:
            leave_group(
                session,
                found,
                mine,
                utc_now(),
                partial(send_to_file, session, mine, path=path),
                take_over=take_over,
                clock_is_right=clock_is_right,
            )
        leads, name = membership.leads(mine), membership.announcement_of(mine).name
    say(
        _("Send {path} like any bundle; with it everything you shared is taken back.").format(
            path=path
        )
    )
    if leads:
        say(
            _("You are still the facilitator of {name}; “group hand-over” passes that on.").format(
                name=name
            )
        )
