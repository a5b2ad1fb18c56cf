"""Quick capture at work: the line is kept as a draft while it is typed, and stays one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from journal.errors import UserError
from journal.ids import new_id
from ui.context import Context
from ui.frame import Frame

if TYPE_CHECKING:
    from ui.quick.window import QuickWindow

KEEP_AFTER_MILLISECONDS = 700


class QuickCapture(QObject):
    """Shows the small window; what is typed there survives Escape, a restart and a crash."""

    def __init__(self, context: Context, frame: Frame) -> None:
        super().__init__(frame)
        self._context = context
        self._frame = frame
        self._window: QuickWindow | None = None
        self._draft: str | None = None  # what the line is kept as
        self._kept: dict[str, Any] = {}  # and what was kept last
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MILLISECONDS)
        self._timer.timeout.connect(self.keep_now)
        context.actions.attach("quick", frame, self.show)
        context.navigation.quick_wanted.connect(self.show)
        frame.closing.connect(self.keep_now)
        frame.unkept.append(self._shows_unkept_words)
        for signal in (context.changes.drafts_changed, context.changes.trial_saved):
            signal.connect(self._let_go_of_what_went_elsewhere)

    @property
    def window(self) -> QuickWindow:
        """The small window, made when it is first wanted."""
        if self._window is None:
            self._window = self._made()
        return self._window

    @property
    def has_unkept_words(self) -> bool:
        """Whether something was typed that is not on the disk."""
        return self._window is not None and bool(self._values()) and self._values() != self._kept

    def show(self) -> None:
        """Open the window with the line as it was left."""
        window = self.window
        if not window.isVisible():
            window.say("")
            self._context.worker.ask(lambda session: _work().own(session), window.line.know)
            self._let_go_of_what_went_elsewhere()
        window.show()
        window.raise_()
        window.activateWindow()
        window.line.setFocus()

    def keep_now(self) -> None:
        """Keep what is typed, at once; an empty line keeps nothing."""
        self._timer.stop()
        values = self._values()
        if values == self._kept:
            return
        before, self._kept = self._kept, values
        draft, now = self._draft, self._context.now()
        if not values:
            self._draft = None
            self._context.worker.ask(lambda session: _work().forget(session, draft), self._changed)
            return
        draft = self._draft = draft or new_id()
        self._context.worker.ask(
            lambda session: _work().keep(session, values, now, draft),
            self._changed,
            lambda error: self._not_kept(error, before),
        )

    def _shows_unkept_words(self) -> bool:
        if self.has_unkept_words:
            self.show()
        return self.has_unkept_words

    def _keep_and_clear(self) -> None:
        """Enter: the line is done here, the draft waits on the Log page."""
        if not self._values():
            self.window.close()
            return
        self._keep_then(self._leave)

    def _keep_and_open(self) -> None:
        """Ctrl+Enter: go on with it in the form."""
        if self._values():
            self._keep_then(self._go_on)

    def _keep_then(self, then: Any) -> None:
        self.keep_now()
        draft, values = self._draft, self._kept

        def kept(stands: bool) -> None:
            if stands and draft == self._draft and self._values() == self._kept:
                self._start_afresh()
                then(draft)

        self._context.worker.ask(lambda session: _work().stands(session, draft, values), kept)

    def _leave(self, draft: str) -> None:
        self.window.close()
        self._context.notices.say(
            self.tr("Kept, to be finished later."),
            self.tr("Finish it now"),
            lambda: self._context.navigation.draft_wanted.emit(draft),
        )

    def _go_on(self, draft: str) -> None:
        self.window.close()
        self._frame.come_to_front()
        self._context.navigation.draft_wanted.emit(draft)

    def _start_afresh(self) -> None:
        self._draft, self._kept = None, {}
        self.window.line.clear()
        self._timer.stop()

    def _let_go_of_what_went_elsewhere(self, *_: object) -> None:
        """A line that was finished, changed or thrown away on the Log page is not this one now."""
        draft, kept = self._draft, self._kept
        if draft is None:
            return

        def found(stands: bool) -> None:
            if not stands and draft == self._draft and kept == self._kept == self._values():
                self._start_afresh()

        self._context.worker.ask(lambda session: _work().stands(session, draft, kept), found)

    def _made(self) -> QuickWindow:
        # Deferred: few windows ever want it, and every start would pay.
        from ui.quick.window import QuickWindow

        window = QuickWindow()
        self._frame.destroyed.connect(window.deleteLater)
        window.line.textChanged.connect(self._on_change)
        window.line.keep_pressed.connect(self._keep_and_clear)
        window.line.open_pressed.connect(self._keep_and_open)
        window.closed.connect(self.keep_now)
        return window

    def _on_change(self) -> None:
        values = self._values()
        self.window.show_values(values)
        if values:
            self.window.say("")
        if not self._timer.isActive():
            self._timer.start()

    def _values(self) -> dict[str, Any]:
        if self._window is None:
            return {}
        return self._window.line.values(self._context.now().astimezone().date())

    def _changed(self, _: object) -> None:
        self._context.changes.drafts_changed.emit()

    def _not_kept(self, error: Exception, before: dict[str, Any]) -> None:
        self._kept = before
        if isinstance(error, UserError):
            self.window.say(error.sentence, trouble=True)
        else:
            self._context.notices.trouble(error)


def _work() -> Any:
    # Deferred: imports SQLModel, which the first paint must not wait for; runs in the lane.
    from ui.work import quick

    return quick
