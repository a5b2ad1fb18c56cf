"""Which trials go: one line a trial, with who may see it, changed by a press."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui.sharing.along_card import AlongCard
from ui.style import set_role
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import Footed, words
from ui.work.sharing import ShareRow

AT_ONCE = 60


class TrialsView(Footed):
    """`visibility_chosen` carries a trial's id and who may see it."""

    visibility_chosen = Signal(str, str)
    go_again_wanted = Signal(str)
    share_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(1080)
        self._rows: Sequence[ShareRow] = ()
        self.lines: dict[str, TrialLine] = {}
        self.column.addWidget(words(self.tr("Which trials go"), "title"))
        self.column.addWidget(
            words(
                self.tr(
                    "Trials are released one by one. This choice counts for every group you are "
                    "in; nothing leaves before you have seen it."
                ),
                "lead",
            )
        )
        self.along = AlongCard()
        self.column.addWidget(self.along)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.column.addLayout(self._list)
        self.more = QPushButton(self.tr("Show more"))
        self.more.clicked.connect(self._show_more)
        self.share_button = QPushButton(self.tr("See what would leave"))
        set_role(self.share_button, "primary")
        self.share_button.clicked.connect(self.share_wanted)
        back = QPushButton(self.tr("Back to the group"))
        set_role(back, "quiet")
        back.clicked.connect(self.left)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(1)
        self.set_foot(self.share_button, back)

    def show_rows(self, rows: Sequence[ShareRow]) -> None:
        """Show these, the first of them at once; lines that stay keep their place and focus."""
        known = [row.id for row in self._rows]
        self._rows = rows
        if known == [row.id for row in rows]:
            for row in rows:
                if row.id in self.lines:
                    self.lines[row.id].show_row(row)
            return
        while item := self._list.takeAt(0):
            item.widget().deleteLater()
        self.lines = {}
        if not rows:
            self._list.addWidget(words(self.tr("Your journal holds no trial yet."), "hint"))
        self._show_more()
        self.to_top()

    def _show_more(self) -> None:
        shown = len(self.lines)
        for row in self._rows[shown : shown + AT_ONCE]:
            line = TrialLine(row)
            line.visibility_chosen.connect(self.visibility_chosen)
            line.go_again_wanted.connect(self.go_again_wanted)
            self.lines[row.id] = line
            self._list.addWidget(line)
        self.more.setVisible(len(self.lines) < len(self._rows))


class TrialLine(QFrame):
    """One trial: what it is called, and who may see it."""

    visibility_chosen = Signal(str, str)
    go_again_wanted = Signal(str)

    def __init__(self, row: ShareRow) -> None:
        super().__init__()
        set_role(self, "card")
        self._trial = row.id
        self._about = words("", "hint")
        self.choice = Segmented(
            [
                ("me", self.tr("Only me")),
                ("group", self.tr("My group")),
                ("leaders", self.tr("My group and leaders")),
            ],
            self.tr("Who may see “{title}”").format(title=row.title),
        )
        self.choice.changed.connect(
            lambda: self.visibility_chosen.emit(self._trial, self.choice.value())
        )
        self.again = QPushButton(self.tr("Let it go again"))
        set_role(self.again, "quiet")
        self.again.clicked.connect(lambda: self.go_again_wanted.emit(self._trial))
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(words(row.title))
        said.addWidget(self._about)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 12, 10)
        layout.setSpacing(14)
        layout.addLayout(said, 1)
        layout.addWidget(self.again)
        layout.addWidget(self.choice)
        self.show_row(row)

    def show_row(self, row: ShareRow) -> None:
        """The same trial as it stands now."""
        day = QLocale().toString(_date(row.tried_on), "d MMM yyyy")
        parts = [day, row.outcome]
        if row.taken_back:
            parts.append(self.tr("taken back from this group"))
        elif row.shared and row.visibility != "me":
            parts.append(self.tr("shared with this group before"))
        if row.held_back and row.visibility != "me":
            parts.append(row.held_back)
        self._about.setText(" · ".join(part for part in parts if part))
        self.choice.set_values([row.visibility])
        self.again.setVisible(row.taken_back)


def _date(iso: str) -> QDate:
    return QDate.fromString(iso, Qt.DateFormat.ISODate)
