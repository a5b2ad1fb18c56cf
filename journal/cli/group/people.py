"""group: who is let in, removed or withdrawn by a code."""

from pathlib import Path
from typing import Annotated

import typer

from journal.cli.app import GroupOption, JsonOption, desk, say, show_json, the_group
from journal.cli.group.app import MaybeOut, group, write_admissions_to
from journal.errors import UserError
from journal.group import admitting, membership
from journal.group.admission import Role
from journal.group.forgetting import forget_for_good
from journal.ids import clean_code
from journal.language import _
from journal.model.membership import Membership


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
            waiting = admitting.waiting(found, mine.group_id)
            named = [admitting.find_key(found, mine.group_id, key) for key in keys or []]
            wanted = waiting if all_ else named
            made = admitting.admit(found, mine, wanted, roles, more_than_invited)
            write_admissions_to(found, mine, out)
            left = admitting.waiting(found, mine.group_id)
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
    typed, withdrawn, is_elsewhere = clean_code(code), 0, False
    with desk().journal.reading() as session:
        for mine in membership.memberships(session):
            with desk().library(mine) as opened, opened.reading() as found:
                found_keys = admitting.keys_of_withdrawal_code(found, mine.group_id, typed)
            if found_keys and membership.leads(mine):
                withdrawn += 1
                _remove(mine, found_keys, _numbered(out, withdrawn))
                say(_("Withdrawn from {name}.").format(name=membership.announcement_of(mine).name))
            is_elsewhere = is_elsewhere or bool(found_keys)
    if is_elsewhere and not withdrawn:
        raise UserError(_("Only the group's facilitator can do this."))
    if not withdrawn:
        raise UserError(_("No contribution here has this withdrawal code; check it for slips."))


def _numbered(out: Path | None, n: int) -> Path | None:
    """Where the admissions of the n-th group go: nobody's code is good for two, but for a hash that
    was copied from one group into another to be withdrawn in its place.
    """
    return out if out is None or n == 1 else out.with_stem(f"{out.stem}-{n}")


def _remove(mine: Membership, typed: list[str], out: Path | None) -> None:
    with desk().library(mine) as opened:
        with opened.session() as found:
            for key in typed:
                admitting.remove(found, mine, admitting.find_key(found, mine.group_id, key))
            write_admissions_to(found, mine, out)
        forget_for_good(opened)


def _role(typed: str) -> Role:
    if typed == "register-keeper":
        return "register-keeper"
    if typed == "slips":
        return "slips"
    raise UserError(_("A role is register-keeper or slips."))
