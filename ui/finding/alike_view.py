"""Two trials side by side that may be one entered twice; the app only asks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.finding.marking import mark_places, whole_text
from ui.style import in_role
from ui.widgets.flow import FlowLayout
from ui.widgets.reading import Reading
from ui.widgets.sheet import words
from ui.work.alike import ShownPair, Spans

SIDE_BY_SIDE = 560  # in less width the two stand one over the other


class AlikeView(QWidget):
    """Its buttons only tell what is wanted."""

    two_wanted = Signal()
    trash_wanted = Signal()
    step_wanted = Signal(int)
    close_wanted = Signal()
    trial_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._why = words("", "lead")
        self._place = in_role("hint", QLabel())
        self.first, self.second = Reading(""), Reading("")
        self.first.setAccessibleName(self.tr("The one entered earlier"))
        self.second.setAccessibleName(self.tr("The one entered later"))
        self.two = QPushButton(self.tr("These are two"))
        self.two.clicked.connect(self.two_wanted)
        self.trash = QPushButton(self.tr("Move the older copy to the trash"))
        self.trash.clicked.connect(self.trash_wanted)
        self._before = self._quiet(self.tr("The pair before"), lambda: self.step_wanted.emit(-1))
        self._next = self._quiet(self.tr("The next pair"), lambda: self.step_wanted.emit(1))
        self._close = self._quiet(self.tr("Close"), self.close_wanted.emit)
        self._ids = "", ""
        self._lay_out()

    def show_pair(self, shown: ShownPair, place: int, count: int) -> None:
        """Show the pair number `place` of `count`."""
        self._ids = shown.first.id, shown.second.id
        self._why.setText(shown.pair.why)
        said = self.tr("Pair {place} of {count}").format(place=place + 1, count=count)
        self._place.setText(said)
        for button in (self._before, self._next):
            button.setVisible(count > 1)
        self.first.show_html(shown.first.html)
        self.second.show_html(shown.second.html)

    def texts(self) -> tuple[str, str]:
        """Both as they stand there, to be compared."""
        return whole_text(self.first), whole_text(self.second)

    def mark(self, only_first: Spans, only_second: Spans) -> None:
        """Mark where they differ."""
        mark_places(self.first, only_first)
        mark_places(self.second, only_second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= SIDE_BY_SIDE
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _quiet(self, text: str, act: object) -> QPushButton:
        button = in_role("quiet", QPushButton(text))
        button.clicked.connect(act)
        return button

    def _column(self, heading: str, reading: Reading, which: int) -> QVBoxLayout:
        look = self._quiet(self.tr("Look at it"), lambda: self.trial_wanted.emit(self._ids[which]))
        look.setAccessibleName(f"{look.text()}: {heading}")
        top = QHBoxLayout()
        top.addWidget(words(heading, "question"), 1)
        top.addWidget(look)
        column = QVBoxLayout()
        column.addLayout(top)
        column.addWidget(reading, 1)
        return column

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for button in (self.two, self.trash, self._before, self._next, self._close):
            flow.addWidget(button)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(28)
        self._sides.addLayout(self._column(self.tr("Entered earlier"), self.first, 0), 1)
        self._sides.addLayout(self._column(self.tr("Entered later"), self.second, 1), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(words(self.tr("Is this one trial, entered twice?"), "title"))
        layout.addWidget(self._why)
        layout.addWidget(buttons)
        layout.addWidget(self._place)
        hint = self.tr("What differs is underlined. Nothing is merged: you decide.")
        layout.addWidget(words(hint, "hint"))
        layout.addLayout(self._sides, 1)
        self.setFocusProxy(self.two)
