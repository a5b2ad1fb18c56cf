"""The Reflect page: a check-in, what is worth coming back to, and how trials came out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from journal import vocabulary
from ui.context import Context
from ui.pages.check_in import CheckInCard
from ui.style import set_role
from ui.widgets.sheet import Card, Sheet, words
from ui.widgets.tally import Tally
from ui.work import reflecting
from ui.work.reflecting import Picture, Remembered

WIDTH = 1240
FEW = 2  # follow-ups that stand beside the other cards and not before them


class ReflectPage(Sheet):
    """Read anew whenever it is shown."""

    def __init__(self, context: Context) -> None:
        super().__init__(WIDTH)
        self._context = context
        self.check_in = CheckInCard()
        self.due = Card(self.tr("Still using it?"))
        self.outcomes = Card(self.tr("How my trials came out"))
        self.dropped = Card(self.tr("Tried and dropped"))
        self._cards = QGridLayout()
        self._due_rows, self._dropped_rows = QVBoxLayout(), QVBoxLayout()
        self.tally = Tally(self.tr("How my trials came out"))
        self._lay_out()
        self.check_in.wanted.connect(self._keep)
        changes = context.changes
        for signal in (changes.trial_saved, changes.trials_removed, changes.trials_brought_in):
            signal.connect(lambda *_: self.refresh())
        context.actions.attach("save", self, lambda: self._keep(self.check_in.values()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read everything again."""
        today = self._context.now().astimezone().date()
        self._context.worker.ask(
            lambda session: reflecting.picture(session, today), self._show_picture
        )

    def _show_picture(self, picture: Picture) -> None:
        if picture.last_check_in:
            day = QLocale().toString(picture.last_check_in, QLocale.FormatType.LongFormat)
            self.check_in.say_last(self.tr("Your last check-in: {day}.").format(day=day))
        names = {
            "worked": self.tr("Worked"),
            "mixed": self.tr("Mixed"),
            "failed": self.tr("Didn't work"),
            "open": self.tr("Open"),
        }
        self.tally.show_rows(
            [
                (name, picture.outcomes.get(result, 0), "muted" if result == "open" else result)
                for result, name in names.items()
            ]
        )
        self._fill(self._due_rows, picture.due, self._nothing_due(picture), answering=True)
        self._fill(
            self._dropped_rows,
            picture.dropped,
            self.tr("Nothing yet. What you stop using is worth knowing too."),
            answering=False,
        )
        self._arrange(len(picture.due))

    def _nothing_due(self, picture: Picture) -> str:
        if picture.next_due is None:
            return self.tr(
                "Nothing waits for an answer. Six weeks after a trial, this asks whether you still "
                "use what you tried."
            )
        day = QLocale().toString(reflecting.due_on(picture.next_due), "d MMMM")
        return self.tr(
            "Nothing waits for an answer. From {day} on, this asks about “{title}”."
        ).format(day=day, title=picture.next_due.title)

    def _arrange(self, due: int) -> None:
        # In columns that end at the same height: two where much waits, else three.
        cards = (self.due, self.outcomes, self.dropped)
        much = due > FEW
        places = ((0, 0, 2), (0, 1, 1), (1, 1, 1)) if much else ((0, 0, 1), (0, 1, 1), (0, 2, 1))
        for card, (row, column, rows) in zip(cards, places, strict=True):
            self._cards.removeWidget(card)
            self._cards.addWidget(card, row, column, rows, 1)
        for column, share in enumerate((3, 2, 0) if much else (1, 1, 1)):
            self._cards.setColumnStretch(column, share)
        self._cards.setRowStretch(1, 1 if much else 0)

    def _fill(
        self, layout: QVBoxLayout, rows: Sequence[Remembered], nothing: str, answering: bool
    ) -> None:
        while item := layout.takeAt(0):
            item.widget().deleteLater()
        for row in rows:
            layout.addWidget(self._row(row, answering))
        if not rows:
            layout.addWidget(words(nothing, "hint"))

    def _row(self, row: Remembered, answering: bool) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        day = QLocale().toString(row.tried_on, "d MMM yyyy")
        layout.addWidget(words(f"{row.title}\n{day}"), 1)
        look = QPushButton(self.tr("Look"))
        set_role(look, "quiet")
        look.setAccessibleName(self.tr("Look at {title}").format(title=row.title))
        look.clicked.connect(lambda: self._context.navigation.trial_wanted.emit(row.id))
        layout.addWidget(look)
        if answering:
            layout.addWidget(self._answers(row))
        return line

    def _answers(self, row: Remembered) -> QPushButton:
        button = QPushButton(self.tr("Answer"))
        button.setAccessibleName(self.tr("Still using {title}?").format(title=row.title))
        menu = QMenu(button)
        for term in vocabulary.terms("still_using"):
            if term.id != "not-checked-yet":
                menu.addAction(
                    vocabulary.label("still_using", term.id),
                    lambda value=term.id: self._answer(row.id, value),
                )
        button.setMenu(menu)
        return button

    def _answer(self, trial: str, still_using: str) -> None:
        now = self._context.now()
        self._context.worker.ask(
            lambda session: reflecting.answer(session, trial, still_using, now),
            lambda _: self._context.changes.trial_saved.emit(trial),
        )

    def _keep(self, values: dict[str, Any]) -> None:
        now = self._context.now()
        self._context.worker.ask(
            lambda session: reflecting.check_in(session, values, now), self._kept
        )

    def _kept(self, _: object) -> None:
        self.check_in.clear()
        self.refresh()
        self._context.changes.check_in_saved.emit()
        self._context.notices.say(self.tr("The check-in is kept in your journal."))

    def _lay_out(self) -> None:
        self.column.addWidget(words(self.tr("Reflect"), "title"))
        self.outcomes.body.addWidget(self.tally)
        self.due.body.addLayout(self._due_rows)
        self.dropped.body.addLayout(self._dropped_rows)
        for card in (self.due, self.outcomes, self.dropped):
            card.body.addStretch(1)
        self._cards.setSpacing(14)
        self.column.addLayout(self._cards)
        self.column.addWidget(self.check_in)
        self.column.addStretch(1)
