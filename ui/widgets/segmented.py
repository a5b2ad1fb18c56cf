"""A segmented control: a few exclusive choices in one joined row, always one of them chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout

from ui.style import palette_in_use
from ui.widgets.chip import PADDING, Chip
from ui.widgets.choices import ChoiceGroup

_ICON = 18


class Segment(Chip):
    """One part of the row; knows whether it stands at an end."""

    first = False
    last = False

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * PADDING
        room = 0 if self.icon().isNull() else _ICON + 6
        return QSize(width + room, self.height_for_words() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = self._shape()
        if self.isChecked():
            painter.fillPath(shape, QColor(colours.wash))
        elif self.underMouse():
            painter.fillPath(shape, QColor(colours.hover))
        else:
            painter.fillPath(shape, QColor(colours.field))
        painter.setPen(QPen(QColor(colours.ink if self.isChecked() else colours.edge), 1))
        painter.drawPath(shape)
        if not self.first:
            edge = self.width() - 1 if self.isRightToLeft() else 0
            painter.setPen(QPen(QColor(colours.edge), 1))
            painter.drawLine(edge, 1, edge, self.height() - 2)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.ink), 2))
            ring = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            painter.drawRoundedRect(ring, 5, 5)
        self._label(painter, QColor(colours.on_wash if self.isChecked() else colours.text))

    def _label(self, painter: QPainter, ink: QColor) -> None:
        area = self.rect().adjusted(PADDING, 0, -PADDING, 0)
        if not self.icon().isNull():
            picture = self.icon().pixmap(QSize(_ICON, _ICON), self.devicePixelRatio())
            top = (self.height() - _ICON) // 2
            if self.isRightToLeft():
                painter.drawPixmap(area.right() - _ICON, top, picture)
                area.adjust(0, 0, -_ICON - 6, 0)
            else:
                painter.drawPixmap(area.left(), top, picture)
                area.adjust(_ICON + 6, 0, 0, 0)
        painter.setPen(ink)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text())

    def _shape(self) -> QPainterPath:
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        starts, ends = (self.last, self.first) if self.isRightToLeft() else (self.first, self.last)
        if not starts:
            rect.setLeft(rect.left() - 10)
        if not ends:
            rect.setRight(rect.right() + 10)
        path = QPainterPath()
        path.addRoundedRect(rect, 8, 8)
        return path


class Segmented(ChoiceGroup):
    """Exactly one of `choices` is chosen, the first one until another is."""

    def __init__(self, choices: Sequence[tuple[str, str]], name: str = "") -> None:
        super().__init__(1, name, always=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (value, text) in enumerate(choices):
            segment = Segment(value, text, self)
            segment.first, segment.last = place == 0, place == len(choices) - 1
            self.adopt(segment)
            row.addWidget(segment)
        row.addStretch(1)
        self.set_values([choices[0][0]])
