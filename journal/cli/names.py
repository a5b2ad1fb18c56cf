"""names: the owner's own lists, which never leave the journal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from sqlmodel import Session

from journal.cli.app import JsonOption, app, desk, say, show_json
from journal.clock import utc_now
from journal.exchange.name_lists import read_names
from journal.language import _, in_full, plural
from journal.logbook import own_names
from journal.logbook.names_in_backups import forget_in_backups
from journal.logbook.own_names import NameList, Removed

names = typer.Typer(help="Your own lists of names: pupils, staff, school, places.")
app.add_typer(names, name="names")

MOST_SHOWN = 5  # lines that were not understood

KindOption = Annotated[str, typer.Option("--kind", help=", ".join(own_names.KINDS))]
KindOrNone = Annotated[str | None, typer.Option("--kind", help=", ".join(own_names.KINDS))]
KeepOption = Annotated[bool, typer.Option("--keep", help="Beyond the end of August.")]
ListOption = Annotated[
    str | None, typer.Option("--list", metavar="NAME", help="The list that they are in.")
]
BackupsOption = Annotated[
    bool, typer.Option("--backups", help="Also take them out of older backups.")
]
ListArgument = Annotated[str, typer.Argument(metavar="NAME", help="“” for what you typed.")]


@names.command("add")
def add(
    names_: list[str],
    kind: KindOption = "pupil",
    keep: KeepOption = False,
    list_name: ListOption = None,
) -> None:
    """Add names."""
    with _lists() as (session, today):
        fresh = own_names.add_names(session, names_, kind, today, keep, list_name or "")
    _say_added(fresh)


@names.command("import")
def import_(
    file: Path,
    kind: KindOrNone = None,
    keep: KeepOption = False,
    list_name: ListOption = None,
) -> None:
    """Add the names of a list: one a line, or a school's export with "Surname, Forename".

    Text, CSV or XLSX. Only names and year groups are kept. Each sheet with names is a list, called
    by its title unless --list names it.
    """
    found = read_names(file, kind or "pupil")
    fresh = 0
    with _lists() as (session, today):
        for one in found:
            read, its_kind = one.read, kind or ("staff" if one.read.staff else "pupil")
            texts = [name.text for name in read.names]
            called = one.name if list_name is None else list_name
            fresh += own_names.add_names(
                session, texts, its_kind, today, keep, called, read.year_groups
            )
    _say_added(fresh)
    for one in found:
        _tell_of(one.read.not_understood, one.read.unusual)


@names.command("list")
def list_(as_json: JsonOption = False, list_name: ListOption = None) -> None:
    """List the names."""
    with _lists() as (session, today):
        rows = own_names.own_names(session, today)
    rows = [row for row in rows if list_name in (None, row.list_name)]
    if as_json:
        show_json(
            [
                {
                    "text": row.text,
                    "kind": row.kind,
                    "keep_until": row.keep_until,
                    "list": row.list_name,
                    "year_group": row.year_group,
                }
                for row in rows
            ]
        )
        return
    for row in rows:
        say(f"{row.kind}\t{row.text}")


@names.command("lists")
def lists(as_json: JsonOption = False) -> None:
    """Show the lists: how many names, and until when."""
    with _lists() as (session, today):
        found = own_names.lists(session, today)
    if as_json:
        show_json(
            [
                {"name": o.name, "kind": o.kind, "names": o.names, "keep_until": o.keep_until}
                for o in found
            ]
        )
        return
    for one in found:
        say(_in_words(one))


@names.command("keep")
def keep_(
    name: ListArgument,
    always: Annotated[bool, typer.Option("--always", help="Until you remove it.")] = False,
) -> None:
    """Keep a list for another year."""
    with _lists() as (session, today):
        days = [o.keep_until for o in own_names.lists(session, today) if o.name == name]
        first = min((day for day in days if day), default=None)
        until = None if always else own_names.another_year(first, today)
        own_names.keep_list(session, name, until)
    if until:
        say(_("{name} stays until {day}.").format(name=_called(name), day=in_full(until)))
    else:
        say(_("{name} stays until you remove it.").format(name=_called(name)))


@names.command("rename")
def rename(name: ListArgument, new: str) -> None:
    """Call a list something else; one that is called so already takes the names in."""
    with _lists() as (session, _today):
        own_names.rename_list(session, name, new)
    say(_("The list is called {name} now.").format(name=_called(new)))


@names.command("remove-list")
def remove_list(
    name: ListArgument, kind: KindOrNone = None, backups: BackupsOption = False
) -> None:
    """Remove a list with all its names."""
    with _lists() as (session, _today):
        gone = own_names.remove_list(session, name, kind)
    _forget_for_good(gone, backups)


@names.command("clear")
def clear(
    kind: Annotated[str | None, typer.Option("--kind")] = None, backups: BackupsOption = False
) -> None:
    """Forget all names, or all of one kind."""
    with _lists() as (session, _today):
        gone = own_names.clear_names(session, kind)
    _forget_for_good(gone, backups)


@contextmanager
def _lists() -> Iterator[tuple[Session, date]]:
    """A session on the lists, after what has expired is gone; what went is told aside."""
    journal, today = desk().journal, utc_now().astimezone().date()
    with journal.session() as session:
        expired = own_names.let_expired_go(session, today)
        yield session, today
    if expired:
        journal.forget_for_good()
        told = ", ".join(_called(name) for name in expired.lists)
        went = plural("{n} name went", "{n} names went", len(expired))
        sentence = _("{went} at the end of August: {lists}. “names import” brings in a new list.")
        typer.echo(sentence.format(went=went, lists=told), file=sys.stderr)


def _forget_for_good(gone: Removed, backups: bool) -> None:
    journal = desk().journal
    journal.forget_for_good()
    said = plural("{n} name forgotten.", "{n} names forgotten.", len(gone))
    if backups:
        held = forget_in_backups(journal, gone, utc_now()).backups
        said += " " + plural(
            "{n} older backup was cleaned.", "{n} older backups were cleaned.", held
        )
    say(said)


def _say_added(fresh: int) -> None:
    say(
        plural(
            "{n} name added; it stays in this journal only.",
            "{n} names added; they stay in this journal only.",
            fresh,
        )
    )


def _tell_of(left: tuple[str, ...], unusual: tuple[str, ...]) -> None:
    if left:
        shown = "; ".join(left[:MOST_SHOWN]) + ("; …" if len(left) > MOST_SHOWN else "")
        counted = plural("{n} line was not understood", "{n} lines were not understood", len(left))
        typer.echo(f"{counted}: {shown}", file=sys.stderr)
    if unusual:
        sentence = _("Also a word, and so asked about more often: {names}.")
        typer.echo(sentence.format(names=", ".join(unusual)), file=sys.stderr)


def _in_words(one: NameList) -> str:
    counted = plural("{n} name", "{n} names", one.names)
    until = _("until {day}").format(day=in_full(one.keep_until)) if one.keep_until else _("kept")
    return f"{one.name or _('typed by hand')}\t{one.kind}\t{counted}\t{until}"


def _called(name: str) -> str:
    return f"“{name}”" if name else _("what you typed")
