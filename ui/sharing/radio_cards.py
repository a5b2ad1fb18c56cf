"""A choice between a few answers that each need a sentence."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ui.widgets.sheet import words

_INDENT = 32


class RadioCards(QWidget):
    """Choices of (value, answer, what it means); the first is chosen to begin with."""

    chosen = Signal()

    def __init__(self, name: str, choices: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._values: list[str] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(2)
        for place, (value, answer, meaning) in enumerate(choices):
            button = QRadioButton(answer)
            button.setAccessibleDescription(meaning)
            button.setChecked(place == 0)
            self._group.addButton(button, place)
            self._values.append(value)
            said = words(meaning, "hint")
            said.setIndent(_INDENT)
            layout.addWidget(button)
            layout.addWidget(said)
            layout.addSpacing(6)
        self._group.idToggled.connect(self._follow)
        self.setFocusProxy(self._group.button(0))

    def value(self) -> str:
        """The value of the answer that is chosen."""
        return self._values[self._group.checkedId()]

    def choose(self, value: str) -> None:
        """Choose the answer with this value."""
        self._group.button(self._values.index(value)).setChecked(True)

    def _follow(self, place: int, is_on: bool) -> None:
        if is_on:
            self.setFocusProxy(self._group.button(place))  # the arrow keys go on from there
            self.chosen.emit()
