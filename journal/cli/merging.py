"""merge, collect."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from journal.cli.app import (
    GroupOption,
    JsonOption,
    app,
    desk,
    progress,
    say,
    show_json,
    the_group,
)
from journal.clock import utc_now
from journal.errors import UserError
from journal.group.collection import save_collection
from journal.group.folder.merging import plan_folder
from journal.group.folder.place import folder_of
from journal.group.folder.seen import Remembered
from journal.group.library import Library
from journal.group.membership import (
    announcement_of,
    find_membership,
    signed_announcement_of,
)
from journal.group.merge.files import FileMerge, apply_to_library, plan_files, take_up
from journal.group.merge.history import merges
from journal.group.merge.paths import first_missing
from journal.group.merge.plan import MergePlan
from journal.language import _, plural
from journal.model.membership import Membership

OutOption = Annotated[Path, typer.Option("--out", help="The file to write.")]


@app.command("merge")
def merge(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...")] = None,
    group: GroupOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the plan only.")] = False,
    history: Annotated[bool, typer.Option("--history", help="List the merges so far.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Merge files or folders of bundles, in any order; without PATH, the group's folder.

    Collections and files of admissions too. Nothing is merged that does not verify. With --history
    what was merged so far: when, how many, from which files.
    """
    if history:
        _tell_history(group, as_json)
        return
    missing = first_missing(paths or ())
    if missing:
        raise UserError(_("There is no {path}; nothing was merged.").format(path=missing))
    with desk().journal.reading() as session:
        mine = the_group(session, group)
    with desk().library(mine) as opened:
        # The journal is free while files are read and rows written: the window saves there.
        planned = _plan(opened, mine, paths)
        print_ = planned.fingerprint
        if not dry_run:
            with desk().journal.session() as session:
                mine = find_membership(session, mine.group_id)
                take_up(session, mine, planned)
            print_ = apply_to_library(opened, mine, planned, utc_now(), progress(_("Merging")))
    if as_json:
        show_json(planned.plan.as_json() | {"fingerprint": print_, "applied": not dry_run})
    else:
        _print(planned.plan, print_, dry_run)


@app.command("collect")
def collect(
    out: OutOption,
    group: GroupOption = None,
    to: Annotated[str | None, typer.Option("--to", help="A group further up.")] = None,
) -> None:
    """Write the library as one file for members.

    With --to for a group further up, without what only this group may see.
    """
    with desk().journal.reading() as session:
        mine = the_group(session, group)
        upper = find_membership(session, to) if to is not None else None
        if upper is not None and upper.group_id == mine.group_id:
            raise UserError(
                _("Name another group after --to; without it the file is for this group’s members.")
            )
    signed = signed_announcement_of(mine)
    recipient = announcement_of(upper).inbox if upper else signed.announcement.reading
    with desk().library(mine) as opened, opened.reading() as found:
        counting = progress(_("Writing"))
        save_collection(found, signed, out, recipient, upwards=upper is not None, progress=counting)
    say(_("{path} holds the library as it stands now.").format(path=out))


def _plan(opened: Library, mine: Membership, paths: list[Path] | None) -> FileMerge:
    reading = progress(_("Reading"))
    if paths:
        return plan_files(opened, mine, paths, reading)
    return plan_folder(opened, mine, folder_of(mine), utc_now(), Remembered(), reading)


def _tell_history(group: str | None, as_json: bool) -> None:
    with desk().journal.reading() as session:
        mine = the_group(session, group)
    with desk().library(mine) as opened, opened.reading() as found:
        told = merges(found)
    if as_json:
        show_json([asdict(one) for one in told])
        return
    if not told:
        say(_("Nothing was merged for this group yet."))
    words = _words()
    for one in told:
        counts = ", ".join(f"{n} {words.get(became, became)}" for became, n in one.counts.items())
        say(f"{one.at.astimezone():%Y-%m-%d %H:%M}  {counts}  {one.fingerprint}")
        for file, became in one.files:
            say(f"    {file}: {words.get(became, became)}")


def _words() -> dict[str, str]:
    """What became of a snapshot or a file, by the name that the history has for it."""
    return {
        "new": _("new"),
        "changed": _("changed"),
        "withdrawn": _("withdrawn"),
        "unchanged": _("unchanged"),
        "older": _("older than what is here"),
        "awaiting admission": _("waiting to be let in"),
        "removed": _("removed from the group"),
        "refused": _("refused"),
        "admissions": _("let in or removed"),
    }


def _print(plan: MergePlan, fingerprint: str, dry_run: bool) -> None:
    for words, arrivals in (
        (_("new"), plan.new),
        (_("changed"), plan.changed),
        (_("withdrawn"), plan.withdrawn),
        (_("unchanged"), plan.unchanged),
        (_("older than what is here"), plan.superseded),
        (_("older, and written on another computer"), plan.superseded_from_elsewhere),
        (_("waiting to be let in"), plan.awaiting_admission),
        (_("removed from the group"), plan.removed),
    ):
        if arrivals:
            files = dict.fromkeys(one.file for one in arrivals)
            say(f"{len(arrivals)} {words}: {', '.join(files)}")
    for refused in plan.refused:
        say(f"{refused.file}: {refused.reason}")
    if plan.admissions:
        say(plural("{n} admission taken in", "{n} admissions taken in", len(plan.admissions)))
    if plan.advice:
        say(plan.advice)
    say(_("Nothing was changed.") if dry_run else _("Fingerprint {f}").format(f=fingerprint))
