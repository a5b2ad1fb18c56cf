"""Own words as tokens, with type-ahead: tools, tags. Merged by alias, never by guess."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from journal.logbook.suggesting import entries, suggestions
from ui.style import set_role
from ui.widgets.flow import FlowLayout
from ui.widgets.type_ahead import TypeAhead

_COMMITS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma, Qt.Key.Key_Semicolon)
# The list of proposals takes the focus for itself on some desktops; these are a person's doing.
_LEAVES = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Tokens(QFrame):
    """Several short entries. Enter or a comma ends one; Backspace in an empty field takes the last.

    `resolve` turns what was typed into a value, `label` a value into what people read.
    """

    changed = Signal()
    drawn = Signal()  # the entries stand anew

    def __init__(
        self,
        name: str,
        hint: str,
        resolve: Callable[[str], str] = str,
        label: Callable[[str], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "tokens")
        self._resolve, self._label = resolve, label
        self._values: list[str] = []
        self._buttons: list[QPushButton] = []
        self.line = QLineEdit()
        set_role(self.line, "bare")
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(name)
        self.line.setMinimumWidth(220)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(lambda text: self.changed.emit())
        self.ahead = TypeAhead(self.line)
        self.ahead.taken.connect(self.add)
        self.ahead.entered.connect(lambda: self.add(self.line.text()))
        self._flow = FlowLayout(self, gap=4)
        self._flow.setContentsMargins(6, 5, 6, 5)
        self._flow.last_fills_line = True
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)

    def offer(self, words: Iterable[str]) -> None:
        """Let type-ahead propose these, of which none stands for another."""
        own = entries("", words)
        self.ahead.propose_with(lambda typed: suggestions(typed, own))

    def values(self) -> list[str]:
        """The entries, with what is typed and not ended yet."""
        typed = self.line.text().strip()
        found = [*self._values, self._resolve(typed)] if typed else self._values
        return list(dict.fromkeys(found))

    def ended(self) -> list[str]:
        """The entries, without what is still being typed."""
        return list(self._values)

    def set_values(self, values: Sequence[str]) -> None:
        """Hold exactly these."""
        self.line.clear()
        self._values = list(values)
        self._draw()

    def add(self, word: str) -> None:
        """One more entry, by what somebody wrote or by its value."""
        value = self._resolve(word.strip(" ,;"))
        self.ahead.close()
        if not (value or self.line.text()):
            return
        if value and value not in self._values:
            self._values.append(value)
        self.line.clear()
        self._draw()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("inside", event.type() == QEvent.Type.FocusIn)
            set_role(self, "tokens")
        if isinstance(event, QFocusEvent) and self._ended_by(event):
            self.add(self.line.text())
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if plain and event.key() in _COMMITS and self.line.text().strip():
                self.add(self.line.text())
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self._values:
                self._remove(self._values[-1])
                return True
        return super().eventFilter(watched, event)

    def _ended_by(self, event: QFocusEvent) -> bool:
        left = event.lostFocus() and (not self.ahead.is_open or event.reason() in _LEAVES)
        return left and bool(self.line.text().strip())

    def _remove(self, value: str) -> None:
        self._values.remove(value)
        self._draw()
        self.line.setFocus()
        self.changed.emit()

    def _draw(self) -> None:
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.deleteLater()
        self._flow.removeWidget(self.line)
        self._buttons = [self._token(value) for value in self._values]
        self._flow.addWidget(self.line)
        self.updateGeometry()
        self.drawn.emit()

    def in_own_words(self) -> dict[str, QPushButton]:
        """The entries that stand as somebody wrote them, with what shows each."""
        shown = zip(self._values, self._buttons, strict=True)
        return {value: button for value, button in shown if self._label(value) == value}

    def _token(self, value: str) -> QPushButton:
        label = self._label(value)
        token = QPushButton(f"{label}  ×", self)
        set_role(token, "token")
        token.setAccessibleName(self.tr("Remove {name}").format(name=label))
        token.clicked.connect(lambda checked=False: self._remove(value))
        self._flow.addWidget(token)
        token.show()
        return token
