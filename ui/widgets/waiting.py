"""A page that says what is being done, how far it is, and how to call it off."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QPushButton

from ui.style import set_role
from ui.widgets.sheet import Sheet, button_row, words
from ui.worker import Task


class WaitingView(Sheet):
    """Follows one task after another."""

    def __init__(self) -> None:
        super().__init__(700)
        self.title = words("", "title")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._task: Task | None = None
        self.cancel_button = QPushButton(self.tr("Cancel"))
        set_role(self.cancel_button, "quiet")
        self.cancel_button.clicked.connect(self._cancel)
        self.column.addWidget(self.title)
        self.column.addWidget(self._bar)
        self.column.addLayout(button_row(self.cancel_button))
        self.column.addStretch(1)
        # It takes the keyboard itself: a second Enter is not to call off what the first began.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def follow(self, task: Task) -> Task:
        """Show `task` until another one comes."""
        self._task = task
        self.title.setText(task.title)
        self.setAccessibleName(task.title)
        self._bar.setAccessibleName(task.title)
        self._bar.setRange(0, 0)
        task.progressed.connect(self._advance)
        return task

    def _advance(self, done: int, total: int) -> None:
        if self.sender() is self._task:
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    def _cancel(self) -> None:
        if self._task:
            self._task.cancel()
