"""What the Journal page says where its list is empty, and the ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, QObject

from journal.logbook.query import with_value
from ui.context import Context
from ui.finding import results
from ui.finding.side import ListSide
from ui.pages.journal_detail import Detail
from ui.widgets.invitation import Way
from ui.work import finding
from ui.work.finding import Cause

MOST_CAUSES = 3


class Nothing(QObject):
    """Says it in the place of the trial that would be read."""

    def __init__(
        self,
        context: Context,
        side: ListSide,
        detail: Detail,
        bring_in: Callable[[], object],
    ) -> None:
        super().__init__(detail)
        self._context = context
        self._side = side
        self._detail = detail
        self._bring_in = bring_in

    def say(self, typed: str) -> None:
        """Why there is nothing for what is typed."""
        today = self._side.today
        if not typed.strip():
            self._say_empty()
        elif not results.with_tab(typed, results.ALL, today).strip():
            self._say_tab_is_empty(results.tab_of(typed, today))
        else:
            self._say_not_found(typed, ())
            self._context.worker.ask_beside(
                lambda session: finding.causes(session, typed, today),
                lambda causes: self._say_cause(typed, causes),
            )

    def say_nothing_unfinished(self, typed: str) -> None:
        """For is:draft without a draft, or without one of which all else holds."""
        beside = with_value(typed, "is", "draft", "off").strip()
        if beside:
            heading = self.tr("Nothing found")
            words = self.tr("Nothing unfinished fits “{typed}”.").format(typed=beside)
            drafts = self.tr("Show all that is unfinished"), lambda: self._side.ask("is:draft ")
            self._detail.show_nothing(heading, words, [drafts, self._everything()])
            return
        words = self.tr("What you begin and do not save waits here until you go on with it.")
        self._detail.show_nothing(self.tr("Nothing is unfinished"), words, [self._everything()])

    def _say_cause(self, typed: str, causes: Sequence[Cause]) -> None:
        if causes and typed == self._side.search.text() and not self._side.rows.rowCount():
            self._say_not_found(typed, causes)

    def _say_not_found(self, typed: str, causes: Sequence[Cause]) -> None:
        """The likely causes, each with one press to drop it."""
        if causes:
            words = self._fits(causes[0])
        else:
            words = self.tr("No trial here holds “{typed}”. Try fewer words, or other ones.")
            words = words.format(typed=typed.strip())
        ways = [self._without(cause) for cause in causes[:MOST_CAUSES]]
        self._detail.show_nothing(self.tr("Nothing found"), words, [*ways, self._everything()])

    def _fits(self, cause: Cause) -> str:
        if cause.count == 1:
            return self.tr("Everything but “{part}” fits one trial.").format(part=cause.part)
        n = QLocale().toString(cause.count)
        return self.tr("Everything but “{part}” fits {n} trials.").format(part=cause.part, n=n)

    def _without(self, cause: Cause) -> Way:
        words = self.tr("Leave out {part}").format(part=cause.part)
        return words, lambda: self._side.ask(cause.rest)

    def _say_tab_is_empty(self, tab: str | None) -> None:
        if tab == results.TRASH:
            heading = self.tr("The trash is empty")
            words = self.tr("What you move to the trash stays here for 30 days.")
        else:
            heading = self.tr("Nothing here")
            words = self.tr("None of your trials has come out like this.")
        self._detail.show_nothing(heading, words, [self._everything()])

    def _say_empty(self) -> None:
        words = self.tr(
            "Log what you tried with AI, what worked and what didn't: it takes two minutes. "
            "Or bring in trials that you keep in a spreadsheet already."
        )
        log = self._context.navigation.page_wanted.emit
        ways = [
            (self.tr("Log a trial"), lambda: log("log")),
            (self._context.actions.text("import"), self._bring_in),
        ]
        self._detail.show_nothing(self.tr("Your journal is empty"), words, ways)

    def _everything(self) -> Way:
        return self.tr("Show all trials"), lambda: self._side.ask("")
