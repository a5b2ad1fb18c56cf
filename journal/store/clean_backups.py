"""Taking records out of backups that hold them, each rewritten, read back and put in its place."""

import json
import shutil
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from journal.store.backup import PREFIX, SEALED_SUFFIX, backups_in, remove_leftovers
from journal.store.engine import sentences
from journal.store.health import deep_damage
from journal.store.wipe import indexes

# Where a trial's id stands.
_OF_TRIAL = (
    ("trial", "id"),
    ("trial_version", "trial"),
    ("chain_link", "later"),
    ("chain_link", "earlier"),
    ("sharing", "trial"),
    ("follow_up", "trial"),
    ("not_duplicate", "first"),
    ("not_duplicate", "second"),
    ("reviewed_record", "record"),
)


@dataclass(frozen=True)
class Unwanted:
    """The ids of trials, and rows of other tables as {(table, column): keys}."""

    trials: tuple[str, ...]
    rows: Mapping[tuple[str, str], Sequence[str]]


def clean_backups(folder: Path, unwanted: Unwanted, keep: Path) -> int:
    """Take what is unwanted out of every backup in `folder` but `keep`; how many held it.

    With it go the drafts of that day, which may hold it in an earlier state. A backup that is
    sealed, or cannot be rewritten whole, is removed.
    """
    remove_leftovers(folder, f".{PREFIX}*.part", None)
    held = 0
    for backup in backups_in(folder):
        if backup != keep and not _is_clean(backup, unwanted):
            held += 1
            _clean(backup, unwanted)
    return held


def _is_clean(backup: Path, unwanted: Unwanted) -> bool:
    if backup.name.endswith(SEALED_SUFFIX):
        return False
    try:
        with closing(sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro", uri=True)) as stored:
            tables = _tables(stored)
            drafts = "draft" in tables and stored.execute("SELECT 1 FROM draft LIMIT 1").fetchone()
            return not drafts and not any(
                stored.execute(f'SELECT 1 FROM "{table}" WHERE "{column}" = ?', (key,)).fetchone()
                for table, column, key in _wanted(tables, unwanted)
            )
    except sqlite3.DatabaseError:
        return False


def _clean(backup: Path, unwanted: Unwanted) -> None:
    temporary = backup.with_name(f".{backup.name}.part")
    sound = False
    if not backup.name.endswith(SEALED_SUFFIX):
        with sentences(temporary):
            shutil.copyfile(backup, temporary)
            try:
                with closing(sqlite3.connect(temporary)) as copy:
                    _take_out(copy, unwanted)
                    sound = deep_damage(copy) is None
            except sqlite3.DatabaseError:
                sound = False
    if sound:
        temporary.replace(backup)
    else:
        temporary.unlink(missing_ok=True)
        backup.unlink()


def _take_out(copy: sqlite3.Connection, unwanted: Unwanted) -> None:
    copy.execute("PRAGMA secure_delete = ON")
    tables = _tables(copy)
    _take_out_decisions(copy, tables, unwanted)
    for table, column, key in list(_wanted(tables, unwanted)):
        copy.execute(f'DELETE FROM "{table}" WHERE "{column}" = ?', (key,))
    copy.execute("DELETE FROM draft")
    copy.commit()
    for index in indexes(copy):
        copy.execute(f"INSERT INTO {index}({index}) VALUES ('optimize')")
    copy.commit()
    copy.execute("VACUUM")


def _take_out_decisions(
    copy: sqlite3.Connection, tables: frozenset[str], unwanted: Unwanted
) -> None:
    """What was decided about words that the trials hold."""
    if "review_decision" not in tables:
        return
    said = " ".join(
        json.dumps(json.loads(content), ensure_ascii=False).casefold()
        for trial in unwanted.trials
        for (content,) in copy.execute(
            "SELECT content FROM trial_version WHERE trial = ?", (trial,)
        ).fetchall()
    )
    for row, text in copy.execute("SELECT rowid, text FROM review_decision").fetchall():
        if text and json.dumps(text, ensure_ascii=False)[1:-1].casefold() in said:
            copy.execute("DELETE FROM review_decision WHERE rowid = ?", (row,))
    columns = {name for _n, name, *_more in copy.execute("PRAGMA table_info(review_decision)")}
    if "trial" in columns:  # since version 1.3
        asked_in = [(trial,) for trial in unwanted.trials]
        copy.executemany("DELETE FROM review_decision WHERE trial = ?", asked_in)


def _wanted(tables: frozenset[str], unwanted: Unwanted) -> Iterable[tuple[str, str, str]]:
    for table, column in _OF_TRIAL:
        if table in tables:
            yield from ((table, column, trial) for trial in unwanted.trials)
    for (table, column), keys in unwanted.rows.items():
        if table in tables:
            yield from ((table, column, key) for key in keys)


def _tables(connection: sqlite3.Connection) -> frozenset[str]:
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return frozenset(name for (name,) in found)
