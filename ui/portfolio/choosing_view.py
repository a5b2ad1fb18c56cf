"""What goes into the portfolio: a period, the trials in it, and a few words before them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journal.exchange.portfolio.choosing import Choice
from journal.model.fields import TEXT_LIMIT
from ui.portfolio.periods import CHOSEN, EVERYTHING, SCHOOL_YEAR, TWELVE_MONTHS, period
from ui.style import set_role
from ui.widgets.field import Field
from ui.widgets.may_leave import may_leave
from ui.widgets.segmented import Segmented
from ui.widgets.text_box import TextBox
from ui.work.portfolio import Offered, Wish

_ID = Qt.ItemDataRole.UserRole


class ChoosingView(QWidget):
    """`period_chosen` asks for the trials of another period."""

    period_chosen = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.periods = Segmented(
            [
                (SCHOOL_YEAR, self.tr("This school year")),
                (TWELVE_MONTHS, self.tr("Twelve months")),
                (EVERYTHING, self.tr("Everything")),
                (CHOSEN, self.tr("Days of your own")),
            ],
            self.tr("Which period"),
        )
        self.first, self.last = self._day(today.replace(day=1)), self._day(today)
        self._days = QWidget()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Trials in the portfolio"))
        self.list.setMinimumHeight(180)
        self.count = QLabel()
        set_role(self.count, "hint")
        self.all_or_none = QPushButton()
        set_role(self.all_or_none, "quiet")
        self.title, self.owner = QLineEdit(), QLineEdit()
        self.title.setPlaceholderText(self.tr("My trials of AI in teaching"))
        self.foreword = may_leave(TextBox(TEXT_LIMIT, least=2, most=5))
        self.prompts = QCheckBox(self.tr("With the prompts I used"))
        self._lay_out()
        self.periods.changed.connect(self._on_period)
        for day in (self.first, self.last):
            day.dateChanged.connect(lambda *_: self.period_chosen.emit())
        self.list.itemChanged.connect(lambda *_: self._note())
        self.all_or_none.clicked.connect(self._turn_all)

    def choice(self) -> Choice:
        """The period alone."""
        name = self.periods.value() or SCHOOL_YEAR
        if name == CHOSEN:
            return Choice(self.first.date().toPython(), self.last.date().toPython())  # type: ignore[arg-type]
        return Choice(*period(name, self._today))

    def wish(self) -> Wish:
        """Everything that was asked for."""
        asked, ticked = self.choice(), self._ticked()
        picked = () if len(ticked) == self.list.count() else tuple(ticked)
        return Wish(
            Choice(asked.first, asked.last, picked),
            self.title.text(),
            self.owner.text(),
            self.foreword.toPlainText(),
            self.prompts.isChecked(),
        )

    def has_some(self) -> bool:
        """Whether a trial is ticked."""
        return bool(self._ticked())

    def show_trials(self, trials: Sequence[Offered]) -> None:
        """Offer these, all of them ticked."""
        self.list.blockSignals(True)
        self.list.clear()
        for trial in trials:
            day = QLocale().toString(trial.day, "d MMM yyyy")
            item = QListWidgetItem(f"{trial.title}  ·  {day}")
            item.setData(_ID, trial.id)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._note()

    def say(self, sentence: str) -> None:
        """Say why there is nothing to choose from."""
        self.show_trials([])
        self.count.setText(sentence)

    def _ticked(self) -> list[str]:
        items = (self.list.item(place) for place in range(self.list.count()))
        return [item.data(_ID) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _note(self) -> None:
        ticked, of = len(self._ticked()), self.list.count()
        self.count.setText(self.tr("{n} of {all} trials").format(n=ticked, all=of))
        self.all_or_none.setText(self.tr("Tick none") if ticked else self.tr("Tick all"))
        self.all_or_none.setVisible(bool(of))

    def _turn_all(self) -> None:
        state = Qt.CheckState.Unchecked if self._ticked() else Qt.CheckState.Checked
        self.list.blockSignals(True)
        for place in range(self.list.count()):
            self.list.item(place).setCheckState(state)
        self.list.blockSignals(False)
        self._note()

    def _on_period(self) -> None:
        self._days.setVisible(self.periods.value() == CHOSEN)
        self.period_chosen.emit()

    def _day(self, day: date) -> QDateEdit:
        edit = QDateEdit(QDate(day.year, day.month, day.day))
        edit.setCalendarPopup(True)
        edit.setDisplayFormat("d MMM yyyy")
        return edit

    def _lay_out(self) -> None:
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.addWidget(Field(self.tr("First day"), self.first))
        days.addWidget(Field(self.tr("Last day"), self.last))
        days.addStretch(1)
        self._days.hide()
        under = QHBoxLayout()
        under.addWidget(self.count)
        under.addStretch(1)
        under.addWidget(self.all_or_none)
        names = QHBoxLayout()
        names.setSpacing(16)
        names.addWidget(Field(self.tr("Title"), self.title), 1)
        names.addWidget(Field(self.tr("Your name"), self.owner, self.tr("If you like")), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.periods)
        layout.addWidget(self._days)
        layout.addWidget(self.list, 1)
        layout.addLayout(under)
        layout.addLayout(names)
        layout.addWidget(
            Field(self.tr("A few words before them"), self.foreword, self.tr("If you like"))
        )
        layout.addWidget(self.prompts)
        self.setFocusProxy(self.periods)
