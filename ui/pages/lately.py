"""Beside the form: what is unfinished, and the newest trials."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QLocale, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journal import vocabulary
from journal.logbook.glance import GlanceRow
from ui.models.glance_list import ROW, GlanceList
from ui.style import set_role
from ui.widgets.trial_delegate import TrialDelegate

WIDTH = 320
SHOWN = 40  # rows read before the first paint: more than fit
DRAFTS_SHOWN = 4


class Lately(QWidget):
    """`trial_chosen` and `draft_chosen` tell ids; `draft_thrown` one to be forgotten."""

    trial_chosen = Signal(str)
    draft_chosen = Signal(str)
    draft_thrown = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._drafts = QVBoxLayout()
        self._drafts.setSpacing(8)
        self._heading = QLabel(self.tr("Lately"))
        set_role(self._heading, "heading")
        self._count = QLabel()
        set_role(self._count, "hint")
        self.rows = GlanceList()
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(TrialDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Newest trials"))
        self.list.clicked.connect(self._chosen)
        self.list.activated.connect(self._chosen)
        self._empty = QLabel(
            self.tr("Nothing here yet. Your first trial will appear as soon as it is saved.")
        )
        self._empty.setWordWrap(True)
        set_role(self._empty, "hint")
        self._lay_out()

    def show_rows(self, total: int, rows: Sequence[GlanceRow]) -> None:
        """The newest trials, of how many in all."""
        self.rows.show(rows)
        self._count.setText(
            self.tr("{n} in your journal").format(n=QLocale().toString(total)) if total else ""
        )
        self._empty.setVisible(not rows)
        self.list.setVisible(bool(rows))

    def show_drafts(self, drafts: Sequence[tuple[str, dict[str, object], datetime]]) -> None:
        """Offer unfinished trials: id, values, when last touched. Nothing is restored unasked."""
        while item := self._drafts.takeAt(0):
            item.widget().deleteLater()
        if drafts:
            heading = QLabel(self.tr("Unfinished"))
            set_role(heading, "heading")
            self._drafts.addWidget(heading)
        for draft_id, values, touched in drafts[:DRAFTS_SHOWN]:
            self._drafts.addWidget(self._draft(draft_id, values, touched))
        if len(drafts) > DRAFTS_SHOWN:
            more = QLabel(self.tr("and %n more", "", len(drafts) - DRAFTS_SHOWN))
            set_role(more, "hint")
            self._drafts.addWidget(more)

    def _draft(self, draft_id: str, values: dict[str, object], touched: datetime) -> QFrame:
        card = QFrame()
        set_role(card, "card")
        title = QLabel(_title(values) or self.tr("Untitled"))
        title.setWordWrap(True)
        age = QLabel(
            self.tr("last touched {when}").format(
                when=QLocale().toString(touched.astimezone(), "ddd d MMM, HH:mm")
            )
        )
        set_role(age, "hint")
        go_on = QPushButton(self.tr("Go on"))
        go_on.clicked.connect(lambda: self.draft_chosen.emit(draft_id))
        throw = QPushButton(self.tr("Throw away"))
        set_role(throw, "quiet")
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

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, 12, 6)
        top.addWidget(self._heading)
        top.addStretch(1)
        top.addWidget(self._count)
        drafts = QVBoxLayout()
        drafts.setContentsMargins(12, 0, 12, 0)
        drafts.addLayout(self._drafts)
        self._empty.setContentsMargins(16, 0, 16, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 28, 4, 8)
        layout.setSpacing(10)
        layout.addLayout(drafts)
        layout.addLayout(top)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)

    def _chosen(self, index: QModelIndex) -> None:
        self.trial_chosen.emit(index.data(ROW).id)


def _title(values: dict[str, object]) -> str:
    tasks = values.get("task")
    if isinstance(tasks, list) and tasks:
        return vocabulary.labels("task", [str(task) for task in tasks])
    texts = (values.get(name) for name in ("worked", "didnt", "did", "next", "prompt"))
    first = next((text for text in texts if isinstance(text, str)), "")
    return " ".join(first.split())[:60]
