"""Sealing a file so that only the holders of a key can open it: the age format, X25519 keys.

https://age-encryption.org/v1; any age tool opens what is sealed here.
"""

from collections.abc import Sequence
from typing import Protocol

import pyrage
from pyrage import x25519

from journal.bundle import limits
from journal.bundle.archive import too_large
from journal.bundle.refused import Incomplete, OtherReader, Refused
from journal.errors import UserError
from journal.language import _

_MARK = b"age-encryption.org/v1\n"
_LOCK = b"\n--- "


class Source(Protocol):
    """Where bytes are read from, as a file is."""

    def read(self, size: int = -1, /) -> bytes: ...


class Target(Protocol):
    """Where bytes are written to, as to a file."""

    def write(self, data: bytes, /) -> int: ...

    def flush(self) -> None: ...


def new_identity() -> tuple[str, str]:
    """A fresh key: the identity, which opens and is kept secret, and the recipient to seal to."""
    identity = x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def recipient_of(identity: str) -> str:
    """The recipient that belongs to `identity`. Raises UserError for what is no identity."""
    return str(_identity(identity).to_public())


def seal(data: bytes, recipients: Sequence[str]) -> bytes:
    """`data` for each of `recipients` (`age1…`) to open. UserError where one is no recipient."""
    sealed: bytes = pyrage.encrypt(data, _recipients(recipients))
    return sealed


def seal_stream(source: Source, target: Target, recipients: Sequence[str]) -> None:
    """Seal what `source` gives, piece by piece, into `target`; UserError as `seal`.

    An error of `source` or `target` comes out as it is.
    """
    guarded = _Guarded(source)
    try:
        pyrage.encrypt_io(guarded, target, _recipients(recipients))
    except pyrage.EncryptError as error:
        raise (guarded.error or error) from None


def is_sealed(data: bytes) -> bool:
    """Whether `data` begins as a sealed file does."""
    return data.startswith(_MARK)


def unseal(data: bytes, identities: Sequence[str], largest: int = limits.SEALED) -> bytes:
    """What was sealed, opened by whichever of `identities` (`AGE-SECRET-KEY-1…`) fits.

    A file of more than `largest` bytes is not opened: a collection may be larger than a bundle.
    Raises OtherReader where none fits, Incomplete where the file is damaged or cut short, Refused
    where it is not sealed or larger.
    """
    if len(data) > largest:
        raise too_large(largest)
    if not is_sealed(data):
        raise Refused(_("This is not a sealed file of Trial Journal, so nothing was read from it."))
    refuse_long_beginning(data)
    try:
        opened: bytes = pyrage.decrypt(data, _identities(identities))
    except pyrage.DecryptError as error:
        raise _not_opened(error) from error
    return opened


def unseal_stream(source: Source, target: Target, identities: Sequence[str]) -> None:
    """Open what `source` gives, a sealed file from its first byte, piece by piece into `target`.

    Raises as `unseal`; an error of `source` or `target` comes out as it is.
    """
    reading, writing = _Guarded(source), _GuardedTarget(target)
    try:
        pyrage.decrypt_io(reading, writing, _identities(identities))
    except (pyrage.DecryptError, OSError) as error:
        raise (reading.error or writing.error or _not_opened(error)) from error


class _Guarded:
    """Keeps the error of reading, which the format's own library replaces by one of its own."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.error: BaseException | None = None

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._source.read(size)
        except BaseException as error:
            self.error = error
            raise


class _GuardedTarget:
    """The same for writing."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self.error: BaseException | None = None

    def write(self, data: bytes, /) -> int:
        try:
            return self._target.write(data)
        except BaseException as error:
            self.error = error
            raise

    def flush(self) -> None:
        self._target.flush()


def _not_opened(error: Exception) -> Refused:
    if "No matching keys" in str(error):
        return OtherReader(
            _(
                "The file was made for another group or another reader, so it does not open "
                "here; ask who sent it."
            )
        )
    return Incomplete(_("The file is incomplete or damaged; ask for it again."))


def refuse_long_beginning(data: bytes) -> None:
    """Raise Incomplete where more stands before the lock of a sealed file than its readers need.

    The format's reader goes over the beginning anew for each byte of it: 400 kB would take minutes.
    """
    if _LOCK not in data[: limits.SEALED_BEGINNING]:
        raise Incomplete(_("The file is incomplete or damaged; ask for it again."))


def _recipients(texts: Sequence[str]) -> list[x25519.Recipient]:
    try:
        return [x25519.Recipient.from_str(text) for text in texts]
    except pyrage.RecipientError as error:
        raise UserError(
            _("A key to seal to cannot be read; ask the group for a new invitation.")
        ) from error


def _identities(texts: Sequence[str]) -> list[x25519.Identity]:
    return [_identity(text) for text in texts]


def _identity(text: str) -> x25519.Identity:
    try:
        return x25519.Identity.from_str(text)
    except (pyrage.IdentityError, UnicodeEncodeError) as error:
        raise UserError(
            _("A key on this computer cannot be read; restore it from a backup.")
        ) from error
