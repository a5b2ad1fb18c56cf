"""What the parts of preparing a digest have in common: a title, a state, and rows to decide on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.style import set_role
from ui.widgets.sheet import Card, Sheet, readable, words
from ui.widgets.tab_order import come_after

WIDTH = 860


class Part(Sheet):
    """One thing to prepare; `edited` tells that something was typed that is not kept yet."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(WIDTH)
        self.title = ""

    def describe(self, title: str, heading: str, lead: str) -> None:
        """What it is called in the list and on its own page, and what it is for."""
        self.title = title
        self.column.addWidget(words(heading, "title"))
        self.column.addWidget(words(lead, "lead"))

    def state(self) -> str:
        """How it stands, in two or three words."""
        raise NotImplementedError


class Row(Card):
    """One thing that was decided or can be: what it is, what is said of it, and what one may do."""

    def __init__(self, text: str, remark: str = "") -> None:
        super().__init__()
        self.body.setContentsMargins(16, 10, 12, 10)
        top = QHBoxLayout()
        top.setSpacing(8)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(readable(text))
        if remark:
            said.addWidget(readable(remark, "hint"))
        top.addLayout(said, 1)
        self._top = top
        self.body.addLayout(top)

    def button(self, text: str, name: str) -> QPushButton:
        """One more button at its end; `name` says it without the row beside it."""
        made = QPushButton(text)
        set_role(made, "quiet")
        made.setAccessibleName(name)
        self._top.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return made


class Rows(QWidget):
    """Rows under each other, made anew when they change; the keyboard stays where it was."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a place in the order of the Tab key
        self.rows: list[QWidget] = []

    def show_rows(self, rows: list[QWidget], follow: QWidget | None = None) -> None:
        """Show these instead; the keyboard, where it was here, goes to `follow` in one of them."""
        place = next((at for at, row in enumerate(self.rows) if _has_focus(row)), None)
        if place is not None:  # else it would go down the page from row to row as they are hidden
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = rows
        for row in rows:
            self._column.addWidget(row)
            row.show()
        come_after(self, self)
        if place is not None and rows:
            stops = [follow] if follow else _stops(rows[min(place, len(rows) - 1)])
            if stops:
                stops[0].setFocus(Qt.FocusReason.OtherFocusReason)


def _stops(row: QWidget) -> list[QWidget]:
    """Where Tab comes to in a row that is on show."""
    return [
        one
        for one in row.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisibleTo(row) and one.isEnabled()
    ]


def _has_focus(row: QWidget) -> bool:
    focused = row.window().focusWidget()
    return focused is not None and row.isAncestorOf(focused)
