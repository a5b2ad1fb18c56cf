"""What the owner decided in reviews, remembered for each group and undoable."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlmodel import Session, col, delete, select

from journal.errors import UserError
from journal.language import _
from journal.model.membership import ReviewDecision
from journal.privacy.decisions import Decision, Reword, from_json
from journal.sharing.review import Item, Review


def decisions_for(session: Session, group_id: str) -> dict[str, Decision]:
    """The decisions for one group by the id of the question."""
    query = select(ReviewDecision).where(ReviewDecision.group_id == group_id)
    return {row.question: _decision(row) for row in session.exec(query).all()}


def decide(session: Session, group_id: str, item: Item, decision: Decision) -> None:
    """Remember a decision; it counts for every place of the same person or word."""
    session.merge(
        ReviewDecision(
            group_id=group_id,
            question=item.id,
            text=item.text,
            decision=type(decision).__name__.lower(),
            reword=decision.text if isinstance(decision, Reword) else None,
        )
    )
    session.flush()


def decide_all(session: Session, group_id: str, items: Iterable[Item], decision: Decision) -> int:
    """The same decision for several items; how many."""
    decided = list(items)
    for item in decided:
        decide(session, group_id, item, decision)
    return len(decided)


def decide_by_file(
    session: Session, group_id: str, made: Review, decisions: Mapping[str, Any]
) -> int:
    """Take the decisions of a file `{id: "hide" | "keep" | {"reword": "…"}}`; how many.

    What is hidden at once may be overridden too. Raises UserError, nothing taken, for an id that
    the review does not have.
    """
    items = {item.id: item for item in (*made.hidden, *made.decided, *made.questions)}
    unknown = [identity for identity in decisions if identity not in items]
    if unknown:
        raise UserError(
            _("{id} is no question of this review; run the review again.").format(id=unknown[0])
        )
    chosen = {identity: from_json(value) for identity, value in decisions.items()}
    for identity, decision in chosen.items():
        decide(session, group_id, items[identity], decision)
    return len(chosen)


def undo(session: Session, group_id: str, question: str) -> None:
    """Forget one decision, so that it is asked again."""
    session.exec(
        delete(ReviewDecision).where(
            col(ReviewDecision.group_id) == group_id, col(ReviewDecision.question) == question
        )
    )


def read_decision_file(data: bytes) -> dict[str, Any]:
    """The decisions in a file's bytes; UserError where it holds no JSON object."""
    try:
        values = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UserError(_("The file of decisions is not valid JSON.")) from error
    if not isinstance(values, dict):
        raise UserError(_("The file of decisions is not a JSON object of ids and decisions."))
    return values


def _decision(row: ReviewDecision) -> Decision:
    return from_json({"reword": row.reword or ""} if row.decision == "reword" else row.decision)
