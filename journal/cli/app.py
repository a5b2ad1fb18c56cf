"""The top of the command line: the options before the command, and what a command gets to use."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Annotated, Any

import typer
from sqlmodel import Session

from journal.errors import UserError
from journal.group.library import Library
from journal.group.membership import find_membership, leads, memberships
from journal.language import _
from journal.model.membership import Membership
from journal.paths import HOME_VARIABLE, Home, find_home
from journal.store.journal_file import Journal

app = typer.Typer(
    name="trial-journal",
    help="A private journal of AI trials. Without a command the window opens.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
GroupOption = Annotated[
    str | None,
    typer.Option("--group", help="The group, by id or name; not needed if you have one."),
]


@dataclass
class Desk:
    """What a command works with: the owner's data folder, opened when first needed."""

    home: Home
    _journal: Journal | None = None

    @property
    def journal(self) -> Journal:
        if self._journal is None:
            self._journal = Journal(self.home)
        return self._journal

    @contextmanager
    def library(self, membership: Membership) -> Iterator[Library]:
        """The open library of a group."""
        opened = Library(self.home, membership.group_id)
        try:
            yield opened
        finally:
            opened.close()

    def close(self) -> None:
        """Let go of the journal."""
        if self._journal is not None:
            self._journal.close()


_desk: ContextVar[Desk] = ContextVar("desk")


@app.callback()
def _options(
    context: typer.Context,
    home: Annotated[
        str | None,
        typer.Option("--home", metavar="DIR", help=f"The data folder; also {HOME_VARIABLE}."),
    ] = None,
) -> None:
    made = Desk(find_home(home))
    _desk.set(made)
    context.call_on_close(made.close)


def desk() -> Desk:
    """The desk of the command that is running."""
    return _desk.get()


def the_group(session: Session, typed: str | None) -> Membership:
    """The group named by --group, or the only one; UserError where it is not clear which.

    One who left a group that she leads still has to lead it, or to hand that over.
    """
    if typed:
        return find_membership(session, typed)
    mine = [one for one in memberships(session) if one.left_at is None or leads(one)]
    if len(mine) == 1:
        return mine[0]
    if mine:
        raise UserError(_("You are in several groups; name one with --group."))
    raise UserError(_("You are in no group yet; make one with “group new” or join one."))


def say(sentence: str) -> None:
    """Print a line for a person."""
    typer.echo(sentence)


def warn(sentence: str) -> None:
    """Tell a person what is no part of the answer, on stderr."""
    typer.echo(sentence, err=True)


def tell_without_model() -> None:
    """Say what is different where the name model is not installed."""
    warn(
        _(
            "The name model is not installed: more words are asked about and some names may be "
            "missed."
        )
    )


def show_json(values: Any) -> None:
    """Print JSON for a script."""
    typer.echo(json.dumps(values, ensure_ascii=False, indent=2, default=str))


def progress(what: str) -> Callable[..., None]:
    """A callback that shows how far long work is, on a terminal only: what is done, of how many."""
    if not sys.stderr.isatty():
        return lambda done, of=None: None

    def show(done: int, of: int | None = None) -> None:
        total = "" if of is None else f" / {of}"
        ending = "\n" if done == of else ""
        sys.stderr.write(f"\r{what}: {done}{total}{ending}")
        sys.stderr.flush()

    return show
