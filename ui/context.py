"""What a page receives from the composition root: everything it may use, and nothing global."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.clock import Now
    from journal.paths import Home
    from ui.actions import Actions
    from ui.changes import Changes
    from ui.navigation import Navigation
    from ui.notices import Notices
    from ui.owner_settings import OwnerSettings
    from ui.preferences import Preferences
    from ui.style import Style
    from ui.worker import Worker
    from ui.writing.writing import Writing


@dataclass(frozen=True, slots=True)
class Context:
    """The window's services, made once in ui.app."""

    home: Home
    now: Now
    style: Style
    actions: Actions
    worker: Worker
    notices: Notices
    changes: Changes
    navigation: Navigation
    preferences: Preferences
    settings: OwnerSettings
    writing: Writing
