"""What the journal holds at a moment, so that changes from outside the window are noticed."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class Stamp:
    """Two stamps differ where drafts, trials or listed names do."""

    drafts: tuple[Any, ...]
    trials: tuple[Any, ...]
    names: tuple[Any, ...]


def stamp(session: Session) -> Stamp:
    """The stamp of the journal; its cost does not grow with the number of trials."""
    connection = session.connection()
    drafts = connection.exec_driver_sql("SELECT id, updated_at FROM draft ORDER BY id")
    # Every save adds a version; what goes into the trash or out of it adds none.
    trials = connection.exec_driver_sql(
        """SELECT (SELECT max(n) FROM trial_version), (SELECT max(n) FROM trial),
        (SELECT count(*) FROM trial WHERE deleted_at IS NOT NULL)"""
    )
    names = connection.exec_driver_sql(
        "SELECT count(*), max(n), total(n), min(keep_until), max(keep_until) FROM own_name"
    )
    return Stamp(tuple(tuple(row) for row in drafts), tuple(trials.one()), tuple(names.one()))
