"""backup, restore, check."""

from pathlib import Path
from typing import Annotated, Any

import typer

from journal.cli.app import JsonOption, app, desk, say, show_json
from journal.clock import utc_now
from journal.files import read_file
from journal.language import _
from journal.logbook.backup_contents import Contents, Held, contents, reading_backup, take_trials
from journal.sharing.restoring import is_damaged, restore_damaged
from journal.sharing.restoring import restore as restore_journal

_LONGEST_PASSPHRASE = 10_000  # bytes of its file


@app.command("backup")
def backup(as_json: JsonOption = False) -> None:
    """Write a backup and read it back."""
    path = desk().journal.back_up(utc_now())
    if as_json:
        show_json({"file": path})
    else:
        say(_("Backed up to {path}").format(path=path))


@app.command("restore")
def restore(
    file: Path,
    look: Annotated[
        bool, typer.Option("--look", help="Only tell what it holds; nothing changes.")
    ] = False,
    trial: Annotated[
        list[str] | None, typer.Option("--trial", help="Bring back this trial alone; repeatable.")
    ] = None,
    passphrase_file: Annotated[
        Path | None, typer.Option("--passphrase-file", help="For a sealed backup.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Put a backup in the journal's place, or look into it, or bring back single trials.

    What was there before is backed up first. A journal too damaged to open is set aside.
    """
    passphrase = _passphrase(passphrase_file)
    if look:
        _look(file, passphrase, as_json)
    elif trial:
        _take(file, passphrase, trial, as_json)
    elif is_damaged(desk().home):
        aside = restore_damaged(desk().home, file, utc_now(), passphrase)
        say(_("Restored. What was left of the journal is in {path}").format(path=aside))
    else:
        before = restore_journal(desk().journal, file, utc_now(), passphrase)
        say(_("Restored. What was there before is in {path}").format(path=before))


@app.command("check")
def check(as_json: JsonOption = False) -> None:
    """Check that the journal is sound."""
    found = desk().journal.check()
    if as_json:
        show_json({"sound": not found, "found": found})
    else:
        say("\n".join(found) or _("The journal is sound."))
    if found:
        raise typer.Exit(1)


def _look(file: Path, passphrase: str, as_json: bool) -> None:
    with (
        reading_backup(file, desk().home, passphrase) as there,
        desk().journal.reading() as here,
    ):
        found = contents(here, there)
    if as_json:
        show_json(_as_json(found))
        return
    say(_("Trials: {n}, in the trash: {more}").format(n=found.trials, more=found.in_trash))
    say(_("Trials of the journal that it lacks: {n}").format(n=found.only_here))
    for held in found.differing:
        told = (held.id[:8], str(held.tried_on), held.title, held.tool, _state(held))
        say("  ".join(part for part in told if part))


def _take(file: Path, passphrase: str, wanted: list[str], as_json: bool) -> None:
    with (
        reading_backup(file, desk().home, passphrase) as there,
        desk().journal.session() as here,
    ):
        taken = take_trials(here, there, wanted, utc_now())
    if as_json:
        show_json({"ids": taken.ids, "closed": taken.closed})
        return
    say(_("Trials brought back: {n}").format(n=len(taken.ids)))
    if taken.closed:
        say(_("Only you may see those that were gone; share them anew if you wish."))


def _passphrase(file: Path | None) -> str:
    if file is None:
        return ""
    return read_file(file, _LONGEST_PASSPHRASE).decode("utf-8", "replace").strip()


def _state(held: Held) -> str:
    return {
        "missing": _("not in the journal"),
        "in-trash": _("in the trash"),
        "changed": _("changed since"),
    }[held.sort]


def _as_json(found: Contents) -> dict[str, Any]:
    return {
        "trials": found.trials,
        "in_trash": found.in_trash,
        "check_ins": found.check_ins,
        "last_saved": found.last_saved,
        "only_here": found.only_here,
        "differing": [
            {"id": held.id, "state": held.sort, "changed": list(held.changed)}
            for held in found.differing
        ],
    }
