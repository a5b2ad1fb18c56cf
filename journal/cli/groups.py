"""group: make, invite, join, admit, remove, renew, open rounds, leave, list."""

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlmodel import Session

from journal.cli.app import GroupOption, JsonOption, app, desk, say, show_json, the_group
from journal.clock import utc_now
from journal.errors import UserError
from journal.files import read_file, write_atomically
from journal.group import admitting, library, membership
from journal.group.admission import Role
from journal.group.announcement import USUAL_THRESHOLD
from journal.group.collection import write_admissions
from journal.group.fingerprint import fingerprint
from journal.group.invitation import LONGEST, read_invitation
from journal.ids import clean_code, in_fours
from journal.language import _, plural
from journal.model.membership import Membership
from journal.sharing.leaving import leave as leave_group
from journal.sharing.sending import send_to_file

group = typer.Typer(help="Groups: who is in, who may open what, rounds.")
app.add_typer(group, name="group")

OutOption = Annotated[Path, typer.Option("--out", help="The file to write.")]
MaybeOut = Annotated[Path | None, typer.Option("--out", help="Write the admissions to this file.")]


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


@group.command("invite")
def invite(out: OutOption, group: GroupOption = None) -> None:
    """Write the invitation, a line of text to send to the members."""
    with desk().journal.reading() as session:
        text = membership.invitation_to(the_group(session, group)).to_text()
    write_atomically(out, text.encode() + b"\n")
    say(_("Send {path} to the people you invite, and to nobody else.").format(path=out))


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


@group.command("admit")
def admit(
    keys: Annotated[list[str] | None, typer.Argument(metavar="[KEY]...")] = None,
    group: GroupOption = None,
    all_: Annotated[bool, typer.Option("--all", help="Everyone who waits.")] = False,
    role: Annotated[list[str] | None, typer.Option(help="register-keeper or slips.")] = None,
    more_than_invited: Annotated[bool, typer.Option("--more-than-invited")] = False,
    out: MaybeOut = None,
    as_json: JsonOption = False,
) -> None:
    """Let contributors in; without KEY or --all, say who waits."""
    roles = [_role(one) for one in role or []]
    with desk().journal.reading() as session:
        mine = the_group(session, group)
        with desk().library(mine) as opened, opened.session() as found:
            waiting = admitting.waiting(found)
            wanted = waiting if all_ else [admitting.find_key(found, key) for key in keys or []]
            made = admitting.admit(found, mine, wanted, roles, more_than_invited)
            _write_admissions(found, mine, out)
            left = admitting.waiting(found)
    if as_json:
        show_json({"admitted": [one.contributor for one in made], "waiting": left})
        return
    if made:
        say(_("{n} let in.").format(n=len(made)))
    elif all_ or out:
        say(_("Nobody new is waiting."))
    for key in () if made or all_ else waiting:
        say(f"{admitting.member_code(key)}  {key}")


@group.command("remove")
def remove(key: str, group: GroupOption = None, out: MaybeOut = None) -> None:
    """Remove a contributor; what she shared is deleted here and wherever the record arrives."""
    with desk().journal.reading() as session:
        mine = the_group(session, group)
        _remove(mine, [key], out)
    say(_("Removed. Send the admissions, or the next collection, to the others."))


@group.command("withdraw-code")
def withdraw_code(code: str, out: MaybeOut = None) -> None:
    """Carry out a withdrawal code: its contributor is removed with all she shared."""
    typed = clean_code(code)
    with desk().journal.reading() as session:
        for mine in membership.memberships(session):
            with desk().library(mine) as opened, opened.reading() as found:
                found_keys = admitting.keys_of_withdrawal_code(found, typed)
            if found_keys:
                _remove(mine, found_keys, out)
                say(_("Withdrawn from {name}.").format(name=membership.announcement_of(mine).name))
                return
    raise UserError(_("No contribution here has this withdrawal code; check it for slips."))


@group.command("code")
def code(group: GroupOption = None) -> None:
    """Print the withdrawal code, which works without this computer; keep it on paper."""
    with desk().journal.reading() as session:
        say(in_fours(the_group(session, group).withdrawal_code))


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


@group.command("leave")
def leave(out: OutOption, group: GroupOption = None) -> None:
    """Leave: write an empty bundle that takes everything back."""
    with desk().journal.session() as session:
        mine = the_group(session, group)
        with desk().library(mine) as opened, opened.reading() as found:
            in_library = library.held(found)
        leave_group(
            session, mine, utc_now(), in_library, partial(send_to_file, session, mine, path=out)
        )
    say(
        _("Send {path} like any bundle; with it everything you shared is taken back.").format(
            path=out
        )
    )


@group.command("list")
def list_(as_json: JsonOption = False) -> None:
    """List your groups."""
    with desk().journal.reading() as session:
        shown = [_shown(one) for one in membership.memberships(session)]
    if as_json:
        show_json(shown)
        return
    for one in shown:
        people = plural("{n} contributor", "{n} contributors", one["contributors"])
        trials = plural("{n} trial", "{n} trials", one["trials"])
        say(f"{one['name']}  {one['id']}  {people}, {trials}  {one['fingerprint']}")


def _shown(mine: Membership) -> dict[str, Any]:
    announced = membership.announcement_of(mine)
    with desk().library(mine) as opened, opened.reading() as found:
        contributors, trials = library.counts(found)
        return {
            "id": mine.group_id,
            "name": announced.name,
            "contributors": contributors,
            "trials": trials,
            "fingerprint": fingerprint(found),
            "round": announced.round,
            "invited": announced.invited,
            "facilitator": mine.facilitator_key is not None,
            "contributor": mine.contributor,
            "left": mine.left_at is not None,
        }


def _remove(mine: Membership, typed: list[str], out: Path | None) -> None:
    with desk().library(mine) as opened:
        with opened.session() as found:
            for key in typed:
                admitting.remove(found, mine, admitting.find_key(found, key))
            _write_admissions(found, mine, out)
        opened.forget_for_good()


def _write_admissions(found: Session, mine: Membership, out: Path | None) -> None:
    if out:
        signed = membership.signed_announcement_of(mine)
        write_atomically(out, write_admissions(signed, library.admissions(found)))


def _role(typed: str) -> Role:
    if typed == "register-keeper":
        return "register-keeper"
    if typed == "slips":
        return "slips"
    raise UserError(_("A role is register-keeper or slips."))
