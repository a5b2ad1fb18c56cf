"""What is asked about keeping: backups here and in a second place, looking into them, the health
of the journal, deleting for good.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from journal import vocabulary
from journal.logbook.backup_contents import Contents, Taken, contents, reading_backup, take_trials
from journal.logbook.chains import repeats_in_words
from journal.logbook.echoes import Echo, echoes, going
from journal.logbook.forgetting import Gone, Wish, delete_now, empty_trash
from journal.logbook.history import history
from journal.logbook.trials import trial_by_id
from journal.model.trial import Trial
from journal.paths import Home
from journal.settings import Settings
from journal.sharing.restoring import restore as restore_journal
from journal.sharing.restoring import restore_damaged
from journal.store.backup import backups_in, made_at
from journal.store.journal_file import Journal
from journal.store.second_place import SecondPlace, bring_up_to_date, choose, deliver
from journal.store.synced import synced_by


@dataclass(frozen=True, slots=True)
class Standing:
    """The backups here with their moments, newest first; of the second place whether it is there
    and its newest moment; the service that syncs the data folder.
    """

    here: list[tuple[Path, datetime]]
    place: SecondPlace | None
    place_is_there: bool
    newest_there: datetime | None
    synced_by: str | None


@dataclass(frozen=True, slots=True)
class ToForget:
    """What the question before deleting for good has to tell: the trial's name, how many earlier
    versions there are, where else its words stand, whether older backups are kept, and the names
    of later trials that lose what they say of the change from it.
    """

    title: str
    earlier: tuple[int, ...]
    echoes: tuple[Echo, ...]
    backups: int
    shared: bool
    repeats: tuple[str, ...]


def second_place(chosen: Settings) -> SecondPlace | None:
    """The second place for backups that the owner chose."""
    folder = chosen.backup_folder
    return SecondPlace(Path(folder), chosen.backup_sealed) if folder else None


def standing(home: Home, chosen: Settings) -> Standing:
    """How the backups stand."""
    place = second_place(chosen)
    there = backups_in(place.folder) if place and place.folder.is_dir() else []
    return Standing(
        [(path, made_at(path)) for path in backups_in(home.backups)],
        place,
        place is not None and place.folder.is_dir(),
        made_at(there[0]) if there else None,
        synced_by(home.root),
    )


def back_up(journal: Journal, place: SecondPlace | None, now: datetime) -> str:
    """A verified backup, taken to the second place too where that is there; its path."""
    made = journal.back_up(now)
    if place and place.folder.is_dir():
        deliver(journal.home, Path(made), place, now)
    return made


def daily(journal: Journal, now: datetime) -> bool:
    """The backup of the day; whether one was made."""
    return journal.back_up_daily(now)


def daily_there(journal: Journal, place: SecondPlace, now: datetime) -> bool:
    """The same in the second place."""
    return bring_up_to_date(journal.home, place, now)


def empty_old_trash(journal: Journal, now: datetime) -> int:
    """Forget what has lain in the trash long enough, and finish what was stopped in the middle."""
    return empty_trash(journal, now)


def choose_place(
    journal: Journal, folder: Path, passphrase: str | None, now: datetime
) -> SecondPlace:
    """Make `folder` the second place and put a backup there; sealed where a passphrase is given."""
    place = choose(journal.home, folder, passphrase, os.urandom)
    back_up(journal, place, now)
    return place


def look(journal: Journal, file: Path, passphrase: str) -> Contents:
    """What a backup holds, beside the journal."""
    with reading_backup(file, journal.home, passphrase) as there, journal.reading() as here:
        return contents(here, there)


def look_alone(home: Home, file: Path, passphrase: str) -> Contents:
    """What a backup holds, where the journal itself cannot be opened."""
    with reading_backup(file, home, passphrase) as there:
        return contents(None, there)


def take(journal: Journal, file: Path, passphrase: str, ids: Sequence[str], now: datetime) -> Taken:
    """Bring single trials back from a backup."""
    with reading_backup(file, journal.home, passphrase) as there, journal.session() as here:
        return take_trials(here, there, ids, now)


def restore(journal: Journal, file: Path, now: datetime, passphrase: str = "") -> Path:
    """Put a backup in the journal's place; where the present state was kept."""
    return restore_journal(journal, file, now, passphrase)


def replace_damaged(home: Home, file: Path, now: datetime, passphrase: str = "") -> Path:
    """Put a backup in the place of a journal that cannot be opened; where its remains were put."""
    return restore_damaged(home, file, now, passphrase)


def check(journal: Journal) -> list[str]:
    """What is wrong with the journal."""
    return journal.check()


def to_forget(journal: Journal, trial: str, only_versions: Sequence[int] | None) -> ToForget:
    """What there is to know before a trial, or what it said earlier, is deleted for good."""
    with journal.reading() as session:
        found = trial_by_id(session, trial)
        words = going(session, found, only_versions)
        return ToForget(
            vocabulary.labels("task", found.task),
            tuple(version.n for version in history(session, found)[1:]),
            tuple(echoes(session, words)),
            len(backups_in(journal.home.backups)),
            found.visibility != "me",
            tuple(
                vocabulary.labels("task", one.task)
                for one in _losing(session, found, only_versions)
            ),
        )


def _losing(session: Session, trial: Trial, only_versions: Sequence[int] | None) -> list[Trial]:
    return repeats_in_words(session, trial.id) if only_versions is None else []


def forget(journal: Journal, wish: Wish, now: datetime) -> Gone:
    """Delete for good."""
    return delete_now(journal, wish, now)
