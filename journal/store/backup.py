"""Copies of a live database by SQLite's backup API, verified by reading them back.

Copying the file itself would lose committed rows that are still in the write-ahead log.
"""

import re
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal.errors import UserError
from journal.files import cannot_write
from journal.language import _
from journal.store.engine import connect, make_folder, sentences
from journal.store.health import deep_damage

STAMP = "%Y%m%d-%H%M%S"
PREFIX = "journal-"
SUFFIX = ".db"
SEALED_SUFFIX = ".db.age"
_NAME = re.compile(PREFIX + r"(\d{8}-\d{6})(\.db|\.db\.age)")
RECENT, DAYS, WEEKS, MONTHS = 5, 7, 5, 12
# A stamp further ahead than this was written while one clock or the other was wrong.
AHEAD = timedelta(days=1)
LEFT_OVER = 3600  # seconds after which nobody works on a half copy any more


def back_up(database: Path, target: Path) -> None:
    """Copy the live `database` to `target`, whole and read back, or not at all."""
    temporary = target.with_name(f".{target.name}.part")
    with sentences(target):
        make_folder(target.parent)
        temporary.unlink(missing_ok=True)
        with closing(connect(database)) as source, closing(sqlite3.connect(temporary)) as copy:
            source.execute("BEGIN")  # what is copied and what is counted is one state
            wanted = _counts(source)
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            found = deep_damage(copy) or _missing(wanted, _counts(copy))
    if found:
        temporary.unlink(missing_ok=True)
        raise UserError(
            _("The backup could not be read back, so it was not kept: {found}").format(found=found)
        )
    keep_file(temporary, target)


def keep_file(temporary: Path, target: Path) -> None:
    """Give a file that is complete its name; UserError where that fails."""
    try:
        temporary.replace(target)
    except OSError as error:
        raise cannot_write(target, error) from error


def back_up_into(database: Path, folder: Path, now: datetime) -> Path:
    """A backup of `database` in `folder`, named by the moment, after which old ones are thinned."""
    target = free_name(folder, now, SUFFIX)
    back_up(database, target)
    thin(folder, target, now)
    return target


def free_name(folder: Path, now: datetime, suffix: str) -> Path:
    """A name by the moment that no backup has; another backup is never written over."""
    while (target := folder / f"{PREFIX}{now.astimezone(UTC).strftime(STAMP)}{suffix}").exists():
        now += timedelta(seconds=1)
    return target


def thin(folder: Path, newest: Path, now: datetime) -> None:
    """Remove the backups that no rule keeps; never the one that was just made."""
    for old in superfluous(backups_in(folder), now):
        if old != newest:
            old.unlink(missing_ok=True)
    remove_leftovers(folder, f".{PREFIX}*.part", now)


def remove_leftovers(folder: Path, pattern: str, before: datetime | None) -> None:
    """Remove what a copy left that was killed; with `before`, only what is an hour older."""
    for left in folder.glob(pattern):
        with suppress(OSError):  # in use, or gone already
            age = before.timestamp() - left.stat().st_mtime if before else LEFT_OVER
            if age >= LEFT_OVER:
                shutil.rmtree(left) if left.is_dir() else left.unlink()


def backups_in(folder: Path) -> list[Path]:
    """The backups in a folder, newest first; other files there are none of this program's."""
    found = folder.glob(f"{PREFIX}*")
    return sorted((path for path in found if _NAME.fullmatch(path.name)), reverse=True)


def made_at(backup: Path) -> datetime:
    """The moment that a backup's name tells."""
    stamp = backup.name.removeprefix(PREFIX)[: len("20261121-153000")]
    return datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)


def newest_before(folder: Path, now: datetime) -> datetime | None:
    """When the newest backup was made, those of a clock that was ahead left out."""
    moments = (made_at(path) for path in backups_in(folder))
    return next((moment for moment in moments if moment <= now + AHEAD), None)


def superfluous(newest_first: Iterable[Path], now: datetime) -> list[Path]:
    """Those that no rule keeps: the recent ones, the newest of each day, week and month.

    Those of a day that is still to come stay, and take nobody's place: a clock was wrong then or
    is wrong now.
    """
    kept: dict[str, int] = {}
    over = []
    due = [backup for backup in newest_first if made_at(backup) <= now + AHEAD]
    for place, backup in enumerate(due):
        moment = made_at(backup)
        periods = (
            (f"day {moment:%Y-%m-%d}", DAYS),
            (f"week {moment:%G-%V}", WEEKS),
            (f"month {moment:%Y-%m}", MONTHS),
        )
        keep = place < RECENT
        for period, most in periods:
            sort = period.split()[0]
            if period not in kept and kept.get(sort, 0) < most:
                kept[period] = 1
                kept[sort] = kept.get(sort, 0) + 1
                keep = True
        if not keep:
            over.append(backup)
    return over


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each plain table has; what an index keeps for itself is checked elsewhere."""
    tables = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
    names = [
        name for name, sql in tables.fetchall()
        if "_fts" not in name and not name.startswith("sqlite_") and "VIRTUAL" not in sql.upper()
    ]  # fmt: skip
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names
    }


def _missing(wanted: dict[str, int], found: dict[str, int]) -> str:
    return "; ".join(
        _("{n} of {of} rows of {name}").format(n=found.get(name, 0), of=count, name=name)
        for name, count in wanted.items()
        if found.get(name) != count
    )
