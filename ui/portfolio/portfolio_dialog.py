"""The portfolio in two steps: what goes in, then what is hidden before it is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal.exchange.portfolio.checking import Check
from journal.exchange.portfolio.contents import Portfolio
from journal.privacy.finder import Finder
from ui.context import Context
from ui.portfolio.checking_view import CheckingView
from ui.portfolio.choosing_view import ChoosingView
from ui.style import set_role
from ui.widgets.ask_files import ask_where
from ui.widgets.sheet import words
from ui.work import portfolio
from ui.worker import Task

SIZE = (760, 720)
NAME = "portfolio"


class PortfolioDialog(QDialog):
    """Nothing is written before every word in it was scanned and every question answered."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._check: Check | None = None
        self._asked: Task | None = None
        self.setWindowTitle(self.tr("Portfolio"))
        self.resize(*SIZE)
        self.choosing = ChoosingView(context.now().astimezone().date())
        self.checking = CheckingView()
        self.back, self.on, self.cancel = QPushButton(), QPushButton(), QPushButton()
        self.trouble, self.still_open = words("", "trouble"), words("", "hint")
        self._lay_out()
        self.choosing.period_chosen.connect(self.list_trials)
        self.choosing.list.itemChanged.connect(lambda *_: self._say())
        self.choosing.all_or_none.clicked.connect(self._say)
        self.checking.answered.connect(self._say)
        self.on.clicked.connect(self._go_on)
        self.back.clicked.connect(lambda: self._turn(self.choosing))
        self.cancel.clicked.connect(self.reject)
        self._turn(self.choosing)
        self.list_trials()

    def list_trials(self) -> None:
        """Offer the trials of the period."""
        if self._asked:
            self._asked.cancel()
        choice = self.choosing.choice()

        def listed(trials: list[portfolio.Offered]) -> None:
            self.choosing.show_trials(trials)
            self._say()

        def failed(error: Exception) -> None:
            self.choosing.say(str(error))
            self._say()

        self._asked = self._context.worker.ask(
            lambda session: portfolio.offered(session, choice), listed, failed
        )

    def look(self) -> None:
        """Scan what would stand in it."""
        wish, today = self.choosing.wish(), self._context.now().astimezone().date()
        home = self._context.home
        self._wait(True)

        def gathered(found: tuple[Portfolio, Finder]) -> None:
            self._context.worker.compute(
                lambda: portfolio.check(*found),
                self._looked,
                self._failed,
                Task(self.tr("Looking for names of others")),
            )

        self._context.worker.ask(
            lambda session: portfolio.gathered(session, home, wish, today),
            gathered,
            self._failed,
        )

    def write(self, path: Path) -> None:
        """Write it."""
        check, kept, hidden = self._check, self.checking.kept(), self.checking.hidden()
        assert check is not None  # noqa: S101  the button comes after the check
        self._wait(True)

        def done(written: Path) -> None:
            self.accept()
            self._context.notices.say(
                self.tr("Written to {path}. It is private.").format(path=written)
            )

        self._context.worker.compute(
            lambda: portfolio.write(check, kept, hidden, path),
            done,
            self._failed,
            Task(self.tr("Writing the portfolio")),
        )

    def _looked(self, check: Check) -> None:
        self._check = check
        self.checking.show_found(check.found())
        self._turn(self.checking)

    def _failed(self, error: Exception) -> None:
        self._say()
        self.trouble.setText(str(error))
        self.trouble.show()

    def _go_on(self) -> None:
        if self._stack.currentWidget() is self.choosing:
            self.look()
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        ending = self.checking.formats.value() or "pdf"
        ask_where(
            self,
            self.tr("Where should it go?"),
            Path(folder) / f"{NAME}.{ending}",
            f"*.{ending}",
            self.write,
        )

    def _turn(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)
        self._say()

    def _wait(self, waiting: bool) -> None:
        self.trouble.hide()
        self.on.setEnabled(not waiting)

    def _say(self) -> None:
        choosing = self._stack.currentWidget() is self.choosing
        self.back.setVisible(not choosing)
        self.trouble.hide()
        self.on.setText(
            self.tr("Look for names of others") if choosing else self.tr("Save the portfolio…")
        )
        self.on.setEnabled(self.choosing.has_some() if choosing else self.checking.all_answered())
        self.still_open.setText("" if choosing else self._still_open(self.checking.unanswered()))

    def _still_open(self, n: int) -> str:
        if not n:
            return ""
        if n == 1:
            return self.tr("1 word is still to be decided")
        return self.tr("{n} words are still to be decided").format(n=n)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for view in (self.choosing, self.checking):
            self._stack.addWidget(view)
        self.trouble.hide()
        self.back.setText(self.tr("Back"))
        self.cancel.setText(self.tr("Cancel"))
        set_role(self.on, "primary")
        self.on.setDefault(True)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addWidget(self.still_open, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(words(self.tr("A portfolio of my trials"), "heading"))
        layout.addWidget(
            words(
                self.tr(
                    "For you, and for whom you choose to show it. It holds your growth tags, what "
                    "you timed, and your trials in your own words."
                ),
                "hint",
            )
        )
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.trouble)
        layout.addLayout(foot)
