"""Above the digest: how many files wait in the group's folder that it does not have yet."""

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


class FilesStrip(QFrame):
    """Hidden while nothing waits; `merge_wanted` asks for the page where files are merged."""

    merge_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "banner")
        self.count = 0
        self._group: Group | None = None
        self._is_wanted = True
        self.said = words("")
        self.button = QPushButton(self.tr("Merge them on the Share page"))
        self.button.clicked.connect(self.merge_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(12)
        row.addWidget(self.said, 1)
        row.addWidget(self.button)
        self.hide()

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

    def set_wanted(self, is_wanted: bool) -> None:
        """Whether it may be seen, where something waits."""
        self._is_wanted = is_wanted
        self._tell()

    def _tell(self) -> None:
        self.said.setText(
            plural(
                "{n} file waits in the group's folder that this digest does not have yet.",
                "{n} files wait in the group's folder that this digest does not have yet.",
                self.count,
            )
        )
        self.setVisible(self._is_wanted and self.count > 0)
