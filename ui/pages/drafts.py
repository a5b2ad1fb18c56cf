"""What is unfinished: each draft with its age, to go on with or to throw away. Nothing is restored
unasked."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journal import vocabulary
from ui.style import in_role

SHOWN = 4


class Drafts(QWidget):
    """`draft_chosen` tells the id of one to go on with, `draft_thrown` of one to be forgotten."""

    draft_chosen = Signal(str)
    draft_thrown = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 0, 12, 8)
        self._layout.setSpacing(8)
        self.hide()

    def show_drafts(self, drafts: Sequence[tuple[str, dict[str, object], datetime]]) -> None:
        """Offer these: id, values, when last touched."""
        while item := self._layout.takeAt(0):
            item.widget().deleteLater()
        self._layout.addWidget(in_role("heading", QLabel(self.tr("Unfinished"))))
        for draft_id, values, touched in drafts[:SHOWN]:
            self._layout.addWidget(self._draft(draft_id, values, touched))
        if len(drafts) > SHOWN:
            more = self.tr("and %n more", "", len(drafts) - SHOWN)
            self._layout.addWidget(in_role("hint", QLabel(more)))
        self.setVisible(bool(drafts))

    def _draft(self, draft_id: str, values: dict[str, object], touched: datetime) -> QFrame:
        card = in_role("card", QFrame())
        title = QLabel(_title(values) or self.tr("Untitled"))
        title.setWordWrap(True)
        age = QLabel(
            self.tr("last touched {when}").format(
                when=QLocale().toString(touched.astimezone(), "ddd d MMM, HH:mm")
            )
        )
        in_role("hint", age)
        go_on = QPushButton(self.tr("Go on"))
        go_on.clicked.connect(lambda: self.draft_chosen.emit(draft_id))
        throw = in_role("quiet", QPushButton(self.tr("Throw away")))
        throw.clicked.connect(lambda: self.draft_thrown.emit(draft_id))
        buttons = QHBoxLayout()
        buttons.addWidget(go_on)
        buttons.addWidget(throw)
        buttons.addStretch(1)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(4)
        layout.addWidget(title)
        layout.addWidget(age)
        layout.addLayout(buttons)
        return card


def _title(values: dict[str, object]) -> str:
    tasks = values.get("task")
    if isinstance(tasks, list) and tasks:
        return vocabulary.labels("task", [str(task) for task in tasks])
    texts = (values.get(name) for name in ("worked", "didnt", "did", "next", "prompt"))
    first = next((text for text in texts if isinstance(text, str)), "")
    return " ".join(first.split())[:60]
