"""I'll try this: a colleague's trial becomes the beginning of one's own. One way for all pages."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.context import Context


def attempt(context: Context, begun: Mapping[str, Any]) -> None:
    """Open the form filled as journal.digest.peers.trying says, and say what it counts for."""
    context.navigation.begin_wanted.emit(dict(begun))
    context.notices.say(
        QCoreApplication.translate(
            "AskingView", "Based on {code}; what you log will count as a repeat of it."
        ).format(code=begun["based_on"])
    )
