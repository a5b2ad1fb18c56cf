"""What a row of a file says as a trial of the journal, or a reason why it says none."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from sqlmodel import Session

from journal import vocabulary
from journal.clock import Randomness
from journal.exchange.columns import RECORD, Columns
from journal.exchange.headings import folded
from journal.exchange.record import Row
from journal.exchange.values import text_of, value_of
from journal.ids import ID_LENGTH, is_crockford, new_id
from journal.language import _
from journal.logbook.storing import NewTrial
from journal.model.draft import NotYet, Problem, TrialDraft, parse
from journal.model.fields import TEXTS
from journal.settings import Settings

# One of these makes a record worth keeping.
_SUBSTANCE = ("task", "tool", "worked", "didnt", "did")


@dataclass(frozen=True)
class Incoming:
    """What every record of one import shares: a person's map, and the source of check-ins.

    `visibility` is that of check-ins that do not say. `brought` gets the settings that an export
    brings along, beside those that are in use.
    """

    session: Session
    now: datetime
    mapping: Mapping[str, str | None] | None = None
    source: str = "form"
    randomness: Randomness = os.urandom
    settings: Settings = field(default_factory=Settings)
    visibility: str = "me"
    brought: list[Settings] = field(default_factory=list)

    @cached_property
    def today(self) -> date:
        """The day of `now` where the owner is."""
        return self.now.astimezone().date()


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


def understood(
    incoming: Incoming, columns: Columns, row: Row, source: str, is_here: bool = False
) -> NewTrial:
    """The trial that a row describes: with the identity that it had, if it comes from an export.

    `source` is the row's `source_hash`. `is_here` says that the journal has its id, so that it is
    no other one though somebody took its moments away. Raises NotYet, with a sentence, for a row
    that cannot be understood or says nothing.
    """
    values, left = _placed(columns, row)
    created_at = moment_of(row.values.get("created_at"))
    trial_id = identity_of(row.values)
    if trial_id and is_here:
        created_at = created_at or incoming.now
    if trial_id and created_at:
        return NewTrial(
            parse(values, incoming.today),
            trial_id,
            created_at,
            moment_of(row.values.get("updated_at")) or created_at,
            moment_of(row.values.get("deleted_at")),
        )
    draft = _foreign_draft(incoming, source, values, left)
    if not any(getattr(draft, name) for name in _SUBSTANCE):
        sentence = _("There is nothing to keep: no task, no tool and no text of what was done.")
        raise NotYet([Problem("", sentence)])
    return NewTrial(draft, new_id(incoming.randomness), incoming.now, incoming.now)


def _placed(columns: Columns, row: Row) -> tuple[dict[str, Any], dict[str, Any]]:
    """The row's values by field, and what belongs to no field, by the row's own names."""
    values: dict[str, Any] = {}
    left: dict[str, Any] = {}
    for heading, raw in row.values.items():
        name = columns.field(heading)
        if raw is None or name in ("", RECORD) or (isinstance(raw, str) and not raw.strip()):
            continue
        if name is None or _is_kept_as_note(name, heading):
            left[heading] = raw
        elif name not in values:
            values[name] = value_of(name, raw, row)
        elif (both := _joined(name, values[name], raw, row)) is not None:
            values[name] = both
        else:
            left[heading] = raw
    return values, left


def _joined(name: str, earlier: Any, raw: Any, row: Row) -> Any:
    """What two columns for one field say together; None where only one of them can stand."""
    other = value_of(name, raw, row) if row.flat else None
    if isinstance(earlier, list) and isinstance(other, list):
        return [*earlier, *other]
    if name in TEXTS and isinstance(earlier, str) and isinstance(other, str):
        return f"{earlier}\n\n{other}"
    return None


def _is_kept_as_note(name: str, heading: str) -> bool:
    """Whether a column is mapped to the notes; a column of that very name may hold several."""
    return name == "notes" and folded(heading) != name


def _foreign_draft(
    incoming: Incoming, source: str, values: dict[str, Any], left: dict[str, Any]
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
    values["source_hash"] = source
    return parse(values, incoming.today)


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
