"""What the journal holds at a moment, so that changes from outside the window are noticed."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from journal.paths import Home
from journal.store.engine import connect


@dataclass(frozen=True, slots=True)
class Stamp:
    """Two stamps differ where drafts, trials, listed names or what was merged do.

    `libraries` has those of the owner's groups that can be read, by group.
    """

    drafts: tuple[Any, ...]
    trials: tuple[Any, ...]
    names: tuple[Any, ...]
    libraries: Mapping[str, tuple[Any, ...]]


def stamp(session: Session, home: Home) -> Stamp:
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
    return Stamp(
        tuple(tuple(row) for row in drafts),
        tuple(trials.one()),
        tuple(names.one()),
        dict(_libraries(session, home)),
    )


def _libraries(session: Session, home: Home) -> Iterator[tuple[str, tuple[Any, ...]]]:
    groups = session.connection().exec_driver_sql(
        "SELECT group_id FROM membership WHERE left_at IS NULL"
    )
    for (group,) in groups.all():
        path = home.library(group)
        if not path.exists():
            continue  # connecting would make an empty one
        try:
            with closing(connect(path)) as library:
                yield group, library.execute(_MERGED).fetchone()
        except sqlite3.Error:
            continue  # whoever reads its digest is told what is wrong with it


# A later file of the same person has a higher sequence, a later record of her a higher counter.
_MERGED = """SELECT (SELECT count(*) FROM snapshot), (SELECT total(sequence) FROM snapshot),
    (SELECT count(*) FROM snapshot WHERE standing = 'waiting'),
    (SELECT count(*) FROM admission), (SELECT total(counter) FROM admission)"""
