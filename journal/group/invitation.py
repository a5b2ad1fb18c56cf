"""An invitation: what a member needs of a group, as one line of text in a file or a message."""

import base64
import json
import zlib
from dataclasses import dataclass
from typing import Any

from journal.errors import UserError
from journal.group.announcement import SignedAnnouncement, verified
from journal.language import _

PREFIX = "trial-journal-invitation-1:"
LONGEST = 200_000  # bytes, packed or not


@dataclass(frozen=True, slots=True)
class Invitation:
    """The signed announcement, the reading key's private half, in an open group the inbox's too."""

    signed: SignedAnnouncement
    reading_identity: str
    inbox_identity: str | None

    def to_text(self) -> str:
        """One line without spaces, short enough for a message."""
        values = {
            "signed": self.signed.model_dump(mode="json"),
            "reading": self.reading_identity,
            "inbox": self.inbox_identity,
        }
        packed = zlib.compress(json.dumps(values, separators=(",", ":")).encode(), 9)
        return PREFIX + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_invitation(text: str) -> Invitation:
    """The invitation in a text, line breaks and spaces ignored; UserError where it is none."""
    line = "".join(text.split())
    if not line.startswith(PREFIX) or len(line) > LONGEST:
        raise UserError(_("This is not an invitation to a group; ask for it again."))
    values = _unpacked(line.removeprefix(PREFIX))
    reading, inbox = values.get("reading"), values.get("inbox")
    if not isinstance(reading, str) or not isinstance(inbox, str | None):
        raise _damaged()
    return Invitation(verified(values.get("signed")), reading, inbox)


def _unpacked(packed: str) -> dict[str, Any]:
    try:
        raw = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        unpacker = zlib.decompressobj()
        values = json.loads(unpacker.decompress(raw, LONGEST))
    except (ValueError, zlib.error, RecursionError) as error:
        raise _damaged() from error
    if unpacker.unconsumed_tail or not isinstance(values, dict):
        raise _damaged()
    return values


def _damaged() -> UserError:
    return UserError(_("This invitation is damaged, perhaps cut off; ask for it again."))
