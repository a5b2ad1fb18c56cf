"""Files received: dropped, or in the group's folder; and who waits to be let in."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal.language import plural
from ui.sharing.folder.view import merge_words
from ui.style import set_role
from ui.widgets.flow import FlowLayout
from ui.widgets.sheet import Card, button_row, words
from ui.work import folder_words
from ui.work.folders import FolderLook
from ui.work.groups import Group, Waiting

SHOWN = 5


class ReceivedCard(Card):
    """`let_in_wanted` carries the keys of the people to let in."""

    files_wanted = Signal()
    folder_wanted = Signal()
    look_wanted = Signal()
    merge_wanted = Signal()
    ask_wanted = Signal()
    merge_by_itself_wanted = Signal(bool)
    digest_wanted = Signal()
    let_in_wanted = Signal(list)

    def __init__(self) -> None:
        super().__init__(self.tr("Files received"))
        self._group: Group | None = None
        self._said = words("")
        self.folder_said = words("")
        self._waiting = QVBoxLayout()
        self._waiting.setSpacing(4)
        self.itself = QCheckBox(self.tr("Merge by itself what comes into the folder"))
        self.itself.clicked.connect(self.merge_by_itself_wanted)
        self._make_buttons()
        self.body.addWidget(self._said)
        self.body.addWidget(self.folder_said)
        self.body.addLayout(self._waiting)
        self.body.addWidget(self.itself)
        self.body.addStretch(1)
        flow = FlowLayout()
        for button in (
            self.merge_button,
            self.look_button,
            self.folder_button,
            self.files_button,
            self.digest_button,
            self.ask_button,
        ):
            flow.addWidget(button)
        self.body.addLayout(flow)

    def show_group(self, group: Group) -> None:
        """What may be dropped here or comes by the folder, and who waits."""
        self._group = group
        said = " ".join(filter(None, (_asked(group), _trials_here(group.trials))))
        self._said.setText(said)
        self._said.setVisible(bool(said))
        has_folder = group.folder is not None
        self.folder_button.setVisible(not has_folder)
        set_role(self.files_button, "quiet" if has_folder else "")
        self.itself.setVisible(has_folder)
        self.itself.setChecked(group.merges_itself)
        self.look_button.setVisible(has_folder)
        self.look_button.setEnabled(False)
        self.merge_button.hide()
        self.ask_button.hide()
        self.folder_said.setVisible(has_folder)
        self.folder_said.setText(self.tr("Looking into the folder…"))
        self.digest_button.setVisible(bool(group.trials))
        self._show_waiting(group.waiting if group.is_facilitator else ())

    def show_look(self, look: FolderLook) -> None:
        """What is in the group's folder now."""
        if self._group is None:
            return
        self.folder_said.setText(folder_words.summary(look, self._group))
        self.look_button.setEnabled(True)
        fresh = len(look.state.to_merge) if look.state else 0
        self.merge_button.setText(merge_words(fresh))
        self.merge_button.setVisible(bool(fresh) and not self._group.merges_itself)
        asks = look.state is not None and folder_words.needs_asking(look.state)
        self.ask_button.setVisible(asks and self._group.reads)

    def _make_buttons(self) -> None:
        self.files_button = self._button(self.tr("Choose files…"), self.files_wanted)
        self.folder_button = self._button(self.tr("Choose the group's folder…"), self.folder_wanted)
        self.merge_button = self._button("", self.merge_wanted)
        set_role(self.merge_button, "primary")
        self.look_button = self._button(self.tr("Look at the files"), self.look_wanted)
        self.ask_button = self._button(self.tr("Ask everyone to share again…"), self.ask_wanted)
        set_role(self.ask_button, "quiet")
        self.digest_button = self._button(self.tr("Read the digest"), self.digest_wanted)
        set_role(self.digest_button, "quiet")

    def _button(self, text: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda: wanted.emit())
        return button

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


def _asked(group: Group) -> str:
    if group.folder is not None:
        return ""
    if not group.reads:
        return QCoreApplication.translate(
            "ReceivedCard", "Drop the file that your facilitator sent anywhere on this page."
        )
    return QCoreApplication.translate(
        "ReceivedCard",
        "Drop what members sent anywhere on this page. If you all see one folder, on a synced "
        "drive or a stick, choose it: what comes there is found by itself.",
    )


def _trials_here(count: int) -> str:
    if not count:
        return ""
    return plural("{n} trial is here so far.", "{n} trials are here so far.", count)
