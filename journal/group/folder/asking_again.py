"""Messages ready to send: everybody asked to share again, or one file to be saved again.

They say what to press, so they follow the words on the window's buttons.
"""

from journal.group.announcement import Announcement
from journal.group.folder.state import FolderState
from journal.language import _


def ask_again(announced: Announcement, state: FolderState) -> str:
    """The message to everybody in the group: to share again, in its folder or by mail.

    It names nobody and tells no letters: who has not shared is that person's own affair.
    """
    return _letter(
        _("Hello everyone,"),
        _(
            "round {n} of {group} is open. If you have tried something with AI, please share it, "
            "what did not work too."
        ).format(n=announced.round, group=announced.name),
        f"{_look_first()} {_then(state.folder is not None)}",
        _(
            "If there is nothing new, please share all the same: what is not shared again for two "
            "rounds no longer counts."
        ),
        _("Thank you."),
    )


def ask_to_save_again(announced: Announcement, state: FolderState, file: str) -> str:
    """The message about one file, by its name, that cannot be read; it names nobody either."""
    return _letter(
        _("Hello,"),
        _(
            "the file {file} for {group} cannot be read, perhaps because it did not arrive whole. "
            "If it is yours, please share again; nothing of yours is lost."
        ).format(file=file, group=announced.name),
        f"{_look_first()} {_then(state.folder is not None)}",
        _("Thank you."),
    )


def _look_first() -> str:
    return _(
        "Open Trial Journal, go to Share and press “See what would leave”. Nothing leaves before "
        "you have seen it."
    )


def _then(has_folder: bool) -> str:
    if has_folder:
        return _(
            "Then press “Put it into the group's folder”; where that is not on offer, press “Save "
            "the file…” and choose our folder."
        )
    return _("Then press “Save the file…” and send me the file by mail.")


def _letter(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"
