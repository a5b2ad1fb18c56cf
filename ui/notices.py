"""The quiet line at the foot of the window: one sentence, an Undo, or how far some work is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from journal.errors import UserError
from ui.style import set_role
from ui.worker import Task

Offer = tuple[str, Callable[[], object]]  # the words of a button, and what it does

SHOWN_MILLISECONDS = 8_000
UNDO_MILLISECONDS = 20_000
SLOW_MILLISECONDS = 500


class Notices(QFrame):
    """Shows one thing at a time. `bug_met` hands on what is no sentence for the user."""

    bug_met = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "notice")
        self.setMinimumHeight(40)
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setAccessibleName(self.tr("Notice"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(180)
        self._offer = QPushButton()
        set_role(self._offer, "quiet")
        self._offer.clicked.connect(self.accept_offer)
        self._offered: Callable[[], object] | None = None
        self._waiting: Task | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.clear)
        self._further: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(32, 3, 16, 3)
        self._row.setSpacing(10)
        self._row.addWidget(self._sentence, 1)
        for widget in (self._bar, self._offer):
            self._row.addWidget(widget)
        self.clear()

    @property
    def sentence(self) -> str:
        """What is on show now."""
        return self._sentence.text()

    def say(
        self,
        sentence: str,
        offer: str = "",
        offered: Callable[[], object] | None = None,
        stays: bool = False,
        also: Sequence[Offer] = (),
    ) -> None:
        """Show one sentence; `offer` names a button, `offered` is what it does, `also` more."""
        self._show(sentence)
        self._offered = offered
        self._offer.setText(offer)
        self._offer.setVisible(offered is not None)
        self._further = [self._button(words, act) for words, act in also]
        if not stays:
            self._timer.start(UNDO_MILLISECONDS if offered else SHOWN_MILLISECONDS)

    def trouble(self, error: BaseException) -> None:
        """Tell of an error: a sentence if the user can act on it, else `bug_met`."""
        if isinstance(error, UserError):
            self._show(error.sentence)
            set_role(self._sentence, "trouble")
        else:
            self.say(self.tr("Something went wrong inside the app; what you typed is still here."))
            self.bug_met.emit(error)

    def take_back(self, sentence: str) -> None:
        """Show this sentence no longer, if it is on show; another one stays."""
        if sentence and sentence == self.sentence:
            self.clear()

    def accept_offer(self) -> None:
        """Do what is offered (Undo, say), once."""
        offered, self._offered = self._offered, None
        self.clear()
        if offered:
            offered()

    def follow(self, task: Task) -> None:
        """Show how far `task` is, once it has taken half a second."""
        if not task.title:
            return
        patience = QTimer(task, singleShot=True)
        patience.timeout.connect(lambda: self._wait_for(task))
        patience.start(SLOW_MILLISECONDS)
        task.ended.connect(patience.stop)

    def clear(self) -> None:
        """Back to nothing."""
        self._timer.stop()
        self._waiting = None
        self._sentence.clear()
        self._bar.hide()
        self._offer.hide()
        for button in self._further:
            button.hide()
            button.deleteLater()
        self._further = []

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        set_role(button, "quiet")
        button.clicked.connect(lambda: (self.clear(), act()))
        self._row.addWidget(button)
        return button

    def _show(self, sentence: str) -> None:
        self.clear()
        set_role(self._sentence, "")
        self._sentence.setText(sentence)
        QAccessible.updateAccessibility(QAccessibleEvent(self._sentence, QAccessible.Event.Alert))

    def _wait_for(self, task: Task) -> None:
        self.say(task.title, self.tr("Cancel"), task.cancel, stays=True)
        self._waiting = task
        self._bar.setRange(0, 0)
        self._bar.show()
        task.progressed.connect(self._advance)
        task.ended.connect(self._finish)

    def _advance(self, done: int, total: int) -> None:
        if self.sender() is self._waiting:
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    def _finish(self) -> None:
        if self.sender() is self._waiting:
            self.clear()
