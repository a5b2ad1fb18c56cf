"""Type-ahead under a line: proposals in the order in which they are given, none taken unasked."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from ui.style import set_role

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Propose = Callable[[str], list[str]]


class TypeAhead(QObject):
    """`taken` tells the proposal that was chosen; the line holds it then. `entered` tells that
    Enter was pressed while none was.
    """

    taken = Signal(str)
    entered = Signal()

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._propose: Propose = _nothing
        self.line = line
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(line)
        set_role(self._completer.popup(), "popup")
        self._completer.popup().setAccessibleName(self.tr("Proposals"))
        self._completer.activated.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._completer.popup().installEventFilter(self)
        line.textEdited.connect(self._typed)
        line.returnPressed.connect(self._enter)

    def propose_with(self, propose: Propose) -> None:
        """Let `propose` turn what is typed into what is shown, the best first."""
        self._propose = propose

    @property
    def is_open(self) -> bool:
        return self._completer.popup().isVisible()

    @property
    def proposed(self) -> list[str]:
        """What is proposed now."""
        return self._words.stringList() if self.is_open else []

    def close(self) -> None:
        """Propose nothing until more is typed."""
        self._completer.popup().hide()

    def _typed(self, text: str) -> None:
        found = self._propose(text)
        if not found or found == [text]:
            self.close()
            return
        self._words.setStringList(found)
        self._completer.complete()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Where a desktop gives the list the focus, its first row is current though nobody chose it.
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() in _ENTER:  # type: ignore[attr-defined]
            chosen = self._completer.popup().selectionModel().selectedIndexes()
            self.close()
            if chosen:
                self._take(chosen[0].data())
            else:
                self.entered.emit()
            return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        self.close()
        self.entered.emit()

    def _take(self, text: str) -> None:
        if text:
            self.line.setText(text)
            self.taken.emit(text)


def _nothing(typed: str) -> list[str]:
    return []
