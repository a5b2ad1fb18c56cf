"""Files received: where they are dropped, and who waits to be let in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal.language import plural
from ui.style import set_role
from ui.widgets.sheet import Card, button_row, words
from ui.work.groups import Group, Waiting

SHOWN = 5


class ReceivedCard(Card):
    """`let_in_wanted` carries the keys of the people to let in."""

    files_wanted = Signal()
    folder_wanted = Signal()
    digest_wanted = Signal()
    let_in_wanted = Signal(list)

    def __init__(self) -> None:
        super().__init__(self.tr("Files received"))
        self._said = words("")
        self._waiting = QVBoxLayout()
        self._waiting.setSpacing(4)
        self.files_button = QPushButton(self.tr("Choose files…"))
        self.files_button.clicked.connect(self.files_wanted)
        self.folder_button = QPushButton(self.tr("Choose a folder…"))
        self.folder_button.clicked.connect(self.folder_wanted)
        self.digest_button = QPushButton(self.tr("Read the digest"))
        set_role(self.digest_button, "quiet")
        self.digest_button.clicked.connect(self.digest_wanted)
        self.body.addWidget(self._said)
        self.body.addLayout(self._waiting)
        self.body.addStretch(1)
        self.body.addLayout(button_row(self.files_button, self.folder_button, self.digest_button))

    def show_group(self, group: Group) -> None:
        """What may be dropped here, and who waits."""
        asked = (
            self.tr("Drop what members sent anywhere on this page, a file or a whole folder.")
            if group.reads
            else self.tr("Drop the file that your facilitator sent anywhere on this page.")
        )
        held = _trials_here(group.trials) if group.trials else ""
        self._said.setText(f"{asked} {held}".strip())
        self.digest_button.setVisible(bool(group.trials))
        self._show_waiting(group.waiting if group.is_facilitator else ())

    def _show_waiting(self, waiting: Sequence[Waiting]) -> None:
        while item := self._waiting.takeAt(0):
            item.widget().deleteLater()
        if not waiting:
            return
        self._waiting.addWidget(
            words(
                plural(
                    "{n} person waits to be let in. If in doubt, ask for the code.",
                    "{n} people wait to be let in. If in doubt, ask for their codes.",
                    len(waiting),
                ),
                "question",
            )
        )
        for one in waiting[:SHOWN]:
            self._waiting.addWidget(self._person(one))
        if len(waiting) > 1:
            everybody = QPushButton(self.tr("Let all {n} in").format(n=len(waiting)))
            everybody.clicked.connect(lambda: self.let_in_wanted.emit([one.key for one in waiting]))
            holder = QWidget()
            row = button_row(everybody)
            row.setContentsMargins(0, 4, 0, 4)
            holder.setLayout(row)
            self._waiting.addWidget(holder)

    def _person(self, one: Waiting) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        trials = plural("{n} trial", "{n} trials", one.trials)
        row.addWidget(words(f"{one.code} · {trials}"), 1)
        button = QPushButton(self.tr("Let in"))
        button.setAccessibleName(self.tr("Let in {code}").format(code=one.code))
        button.clicked.connect(lambda: self.let_in_wanted.emit([one.key]))
        row.addWidget(button)
        return holder


def _trials_here(count: int) -> str:
    return plural("{n} trial is here so far.", "{n} trials are here so far.", count)
