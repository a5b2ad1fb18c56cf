"""group: which groups the owner is in, and what each says of itself."""

from typing import Any

from journal.cli.app import GroupOption, JsonOption, desk, say, show_json, the_group
from journal.cli.group.app import group
from journal.group import admitting, library, membership
from journal.group.fingerprint import fingerprint
from journal.language import _, plural
from journal.model.membership import Membership


@group.command("list")
def list_(as_json: JsonOption = False) -> None:
    """List your groups."""
    with desk().journal.reading() as session:
        shown = [_shown(one) for one in membership.memberships(session)]
    if as_json:
        show_json(shown)
        return
    for one in shown:
        standing = ", ".join((*_counts(one), *_standing(one)))
        say(f"{one['name']}  {one['id']}  {standing}  {one['fingerprint']}")


@group.command("show")
def show(group: GroupOption = None, as_json: JsonOption = False) -> None:
    """Show all that a group says of itself, and your place in it."""
    with desk().journal.reading() as session:
        mine = the_group(session, group)
        shown = _shown(mine) | _terms(mine) | _people(mine)
    if as_json:
        show_json(shown)
        return
    for label, value in _lines(shown):
        if value:
            say(f"{label}: {value}")


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
            "facilitator": membership.leads(mine),
            "handed_over": mine.handed_over_at is not None,
            "contributor": mine.contributor,
            "left": mine.left_at is not None,
            "folder": mine.folder,
            "merges_itself": mine.merges_itself,
        }


def _terms(mine: Membership) -> dict[str, Any]:
    announced = membership.announcement_of(mine)
    return {
        "purpose": announced.purpose,
        "threshold": announced.threshold,
        "open": announced.open,
        "context": list(announced.context),
        "rounds": [one.model_dump(mode="json") for one in announced.rounds],
        "accepts": list(announced.accepts),
    }


def _people(mine: Membership) -> dict[str, Any]:
    with desk().library(mine) as opened, opened.reading() as found:
        let_in = admitting.let_in(found, mine.group_id)
        waiting = admitting.waiting(found, mine.group_id)
    keepers = [key for key, one in let_in.items() if "register-keeper" in one.roles]
    return {
        "code": admitting.member_code(mine.contributor),
        "let_in": len(let_in),
        "waiting": len(waiting),
        "keepers": [admitting.member_code(key) for key in sorted(keepers)],
    }


def _counts(shown: dict[str, Any]) -> list[str]:
    return [
        plural("{n} contributor", "{n} contributors", shown["contributors"]),
        plural("{n} trial", "{n} trials", shown["trials"]),
    ]


def _standing(shown: dict[str, Any]) -> list[str]:
    """What the owner is there, in words."""
    said = {
        "facilitator": _("facilitator"),
        "handed_over": _("role handed over"),
        "left": _("left"),
    }
    words = [word for name, word in said.items() if shown[name]]
    if shown["folder"]:
        words.append(_("folder {path}").format(path=shown["folder"]))
    return words


def _lines(shown: dict[str, Any]) -> list[tuple[str, str]]:
    opens = _("every member") if shown["open"] else _("the facilitators")
    rounds = [f"{one['number']} ({one['opened_on']})" for one in shown["rounds"]]
    return [
        (_("Group"), f"{shown['name']}  {shown['id']}"),
        (_("What it is for"), shown["purpose"]),
        (_("You"), ", ".join((shown["code"], *_standing(shown)))),
        (_("Threshold"), str(shown["threshold"])),
        (_("Invited"), "" if shown["invited"] is None else str(shown["invited"])),
        (_("Let in"), str(shown["let_in"])),
        (_("Waiting"), str(shown["waiting"] or "")),
        (_("Who may open what members send"), opens),
        (_("Asks to know"), ", ".join(shown["context"]) or _("nothing")),
        (_("Keeps the tool register"), ", ".join(shown["keepers"]) or _("nobody")),
        (_("Rounds"), ", ".join(rounds)),
        (_("Takes in"), ", ".join(shown["accepts"])),
        (_("Merged here"), ", ".join(_counts(shown))),
        (_("Fingerprint"), shown["fingerprint"]),
    ]
