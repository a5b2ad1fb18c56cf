"""What was merged into a library: when, how many, from which files; no contents."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class MergeRecord:
    """One merge: the fingerprint that it ended in, and how many of what it found.

    `counts` by what became of them ("new", "changed", "refused"…); `files` are the names of the
    files that changed something or were refused, each with what became of it. The fingerprint of
    a merge by an early version is not known and empty.
    """

    n: int
    at: datetime
    fingerprint: str
    counts: dict[str, int]
    files: tuple[tuple[str, str], ...]


def note_merge(
    session: Session,
    at: datetime,
    fingerprint: str,
    counts: Mapping[str, int],
    files: Sequence[tuple[str, str]],
) -> None:
    """Write down a merge that was carried out."""
    when = at.isoformat(timespec="seconds")
    connection = session.connection()
    merge = connection.exec_driver_sql(
        "INSERT INTO merge (at, fingerprint, counts) VALUES (?, ?, ?)",
        (when, fingerprint, json.dumps({name: n for name, n in counts.items() if n})),
    ).lastrowid
    rows = [(when, file, standing, merge) for file, standing in files]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO merge_record (at, file, standing, merge) VALUES (?, ?, ?, ?)", rows
        )


def merges(session: Session, most: int = 200) -> list[MergeRecord]:
    """The last merges, at most `most` of them, newest first."""
    connection = session.connection()
    rows = connection.exec_driver_sql(
        "SELECT n, at, fingerprint, counts FROM merge ORDER BY n DESC LIMIT ?", (most,)
    ).all()
    first = rows[-1][0] if rows else 0
    files = dict(_files(session, first))
    return [
        MergeRecord(n, datetime.fromisoformat(at), letters, json.loads(counts), files.get(n, ()))
        for n, at, letters, counts in rows
    ]


def _files(session: Session, first: int) -> Iterator[tuple[int, tuple[tuple[str, str], ...]]]:
    rows = session.connection().exec_driver_sql(
        "SELECT merge, file, standing FROM merge_record WHERE merge >= ? ORDER BY merge, n",
        (first,),
    )
    for merge, found in groupby(rows, key=itemgetter(0)):
        yield merge, tuple((file, standing) for _merge, file, standing in found)
