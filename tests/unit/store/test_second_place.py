"""A second place for backups: a stick or a synced folder, open or sealed."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from pyrage import passphrase as by_passphrase
from pyrage import x25519

from journal.errors import UserError
from journal.logbook.trials import save_trial
from journal.paths import Home
from journal.store import sealed
from journal.store.backup import SEALED_SUFFIX, backups_in
from journal.store.health import damage
from journal.store.journal_file import STEPS, Journal
from journal.store.put_back import opened_copy
from journal.store.second_place import SecondPlace, bring_up_to_date, choose
from journal.store.synced import synced_by
from tests.fixtures.journals import NOW, draft
from tests.fixtures.quick_codes import seal_quickly

WORDS = "four words are enough"
SECRET = "Zanzibarquokka"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(Journal(Home(tmp_path / "home"))) as opened:
        with opened.session() as session:
            save_trial(session, draft(did=SECRET), NOW)
        opened.back_up(NOW)
        yield opened


def test_the_newest_backup_goes_there_once_a_day(journal: Journal, tmp_path: Path) -> None:
    place = choose(journal.home, tmp_path / "stick", None, os.urandom)
    assert bring_up_to_date(journal.home, place, NOW)
    assert not bring_up_to_date(journal.home, place, NOW + timedelta(hours=1))
    journal.back_up(NOW + timedelta(hours=30))
    assert bring_up_to_date(journal.home, place, NOW + timedelta(hours=30))
    there = backups_in(place.folder)
    assert len(there) == 2
    assert damage(there[0]) is None
    assert [path.name for path in place.folder.iterdir() if path not in there] == []


def test_two_journals_in_one_folder_keep_out_of_each_others_way(
    journal: Journal, tmp_path: Path
) -> None:
    other = Home(tmp_path / "other")
    one, two = (
        choose(home, tmp_path / "stick", None, os.urandom) for home in (journal.home, other)
    )
    assert one.folder != two.folder


def test_a_stick_that_is_not_there_is_a_calm_sentence(journal: Journal, tmp_path: Path) -> None:
    place = SecondPlace(tmp_path / "gone")
    with pytest.raises(UserError, match="is not there now"):
        bring_up_to_date(journal.home, place, NOW)
    assert not place.folder.exists()


def test_the_data_folder_is_no_second_place(journal: Journal) -> None:
    with pytest.raises(UserError, match="choose one elsewhere"):
        choose(journal.home, journal.home.root / "more", None, os.urandom)


@pytest.fixture
def sealing(journal: Journal, tmp_path: Path) -> SecondPlace:
    """A place whose key has no passphrase yet: that takes seconds, by design."""
    key = str(x25519.Identity.generate())
    journal.home.backup_key.write_text(key)
    (tmp_path / "cloud").mkdir()
    return SecondPlace(tmp_path / "cloud", sealed=True)


def test_sealed_backups_show_nothing_and_open_with_the_passphrase(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = SimpleNamespace(encrypt=seal_quickly, decrypt=by_passphrase.decrypt)
    monkeypatch.setattr(sealed, "by_passphrase", quick)
    place = choose(journal.home, tmp_path / "cloud", WORDS, os.urandom)
    bring_up_to_date(journal.home, place, NOW)
    for path in place.folder.iterdir():
        assert SECRET.encode() not in path.read_bytes()
        assert b"SQLite" not in path.read_bytes()
    (backup,) = backups_in(place.folder)
    assert backup.name.endswith(SEALED_SUFFIX)
    elsewhere = Home(tmp_path / "another computer")
    with opened_copy(backup, elsewhere, STEPS, f" {WORDS} ") as copy:
        assert SECRET.encode() in copy.read_bytes()
    assert list(elsewhere.root.iterdir()) == []
    for wrong, said in (("", "type its passphrase"), ("other words here", "not the passphrase")):
        with (
            pytest.raises(sealed.NeedsPassphrase, match=said),
            opened_copy(backup, elsewhere, STEPS, wrong),
        ):
            raise AssertionError("it opened")
    assert list(elsewhere.root.iterdir()) == []


def test_on_the_same_computer_no_passphrase_is_asked(
    journal: Journal, sealing: SecondPlace
) -> None:
    bring_up_to_date(journal.home, sealing, NOW)
    (backup,) = backups_in(sealing.folder)
    with opened_copy(backup, journal.home, STEPS) as copy:
        assert SECRET.encode() in copy.read_bytes()
    journal.home.backup_key.write_text(str(x25519.Identity.generate()))
    with (
        pytest.raises(sealed.NeedsPassphrase, match="type its passphrase"),
        opened_copy(backup, journal.home, STEPS),
    ):
        raise AssertionError("it opened")


@pytest.mark.skipif(shutil.which("age") is None, reason="needs the age program")
def test_any_age_program_opens_them(journal: Journal, sealing: SecondPlace) -> None:
    bring_up_to_date(journal.home, sealing, NOW)
    (backup,) = backups_in(sealing.folder)
    opened = subprocess.run(
        ["age", "-d", "-i", str(journal.home.backup_key), str(backup)],
        capture_output=True,
        check=True,
    )
    assert SECRET.encode() in opened.stdout


def test_a_damaged_sealed_backup_is_a_sentence(journal: Journal, sealing: SecondPlace) -> None:
    bring_up_to_date(journal.home, sealing, NOW)
    (backup,) = backups_in(sealing.folder)
    content = backup.read_bytes()
    backup.write_bytes(content[: len(content) // 2])
    with pytest.raises(UserError, match="damaged"), opened_copy(backup, journal.home, STEPS):
        raise AssertionError("it opened")


def test_a_sealed_backup_that_cannot_be_read_back_is_not_kept(
    journal: Journal, sealing: SecondPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed._Digest, "digest", b"other")
    with pytest.raises(UserError, match="could not be read back"):
        bring_up_to_date(journal.home, sealing, NOW)
    assert list(sealing.folder.iterdir()) == []


def test_a_short_passphrase_is_refused(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="at least 12 characters"):
        choose(journal.home, tmp_path / "cloud", "short", os.urandom)


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("OneDrive - Elm Park School/Journal", "OneDrive"),
        ("Dropbox (Personal)/x", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("Library/CloudStorage/GoogleDrive-a@example.org/My Drive/x", "Google Drive"),
        ("Nextcloud/x", "Nextcloud"),
        ("Documents/Journal", None),
        ("boxing/mydrive", None),
    ],
)
def test_synced_folders_are_known_by_name(tmp_path: Path, path: str, service: str | None) -> None:
    assert synced_by(tmp_path / path, {}) == service


def test_synced_folders_are_known_by_their_marks(tmp_path: Path) -> None:
    folder = tmp_path / "Files" / "Journal"
    folder.mkdir(parents=True)
    assert synced_by(folder, {}) is None
    assert synced_by(folder, {"OneDriveCommercial": str(tmp_path / "Files")}) == "OneDrive"
    (tmp_path / "Files" / ".sync_1234.db").touch()
    assert synced_by(folder, {}) == "Nextcloud"
