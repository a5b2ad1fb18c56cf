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
    show_json,
    tell_without_model,
    the_group,
)
from journal.cli.preparing import with_prepared
from journal.cli.review_shown import print_decided, print_review, print_texts
from journal.clock import utc_now
from journal.errors import UserError
from journal.files import read_file
from journal.language import _
from journal.model.membership import Membership
from journal.privacy.decisions import Decision, Hide, Keep
from journal.sharing import decided
from journal.sharing.reviewed import Review
from journal.sharing.seen import mark_reviewed
from journal.sharing.snapshot import Prepared

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
    undo: Annotated[
        list[str] | None,
        typer.Option("--undo", metavar="ID", help="Forget a decision; it is asked again."),
    ] = None,
    shows_decided: Annotated[
        bool, typer.Option("--decided", help="Show what was decided, and how.")
    ] = False,
    shows_texts: Annotated[
        bool, typer.Option("--texts", help="Show each text, private and as it would leave.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """See what would leave, and decide.

    A decision counts for every place of the same word or person; what may name somebody else too
    is kept for its own sentences only. Whoever decides here counts as having looked through what
    has no open question then.
    """
    if decide_all is not None and decide_all not in _ALL:
        raise UserError(_("Decide all with “hide” or “keep”."))
    made = _look(group)
    if decide or decide_all or undo:
        with desk().journal.session() as session:
            _change(session, the_group(session, group), made, decide, decide_all, undo or [])
        made = _look(group, marks=bool(decide or decide_all))
    if made.without_model:
        tell_without_model()
    if as_json:
        show_json(made.as_json())
    elif shows_decided:
        print_decided(made)
    elif shows_texts:
        print_texts(made)
    else:
        print_review(made)


def _look(group: str | None, marks: bool = False) -> Review:
    def act(session: Session, mine: Membership, found: Prepared) -> Review:
        if marks:
            everything = list(found.review.reviewed)
            mark_reviewed(session, mine.group_id, found.review, everything, utc_now())
        return found.review

    return with_prepared(group, act)


def _change(
    session: Session,
    mine: Membership,
    made: Review,
    decide: Path | None,
    decide_all: str | None,
    undo: list[str],
) -> None:
    now = utc_now()
    for identity in undo:
        item = made.item(identity)
        if item is None:
            raise UserError(
                _("{id} is no question of this review; run the review again.").format(id=identity)
            )
        decided.undo(session, mine.group_id, item)
    if decide_all:  # before the file, which speaks of single questions
        decided.decide_all(session, mine.group_id, made.questions, _ALL[decide_all], now)
    if decide:
        values = decided.read_decision_file(read_file(decide, LARGEST_FILE))
        decided.decide_by_file(session, mine.group_id, made, values, now)
