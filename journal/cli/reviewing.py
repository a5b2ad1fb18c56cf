"""review: what would leave, what is hidden in it, what is still to decide."""

from pathlib import Path
from typing import Annotated

import typer
from sqlmodel import Session

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
from journal.files import read_file
from journal.group import admitting
from journal.language import _
from journal.model.membership import Membership
from journal.privacy.decisions import Decision, Hide, Keep
from journal.sharing import decided
from journal.sharing.own_finder import own_finder
from journal.sharing.questions import Item
from journal.sharing.reviewed import Review
from journal.sharing.snapshot import Prepared, prepare

LARGEST_FILE = 20_000_000  # bytes
_ALL: dict[str, Decision] = {"hide": Hide(), "keep": Keep()}


@app.command("review")
def review(
    group: GroupOption = None,
    decide: Annotated[
        Path | None,
        typer.Option("--decide", help='JSON: {id: "hide" | "keep" | {"reword": "…"}}.'),
    ] = None,
    decide_all: Annotated[
        str | None, typer.Option("--decide-all", help="hide or keep, for all open questions.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """See what would leave, and decide."""
    with desk().journal.session() as session:
        mine = the_group(session, group)
        made = prepare_for(session, mine).review
        if decide:
            values = decided.read_decision_file(read_file(decide, LARGEST_FILE))
            decided.decide_by_file(session, mine.group_id, made, values)
        if decide_all:
            _decide_all(session, mine, made, decide_all)
        if decide or decide_all:
            made = prepare_for(session, mine).review
    if as_json:
        show_json(made.as_json())
    else:
        _print(made)


def prepare_for(session: Session, mine: Membership) -> Prepared:
    """The owner's next contribution to a group, reviewed with her own lists."""
    with desk().library(mine) as opened, opened.reading() as found:
        keeper = "register-keeper" in admitting.own_roles(found, mine)
    finder = own_finder(session, utc_now().astimezone().date())
    return prepare(session, mine, finder, keeper, progress(_("Reading")))


def _decide_all(session: Session, mine: Membership, made: Review, answer: str) -> None:
    if answer not in _ALL:
        raise UserError(_("Decide all with “hide” or “keep”."))
    decided.decide_all(session, mine.group_id, made.questions, _ALL[answer])


def _print(made: Review) -> None:
    for heading, items in (
        (_("To decide"), made.questions),
        (_("Hidden"), made.hidden),
        (_("Decided"), made.decided),
    ):
        if items:
            say(f"{heading} ({len(items)})")
            for item in items:
                say(_line(item))
    for one in made.held_back:
        say(f"{one.trial[:8]}  {one.why}")
    if not made.questions:
        say(_("Nothing is left to decide; “bundle” writes what leaves."))


def _line(item: Item) -> str:
    context = " ".join(item.context.split())
    return f"  {item.id}  “{item.text}” → “{item.suggestion}” ({item.why})  … {context} …"
