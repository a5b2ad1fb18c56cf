"""backup, restore, check."""

from pathlib import Path

import typer

from journal.cli.app import JsonOption, app, desk, say, show_json
from journal.clock import utc_now
from journal.language import _
from journal.sharing.restoring import restore as restore_journal


@app.command("backup")
def backup(as_json: JsonOption = False) -> None:
    """Write a backup and read it back."""
    path = desk().journal.back_up(utc_now())
    if as_json:
        show_json({"file": path})
    else:
        say(_("Backed up to {path}").format(path=path))


@app.command("restore")
def restore(file: Path) -> None:
    """Put a backup in the journal's place.

    What was there before is backed up first.
    """
    before = restore_journal(desk().journal, file, utc_now())
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
