"""The one error of reading: a file that is not taken, with the reason in one sentence."""

from journal.errors import UserError
from journal.language import _


class Refused(UserError):
    """A file, or what it holds, cannot be taken; nothing of it was kept."""

    @property
    def reason(self) -> str:
        return self.sentence


class Incomplete(Refused):
    """Bytes are missing or are not those that were written: a file on its way may yet be whole."""


class OtherReader(Refused):
    """None of the keys at hand opens the file, be it whole or not."""


class OtherGroup(Refused):
    """It belongs to another group, or is meant for one."""


def damaged() -> Refused:
    """The reason where bytes are missing or are not those that were written."""
    return Incomplete(
        _("The file is incomplete or damaged, or was changed on its way; ask for it again.")
    )


def not_ours() -> Refused:
    """The reason where a file was never written by this app."""
    return Refused(_("This is not a file that Trial Journal wrote, so nothing was read from it."))
