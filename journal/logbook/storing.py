"""What a trial becomes in the database: its row, and a row of its history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, func, inspect, select
from sqlalchemy.orm import configure_mappers, make_transient_to_detached
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session

from journal.model.draft import TrialDraft
from journal.model.fields import FIELDS, recorded
from journal.model.trial import Trial, TrialVersion

# Plain rows: made into objects first, a save would take twice as long and an import six times.
_TRIALS: Table = Trial.__table__  # type: ignore[attr-defined]
_VERSIONS: Table = TrialVersion.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class NewTrial:
    """A trial to be stored, with the identity and the moments that it shall have."""

    draft: TrialDraft
    id: str
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None = None


def insert_trial(session: Session, new: NewTrial) -> Trial:
    """Store one trial with its first version; the trial as the session then knows it."""
    row = _row(new)
    connection = session.connection()
    (number,) = connection.execute(_TRIALS.insert(), row).inserted_primary_key or (None,)
    connection.execute(_VERSIONS.insert(), _version(row))
    return _known_to(session, row | {"n": number})


def insert_trials(session: Session, new: Sequence[NewTrial]) -> None:
    """Store many trials with their first version each; the search index follows by itself."""
    if not new:
        return
    connection = session.connection()
    last = connection.scalar(select(func.max(_TRIALS.c.n))) or 0
    rows = [_row(trial) | {"n": n} for n, trial in enumerate(new, last + 1)]
    # In the order of the index, which writes itself out whenever a day comes before the last one.
    by_day = sorted(rows, key=lambda row: (row["tried_on"], row["n"]))
    _insert(connection, _TRIALS, by_day)
    _insert(connection, _VERSIONS, [_version(row) for row in rows])


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows that all have the same columns, each value as its column stores it.

    Half the time that SQLAlchemy takes for parameters by name.
    """
    dialect = connection.dialect
    names = list(rows[0])
    store = [table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names]
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})',
        [
            tuple(
                as_stored(row[name]) if as_stored else row[name]
                for name, as_stored in zip(names, store, strict=True)
            )
            for row in rows
        ],
    )


def keep_versions(session: Session, changed: Sequence[Trial], now: datetime) -> None:
    """Store trials whose fields were changed in place, each with a new version, all at once."""
    for trial in changed:
        trial.updated_at = next_moment(trial, now)
        session.add(trial)
    session.flush()
    if changed:
        session.connection().execute(
            _VERSIONS.insert(),
            [_version(trial.model_dump()) for trial in changed],
        )


def next_moment(trial: Trial, now: datetime) -> datetime:
    """`now`, or just after the last save where the clock was set back: versions stay in order."""
    late = now >= trial.updated_at
    return now if late else trial.updated_at + timedelta(microseconds=1)


def content_of(draft: TrialDraft, now: datetime) -> dict[str, Any]:
    """The columns that a draft fills, with the day of `now` where it gives none."""
    content = draft.model_dump()
    content["tried_on"] = draft.tried_on or now.astimezone().date()
    content["outcome"] = draft.outcome or "not-stated"
    return content


def version_of(content: Mapping[str, Any]) -> dict[str, object]:
    """What the history keeps of a trial's columns: the fields that say anything, as JSON values.

    Most of some sixty fields are empty, and a version with all of them takes three times the room.
    """
    said = {name: value for name in FIELDS if recorded(value := content[name])}
    return said | {"tried_on": content["tried_on"].isoformat()}


def _row(new: NewTrial) -> dict[str, Any]:
    return content_of(new.draft, new.created_at) | {
        "id": new.id,
        "created_at": new.created_at,
        "updated_at": new.updated_at,
        "deleted_at": new.deleted_at,
    }


def _version(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"trial": row["id"], "saved_at": row["updated_at"], "content": version_of(row)}


def _known_to(session: Session, row: Mapping[str, Any]) -> Trial:
    # Making the object from what was just stored costs a third of selecting it again.
    configure_mappers()
    trial: Trial = inspect(Trial).class_manager.new_instance()
    for name, value in row.items():
        set_committed_value(trial, name, value)
    make_transient_to_detached(trial)
    session.add(trial)
    return trial
