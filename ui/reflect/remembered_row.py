"""A trial in one line, with a way to look at it."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal import vocabulary
from journal.logbook.remembered import Remembered
from ui.digest.page.result_mark import ResultMark
from ui.style import set_role
from ui.widgets.marks import result_of
from ui.widgets.sheet import words


class RememberedRow(QWidget):
    """The mark of its outcome, its title, its day and `more` words."""

    def __init__(
        self, trial: Remembered, look: Callable[[], object], look_words: str, more: str = ""
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(ResultMark(result_of(trial.outcome)), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(words(trial.title))
        day = QLocale().toString(trial.tried_on, "d MMM yyyy")
        outcome = vocabulary.label("outcome", trial.outcome)
        parts = (day, "" if trial.outcome == "not-stated" else outcome, more)
        said.addWidget(words(" · ".join(part for part in parts if part), "hint"))
        row.addLayout(said, 1)
        button = QPushButton(look_words)
        set_role(button, "quiet")
        button.setAccessibleName(f"{look_words}: {trial.title}")
        button.clicked.connect(look)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
