"""My picture: confidence, minutes, what was tried and dropped, and a year of entries."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from journal import vocabulary
from journal.logbook.own_picture import WEEKS
from journal.logbook.own_plots import Picture
from ui.context import Context
from ui.reflect.remembered_row import RememberedRow
from ui.style import set_role
from ui.widgets.plot import Plot
from ui.widgets.sheet import Card, Sheet, words
from ui.work import reflecting
from ui.work.reflecting import Own
from ui.worker import Task

WIDTH = 1120


class OwnView(Sheet):
    """Counted beside the database's lane, since a long journal takes a while."""

    def __init__(self, context: Context) -> None:
        super().__init__(WIDTH)
        self._context = context
        self._back = 0  # years
        nothing = self.tr("Nothing recorded yet. It fills as you log.")
        self.plots = [Plot(context.style, nothing) for _ in range(4)]
        self.weeks = Plot(context.style, self.tr("No entries in this year."))
        self.earlier, self.later = QPushButton(), QPushButton()
        self.dropped = Card(self.tr("Dropped lately, and why"))
        self._dropped_rows = QVBoxLayout()
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def refresh(self) -> None:
        """Count everything again."""
        self._back = 0
        today, terms = self._context.now().astimezone().date(), self._context.settings.now.terms
        self._context.worker.ask_beside(
            lambda session: reflecting.own(session, today, terms),
            self._show_own,
            task=Task(self.tr("Counting your trials…")),
        )

    def _show_own(self, own: Own) -> None:
        for plot, picture in zip(self.plots, own.plots, strict=True):
            plot.show_picture(picture)
        self._show_weeks((own.weeks, own.has_earlier))
        while item := self._dropped_rows.takeAt(0):
            item.widget().deleteLater()
        for trial, why in own.dropped:
            label = vocabulary.label("decision" if why == "stop" else "still_using", why)
            self._dropped_rows.addWidget(
                RememberedRow(
                    trial,
                    lambda trial=trial: self._context.navigation.trial_wanted.emit(trial.id),
                    self.tr("Look"),
                    label,
                )
            )
        if not own.dropped:
            self._dropped_rows.addWidget(
                words(self.tr("Nothing yet. What you stop using is worth knowing too."), "hint")
            )

    def _show_weeks(self, shown: tuple[Picture, bool]) -> None:
        picture, has_earlier = shown
        self.weeks.show_picture(picture)
        self.earlier.setEnabled(has_earlier)
        self.later.setEnabled(self._back > 0)

    def _turn(self, years: int) -> None:
        self._back += years
        today, terms = self._context.now().astimezone().date(), self._context.settings.now.terms
        last = today - timedelta(weeks=WEEKS * self._back)
        self._context.worker.ask_beside(
            lambda session: reflecting.weeks(session, last, terms), self._show_weeks
        )

    def _lay_out(self) -> None:
        for button, text, years in (
            (self.earlier, self.tr("The year before"), 1),
            (self.later, self.tr("The year after"), -1),
        ):
            button.setText(text)
            set_role(button, "aside")
            button.clicked.connect(lambda _=False, years=years: self._turn(years))
        self.weeks.add_beside_title(self.earlier, self.later)
        for plot in (*self.plots, self.weeks):
            card = Card()
            card.body.addWidget(plot)
            self.column.addWidget(card)
        self.dropped.body.addLayout(self._dropped_rows)
        self.column.insertWidget(4, self.dropped)
        self.column.addStretch(1)
