"""A few formats over the corner of the box that has the focus."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from ui.style import in_role

ICON = 15  # pixels
HEIGHT = 20  # pixels; there is no more room beside the question, over the box


class FormatBar(QFrame):
    """Buttons for the mouse; the keys are those of the actions, so that Tab passes by."""

    def __init__(self, box: QWidget, actions: Sequence[QAction]) -> None:
        super().__init__(box.parentWidget())
        self._box = box
        in_role("formats", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 0, 0)
        row.setSpacing(1)
        for action in actions:
            button = in_role("format", QToolButton())
            button.setDefaultAction(action)
            button.setIconSize(QSize(ICON, ICON))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        self.setFixedHeight(HEIGHT)
        # A press on a button would else give the focus to what lies behind.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(box)
        self.setAccessibleName(self.tr("Formats"))

    def come(self) -> None:
        """Show over the end of the box's first line, beside the question."""
        self.adjustSize()
        box = self._box.geometry()
        left = box.left() if self._box.isRightToLeft() else box.right() + 1 - self.width()
        self.move(left, max(0, box.top() - self.height() - 1))
        self.show()
        self.raise_()
