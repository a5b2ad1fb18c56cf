"""The cards of the sheets that a trial calls for, one under the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from journal.logbook.staying import HANDOVER, NOTE, sheets_called_for
from ui.context import Context
from ui.safeguarding.cards import HandoverCard, NoteCard, PaperCard
from ui.style import set_role
from ui.widgets.sheet import button_row, words

MOST_SHARE = 0.4  # of the height over which the cards stand
CARDS: dict[str, type[HandoverCard | NoteCard]] = {HANDOVER: HandoverCard, NOTE: NoteCard}


class Staying(QWidget):
    """`can_be_put_away`: after a save the cards go when one is done; the trial keeps them, `brief`.

    `changed` tells that there is more or less to show.
    """

    changed = Signal()

    def __init__(
        self, context: Context, can_be_put_away: bool = False, brief: bool = False
    ) -> None:
        super().__init__()
        self._context, self._brief = context, brief
        self.cards: dict[str, PaperCard] = {}
        self.away = QPushButton(self.tr("Put this away"))
        set_role(self.away, "quiet")
        self.away.clicked.connect(self.hide)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._cards)
        self._foot = QWidget()
        foot = button_row(self.away)
        foot.insertWidget(1, words(self.tr("It stays on the trial in your journal."), "hint"), 1)
        self._foot.setLayout(foot)
        layout.addWidget(self._foot)
        self._foot.setVisible(can_be_put_away)
        self.hide()

    def show_saved(self, trial: str, values: Mapping[str, Any]) -> bool:
        """Show what a trial calls for that was saved with these values; whether a pupil may be at
        risk."""
        at_risk = bool(values.get("pupil_at_risk"))
        self.show_for(trial, sheets_called_for(at_risk, values.get("data_put_in") or ()))
        return at_risk

    def show_for(self, trial: str, kinds: Sequence[str]) -> None:
        """Show the cards of these kinds for a trial, none of another trial."""
        for kind in kinds:
            if kind not in self.cards:
                self.cards[kind] = CARDS[kind](self._context, brief=self._brief)
                self._cards.addWidget(self.cards[kind])
        for kind, card in self.cards.items():
            card.show_for(trial)
            card.setVisible(kind in kinds)
        self.setVisible(bool(kinds))
        self.changed.emit()


class StayingRoom(QScrollArea):
    """Cards over something to read, of which they take at most a share; there one scrolls."""

    def __init__(self, staying: Staying, over: QWidget) -> None:
        super().__init__()
        self._staying, self._over = staying, over
        self.setWidget(staying)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        staying.changed.connect(self._settle)
        over.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._settle()

    def _settle(self) -> None:
        wanted = not self._staying.isHidden()
        self.setVisible(wanted)
        if wanted:
            needed = self._staying.heightForWidth(self.viewport().width())
            self.setFixedHeight(min(needed, int(self._over.height() * MOST_SHARE)))
