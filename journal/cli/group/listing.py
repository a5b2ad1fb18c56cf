"""group: which groups the owner is in."""

from typing import Any

from journal.cli.app import JsonOption, desk, say, show_json
from journal.cli.group.app import group
from journal.group import library, membership
from journal.group.fingerprint import fingerprint
from journal.language import plural
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
