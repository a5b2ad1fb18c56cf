"""One chip: a choice made by a press instead of typing."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.style import palette_in_use

PADDING = 13
_ROOM = 14  # above and below the words, together
_RING = 3  # room around a chip for its focus ring


class Choices(Protocol):
    """What a chip is one choice of."""

    def walk(self, at: Chip, key: int) -> bool:
        """Go on from a chip by an arrow key; whether it is one."""

    def stop_at(self, stop: Chip) -> None:
        """Let the Tab key stop at this one."""


class Chip(QAbstractButton):
    """One choice, painted: an outline, filled when chosen, a ring when the keyboard is on it."""

    def __init__(self, value: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group: Choices | None = None
        self.say(value, text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, value: str, text: str) -> None:
        """Stand for `value`, which people read as `text`."""
        self.value = value
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * PADDING
        return QSize(width + 2 * _RING, self.height_for_words() + 2 * _RING)

    def height_for_words(self) -> int:
        """How high the outline is, in pixels, whatever the size of the letters."""
        return self.fontMetrics().height() + _ROOM

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.group is None or not self.group.walk(self, event.key()):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.group is not None:
            self.group.stop_at(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(_RING + 0.5, _RING + 0.5, -_RING - 0.5, -_RING - 0.5)
        fill, edge, ink = self._colours(colours.field, colours.edge, colours.text)
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
        painter.setPen(QColor(ink))
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(QColor(colours.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)

    def _colours(self, fill: str, edge: str, ink: str) -> tuple[str, str, str]:
        colours = palette_in_use()
        if self.isChecked():
            return colours.ink, colours.ink, colours.on_ink
        if not self.isEnabled():
            return colours.page, colours.line, colours.muted
        if self.underMouse() or self.isDown():
            return fill, colours.ink, ink
        return fill, edge, ink
