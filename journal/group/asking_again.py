"""Messages ready to send: everybody asked to share again, or one file to be saved again."""

from journal.group.announcement import Announcement
from journal.group.folder_state import FolderState
from journal.language import _


def ask_again(announced: Announcement, state: FolderState) -> str:
    """The message to everybody in the group: to share again, in its folder or by mail.

    It names nobody and tells no letters: who has not shared is that person's own affair.
    """
    where = (
        _("Save the file in our group's folder.")
        if state.folder
        else _("Save the file, then send it to me by mail.")
    )
    return (
        "\n\n".join(
            (
                _("Hello everyone,"),
                _(
                    "round {n} of {group} is open. If you have tried something with AI, please "
                    "share it, what did not work too."
                ).format(n=announced.round, group=announced.name),
                _(
                    "It takes two minutes: open Trial Journal, go to Share and press “See what "
                    "would leave”. Nothing leaves before you have seen it."
                )
                + " "
                + where,
                _(
                    "If there is nothing new, please save the file once more all the same: what is "
                    "not saved again for two rounds no longer counts."
                ),
                _("Thank you."),
            )
        )
        + "\n"
    )


def ask_to_save_again(announced: Announcement, file: str) -> str:
    """The message about one file, by its name, that cannot be read; it names nobody either."""
    return (
        "\n\n".join(
            (
                _("Hello,"),
                _(
                    "the file {file} for {group} did not arrive whole, so what is in it cannot be "
                    "read. If it is yours, please save it again: open Trial Journal, go to Share, "
                    "press “See what would leave” and save the file. Nothing of yours is lost."
                ).format(file=file, group=announced.name),
                _("Thank you."),
            )
        )
        + "\n"
    )
