"""The numbers of one's snapshots: they grow by themselves and tell no day."""

import os
from datetime import datetime
from hashlib import sha256

from journal.bundle.limits import SEQUENCE
from journal.clock import Randomness, weeks_since_1970
from journal.errors import UserError
from journal.ids import new_id
from journal.language import _
from journal.model.membership import Membership

SEQUENCES_A_WEEK = 1_000_000
RESTORE_SPREAD = 500_000


def next_sequence(highest: int, now: datetime) -> int:
    """The number after the highest known one, and never under the present week's.

    Weeks, since days would tell contributor × date. Raises UserError at the end of the numbers.
    """
    sequence = max(highest, weeks_since_1970(now) * SEQUENCES_A_WEEK) + 1
    if sequence > SEQUENCE:
        raise UserError(_("This computer's clock is far ahead; set it right, then share again."))
    return sequence


def after_restore(
    membership: Membership, now: datetime, randomness: Randomness = os.urandom
) -> None:
    """Mark a restored journal as another writer, numbered beyond what the lost one may have sent.

    It counts on from the coming week, by a random part of that week's numbers.
    """
    membership.writer = new_id(randomness)
    week = max(weeks_since_1970(now), membership.last_sequence // SEQUENCES_A_WEEK) + 1
    membership.last_sequence = week * SEQUENCES_A_WEEK + _restored_part(membership.writer)


def _restored_part(writer: str) -> int:
    """Where in a week a restored writer begins: as random as the writer's mark, and told by it."""
    return int.from_bytes(sha256(writer.encode()).digest()[:8], "big") % RESTORE_SPREAD


def has_written(membership: Membership) -> bool:
    """Whether this writer wrote anything, or was only marked as restored."""
    return membership.last_sequence % SEQUENCES_A_WEEK != _restored_part(membership.writer)
