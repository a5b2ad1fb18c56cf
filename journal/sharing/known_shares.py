"""Which of the owner's snapshots her journal accounts for: written here, or dealt with here.

The mark of a writer alone cannot tell: two computers that began with a copy of one data folder
write under the same one.
"""

from journal.bundle.identifiers import hmac_id
from journal.bundle.manifest import Header
from journal.model.membership import Membership
from journal.sharing.records import secret_of

_HASH_LENGTH = 32  # hexadecimal digits, 128 bits


def accounts_for(membership: Membership, header: Header, manifest_hash: str) -> bool:
    """Whether what this snapshot of the owner's holds came from here, or was settled here."""
    known = membership.known_shares
    as_written = known.get(manifest_hash[:_HASH_LENGTH]) == header.sequence
    return as_written or header.sequence <= known.get(header.writer, 0)


def note_written(membership: Membership, header: Header, manifest_hash: str) -> None:
    """Remember a snapshot as written here."""
    _know(membership, manifest_hash[:_HASH_LENGTH], header.sequence)


def settle(membership: Membership, header: Header, manifest_hash: str) -> None:
    """Remember a snapshot from elsewhere, and what its writer wrote before it, as dealt with."""
    _know(membership, header.writer, header.sequence)
    take_another_mark(membership, header, manifest_hash)


def take_another_mark(membership: Membership, header: Header, manifest_hash: str) -> None:
    """Be told apart from another computer whose snapshot bears this journal's own mark.

    The data folder was copied then. The new mark is told by what was found, so that a look at the
    next snapshot and the saved one agree.
    """
    if header.writer == membership.writer:
        membership.writer = hmac_id(secret_of(membership), f"writer {manifest_hash}")


def _know(membership: Membership, name: str, sequence: int) -> None:
    highest = max(membership.known_shares.get(name, 0), sequence)
    membership.known_shares = {**membership.known_shares, name: highest}
