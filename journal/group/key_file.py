"""The owner's keys to a group's sealed files, as a file that any age tool takes.

https://age-encryption.org/v1; lines that begin with # are remarks.
"""

import os
from pathlib import Path

from journal.errors import UserError
from journal.files import cannot_write
from journal.group import identities
from journal.group.membership import announcement_of
from journal.language import _
from journal.model.membership import Membership


def key_file(membership: Membership) -> str:
    """Every identity of the owner in this group, each under a remark on what it opens.

    Her own opens what she sent, the reading key collections, the inbox key what members sent (it
    is there for a facilitator, and for every member of a group that is open among themselves).
    """
    groups = (
        (_("what you sent to the group"), membership.own_identity),
        (_("collections for the group's members"), membership.reading_identity),
        (_("what members send"), membership.inbox_identity),
    )
    lines = [f"# {announcement_of(membership).name}", f"# {_warning()}"]
    for opens, kept in groups:
        for identity in identities.each(kept):
            lines += [f"# {_('opens')} {opens}", identity]
    return "\n".join([*lines, ""])


def write_key_file(path: Path, text: str) -> None:
    """Write a key file that only its owner can read, where the system knows owners.

    Raises UserError where there is a file already, or none can be written.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise UserError(
            _("There is a file {path} already; choose another name.").format(path=path)
        ) from error
    except OSError as error:
        raise cannot_write(path, error) from error


def _warning() -> str:
    return _("Whoever has this file can open what is sealed to you. Keep it, or delete it after.")
