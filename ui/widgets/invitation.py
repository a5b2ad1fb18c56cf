"""What stands where there is nothing to show yet: why, and what to do about it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.style import set_role
from ui.widgets.sheet import words

WIDTH = 480
Way = tuple[str, Callable[[], object]]  # the words of a button, and what it does


class Invitation(QWidget):
    """A heading, a sentence, and a button for each way on, the first of them the likeliest."""

    def __init__(self) -> None:
        super().__init__()
        self._heading, self._sentence = words("", "heading"), words("", "lead")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._sentence)
        column.addLayout(self._buttons)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(inner, 100)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(2)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def say(self, heading: str, sentence: str, ways: Sequence[Way] = ()) -> None:
        """Show this instead."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        while item := self._buttons.takeAt(0):
            if item.widget():
                item.widget().deleteLater()
        for place, (text, act) in enumerate(ways):
            button = QPushButton(text)
            set_role(button, "quiet" if place else "primary")
            button.clicked.connect(lambda checked=False, act=act: act())
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
