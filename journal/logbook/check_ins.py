"""Check-ins: kept, listed, taken from paper slips and forms too."""

import os
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, delete, select

from journal import vocabulary
from journal.clock import Randomness
from journal.errors import UserError
from journal.ids import new_id
from journal.language import _
from journal.model.check_in import CheckIn
from journal.model.draft import storable
from journal.model.fields import TEXT_LIMIT
from journal.model.membership import ReviewDecision, ReviewedRecord

SOURCES = ("self", "form", "slip")


def add_check_in(
    session: Session,
    values: Mapping[str, Any],
    now: datetime,
    source: str = "self",
    randomness: Randomness = os.urandom,
) -> CheckIn:
    """Store a check-in from a form's values; UserError where it says nothing or cannot be read."""
    made = new_check_in(values, now, source, randomness)
    session.add(made)
    session.flush()
    return made


def new_check_in(
    values: Mapping[str, Any],
    now: datetime,
    source: str = "self",
    randomness: Randomness = os.urandom,
) -> CheckIn:
    """A check-in that is not stored yet; UserError as for `add_check_in`."""
    check_in = CheckIn(
        id=new_id(randomness),
        made_on=now.astimezone().date(),
        source=source,
        confidence=_one("confidence", values.get("confidence")),
        curiosity=_one("curiosity", values.get("curiosity")),
        barrier=_some("barrier", values.get("barrier")),
        support_wanted=_some("support_wanted", values.get("support_wanted")),
        visibility=_one("visibility", values.get("visibility")) or "me",
        source_hash=values.get("source_hash"),
        created_at=now,
        using=_text(values.get("using")),
        curious=_text(values.get("curious")),
        stuck=_text(values.get("stuck")),
    )
    _reject_empty_or_long(check_in)
    return check_in


def check_ins(session: Session) -> Sequence[CheckIn]:
    """All check-ins, newest first."""
    return session.exec(select(CheckIn).order_by(col(CheckIn.n).desc())).all()


def last_check_in(session: Session) -> date | None:
    """The day of the owner's own newest check-in."""
    query = select(CheckIn).where(CheckIn.source == "self")
    newest = session.exec(query.order_by(col(CheckIn.made_on).desc()).limit(1)).first()
    return newest.made_on if newest else None


def forget_check_in(session: Session, check_in_id: str) -> dict[str, Any]:
    """Delete a check-in; all it said, for `bring_check_in_back`. UserError where it is gone.

    What was decided in it is forgotten: brought back, it is asked again.
    """
    found = session.exec(select(CheckIn).where(CheckIn.id == check_in_id)).first()
    if found is None:
        raise UserError(_("That check-in is not in this journal any more."))
    said = found.model_dump()
    session.exec(delete(ReviewDecision).where(col(ReviewDecision.trial) == check_in_id))
    session.exec(delete(ReviewedRecord).where(col(ReviewedRecord.record) == check_in_id))
    session.delete(found)
    session.flush()
    return said


def bring_check_in_back(session: Session, said: Mapping[str, Any]) -> CheckIn:
    """Undo `forget_check_in`."""
    made = CheckIn(**said)
    session.add(made)
    session.flush()
    return made


def _reject_empty_or_long(check_in: CheckIn) -> None:
    texts = [check_in.using, check_in.curious, check_in.stuck]
    coded = [check_in.confidence, check_in.curiosity, *check_in.barrier, *check_in.support_wanted]
    if not any(texts) and not any(coded):
        raise UserError(_("This check-in is empty; answer at least one of its questions."))
    if any(len(text or "") > TEXT_LIMIT for text in texts):
        raise UserError(
            _("An answer is longer than {limit:,} characters; shorten it.").format(limit=TEXT_LIMIT)
        )


def _text(written: Any) -> str | None:
    if written is None:
        return None
    return storable(str(written)).strip() or None


def _one(name: str, written: Any) -> str | None:
    if written in (None, ""):
        return None
    value = vocabulary.resolve(name, storable(str(written)))
    if not vocabulary.is_term(name, value):
        raise UserError(
            _("“{written}” is no answer here; choose one of: {choices}.").format(
                written=value, choices=", ".join(t.label for t in vocabulary.terms(name))
            )
        )
    return value


def _some(name: str, written: Any) -> list[str]:
    entries = written if isinstance(written, list | tuple) else [written]
    found = [_one(name, entry) for entry in entries]
    return list(dict.fromkeys(value for value in found if value))
