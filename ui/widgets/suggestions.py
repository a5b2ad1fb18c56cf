"""Tokens with the latest ones offered beside them, each one press away."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.style import set_role
from ui.widgets.flow import FlowLayout
from ui.widgets.tokens import Tokens

GAP = 6


class SuggestedTokens(QWidget):
    """Tokens, and beside them what was used last and is not chosen now."""

    changed = Signal()

    def __init__(
        self,
        name: str,
        hint: str,
        resolve: Callable[[str], str] = str,
        label: Callable[[str], str] = str,
    ) -> None:
        super().__init__()
        self._label = label
        self._suggested: list[str] = []
        self.tokens = Tokens(name, hint, resolve, label)
        self.tokens.changed.connect(self._on_change)
        self._beside = QWidget()
        self._flow = FlowLayout(self._beside, gap=GAP)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.tokens, 1)
        layout.addWidget(self._beside, 1, Qt.AlignmentFlag.AlignVCenter)
        self._beside.hide()
        self.ahead = self.tokens.ahead
        self.values, self.ended = self.tokens.values, self.tokens.ended
        self.setFocusProxy(self.tokens)

    def set_values(self, values: Sequence[str]) -> None:
        """Hold exactly these."""
        self.tokens.set_values(values)
        self._draw()

    def suggest(self, values: Iterable[str]) -> None:
        """Offer these."""
        self._suggested = list(values)
        self._draw()

    def _on_change(self) -> None:
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        while item := self._flow.takeAt(0):
            item.widget().deleteLater()
        chosen = self.values()
        left = [value for value in self._suggested if value not in chosen]
        for value in left:
            button = QPushButton(self._label(value), self._beside)
            set_role(button, "suggestion")
            button.setAccessibleName(self.tr("Add {name}").format(name=button.text()))
            button.clicked.connect(lambda checked=False, value=value: self.tokens.add(value))
            self._flow.addWidget(button)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Offer what has room on one line, in half of the width."""
        room = self.width() // 2
        for place in range(self._flow.count()):
            button = self._flow.itemAt(place).widget()
            room -= button.sizeHint().width() + GAP
            button.setVisible(room >= 0)
        self._beside.setVisible(self._flow.count() > 0 and not self._flow.itemAt(0).isEmpty())
