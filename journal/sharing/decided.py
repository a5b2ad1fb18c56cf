"""What the owner decided in reviews, remembered for each group and undoable."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, delete, select

from journal.errors import UserError
from journal.language import _
from journal.model.membership import ReviewDecision
from journal.privacy.decisions import Decision, Hide, Keep, Reword, from_json
from journal.privacy.finding import Kind
from journal.sharing.elsewhere import NAMES
from journal.sharing.grouping import ids_of
from journal.sharing.questions import LEFT_OUT_KIND, Item, left_out_id, question_id, sure_id
from journal.sharing.reviewed import Review


def decisions_for(session: Session, group_id: str) -> dict[str, Decision]:
    """The decisions for one group by the id of the question or place.

    What is hidden in one place is hidden everywhere, unless it was decided otherwise.
    """
    query = select(ReviewDecision).where(ReviewDecision.group_id == group_id)
    rows = session.exec(query).all()
    found = {row.question: _decision(row) for row in rows}
    for row in rows:
        if row.kind and row.kind != LEFT_OUT_KIND and row.decision == "hide":
            found.setdefault(question_id(group_id, row.kind, row.text), Hide())
    return found


def hidden_names(session: Session, group_id: str) -> list[tuple[Kind, str]]:
    """The names that were ever hidden in one group and are not asked about anew, as (kind, words).

    They are looked for although the text in which they were found may be gone by now.
    """
    query = select(ReviewDecision).where(
        ReviewDecision.group_id == group_id,
        ReviewDecision.decision == "hide",
        col(ReviewDecision.kind).in_(NAMES),
    )
    return [(Kind(row.kind), row.text) for row in session.exec(query).all() if row.kind]


def remembered_as(group_id: str, item: Item, decision: Decision) -> dict[str, tuple[str, str]]:
    """Under which ids a decision on an item is remembered, each with its words and record."""
    if item.kind == Kind.CASE:
        # The words of a case stand in its trial only; the id tells it again.
        return {item.id: ("", item.trial)}
    if _is_one_place(item) or (item.here and not isinstance(decision, Hide)):
        return {place.id: (place.words, place.record) for place in item.places}
    # A keep in doubt must not let out what turns out to be sure to name somebody.
    id_of = sure_id if item.sure and isinstance(decision, Keep) else question_id
    ids = (id_of(group_id, item.kind, form) for form in item.forms)
    return {one: (form, item.trial) for one, form in zip(ids, item.forms, strict=True)}


def decide(
    session: Session, group_id: str, item: Item, decision: Decision, now: datetime | None = None
) -> None:
    """Remember a decision, in place of an earlier one on the same.

    What is hidden is hidden wherever it stands, however it is written; what may name somebody else
    too is kept or reworded in these places only.
    """
    _forget(session, group_id, _replaced(group_id, item))
    for question, (words, record) in remembered_as(group_id, item, decision).items():
        session.add(
            ReviewDecision(
                group_id=group_id,
                question=question,
                text=words,
                decision=type(decision).__name__.lower(),
                reword=decision.text if isinstance(decision, Reword) else None,
                kind=item.kind,
                trial=record,
                decided_at=now,
            )
        )
    session.flush()


def decide_all(
    session: Session,
    group_id: str,
    items: Iterable[Item],
    decision: Decision,
    now: datetime | None = None,
) -> int:
    """The same decision for several items; how many."""
    decided = list(items)
    for item in decided:
        decide(session, group_id, item, decision, now)
    return len(decided)


def decide_by_file(
    session: Session,
    group_id: str,
    made: Review,
    decisions: Mapping[str, Any],
    now: datetime | None = None,
) -> int:
    """Take the decisions of a file `{id: "hide" | "keep" | {"reword": "…"}}`; how many.

    An id is that of a question or of one of its places, which counts for itself whatever is
    decided on the whole. What is hidden at once may be overridden too. Raises UserError, nothing
    taken, for an id that the review does not have.
    """
    items = {identity: made.item(identity) for identity in decisions}
    unknown = [identity for identity, item in items.items() if item is None]
    if unknown:
        raise UserError(
            _("{id} is no question of this review; run the review again.").format(id=unknown[0])
        )
    chosen = {identity: from_json(value) for identity, value in decisions.items()}
    named = {identity: item for identity, item in items.items() if item is not None}
    for identity, item in sorted(named.items(), key=lambda one: _is_one_place(one[1])):
        decide(session, group_id, item, chosen[identity], now)
    return len(chosen)


def undo(session: Session, group_id: str, item: Item) -> None:
    """Forget what was decided about an item, so that it is asked again.

    One place that was decided with others, or by what was hidden elsewhere, takes that with it.
    """
    if _forget(session, group_id, _replaced(group_id, item)) or not _is_one_place(item):
        return
    whole = {one for form in item.forms for one in ids_of(group_id, item.kind, form)}
    if whole:
        query = select(ReviewDecision).where(
            ReviewDecision.group_id == group_id, ReviewDecision.kind == item.kind
        )
        same = (
            row.question
            for row in session.exec(query).all()
            if question_id(group_id, row.kind, row.text) in whole
        )
        _forget(session, group_id, whole.union(same))


def leave_out(
    session: Session, group_id: str, record: str, field: str, out: bool, now: datetime
) -> None:
    """Keep a context field of one record here, or let it go along again."""
    question = left_out_id(group_id, record, field)
    _forget(session, group_id, {question})
    if out:
        session.add(
            ReviewDecision(
                group_id=group_id,
                question=question,
                text=field,
                decision="hide",
                kind=LEFT_OUT_KIND,
                trial=record,
                decided_at=now,
            )
        )
    session.flush()


def read_decision_file(data: bytes) -> dict[str, Any]:
    """The decisions in a file's bytes; UserError where it holds no JSON object."""
    try:
        values = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UserError(_("The file of decisions is not valid JSON.")) from error
    if not isinstance(values, dict):
        raise UserError(_("The file of decisions is not a JSON object of ids and decisions."))
    return values


def _is_one_place(item: Item) -> bool:
    """Whether the question is about one sentence only, as it is where only the place tells."""
    return all(place.id == item.id for place in item.places)


def _replaced(group_id: str, item: Item) -> set[str]:
    """The ids whose decisions a new one on the item takes the place of."""
    places = {place.id for place in item.places}
    if _is_one_place(item):
        return places
    return places.union(*(ids_of(group_id, item.kind, form) for form in item.forms))


def _forget(session: Session, group_id: str, questions: Iterable[str]) -> int:
    gone = delete(ReviewDecision).where(
        col(ReviewDecision.group_id) == group_id,
        col(ReviewDecision.question).in_(set(questions)),
    )
    return session.exec(gone).rowcount


def _decision(row: ReviewDecision) -> Decision:
    return from_json({"reword": row.reword or ""} if row.decision == "reword" else row.decision)
