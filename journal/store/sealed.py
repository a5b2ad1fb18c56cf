"""Backups sealed with a passphrase, for folders that others keep: the age format.

A key of its own seals every file, so that backups need nobody at the keyboard; the passphrase
opens that key, which lies beside them. Any age tool opens both: https://age-encryption.org/v1
"""

import hashlib
import io
from pathlib import Path
from typing import Any

import pyrage
from pyrage import passphrase as by_passphrase
from pyrage import x25519

from journal.errors import UserError
from journal.files import cannot_write, read_file, write_atomically
from journal.language import _
from journal.paths import Home

KEY_FILE = "open-these-backups.age"
README = "README.txt"
LEAST_CHARACTERS = 12
_MARK = b"age-encryption.org/v1"
_LARGEST_KEY = 10_000  # bytes


class NeedsPassphrase(UserError):
    """A sealed backup that opens with its passphrase only."""


def make_key(folder: Path, passphrase: str) -> str:
    """A new key for the backups in `folder`, kept there under `passphrase`; the key itself.

    Raises UserError for a passphrase that is too short, and where the folder cannot be written.
    """
    if len(passphrase.strip()) < LEAST_CHARACTERS:
        raise UserError(
            _("Choose a passphrase of at least {n} characters, four words say.").format(
                n=LEAST_CHARACTERS
            )
        )
    identity = x25519.Identity.generate()
    kept = by_passphrase.encrypt(f"{identity}\n".encode(), passphrase.strip())
    write_atomically(folder / KEY_FILE, kept)
    write_atomically(folder / README, _readme().encode())
    return str(identity)


def seal_file(source: Path, target: Path, key: str) -> None:
    """Write `source` to `target`, sealed and read back; UserError, and no file, if that fails."""
    identity = _identity(key)
    read_back = _Digest()  # never a file: the folder may be one that others can read
    try:
        pyrage.encrypt_file(str(source), str(target), [identity.to_public()])
        with target.open("rb") as sealed, source.open("rb") as plain:
            pyrage.decrypt_io(sealed, read_back, [identity])
            same = read_back.digest == hashlib.file_digest(plain, "sha256").digest()
    except OSError as error:
        target.unlink(missing_ok=True)
        raise cannot_write(target, error) from error
    except pyrage.DecryptError:
        same = False
    if not same:
        target.unlink(missing_ok=True)
        raise UserError(_("The sealed backup could not be read back, so it was not kept."))


def unseal_file(sealed: Path, target: Path, passphrase: str, key: str | None) -> None:
    """Write what is in `sealed` to `target`: by the passphrase of the key beside it, else by `key`.

    Raises UserError where that does not open it.
    """
    if not (passphrase.strip() or key):
        raise NeedsPassphrase(_needs(sealed))
    identity = _identity(_key_beside(sealed, passphrase) if passphrase.strip() else key or "")
    try:
        pyrage.decrypt_file(str(sealed), str(target), [identity])
    except pyrage.DecryptError as error:
        target.unlink(missing_ok=True)
        if "No matching keys" in str(error):
            raise NeedsPassphrase(_needs(sealed)) from error
        raise UserError(
            _("{name} is incomplete or damaged; choose another backup.").format(name=sealed.name)
        ) from error
    except OSError as error:
        raise cannot_write(target, error) from error


def key_of(home: Home) -> str | None:
    """The key of the sealed backups of this journal, which its own computer keeps."""
    if not home.backup_key.is_file():
        return None
    return read_file(home.backup_key, _LARGEST_KEY).decode("utf-8", "replace").strip()


def is_sealed(path: Path) -> bool:
    """Whether a file begins as a sealed one does."""
    with path.open("rb") as file:
        return file.read(len(_MARK)) == _MARK


def _key_beside(sealed: Path, passphrase: str) -> str:
    kept = read_file(sealed.with_name(KEY_FILE), _LARGEST_KEY)
    try:
        return str(by_passphrase.decrypt(kept, passphrase.strip()).decode()).strip()
    except (pyrage.DecryptError, UnicodeDecodeError) as error:
        raise NeedsPassphrase(
            _("That is not the passphrase of these backups; try again.")
        ) from error


def _needs(sealed: Path) -> str:
    return _("{name} is sealed; type its passphrase.").format(name=sealed.name)


def _identity(key: str) -> x25519.Identity:
    try:
        return x25519.Identity.from_str(key)
    except pyrage.IdentityError as error:
        raise UserError(
            _("The key of the sealed backups cannot be read; choose the folder again.")
        ) from error


class _Digest(io.RawIOBase):
    """Takes what is written to it into a checksum, and keeps nothing."""

    def __init__(self) -> None:
        self._sum = hashlib.sha256()

    @property
    def digest(self) -> bytes:
        return self._sum.digest()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._sum.update(data)
        return len(data)


def _readme() -> str:
    return _(
        """Sealed backups of a Trial Journal.

To open one in the app: Settings, Backups, Put back another file; type the passphrase.
To open one without the app, with any program for age files:
  age -d {key} > key.txt
  age -d -i key.txt journal-….db.age > journal.db
Without the passphrase nobody can open them, and nobody can look it up.
"""
    ).format(key=KEY_FILE)
