"""Exclusive choices that do not ask for attention: words in a row, the chosen one underlined."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.style import palette_in_use
from ui.widgets.chip import Chip
from ui.widgets.choices import ChoiceGroup
from ui.widgets.flow import FlowLayout


class QuietTab(Chip):
    """Words; a line under them when chosen."""

    def __init__(self, value: str, text: str, parent: QWidget) -> None:
        super().__init__(value, text, parent)
        font = self.font()
        font.setPixelSize(font.pixelSize() - 1)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics()
        return QSize(words.horizontalAdvance(self.text()) + 14, words.height() + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lively = self.isChecked() or self.underMouse()
        painter.setPen(QColor(colours.ink if lively else colours.muted))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.setPen(QPen(QColor(colours.ink), 2))
        if self.isChecked():
            painter.drawLine(8, self.height() - 3, self.width() - 8, self.height() - 3)
        if self.hasFocus():
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)


class QuietTabs(ChoiceGroup):
    """Exactly one of `choices` is chosen."""

    def __init__(self, choices: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__(1, name, always=True)
        row = FlowLayout(self, gap=0)
        for value, text in choices:
            tab = QuietTab(value, text, self)
            self.adopt(tab)
            row.addWidget(tab)
        self.set_values([choices[0][0]])
