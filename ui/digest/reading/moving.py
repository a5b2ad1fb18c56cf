"""Moving through the peers' edition: narrowed, behind a figure, from a trial into one's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from journal.digest.gather.narrowing import EVERYTHING, Narrowing
from journal.group.announcement import Announcement
from ui.asking.attempt import attempt
from ui.context import Context
from ui.digest.composing import Composing
from ui.digest.reading.reader import Reader
from ui.work import digests, narrowing
from ui.work.digests import PEERS
from ui.worker import Cancelled, Task


class Moving(QObject):
    """`narrowed` when the edition is to be composed anew, `stayed` when it need not be after all.

    An older answer never comes after a newer one: whoever asks again lets go of what was asked.
    """

    narrowed = Signal()
    stayed = Signal()

    def __init__(self, context: Context, reader: Reader, composing: Composing) -> None:
        super().__init__(reader)
        self._context = context
        self._reader = reader
        self._composing = composing
        self._bar = reader.narrowing
        self._group = ""
        self._shown = EVERYTHING  # what the edition on show is narrowed to
        self._counts = (0, 0)
        self._behind: dict[str, Any] = {}
        self._behind_in = EVERYTHING  # what the edition was narrowed to that the figure stands on
        self._asked: dict[str, Task] = {}
        self.wanted = EVERYTHING
        self._bar.changed.connect(self._narrow)
        self._bar.called_off.connect(self._stay)
        reader.behind_wanted.connect(self._begin_behind)
        reader.behind.more_wanted.connect(self._ask_behind)
        reader.try_wanted.connect(self._try)

    def begin(self, group: str) -> Narrowing:
        """What the digest of a group is to be narrowed to: for another group nothing yet."""
        if group != self._group:
            self._group = group
            self.wanted = self._shown = EVERYTHING
        return self.wanted

    def follow(self, task: Task) -> None:
        """Show that the digest is being composed."""
        self._bar.follow(task)

    def show_edition(self, edition: str) -> None:
        """Offer what the edition that comes can be narrowed to."""
        self._bar.set_wanted(edition == PEERS)
        if edition != PEERS:
            return
        self._shown = wanted = self.wanted

        def found(offered: narrowing.Offered) -> None:
            self._counts = offered.trials, offered.of
            self._bar.offer(offered.choices)
            self._bar.show_narrowing(wanted, *self._counts)

        self._ask("offers", lambda reader, task: narrowing.offered(reader, wanted, task), found)

    def _narrow(self, wanted: Narrowing) -> None:
        self.wanted = wanted

        def counted(counts: tuple[int, int]) -> None:
            self._bar.count(*counts)

        # The count is asked for first: it is there long before the page.
        self._let_go("offers")
        self._ask("count", lambda reader, task: narrowing.count(reader, wanted, task), counted)
        self._reader.leave_behind()
        self.narrowed.emit()

    def _stay(self) -> None:
        self._let_go("count")
        self._composing.stop()
        self.wanted = self._shown
        self._bar.show_narrowing(self._shown, *self._counts)
        self.stayed.emit()

    def _begin_behind(self, wanted: dict[str, Any], name: str) -> None:
        self._behind, self._behind_in = wanted, self._shown
        self._reader.show_behind(name)
        self._ask_behind()

    def _ask_behind(self) -> None:
        wanted, shown = self._behind, self._behind_in
        first = len(self._reader.behind.cards)

        def found(page: Any) -> None:
            cards = [card.data() for card in page.cards]
            self._reader.behind.add(page.title, page.total, cards)

        self._ask(
            "behind",
            lambda reader, task: narrowing.behind(reader, shown, wanted, first, task),
            found,
            lambda error: self._reader.behind.say_trouble(str(error)),
        )

    def _try(self, code: str) -> None:
        self._ask(
            "try",
            lambda reader, task: narrowing.tried(reader, code, task),
            lambda begun: attempt(self._context, begun),
        )

    def _ask(
        self,
        what: str,
        work: Callable[[narrowing.Reader, Task], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        self._let_go(what)
        task = self._asked[what] = Task()
        context, composing, group = self._context, self._composing, self._group

        def come(answer: Any) -> None:
            if self._asked.get(what) is task:
                done(answer)

        def fail(error: Exception) -> None:
            if self._asked.get(what) is task and not isinstance(error, Cancelled):
                (failed or context.notices.trouble)(error)

        def found(announced: Announcement) -> None:
            reader = narrowing.Reader(context.home, announced, composing.today, composing.memory)
            context.worker.compute(lambda: work(reader, task), come, fail, task)

        context.worker.ask_beside(lambda session: digests.announced(session, group), found, fail)

    def _let_go(self, what: str) -> None:
        before = self._asked.pop(what, None)
        if before is not None:
            before.cancel()
