"""Trials coming in: from a row of a file to a trial of the journal, or a reason why not."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, col, select

from journal import vocabulary
from journal.clock import Randomness
from journal.exchange.columns import RECORD, Columns, trial_columns
from journal.exchange.record import Outcome, Refused, Row, Taken, Unchanged
from journal.exchange.values import text_of, value_of
from journal.ids import ID_LENGTH, is_crockford, new_id
from journal.language import _
from journal.logbook.storing import NewTrial, content_of, insert_trials, version_of
from journal.model.draft import NotYet, TrialDraft, parse
from journal.model.trial import Trial

# One of these makes a record worth keeping.
_SUBSTANCE = ("task", "tool", "worked", "didnt", "did")


@dataclass(frozen=True)
class Incoming:
    """What every record of one import shares: a person's map, and the source of check-ins."""

    session: Session
    now: datetime
    mapping: Mapping[str, str | None] | None = None
    source: str = "form"
    randomness: Randomness = os.urandom


@dataclass(frozen=True)
class _Read:
    line: int
    new: NewTrial
    own: bool  # from this program's own export, with the identity it had


def take_trials(incoming: Incoming, rows: Sequence[Row]) -> list[Outcome]:
    """Store the trials among `rows` that are understood and new; what became of each, in order."""
    columns = trial_columns(incoming.mapping)
    read = [_understood(incoming, columns, row) for row in rows]
    known = _Known(incoming.session, [r for r in read if isinstance(r, _Read)])
    outcomes: list[Outcome] = []
    fresh = []
    for one in read:
        outcome = one if isinstance(one, Refused) else known.outcome(one)
        if isinstance(one, _Read) and isinstance(outcome, Taken):
            fresh.append(one.new)
        outcomes.append(outcome)
    insert_trials(incoming.session, fresh)
    return outcomes


def source_hash(values: Mapping[str, Any]) -> str:
    """SHA-256 of a source record, the same whatever the order of its names."""
    canonical = json.dumps(
        values, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str
    )
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def identity_of(values: Mapping[str, Any]) -> str | None:
    """The id that this program gave a record, None for a record from elsewhere."""
    written = values.get("id")
    if isinstance(written, str) and len(written) == ID_LENGTH and is_crockford(written):
        return written
    return None


def moment_of(written: Any) -> datetime | None:
    """A moment as this program's exports write it, None if it is none."""
    try:
        moment = datetime.fromisoformat(written)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _understood(incoming: Incoming, columns: Columns, row: Row) -> _Read | Refused:
    values, left = _placed(columns, row)
    trial_id, created_at = identity_of(values), moment_of(values.get("created_at"))
    own = trial_id is not None and created_at is not None
    try:
        if own:
            draft = parse(values, incoming.now.astimezone().date())
        else:
            draft = _foreign_draft(incoming, row, values, left)
    except NotYet as error:
        return Refused(row.line, error.sentence)
    if not any(getattr(draft, name) for name in _SUBSTANCE) and not own:
        return Refused(
            row.line, _("There is nothing to keep: no task, no tool and no text of what was done.")
        )
    if not own or trial_id is None or created_at is None:
        now = incoming.now
        return _Read(row.line, NewTrial(draft, new_id(incoming.randomness), now, now), own=False)
    new = NewTrial(
        draft,
        trial_id,
        created_at,
        moment_of(values.get("updated_at")) or created_at,
        moment_of(values.get("deleted_at")),
    )
    return _Read(row.line, new, own=True)


def _placed(columns: Columns, row: Row) -> tuple[dict[str, Any], dict[str, Any]]:
    """The row's values by field, and what belongs to no field, by the row's own names."""
    values: dict[str, Any] = {}
    left: dict[str, Any] = {}
    for heading, raw in row.values.items():
        name = columns.field(heading)
        if raw is None or name in ("", RECORD) or (isinstance(raw, str) and not raw.strip()):
            continue
        if name is None or name in values:
            left[heading] = raw
        else:
            values[name] = value_of(name, raw, flat=row.flat, month_first=row.month_first)
    return values, left


def _foreign_draft(
    incoming: Incoming, row: Row, values: dict[str, Any], left: dict[str, Any]
) -> TrialDraft:
    for name in ("id", "created_at", "updated_at", "deleted_at", "source_hash"):
        if name in values:
            left[name] = values.pop(name)
    _place_year_labels(values, left)
    notes = values.get("notes", {})
    if isinstance(notes, Mapping):
        values["notes"] = {
            str(name): text_of(text) for name, text in (*left.items(), *notes.items())
        }
    values["source_hash"] = source_hash(row.values)
    return parse(values, incoming.now.astimezone().date())


def _place_year_labels(values: dict[str, Any], left: dict[str, Any]) -> None:
    """Turn local year labels ("Year 9 (Australia)") into phases; the words stay as they were."""
    written = values.get("phase")
    written = [written] if isinstance(written, str) else written
    if not isinstance(written, list) or not all(isinstance(word, str) for word in written):
        return
    phases, labels = [], []
    for word in written:
        known = vocabulary.is_term("phase", vocabulary.resolve("phase", word))
        phase = None if known else vocabulary.phase_of_year_label(word)
        phases.append(phase or word)
        if phase:
            labels.append(word)
    values["phase"] = phases
    if labels and "year_label" not in values:
        values["year_label"] = ", ".join(labels)
    elif labels:
        left["phase"] = ", ".join(labels)


class _Known:
    """Which trials of a batch are in the journal already, or came earlier in the batch."""

    def __init__(self, session: Session, batch: Iterable[_Read]) -> None:
        self._by_id: dict[str, Trial | NewTrial] = {}
        self._by_source: dict[str, Trial | NewTrial] = {}
        ids = [one.new.id for one in batch if one.own]
        sources = [one.new.draft.source_hash for one in batch]
        for trial in session.exec(select(Trial).where(col(Trial.id).in_(ids))) if ids else ():
            self._by_id[trial.id] = trial
        of_source = col(Trial.source_hash).in_([source for source in sources if source])
        for trial in session.exec(select(Trial).where(of_source)):
            self._by_source[trial.source_hash or ""] = trial

    def outcome(self, one: _Read) -> Outcome:
        """Taken, and known from now on, or why not."""
        source = one.new.draft.source_hash or ""
        same = self._by_id.get(one.new.id)
        if same and _content(same) != _content(one.new):
            return Refused(
                one.line,
                _("Trial {id} is in the journal with other words, which were kept.").format(
                    id=one.new.id
                ),
            )
        same = same or self._by_source.get(source)
        if same:
            note = _("It lies in the trash.") if same.deleted_at else ""
            return Unchanged(one.line, same.id, note)
        self._by_id[one.new.id] = one.new
        if source:
            self._by_source[source] = one.new
        return Taken(one.line, one.new.id)


def _content(trial: Trial | NewTrial) -> dict[str, object]:
    if isinstance(trial, NewTrial):
        return version_of(content_of(trial.draft, trial.created_at))
    return version_of(trial.model_dump())
