"""A backup opened as a copy, to be looked into first, and put in the journal's place."""

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from journal.errors import UserError
from journal.language import _
from journal.paths import Home
from journal.store.backup import SEALED_SUFFIX
from journal.store.engine import connect, make_folder, sentences
from journal.store.health import damage
from journal.store.migrate import Migration, applied, migrate
from journal.store.sealed import is_sealed, key_of, unseal_file

LOOK = ".look-"  # begins the names of folders for copies that are looked into


@contextmanager
def opened_copy(
    backup: Path, home: Home, steps: Sequence[Migration], passphrase: str = ""
) -> Iterator[Path]:
    """A copy of `backup` in the data folder, brought to the present form; gone afterwards.

    One that was sealed elsewhere needs its passphrase (NeedsPassphrase). Raises UserError if the
    backup is missing, damaged, no journal, or of a newer version.
    """
    if not backup.is_file():
        raise UserError(_("There is no backup {path}.").format(path=backup))
    make_folder(home.root)
    with tempfile.TemporaryDirectory(dir=home.root, prefix=LOOK) as made:
        plain = backup
        if backup.name.endswith(SEALED_SUFFIX) or is_sealed(backup):
            plain = Path(made) / "unsealed.db"
            unseal_file(backup, plain, passphrase, key_of(home))
        copy = Path(made) / "copy.db"
        _copy(plain, copy, backup.name)
        with sentences(copy), closing(connect(copy)) as connection:
            _reject_other_kinds(connection, steps, backup.name)
            migrate(connection, steps)
        yield copy


def put_back(copy: Path, database: Path) -> None:
    """Replace the content of `database` by that of an opened copy, in one transaction."""
    with (
        sentences(database),
        closing(sqlite3.connect(copy)) as source,
        closing(connect(database)) as live,
    ):
        source.backup(live)


def _copy(source: Path, target: Path, name: str) -> None:
    with sentences(source):
        found = damage(source)
    if found:
        raise UserError(
            _("{name} is damaged and was not restored: {found}").format(name=name, found=found)
        )
    with (
        sentences(target),
        closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as stored,
        closing(sqlite3.connect(target)) as copy,
    ):
        stored.backup(copy)


def _reject_other_kinds(
    connection: sqlite3.Connection, steps: Sequence[Migration], name: str
) -> None:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    known = {step.version for step in steps}
    try:
        found = applied(connection) if "migration" in tables else set()
    except sqlite3.OperationalError:  # a table of that name, and of something else
        found = set()
    if found and max(found) > max(known):
        raise UserError(
            _("{name} was written by a newer Trial Journal; install that version first.").format(
                name=name
            )
        )
    if steps[0].version not in found or not {"trial", "trial_version"} <= tables:
        raise UserError(_("{name} is no backup of this journal.").format(name=name))
