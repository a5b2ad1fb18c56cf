"""What the owner decides in a review, and takes back, as the window asks for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, delete, select

from journal.language import _
from journal.logbook.own_names import add_names, remove_names
from journal.model.membership import ReviewDecision
from journal.model.trial import Trial
from journal.privacy.decisions import from_json
from journal.sharing import decided
from journal.sharing.questions import LEFT_OUT_KIND, Item
from journal.sharing.reviewed import Review
from journal.sharing.seen import mark_reviewed
from ui.work.leaving import field_label, title_of

Rows = dict[str, dict[str, object]]


@dataclass(frozen=True, slots=True)
class Before:
    """What was remembered before an act, of just the questions that it changed."""

    group: str
    questions: tuple[str, ...]
    rows: tuple[dict[str, object], ...]


@dataclass(frozen=True, slots=True)
class Remembered:
    """One decision of earlier reviews: what it was on, what was decided, where it was asked."""

    question: str
    words: str
    decision: str
    reword: str
    kind: str
    title: str
    decided_at: datetime | None


def decide(
    session: Session, group: str, items: Sequence[Item], answer: object, now: datetime
) -> Before:
    """Remember one answer, `"hide"`, `"keep"` or `{"reword": "…"}`, to these questions.

    What was remembered before comes back, to be handed to `put_back`.
    """
    known = _rows(session, group)
    decided.decide_all(session, group, items, from_json(answer), now)
    return _before(session, group, known)


def leave_out(
    session: Session, group: str, record: str, field: str, out: bool, now: datetime
) -> Before:
    """Keep a context field of one record here, or let it go along; what was remembered before."""
    known = _rows(session, group)
    decided.leave_out(session, group, record, field, out, now)
    return _before(session, group, known)


def ask_again(session: Session, group: str, item: Item) -> None:
    """Forget what was decided about it."""
    decided.undo(session, group, item)


def put_back(session: Session, before: Before) -> None:
    """Remember again what was remembered before; what was decided on others since then stays."""
    _forget(session, before.group, before.questions)
    session.add_all(ReviewDecision(**row) for row in before.rows)
    session.flush()


def looked_through(
    session: Session, group: str, made: Review, records: Iterable[str], now: datetime
) -> None:
    """Remember that these records were looked through as they are on show."""
    mark_reviewed(session, group, made, records, now)


def add_to_names(session: Session, question: Item, kind: str, now: datetime) -> bool:
    """Put a word that was found on the owner's list, so that it is hidden at once from now on.

    Whether it was new there.
    """
    return add_names(session, [question.text], kind, now.astimezone().date()) > 0


def off_names(session: Session, question: Item, kind: str) -> None:
    """Take the word off that list again."""
    remove_names(session, "", kind, [question.text])


def remembered(session: Session, group: str) -> list[Remembered]:
    """What was decided for a group, the newest first."""
    query = select(ReviewDecision).where(ReviewDecision.group_id == group)
    rows = session.exec(query).all()
    trials = {trial.id: trial for trial in session.exec(select(Trial)).all()} if rows else {}
    newest = sorted(rows, key=lambda row: row.decided_at.timestamp() if row.decided_at else 0.0)
    return [_remembered(row, trials.get(row.trial or "")) for row in reversed(newest)]


def forget(session: Session, group: str, questions: Sequence[str]) -> Before:
    """Forget decisions, so that it is asked again; what was remembered before."""
    known = _rows(session, group)
    _forget(session, group, questions)
    return _before(session, group, known)


def _forget(session: Session, group: str, questions: Sequence[str]) -> None:
    session.exec(
        delete(ReviewDecision).where(
            col(ReviewDecision.group_id) == group, col(ReviewDecision.question).in_(questions)
        )
    )


def _before(session: Session, group: str, known: Rows) -> Before:
    now = _rows(session, group)
    changed = [one for one in known.keys() | now.keys() if known.get(one) != now.get(one)]
    return Before(group, tuple(changed), tuple(known[one] for one in changed if one in known))


def _rows(session: Session, group: str) -> Rows:
    query = select(ReviewDecision).where(ReviewDecision.group_id == group)
    return {row.question: row.model_dump() for row in session.exec(query).all()}


def _remembered(row: ReviewDecision, trial: Trial | None) -> Remembered:
    words = row.text
    if row.kind == LEFT_OUT_KIND:
        words = field_label(words) if words else _("A detail of one trial")
    elif not words:
        words = _("A text that reads like a case")
    return Remembered(
        question=row.question,
        words=words,
        decision=row.decision,
        reword=row.reword or "",
        kind=row.kind,
        title=title_of(trial) if trial else "",
        decided_at=row.decided_at,
    )
