"""What runs behind the pages: the worker, what is heard from outside, what goes wrong."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal.errors import UserError
from ui.context import Context
from ui.frame import Frame
from ui.preferences import write_preferences
from ui.single import SingleWindow
from ui.upkeep import Upkeep

if TYPE_CHECKING:
    from sqlmodel import Session

    from ui.pages.log import LogPage
    from ui.sharing.folder.watching import Watching


class Service(QObject):
    """Begins what the first paint must not wait for, and remembers when the window closes."""

    def __init__(self, context: Context, frame: Frame, single: SingleWindow) -> None:
        super().__init__(frame)
        self._context = context
        self._frame = frame
        self._single = single
        self._upkeep = Upkeep(context, self)
        self.watching: Watching | None = None

    def begin(self) -> None:
        """Start the worker, catch bugs, hear of second starts."""
        worker, notices = self._context.worker, self._context.notices
        worker.started.connect(notices.follow)
        worker.failed.connect(self._on_failure)
        notices.bug_met.connect(self._on_bug)
        worker.journal_opened.connect(lambda journal: self._frame.warn(""))
        worker.journal_opened.connect(self._watch_folders)
        self._context.changes.groups_changed.connect(self._watch_folders)
        self._upkeep.begin()
        sys.excepthook = self._on_exception
        threading.excepthook = lambda caught: notices.bug_met.emit(caught.exc_value)
        self._single.second_started.connect(self._on_second_start)
        self._single.listen()
        log: LogPage = self._frame.page("log")  # type: ignore[assignment]
        self._frame.closing.connect(log.put_away)
        log.when_ready(worker.start)  # its imports would slow the building of the form
        log.when_ready(lambda: self._offer_check_in(log))
        log.when_ready(lambda: self._look_at_lists(log))
        self._frame.closing.connect(self._remember)

    def _offer_check_in(self, log: LogPage) -> None:
        # Deferred: nobody waits for it.
        from ui.reflect.offer import offer_check_in

        offer_check_in(self._context, log.lately)

    def _look_at_lists(self, log: LogPage) -> None:
        from ui.names.august import August

        self.august = August(self._context, log.lately)
        self.august.look()

    def _watch_folders(self, *_: object) -> None:
        """Once a group has a folder; most have none, and what watches one takes its time."""

        def uses_a_folder(session: Session) -> bool:
            from ui.work.exchanging import uses_a_folder

            return uses_a_folder(session)

        def begin(is_wanted: bool) -> None:
            if is_wanted and self.watching is None:
                from ui.sharing.folder.watching import Watching

                self.watching = Watching(self._context, self._frame)
                self.watching.look()

        if self.watching is None and self._context.worker.has_journal:
            self._context.worker.ask_beside(uses_a_folder, begin, lambda error: None)

    def _on_failure(self, task: QObject, error: Exception) -> None:
        if isinstance(error, UserError) and not self._context.worker.has_journal:
            self._frame.warn(
                self.tr("{sentence} What you type stays here and can be copied.").format(
                    sentence=error.sentence
                )
            )
        else:
            self._context.notices.trouble(error)

    def _on_second_start(self) -> None:
        self._frame.come_to_front()
        self._context.notices.say(self.tr("Trial Journal was open already; this is its window."))

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._frame.close()
        else:
            self._context.notices.trouble(error)

    def _on_bug(self, error: BaseException) -> None:
        from ui.bugs import BugDialog, log_report, report_of

        report = report_of(error, self._context.now())
        sys.stderr.write(report)
        folder = self._context.home.logs
        self._context.worker.compute(
            lambda: log_report(folder, report), failed=lambda failure: None
        )
        dialog = BugDialog(report, self._frame)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _remember(self) -> None:
        preferences, root = self._context.preferences, self._context.home.root
        chosen = self._context.settings.now
        preferences.theme, preferences.language = chosen.theme, chosen.language
        preferences.maximised = self._frame.isMaximized()
        if not preferences.maximised:
            preferences.width, preferences.height = self._frame.width(), self._frame.height()
        self._context.worker.compute(
            lambda: write_preferences(root, preferences), failed=lambda failure: None
        )
