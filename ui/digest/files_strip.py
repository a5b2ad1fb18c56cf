"""Above the digest: what is here that it does not have yet, and the way to where that is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from journal.language import plural
from ui.style import set_role
from ui.widgets.sheet import words
from ui.work.groups import Group

if TYPE_CHECKING:
    from ui.work.folders import FolderLook


class Strip(QFrame):
    """Hidden while nothing waits; `share_wanted` asks for the page where that is seen to."""

    share_wanted = Signal()

    def __init__(self, way: str) -> None:
        super().__init__()
        set_role(self, "banner")
        self.count = 0
        self._is_wanted = True
        self.said = words("")
        self.button = QPushButton(way)
        self.button.clicked.connect(self.share_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(12)
        row.addWidget(self.said, 1)
        row.addWidget(self.button)
        self.hide()

    def set_wanted(self, is_wanted: bool) -> None:
        """Whether it may be seen, where something waits."""
        self._is_wanted = is_wanted
        self._tell()

    def _tell(self) -> None:
        self.said.setText(self._sentence(self.count))
        self.setVisible(self._is_wanted and self.count > 0)

    def _sentence(self, count: int) -> str:
        raise NotImplementedError


class FilesStrip(Strip):
    """How many files wait in the group's folder that the digest does not have yet."""

    def __init__(self) -> None:
        super().__init__(self.tr("Merge them on the Share page"))
        self._group: Group | None = None

    def show_group(self, group: Group | None) -> None:
        """From here on it speaks of this group's folder."""
        if group is None or self._group is None or group.id != self._group.id:
            self.count = 0
        self._group = group
        self._tell()

    def show_look(self, look: FolderLook) -> None:
        """What is in a group's folder now."""
        group = self._group
        if group is None or look.group != group.id:
            return
        fresh = len(look.state.to_merge) if look.state else 0
        self.count = 0 if group.merges_itself else fresh
        self._tell()

    def _sentence(self, count: int) -> str:
        return plural(
            "{n} file waits in the group's folder that this digest does not have yet.",
            "{n} files wait in the group's folder that this digest does not have yet.",
            count,
        )


class LettingInStrip(Strip):
    """How many files were received from people whom the facilitator did not let in yet."""

    def __init__(self) -> None:
        super().__init__(self.tr("Let people in on the Share page"))

    def show_group(self, group: Group | None) -> None:
        """From here on it speaks of this group; only its facilitator lets people in."""
        self.count = len(group.waiting) if group and group.is_facilitator else 0
        self._tell()

    def _sentence(self, count: int) -> str:
        return plural(
            "{n} file received waits for its writer to be let in: it is in no edition yet.",
            "{n} files received wait for their writers to be let in: they are in no edition yet.",
            count,
        )
