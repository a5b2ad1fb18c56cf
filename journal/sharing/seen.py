"""What the owner looked through: a record counts as reviewed while the same would leave."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlmodel import Session, select

from journal.bundle.contents import Contents
from journal.bundle.records import (
    GroupCheckIn,
    GroupTrial,
    LeadersCheckIn,
    LeadersTrial,
    ToolRecord,
)
from journal.model.membership import ReviewedRecord
from journal.privacy.finding import Outcome
from journal.sharing.questions import plain_form
from journal.sharing.records import Placing
from journal.sharing.reviewed import Review, Reviewed

# Behind a remembered hash: the name model took part in what was looked through.
_WITH_MODEL = " with the name model"
Record = GroupTrial | LeadersTrial | GroupCheckIn | LeadersCheckIn | ToolRecord


def seen(session: Session, group_id: str) -> dict[str, str]:
    """By record, what tells what would have left when its owner last looked it through."""
    query = select(ReviewedRecord).where(ReviewedRecord.group_id == group_id)
    return {row.record: row.content_hash for row in session.exec(query).all()}


def compare(made: Review, contents: Contents, placing: Placing, known: Mapping[str, str]) -> None:
    """Note of each record what would leave, and whether that was looked through before."""
    leaving = _by_id(contents)
    for identity, reviewed in made.reviewed.items():
        records = leaving.get(placing.id_of(identity), [])
        if not reviewed.open_questions:
            reviewed.content_hash = _content_hash(reviewed, records)
        reviewed.looked_at_before = identity in known
        before = known.get(identity, "")
        reviewed.looked_at = bool(reviewed.content_hash) and (
            before.removesuffix(_WITH_MODEL) == reviewed.content_hash
        )
        lost_model = made.without_model and before.endswith(_WITH_MODEL)
        changed = bool(reviewed.content_hash) and not reviewed.looked_at
        reviewed.unsure = lost_model and changed


def mark_reviewed(
    session: Session, group_id: str, made: Review, ids: Iterable[str], now: datetime
) -> int:
    """Remember that these records were looked through as they are in the review; how many.

    One with an open question is not: it has to be decided first.
    """
    known = [made.reviewed[identity] for identity in ids if identity in made.reviewed]
    ready = [reviewed for reviewed in known if reviewed.content_hash]
    sort = "" if made.without_model else _WITH_MODEL
    for reviewed in ready:
        session.merge(
            ReviewedRecord(
                group_id=group_id,
                record=reviewed.id,
                content_hash=reviewed.content_hash + sort,
                reviewed_at=now,
            )
        )
        reviewed.looked_at = reviewed.looked_at_before = True
        reviewed.unsure = False
    session.flush()
    return len(ready)


def _content_hash(reviewed: Reviewed, records: Iterable[Record]) -> str:
    """Of all that would leave of a record, and of what was asked about it.

    The round is not part of it: a new one changes nothing that its writer wrote.
    """
    leaves = [record.model_dump(mode="json", exclude={"id", "round"}) for record in records]
    asked = sorted(
        {
            (mark.finding.kind, plain_form(mark.place.words))
            for text in reviewed.texts
            for mark in text.all_marks
            if mark.finding.outcome is Outcome.ASK
        }
    )
    content = json.dumps([leaves, asked], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


def _by_id(contents: Contents) -> dict[str, list[Record]]:
    everything: list[Record] = [
        *contents.group_trials, *contents.leaders_trials, *contents.group_check_ins,
        *contents.leaders_check_ins, *contents.tools,
    ]  # fmt: skip
    found: dict[str, list[Record]] = {}
    for record in everything:
        found.setdefault(record.id, []).append(record)
    return found
