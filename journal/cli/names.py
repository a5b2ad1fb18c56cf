"""names: the owner's own lists, which never leave the journal."""

from pathlib import Path
from typing import Annotated

import typer

from journal.cli.app import JsonOption, app, desk, say, show_json
from journal.clock import utc_now
from journal.files import read_file
from journal.language import _, plural
from journal.logbook import own_names
from journal.privacy.own_names import parse_list

names = typer.Typer(help="Your own lists of names: pupils, staff, school, places.")
app.add_typer(names, name="names")

KindOption = Annotated[str, typer.Option("--kind", help=", ".join(own_names.KINDS))]
KeepOption = Annotated[bool, typer.Option("--keep", help="Beyond the end of August.")]
LARGEST_LIST = 5_000_000  # bytes


@names.command("add")
def add(names_: list[str], kind: KindOption = "pupil", keep: KeepOption = False) -> None:
    """Add names."""
    _add(names_, kind, keep)


@names.command("import")
def import_(file: Path, kind: KindOption = "pupil", keep: KeepOption = False) -> None:
    """Add the names of a list: one a line, or a school's export with "Surname, Forename"."""
    text = read_file(file, LARGEST_LIST).decode("utf-8-sig", "replace")
    _add(parse_list(text), kind, keep)


@names.command("list")
def list_(as_json: JsonOption = False) -> None:
    """List the names."""
    with desk().journal.session() as session:
        rows = own_names.own_names(session, utc_now().astimezone().date())
        if as_json:
            show_json([{"text": r.text, "kind": r.kind, "keep_until": r.keep_until} for r in rows])
            return
        for row in rows:
            say(f"{row.kind}\t{row.text}")


@names.command("clear")
def clear(kind: Annotated[str | None, typer.Option("--kind")] = None) -> None:
    """Forget all names, or all of one kind."""
    journal = desk().journal
    with journal.session() as session:
        forgotten = own_names.clear_names(session, kind)
    journal.forget_for_good()
    say(plural("{n} name forgotten.", "{n} names forgotten.", forgotten))


def _add(found: list[str], kind: str, keep: bool) -> None:
    today = utc_now().astimezone().date()
    with desk().journal.session() as session:
        fresh = own_names.add_names(session, found, kind, today, keep)
    added = plural("{n} name added", "{n} names added", fresh)
    say(_("{added}; it stays in this journal only.").format(added=added))
