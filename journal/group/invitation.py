"""An invitation: what a member needs of a group, as one line of text in a file or a message."""

import base64
import json
import re
import zlib
from dataclasses import dataclass
from typing import Any

from journal.bundle.seal import recipient_of
from journal.errors import UserError
from journal.group.announcement import SignedAnnouncement, verified
from journal.language import _

PREFIX = "trial-journal-invitation-1:"
LONGEST = 200_000  # bytes, packed or not
_LINE = re.compile(re.escape(PREFIX) + "([A-Za-z0-9_-]*)")


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
    """The invitation in a text; UserError where it is none.

    What e-mail programs and editors put between is ignored: line breaks, spaces, the marks of a
    quotation, the mark at the beginning of a file; so is what the message says before and after.
    The keys have to be those of the announcement.
    """
    line = "".join(text[: 2 * LONGEST].replace("\ufeff", "").replace(">", "").split())
    found = _LINE.search(line)
    if found is None or len(line) > LONGEST:
        raise UserError(_("This is not an invitation to a group; ask for it again."))
    values = _unpacked(found[1])
    reading, inbox = values.get("reading"), values.get("inbox")
    if not isinstance(reading, str) or not isinstance(inbox, str | None):
        raise _damaged()
    made = Invitation(verified(values.get("signed")), reading, inbox)
    if not _fits(reading, made.signed.announcement.reading):
        raise _damaged()
    if inbox is not None and not _fits(inbox, made.signed.announcement.inbox):
        raise _damaged()
    return made


def _fits(identity: str, recipient: str) -> bool:
    try:
        return recipient_of(identity) == recipient
    except UserError:
        return False


def _unpacked(packed: str) -> dict[str, Any]:
    packed = packed[: len(packed) - (len(packed) % 4 == 1)]  # a letter of the words that follow
    try:
        raw = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        unpacker = zlib.decompressobj()
        values = json.loads(unpacker.decompress(raw, LONGEST))
    except (ValueError, zlib.error, RecursionError) as error:
        raise _damaged() from error
    if not unpacker.eof or not isinstance(values, dict):  # what follows are words of the message
        raise _damaged()
    return values


def _damaged() -> UserError:
    return UserError(_("This invitation is damaged, perhaps cut off; ask for it again."))
