"""Sealing a file so that only the holders of a key can open it: the age format, X25519 keys.

https://age-encryption.org/v1; any age tool opens what is sealed here.
"""

from collections.abc import Sequence

import pyrage
from pyrage import x25519

from journal.bundle import limits
from journal.bundle.archive import too_large
from journal.bundle.refused import Incomplete, OtherReader, Refused
from journal.errors import UserError
from journal.language import _

_MARK = b"age-encryption.org/v1\n"
_LOCK = b"\n--- "


def new_identity() -> tuple[str, str]:
    """A fresh key: the identity, which opens and is kept secret, and the recipient to seal to."""
    identity = x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def recipient_of(identity: str) -> str:
    """The recipient that belongs to `identity`. Raises UserError for what is no identity."""
    return str(_identity(identity).to_public())


def seal(data: bytes, recipients: Sequence[str]) -> bytes:
    """`data` for each of `recipients` (`age1…`) to open. UserError where one is no recipient."""
    try:
        keys = [x25519.Recipient.from_str(recipient) for recipient in recipients]
    except pyrage.RecipientError as error:
        raise UserError(
            _("A key to seal to cannot be read; ask the group for a new invitation.")
        ) from error
    sealed: bytes = pyrage.encrypt(data, keys)
    return sealed


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
    keys = [_identity(identity) for identity in identities]
    try:
        opened: bytes = pyrage.decrypt(data, keys)
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            raise OtherReader(
                _(
                    "The file was made for another group or another reader, so it does not open "
                    "here; ask who sent it."
                )
            ) from error
        raise Incomplete(_("The file is incomplete or damaged; ask for it again.")) from error
    return opened


def refuse_long_beginning(data: bytes) -> None:
    """Raise Incomplete where more stands before the lock of a sealed file than its readers need.

    The format's reader goes over the beginning anew for each byte of it: 400 kB would take minutes.
    """
    if _LOCK not in data[: limits.SEALED_BEGINNING]:
        raise Incomplete(_("The file is incomplete or damaged; ask for it again."))


def _identity(text: str) -> x25519.Identity:
    try:
        return x25519.Identity.from_str(text)
    except (pyrage.IdentityError, UnicodeEncodeError) as error:
        raise UserError(
            _("A key on this computer cannot be read; restore it from a backup.")
        ) from error
