"""group: the folder in which a group exchanges its files, and what is in it."""

from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from journal.cli.app import GroupOption, JsonOption, desk, progress, say, show_json, the_group
from journal.cli.group.app import group
from journal.clock import utc_now
from journal.errors import UserError
from journal.group.folder.asking_again import ask_again, ask_to_save_again
from journal.group.folder.place import set_folder
from journal.group.folder.scanning import scan
from journal.group.folder.seen import Remembered
from journal.group.folder.state import Contribution, FolderFile, FolderState
from journal.group.membership import announcement_of
from journal.group.merge.paths import shown_name
from journal.language import _, plural
from journal.model.membership import Membership


@group.command("folder")
def folder(
    path: Annotated[Path | None, typer.Argument(metavar="[PATH]")] = None,
    group: GroupOption = None,
    by_itself: Annotated[
        bool | None,
        typer.Option(
            "--by-itself/--when-asked", help="Whether the window merges what comes unasked."
        ),
    ] = None,
    forget: Annotated[bool, typer.Option("--forget", help="Use no folder any more.")] = False,
) -> None:
    """Choose the folder for a group's files, on a synced drive or a stick; without PATH, show it.

    Only your own file is ever written there.
    """
    if forget and (path or by_itself):
        raise UserError(_("Either forget the folder or choose one."))
    with desk().journal.session() as session:
        mine = the_group(session, group)
        wanted = path or (Path(mine.folder) if mine.folder else None)
        if by_itself and wanted is None:
            raise UserError(_("Name the folder whose files are to be merged unasked."))
        if forget:
            set_folder(session, desk().home, mine, None)
        elif path or by_itself is not None:
            merges = mine.merges_itself if by_itself is None else by_itself
            set_folder(session, desk().home, mine, wanted, merges)
    say(_where(mine))


@group.command("status")
def status(
    group: GroupOption = None,
    message: Annotated[
        bool, typer.Option("--message", help="Print a message that asks everybody to share again.")
    ] = False,
    about: Annotated[
        str | None, typer.Option("--about", help="The message, about one file that is unreadable.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show whose contribution is current, not refreshed, lapsed or unreadable, and who waits."""
    with desk().journal.reading() as session:
        mine = the_group(session, group)
    chosen = Path(mine.folder) if mine.folder else None
    with desk().library(mine) as opened, opened.reading() as found:
        state = scan(chosen, mine, found, utc_now(), Remembered(), progress(_("Reading")))
    announced = announcement_of(mine)
    words = ask_to_save_again(announced, state, about) if about else ask_again(announced, state)
    if as_json:
        show_json(_as_json(mine, state, words))
    elif message or about:
        say(words.rstrip("\n"))
    else:
        _print(mine, state)


def _where(mine: Membership) -> str:
    name = announcement_of(mine).name
    if mine.folder is None:
        return _("{name} has no folder; its files are exchanged one by one.").format(name=name)
    if mine.merges_itself:
        said = _("The files of {name} are in {folder}; the window merges what comes by itself.")
    else:
        said = _("The files of {name} are in {folder}; they are merged when you ask for it.")
    return said.format(name=name, folder=mine.folder)


def _print(mine: Membership, state: FolderState) -> None:
    say(_where(mine))
    for one in state.contributions:
        say(f"{_who(one)}  {_in_words(one)}")
    told = {one.file for one in state.contributions}
    for file in state.files:
        if file.state not in ("own", "merged") and file.name not in told:
            said = _("{name}: {state}.").format(name=file.name, state=_state_in_words(file))
            say(f"{said} {file.reason}".rstrip())
    say(_summary(state))


def _who(one: Contribution) -> str:
    if not one.code:
        return _("nobody knows whose")
    return f"{one.code} {_('(yours)')}" if one.is_own else one.code


def _in_words(one: Contribution) -> str:
    words = {
        "current": _("current"),
        "not-refreshed": _("not refreshed in this round"),
        "lapsed": _("lapsed: it no longer counts"),
        "unreadable": _("unreadable"),
    }[one.standing]
    parts = [words]
    if one.trials is not None:
        parts.append(plural("{n} trial", "{n} trials", one.trials))
    if one.waiting and one.code:
        parts.append(_("waits to be let in"))
    if one.file:
        parts.append(f"{one.file}: {one.reason}")
    return ", ".join(parts)


def _state_in_words(file: FolderFile) -> str:
    return {
        "own": _("yours"),
        "new": _("new, not merged yet"),
        "merged": _("merged"),
        "older": _("older than what is here"),
        "copy": _("a copy"),
        "removed": _("no longer in the group"),
        "arriving": _("still arriving"),
        "unreadable": _("unreadable"),
        "sealed": _("sealed"),
        "foreign": _("of another group"),
    }[file.state]


def _summary(state: FolderState) -> str:
    if state.invited is None:
        said = plural("{n} counts today.", "{n} count today.", state.shared)
    else:
        words = _("{n} of {invited} invited count today.")
        said = words.format(n=state.shared, invited=state.invited)
    if state.waiting:
        said += " " + plural("{n} waits to be let in.", "{n} wait to be let in.", state.waiting)
    if state.to_merge:
        said += " " + plural(
            "{n} file would change the library; “merge” takes it in.",
            "{n} files would change the library; “merge” takes them in.",
            len(state.to_merge),
        )
    return said


def _as_json(mine: Membership, state: FolderState, message: str) -> dict[str, Any]:
    standings = Counter(one.standing for one in state.contributions)
    return {
        "group": mine.group_id,
        "folder": mine.folder,
        "merges_itself": mine.merges_itself,
        "round": announcement_of(mine).round,
        "invited": state.invited,
        "counts": {
            name: standings[name] for name in ("current", "not-refreshed", "lapsed", "unreadable")
        },
        "waiting": state.waiting,
        "contributions": [
            {
                "contributor": one.contributor,
                "code": one.code,
                "standing": one.standing,
                "waiting": one.waiting,
                "own": one.is_own,
                "trials": one.trials,
                "file": one.file,
                "reason": one.reason,
            }
            for one in state.contributions
        ],
        "files": [
            {"file": one.name, "state": one.state, "reason": one.reason, "code": one.code}
            for one in state.files
        ],
        "to_merge": [shown_name(path) for path in state.to_merge],
        "message": message,
    }
