"""On a fresh journal, beside the form: a check-in before the first trial, kindly and once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui.context import Context
from ui.pages.lately import Lately
from ui.style import set_role
from ui.widgets.sheet import button_row, words

if TYPE_CHECKING:
    from sqlmodel import Session


class CheckInOffer(QWidget):
    """Goes with the first trial, the first check-in or a "Not now"."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        card = QFrame()
        set_role(card, "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 0, 12, 8)
        outer.addWidget(card)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(14, 12, 14, 10)
        layout.setSpacing(6)
        layout.addWidget(
            words(
                self.tr(
                    "Before the first trial: where do you stand? A check-in takes two minutes, "
                    "whether you use AI or not."
                )
            )
        )
        self.begin, self.decline = QPushButton(self.tr("Check in")), QPushButton(self.tr("Not now"))
        set_role(self.decline, "quiet")
        layout.addLayout(button_row(self.begin, self.decline))
        self.begin.clicked.connect(lambda: context.navigation.check_in_wanted.emit())
        self.decline.clicked.connect(self.hide)
        for signal in (
            context.changes.trial_saved,
            context.changes.trials_brought_in,
            context.changes.check_in_saved,
        ):
            signal.connect(self.hide)


def offer_check_in(context: Context, lately: Lately) -> None:
    """Show the offer over the newest trials where the journal is fresh."""

    def show(is_fresh: bool) -> None:
        if is_fresh:
            lately.add_above(CheckInOffer(context))

    context.worker.ask(_is_fresh, show, failed=lambda error: None)


def _is_fresh(session: Session) -> bool:
    # Deferred: imported in the lane.
    from ui.work.beginning import is_fresh

    return is_fresh(session)
