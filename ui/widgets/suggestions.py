"""Tokens with the latest ones offered below, each one press away."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.style import set_role
from ui.widgets.flow import FlowLayout
from ui.widgets.tokens import Tokens


class SuggestedTokens(QWidget):
    """Tokens, and under them what was used last and is not chosen now."""

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
        self._below = QWidget()
        self._flow = FlowLayout(self._below, gap=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.tokens)
        layout.addWidget(self._below)
        self._below.hide()
        self.offer = self.tokens.offer
        self.values = self.tokens.values
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
            button = QPushButton(self._label(value), self._below)
            set_role(button, "suggestion")
            button.setAccessibleName(self.tr("Add {name}").format(name=button.text()))
            button.clicked.connect(lambda checked=False, value=value: self.tokens.add(value))
            self._flow.addWidget(button)
        self._below.setVisible(bool(left))
