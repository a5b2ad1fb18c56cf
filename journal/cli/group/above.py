"""group: take in a group's collections no longer."""

from typing import Annotated

import typer

from journal.cli.app import GroupOption, desk, say, the_group
from journal.cli.group.app import group
from journal.group import taking_in
from journal.group.forgetting import forget_for_good
from journal.group.membership import announcement_of
from journal.language import _, plural


@group.command("stop-taking-in")
def stop_taking_in(
    lower: Annotated[
        str, typer.Argument(metavar="GROUP", help="Its name, its id, or the beginning of that.")
    ],
    group: GroupOption = None,
) -> None:
    """Take a group in no longer; what came from it is deleted here, and then at the members."""
    with desk().journal.session() as session:
        mine = the_group(session, group)
        with desk().library(mine) as opened:
            with opened.session() as found:
                one = taking_in.find_taken_in(found, announcement_of(mine), lower)
                taking_in.stop_taking_in(session, found, mine, one.group)
            forget_for_good(opened)
    trials = plural("{n} trial", "{n} trials", one.trials)
    said = _("Taken in no longer; {trials} went from here. Send the members the next collection.")
    say(said.format(trials=trials))
