"""group bring-in: what another computer of the owner's shared, into this journal."""

from pathlib import Path
from typing import Annotated

import typer

from journal.cli.app import GroupOption, JsonOption, desk, say, show_json, the_group
from journal.cli.group.app import group
from journal.clock import utc_now
from journal.language import _
from journal.sharing.coming_home import bring_in, in_words
from journal.sharing.only_there import OnlyThere, differences_in_words, only_there
from journal.sharing.own_snapshot import newest_own


@group.command("bring-in")
def bring_in_(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE]...", help="What you shared, where it is not merged here."),
    ] = None,
    group: GroupOption = None,
    look: Annotated[
        bool, typer.Option("--look", help="Only tell what it holds; nothing changes.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Bring in the trials that only another computer of yours shared.

    They go along with your next bundle. “bundle --take-over” takes them back from the group.
    """
    with desk().journal.session() as session:
        mine = the_group(session, group)
        with desk().library(mine) as opened, opened.reading() as library:
            own = newest_own(library, mine, files or ())
        found = only_there(session, mine, own) if own else OnlyThere()
        brought = None
        if own and not look:
            # What says something else there shows in a review; “bundle” makes one, and asks.
            brought = bring_in(session, mine, own, utc_now(), all_told=False)
    if as_json:
        made = (*brought.trials, *brought.opened) if brought else ()
        show_json({**found.as_json(), "ids": list(made)})
        return
    for title in found.titles:
        say(title)
    for fact in differences_in_words(found):
        say(f"{fact}.")
    if brought:
        say(in_words(brought))
    elif not found.would_be_lost:
        say(_("There is nothing to bring in."))
