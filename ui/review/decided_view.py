"""What was decided in earlier reviews: looked through, searched, and taken back one by one."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from journal.language import plural
from journal.sharing.questions import LEFT_OUT_KIND
from ui.review.marks import short
from ui.review.tools import tab_down
from ui.style import set_role
from ui.widgets.sheet import Footed, words
from ui.work.deciding import Remembered

AT_ONCE = 60


class DecidedView(Footed):
    """`forgotten` carries the id of a decision that is to be asked again."""

    forgotten = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(900)
        self.lines: dict[str, QPushButton] = {}
        self._all: Sequence[Remembered] = ()
        self._shown: list[Remembered] = []
        self.field = QLineEdit()
        self.field.setMaximumWidth(420)
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(self.tr("a word, or the title of a trial"))
        self.field.setAccessibleName(self.tr("Look for a decision"))
        self.field.textChanged.connect(self._list)
        self.standing = words("", "hint")
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.more = QPushButton(self.tr("Show more"))
        set_role(self.more, "quiet")
        self.more.clicked.connect(self._show_more)
        self.column.addWidget(words(self.tr("What I decided before"), "title"))
        self.column.addWidget(
            words(
                self.tr(
                    "It is remembered for this group and not asked again. Take one back, and it "
                    "is asked at the next review."
                ),
                "lead",
            )
        )
        self.column.addWidget(self.field)
        self.column.addWidget(self.standing)
        self.column.addLayout(self._column)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addStretch(1)
        back = QPushButton(self.tr("Back"))
        back.clicked.connect(self.left)
        self.set_foot(back)
        self.setFocusProxy(self.field)

    def show_remembered(self, remembered: Sequence[Remembered]) -> None:
        """List these, the newest first; what is looked for stays."""
        self._all = remembered
        self._list()

    def _list(self) -> None:
        sought = self.field.text().strip().casefold()
        self._shown = [
            one for one in self._all if sought in f"{one.words} {one.reword} {one.title}".casefold()
        ]
        while item := self._column.takeAt(0):
            item.widget().hide()
            item.widget().deleteLater()
        self.lines = {}
        self.standing.setText(
            plural("{n} decision", "{n} decisions", len(self._shown))
            if self._shown
            else self.tr("There is none.")
        )
        self._show_more()

    def _show_more(self) -> None:
        shown = len(self.lines)
        for one in self._shown[shown : shown + AT_ONCE]:
            self._column.addWidget(self._line(one))
        self.more.setVisible(len(self.lines) < len(self._shown))
        self.more.raise_()  # to the end, for the Tab key
        tab_down(self)

    def _line(self, one: Remembered) -> QFrame:
        frame = QFrame()
        set_role(frame, "card")
        said = QVBoxLayout()
        said.setSpacing(2)
        decision = {
            "hide": self.tr("“{words}” is hidden"),
            "keep": self.tr("“{words}” stays"),
            "reword": self.tr("“{words}” becomes “{reword}”"),
        }[one.decision]
        if one.kind == LEFT_OUT_KIND:
            decision = self.tr("“{words}” of one trial stays here")
        decision = decision.format(words=short(one.words), reword=short(one.reword))
        said.addWidget(words(decision))
        day = ""
        if one.decided_at is not None:
            moment = QDateTime.fromSecsSinceEpoch(int(one.decided_at.timestamp()))
            day = QLocale().toString(moment.date(), "d MMM yyyy")
        about = " · ".join(part for part in (one.title, day) if part)
        if about:
            said.addWidget(words(about, "hint"))
        button = QPushButton(self.tr("Ask again"))
        button.setAccessibleName(self.tr("Ask again: {words}").format(words=one.words))
        set_role(button, "quiet")
        button.clicked.connect(lambda: self.forgotten.emit(one.question))
        self.lines[one.question] = button
        row = QHBoxLayout(frame)
        row.setContentsMargins(14, 8, 10, 8)
        row.addLayout(said, 1)
        row.addWidget(button)
        return frame
