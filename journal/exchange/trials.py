"""Trials coming in: what is new is stored, what is known is left as it is."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from journal.exchange.columns import Columns, trial_columns
from journal.exchange.record import Outcome, Refused, Row, Taken, Unchanged
from journal.exchange.understanding import Incoming, identity_of, source_hash, understood
from journal.language import _
from journal.logbook.storing import NewTrial, content_of, insert_trials, version_of
from journal.model.draft import NotYet
from journal.model.fields import FIELDS, LABELS
from journal.model.trial import Trial


class _Place(NamedTuple):
    id: str
    deleted_at: datetime | None


def take_trials(incoming: Incoming, rows: Sequence[Row]) -> list[Outcome]:
    """Store the trials among `rows` that are understood and new; what became of each, in order."""
    outcomes, fresh = judge_trials(incoming, rows)
    insert_trials(incoming.session, fresh)
    return outcomes


def judge_trials(incoming: Incoming, rows: Sequence[Row]) -> tuple[list[Outcome], list[NewTrial]]:
    """What becomes of each of `rows`, in order, and the new trials, not stored."""
    columns = trial_columns(incoming.mapping)
    sources = [source_hash(row.values) for row in rows]
    known = _Known(incoming.session, rows, sources)
    outcomes: list[Outcome] = []
    for row, source in zip(rows, sources, strict=True):
        # A record that was imported before need not be read again.
        place = known.place(row.line, source)
        outcomes.append(place or _taken(incoming, columns, row, source, known))
    return outcomes, known.fresh


def _taken(incoming: Incoming, columns: Columns, row: Row, source: str, known: "_Known") -> Outcome:
    try:
        own = identity_of(row.values)
        return known.outcome(row.line, understood(incoming, columns, row, source, known.has(own)))
    except NotYet as error:
        return Refused(row.line, error.sentence)


class _Known:
    """Which trials of a batch are in the journal already, or came earlier in it (`fresh`)."""

    def __init__(self, session: Session, rows: Sequence[Row], sources: Sequence[str]) -> None:
        own = [trial_id for row in rows if (trial_id := identity_of(row.values))]
        # A record of an export names the source that it once came from.
        named = [str(row.values["source_hash"]) for row in rows if "source_hash" in row.values]
        self._by_id: dict[str, Trial | NewTrial] = {}
        if own:
            found = session.exec(select(Trial).where(col(Trial.id).in_(own)))
            self._by_id.update((trial.id, trial) for trial in found)
        places = select(Trial.source_hash, Trial.id, Trial.deleted_at)
        found_places = session.exec(places.where(col(Trial.source_hash).in_([*sources, *named])))
        self._by_source = {
            source or "": _Place(trial_id, gone) for source, trial_id, gone in found_places
        }
        self.fresh: list[NewTrial] = []

    def place(self, line: int, source: str) -> Unchanged | None:
        """Where the trial of this source record is, None if there is none."""
        found = self._by_source.get(source)
        if found is None:
            return None
        return Unchanged(line, found.id, _("It lies in the trash.") if found.deleted_at else "")

    def has(self, own_id: str | None) -> bool:
        """Whether the trial with this id is in the journal."""
        return own_id in self._by_id

    def outcome(self, line: int, new: NewTrial) -> Outcome:
        """Taken, and known from now on, or why not."""
        same = self._by_id.get(new.id)
        source = new.draft.source_hash
        if same and (others := _differences(same, new)):
            return Refused(
                line,
                _(
                    "Trial {id} is in the journal with other words ({fields}), which were kept. "
                    "To take those of the file, change the trial in the journal."
                ).format(id=new.id, fields=others),
            )
        if same:
            return Unchanged(line, same.id, _("It lies in the trash.") if same.deleted_at else "")
        if source:
            if found := self.place(line, source):
                return found
            self._by_source[source] = _Place(new.id, new.deleted_at)
        self._by_id[new.id] = new
        self.fresh.append(new)
        return Taken(line, new.id)


def _differences(stored: Trial | NewTrial, new: NewTrial) -> str:
    """The labels of the fields in which the two differ, "" where they say the same."""
    here, there = _content(stored), _content(new)
    return ", ".join(_(LABELS[name]) for name in FIELDS if here.get(name) != there.get(name))


def _content(trial: Trial | NewTrial) -> dict[str, object]:
    if isinstance(trial, NewTrial):
        return version_of(content_of(trial.draft, trial.created_at))
    return version_of(trial.model_dump())
