"""Copies of a live database by SQLite's backup API, verified by reading them back.

Copying the file itself would lose committed rows that are still in the write-ahead log.
"""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal.errors import UserError
from journal.files import cannot_write
from journal.language import _
from journal.store.engine import connect, make_folder, sentences
from journal.store.health import damage

STAMP = "%Y%m%d-%H%M%S"
PREFIX = "journal-"
_NAME = re.compile(PREFIX + r"\d{8}-\d{6}\.db")
NEVER = (0, 0)  # before the first version
RECENT, DAYS, WEEKS, MONTHS = 5, 7, 5, 12


def back_up(database: Path, target: Path) -> None:
    """Copy the live `database` to `target`, whole and read back, or not at all."""
    temporary = target.with_name(f".{target.name}.part")
    with sentences(target):
        make_folder(target.parent)
        temporary.unlink(missing_ok=True)
        with closing(connect(database)) as source, closing(sqlite3.connect(temporary)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        found = damage(temporary)
    if found:
        temporary.unlink(missing_ok=True)
        raise UserError(
            _("The backup could not be read back, so it was not kept: {found}").format(found=found)
        )
    try:
        temporary.replace(target)
    except OSError as error:
        raise cannot_write(target, error) from error


def back_up_into(database: Path, folder: Path, now: datetime) -> Path:
    """A backup of `database` in `folder`, named by the moment, after which old ones are thinned."""
    while (target := folder / f"{PREFIX}{now.strftime(STAMP)}.db").exists():
        now += timedelta(seconds=1)  # another backup of this second is never written over
    back_up(database, target)
    for old in superfluous(backups_in(folder)):
        old.unlink(missing_ok=True)
    return target


def backups_in(folder: Path) -> list[Path]:
    """The backups in a folder, newest first; other files there are none of this program's."""
    found = folder.glob(f"{PREFIX}*.db")
    return sorted((path for path in found if _NAME.fullmatch(path.name)), reverse=True)


def superfluous(newest_first: Iterable[Path]) -> list[Path]:
    """Those that no rule keeps: the recent ones, the newest of each day, week and month."""
    kept: dict[str, int] = {}
    over = []
    for place, backup in enumerate(newest_first):
        moment = datetime.strptime(backup.stem.removeprefix(PREFIX), STAMP).replace(tzinfo=UTC)
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


def put_back(backup: Path, database: Path) -> None:
    """Replace the content of `database` by that of `backup`, in one transaction.

    Raises UserError, with `database` as it was, if the backup cannot be read, is a database of
    something else or was written by a newer version.
    """
    if not backup.is_file():
        raise UserError(_("There is no backup {path}.").format(path=backup))
    with sentences(backup):
        found = damage(backup)
    if found:
        raise UserError(
            _("{name} is damaged and was not restored: {found}").format(
                name=backup.name, found=found
            )
        )
    with (
        sentences(database),
        closing(sqlite3.connect(backup)) as source,
        closing(connect(database)) as live,
    ):
        _reject_other_kinds(backup, source, live)
        source.backup(live)


def _reject_other_kinds(backup: Path, source: sqlite3.Connection, live: sqlite3.Connection) -> None:
    if max(_versions(source)) > max(_versions(live)):
        raise UserError(
            _("{name} was written by a newer Trial Journal; install that version first.").format(
                name=backup.name
            )
        )
    found, known = (
        set(connection.execute("SELECT type, name FROM sqlite_schema"))
        for connection in (source, live)
    )
    if max(_versions(source)) == NEVER or not found <= known:
        raise UserError(_("{name} is no backup of this journal.").format(name=backup.name))


def _versions(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    try:
        return [NEVER, *connection.execute("SELECT major, minor FROM migration").fetchall()]
    except sqlite3.OperationalError:  # there is no such table, or another of that name
        return [NEVER]
