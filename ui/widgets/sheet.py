"""A column to read or fill in, that scrolls, and short ways to put words into it."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.style import in_role
from ui.widgets.flow import FlowLayout
from ui.widgets.text import Text

WIDTH = 1040


class Sheet(QScrollArea):
    """`column` takes what stands in it; it grows no wider than can be read."""

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self._was_shown = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = in_role("sheet", QWidget())
        inner.setMaximumWidth(width)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(32, 24, 28, 28)
        self.column.setSpacing(14)
        outer = in_role("sheet", QWidget())
        outer.setMinimumHeight(1)  # else as high as at its narrowest, where words need most lines
        row = QHBoxLayout(outer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self.setWidget(outer)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and not self._was_shown:
            return True  # comes each time that a part finds its place, and would lay out all of it
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._was_shown = True
        super().showEvent(event)

    def to_top(self) -> None:
        """Show where it begins."""
        self.verticalScrollBar().setValue(0)

    def reveal(self, widget: QWidget) -> None:
        """Scroll on until the whole of `widget` is in sight, or as much of it as there is room."""
        top = widget.mapTo(self.widget(), QPoint()).y()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if top + widget.height() > bar.value() + room:
            bar.setValue(min(top, top + widget.height() - room))


class Footed(QWidget):
    """A sheet over a foot that stays in sight, for what one does at its end."""

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self.sheet = Sheet(width)
        self.column = self.sheet.column
        self.to_top = self.sheet.to_top
        self.sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys scroll it
        self.setFocusProxy(self.sheet)
        foot = in_role("foot", QWidget())
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._foot = QHBoxLayout(foot)
        self._foot.setContentsMargins(32, 8, 32, 8)
        self._foot.setSpacing(10)
        self._buttons = FlowLayout(gap=10, line_gap=6)
        self._foot.addLayout(self._buttons, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sheet, 1)
        layout.addWidget(foot)

    def set_foot(self, *buttons: QWidget) -> None:
        """What stands in the foot, from where reading begins; in a narrow window in two lines."""
        for button in buttons:
            self._buttons.addWidget(button)

    def set_foot_end(self, widget: QWidget) -> None:
        """What stands in the foot at its other end."""
        self._foot.addWidget(widget)


def words(text: str, role: str = "") -> QLabel:
    """Plain words that wrap, never taken for markup."""
    label = Text(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return in_role(role, label) if role else label


def readable(text: str, role: str = "") -> QLabel:
    """Plain words that the mouse can copy; no stop of the Tab key, since a page holds hundreds."""
    label = words(text, role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def selectable(text: str, role: str = "") -> QLabel:
    """Plain words that can be copied by mouse and by keyboard."""
    label = words(text, role)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


class Card(QFrame):
    """A surface lifted a little from the page, with a heading."""

    def __init__(self, heading: str = "") -> None:
        super().__init__()
        in_role("card", self)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 16, 20, 18)
        self.body.setSpacing(9)
        if heading:
            self.body.addWidget(words(heading, "heading"))


def button_row(*buttons: QWidget) -> QHBoxLayout:
    """Buttons side by side, from where reading begins."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
