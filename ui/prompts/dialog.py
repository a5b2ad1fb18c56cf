"""The prompt library as a window over the page: a line to search in, the prompts, one in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journal.logbook.glance import GlanceRow
from journal.logbook.prompts import KeptPrompt
from ui.context import Context
from ui.models.glance_list import GlanceList
from ui.prompts.uses import Uses
from ui.style import in_role, set_role
from ui.widgets.sheet import button_row, words
from ui.widgets.trial_delegate import TrialDelegate
from ui.work import prompts as work
from ui.worker import Task

SIZE = (980, 640)
LIST_WIDTH = 380
MOST_SHOWN = 500
STEPS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PromptsDialog(QDialog):
    """`copied` and `used` tell a prompt's words; opened `for_trial`, Enter uses it there.

    The cursor stays in the line: the arrow keys move in the list, Enter takes what is chosen.
    """

    copied = Signal(str)
    used = Signal(str)

    def __init__(self, context: Context, for_trial: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Prompts I used"))
        self.resize(*SIZE)
        self._context = context
        self._all: Sequence[KeptPrompt] = ()
        self._shown: Sequence[KeptPrompt] = ()
        self._looking: Task | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Words of the prompt, its tool or its job"))
        self.line.setAccessibleName(self.tr("Find a prompt"))
        self._rows = GlanceList()
        self.list = in_role("framed", QListView())
        self.list.setAccessibleName(self.tr("Prompts, last used first"))
        self.list.setModel(self._rows)
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(TrialDelegate(self.list, context.now().astimezone().year))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("The prompt"))
        self.uses = Uses()
        self.copy_button = QPushButton(self.tr("Copy"))
        self.use_button = QPushButton(self.tr("Use in this trial"))
        self.use_button.setVisible(for_trial)
        self._for_trial = for_trial
        self.note = words("", "hint")
        self._lay_out()
        self._connect()

    def chosen(self) -> KeptPrompt | None:
        """The prompt that is shown in full."""
        row = self.list.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def copy(self) -> None:
        """Copy it, and close."""
        prompt = self.chosen()
        if prompt is not None:
            self.copied.emit(prompt.text)
            self.accept()

    def use(self) -> None:
        """Put it into the trial that is being written, and close."""
        prompt = self.chosen()
        if prompt is not None:
            self.used.emit(prompt.text)
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.line and event.key() in STEPS:
                self.list.keyPressEvent(event)
                return True
            in_text = watched is self.line and self.line.hasSelectedText()
            if event.matches(QKeySequence.StandardKey.Copy) and not in_text:
                self.copy()
                return True
            if watched is self.list and event.key() == Qt.Key.Key_C and not event.modifiers():
                self.copy()
                return True
            if event.key() in ENTER:
                self.use() if self._for_trial else self.copy()
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        worker = self._context.worker
        for widget in (self.line, self.list):
            widget.installEventFilter(self)
        self.line.textChanged.connect(self._look)
        self.list.selectionModel().currentChanged.connect(lambda now, before: self._show_chosen())
        self.list.doubleClicked.connect(self.use if self._for_trial else self.copy)
        self.copy_button.clicked.connect(self.copy)
        self.use_button.clicked.connect(self.use)
        self.uses.trial_chosen.connect(self._read_trial)
        self.finished.connect(lambda: self._looking and self._looking.cancel())
        self._looking = worker.ask(work.kept, self._take, task=Task(self.tr("Reading prompts…")))

    def _take(self, prompts: Sequence[KeptPrompt]) -> None:
        self._all = prompts
        self._look(self.line.text())

    def _look(self, typed: str) -> None:
        if self._looking:
            self._looking.cancel()
        prompts = self._all
        self._looking = self._context.worker.compute(
            lambda: work.found(prompts, typed, MOST_SHOWN), lambda found: self._show(*found)
        )

    def _show(self, count: int, shown: Sequence[KeptPrompt], rows: Sequence[GlanceRow]) -> None:
        self._shown = shown
        self._rows.show(rows)
        self.list.setCurrentIndex(self._rows.index(0))
        self._show_chosen()
        self.note.setText(self._note(count))
        self.note.setVisible(bool(self.note.text()))
        self._found.setVisible(count > 0)

    def _note(self, count: int) -> str:
        if count > MOST_SHOWN:
            return self.tr("The last {most} of {count}; more words find fewer.").format(
                most=MOST_SHOWN, count=f"{count:,}"
            )
        if count:
            return ""
        if self._all:
            return self.tr("No prompt has these words.")
        return self.tr(
            "No prompts yet. What you write under “The prompt I used” in a trial is kept here, "
            "with how it came out."
        )

    def _show_chosen(self) -> None:
        prompt = self.chosen()
        for button in (self.copy_button, self.use_button):
            button.setEnabled(prompt is not None)
        self.text.setPlainText(prompt.text if prompt else "")
        self.uses.setVisible(prompt is not None)
        if prompt:
            self.uses.show_uses(prompt.uses)

    def _read_trial(self, trial: str) -> None:
        self.accept()
        self._context.navigation.trial_wanted.emit(trial)

    def _lay_out(self) -> None:
        first, last = self.copy_button, self.use_button
        if self._for_trial:
            first, last = last, first
        set_role(first, "primary")
        for button in (first, last):
            button.setAutoDefault(False)
        self.copy_button.setToolTip(self.tr("Ctrl+C") if self._for_trial else self.tr("Enter"))
        close = in_role("quiet", QPushButton(self.tr("Close")))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        full = QVBoxLayout()
        full.setSpacing(10)
        full.addWidget(self.text, 1)
        full.addWidget(self.uses)
        self._found = QWidget()
        kept = self._found.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the rest stays where it is
        self._found.setSizePolicy(kept)
        beside = QHBoxLayout(self._found)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(18)
        beside.addWidget(self.list)
        beside.addLayout(full, 1)
        rule = in_role("rule", QFrame())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        for widget in (self.line, self.note):
            layout.addWidget(widget)
        layout.addWidget(self._found, 1)
        layout.addWidget(rule)
        layout.addLayout(button_row(first, last, close))
        self.note.hide()
