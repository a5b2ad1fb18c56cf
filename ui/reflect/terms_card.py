"""My school's terms, for what counts teaching weeks. Each change is checked, then kept at once."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal.logbook.school_terms import a_year_on, next_term, trouble_among
from journal.settings import Term
from ui.context import Context
from ui.style import set_role
from ui.widgets.field import Field
from ui.widgets.sheet import Card, button_row, words


class TermRow(QWidget):
    """The first and the last day of one term."""

    changed = Signal()
    removal_wanted = Signal()

    def __init__(self, term: Term, number: int) -> None:
        super().__init__()
        self.first, self.last = _day(term[0]), _day(term[1])
        remove = QPushButton(self.tr("Remove"))
        set_role(remove, "quiet")
        remove.setAccessibleName(self.tr("Remove term {n}").format(n=number))
        remove.clicked.connect(self.removal_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for name, edit in ((self.tr("From"), self.first), (self.tr("To"), self.last)):
            row.addWidget(Field(name, edit, beside=True))
            edit.setAccessibleName(self.tr("{from_to}, term {n}").format(from_to=name, n=number))
            edit.dateChanged.connect(self.changed)
        row.addWidget(remove)
        row.addStretch(1)

    def term(self) -> Term:
        """What stands here."""
        first, last = (edit.date() for edit in (self.first, self.last))
        return (
            date(first.year(), first.month(), first.day()),
            date(last.year(), last.month(), last.day()),
        )


class TermsCard(Card):
    """What cannot be is said and not kept; the terms that were good stay in use meanwhile."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("School terms"))
        self._context = context
        self.rows: list[TermRow] = []
        self._list = QVBoxLayout()
        self.trouble = words("", "trouble")
        self.add = QPushButton(self.tr("Add a term"))
        self.year_on = QPushButton(self.tr("Copy this year's, a year on"))
        set_role(self.year_on, "quiet")
        self.add.clicked.connect(self._add)
        self.year_on.clicked.connect(self._add_year)
        self.body.addWidget(
            words(
                self.tr(
                    "“Still using it?” comes six teaching weeks after a trial. Give each half "
                    "term, or whole terms; without any, calendar weeks count."
                ),
                "hint",
            )
        )
        self.body.addLayout(self._list)
        self.body.addWidget(self.trouble)
        self.body.addLayout(button_row(self.add, self.year_on))
        self._show(context.settings.now.terms)

    def terms(self) -> tuple[Term, ...]:
        """What stands in the card, in order, good or not."""
        return tuple(sorted(row.term() for row in self.rows))

    def _show(self, terms: tuple[Term, ...]) -> None:
        while item := self._list.takeAt(0):
            item.widget().deleteLater()
        self.rows = [TermRow(term, number) for number, term in enumerate(terms, 1)]
        for row in self.rows:
            row.changed.connect(self._keep)
            row.removal_wanted.connect(lambda row=row: self._remove(row))
            self._list.addWidget(row)
        self._tell()

    def _add(self) -> None:
        today = self._context.now().astimezone().date()
        fresh = next_term(self.terms(), today)
        self._take((*self.terms(), fresh))
        row = next(one for one in self.rows if one.term() == fresh)
        row.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_year(self) -> None:
        self._take((*self.terms(), *a_year_on(self.terms())))

    def _remove(self, row: TermRow) -> None:
        before = self.terms()
        self._take(tuple(term for term in before if term != row.term()))
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.notices.say(
            self.tr("The term is removed."), self.tr("Undo"), lambda: self._take(before)
        )

    def _take(self, terms: tuple[Term, ...]) -> None:
        self._show(tuple(sorted(terms)))
        self._keep()

    def _keep(self) -> None:
        self._tell()
        if not self.trouble.text():
            self._context.settings.change(terms=self.terms())

    def _tell(self) -> None:
        sentence = trouble_among(self.terms())
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        self.year_on.setVisible(not sentence and bool(a_year_on(self.terms())))


def _day(day: date) -> QDateEdit:
    edit = QDateEdit(QDate(day.year, day.month, day.day))
    edit.setDisplayFormat("ddd d MMM yyyy")
    edit.setDateRange(QDate(2000, 1, 1), QDate(2099, 12, 31))
    edit.setMinimumWidth(170)
    edit.lineEdit().setTextMargins(8, 0, 8, 0)  # the style sheet's padding does not reach it
    return edit
