"""A second place for backups, of the owner's choice: a stick, or a folder that syncs."""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from journal.clock import Randomness
from journal.errors import UserError
from journal.files import cannot_write, write_atomically
from journal.ids import crockford
from journal.language import _
from journal.paths import Home
from journal.store.backup import SEALED_SUFFIX, backups_in, keep_file, made_at, newest_before, thin
from journal.store.health import damage
from journal.store.sealed import key_of, make_key, seal_file

FOLDER = "Trial Journal backups"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class SecondPlace:
    """The folder, this journal's own, and whether what goes there is sealed."""

    folder: Path
    sealed: bool = False


def choose(home: Home, chosen: Path, passphrase: str | None, randomness: Randomness) -> SecondPlace:
    """A folder of this journal's own inside `chosen`; sealed where a passphrase is given.

    Of its own, so that the journals of two computers do not thin each other's backups. Raises
    UserError if it cannot be written, or lies in the data folder itself.
    """
    if chosen.resolve().is_relative_to(home.root.resolve()):
        raise UserError(_("That folder belongs to the journal itself; choose one elsewhere."))
    folder = chosen / f"{FOLDER} {crockford(randomness(5))[:4]}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
    if passphrase is not None:
        write_atomically(home.backup_key, make_key(folder, passphrase).encode())
    return SecondPlace(folder, passphrase is not None)


def bring_up_to_date(home: Home, place: SecondPlace, now: datetime) -> bool:
    """Put the newest backup there too if the newest there is a day old; whether one was put.

    Raises UserError where the place is not there, a stick that is not plugged in say.
    """
    newest = next((one for one in backups_in(home.backups) if made_at(one) <= now + DAY), None)
    if not place.folder.is_dir():
        raise UserError(
            _(
                "The second place for backups is not there now: {folder}. "
                "Backups go on in the journal's own folder."
            ).format(folder=place.folder)
        )
    there = newest_before(place.folder, now)
    if newest is None or (there is not None and made_at(newest) - there < DAY):
        return False
    deliver(home, newest, place, now)
    return True


def deliver(home: Home, backup: Path, place: SecondPlace, now: datetime) -> Path:
    """Put a backup in the second place, read back there; where it lies."""
    target = place.folder / backup.name
    if place.sealed:
        target = target.with_suffix(SEALED_SUFFIX)
    temporary = target.with_name(f".{target.name}.part")
    if place.sealed:
        seal_file(backup, temporary, key_of(home) or "")
    else:
        _copy(backup, temporary)
    keep_file(temporary, target)
    thin(place.folder, target, now)
    return target


def _copy(source: Path, target: Path) -> None:
    try:
        shutil.copyfile(source, target)
        found = damage(target)
    except OSError as error:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise cannot_write(target, error) from error
    if found:
        target.unlink(missing_ok=True)
        raise UserError(
            _("The backup could not be read back, so it was not kept: {found}").format(found=found)
        )
