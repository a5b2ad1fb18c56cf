"""The Log page: a form that is always ready, the newest trials beside it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.pages.lately import Lately

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.context import Context
    from ui.pages.log_desk import LogDesk

PARTS = (
    "ui.widgets.trial_delegate",
    "journal.model.fields",
    "ui.form.grids",
    "ui.form.editors",
    "ui.form.trial_form",
    "ui.pages.log_desk",
)
FORM_SHARE = 3  # of the width, to one of the list's


class LogPage(QWidget):
    """Painted first with the newest trials; the form is built after that, in short turns.

    `ready` comes when the form stands; `desk` is there from then on.
    """

    ready = Signal()
    desk: LogDesk

    def __init__(self) -> None:
        super().__init__()
        self.lately = Lately()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addStretch(FORM_SHARE)
        self._layout.addWidget(self.lately, 1)

    def furnish(self, context: Context) -> None:
        """Begin to build the form; keys typed meanwhile are held for it."""
        # Deferred: the first paint holds no form.
        from ui.log.held_keys import HeldKeys
        from ui.widgets.in_turns import InTurns

        self._held = HeldKeys(self)
        InTurns(self._build(context), self._show_form, self)

    def when_ready(self, then: Callable[[], object]) -> None:
        """Do `then` as soon as the form stands: now, if it does."""
        if self.is_ready:
            then()
        else:
            self.ready.connect(then)

    @property
    def is_ready(self) -> bool:
        return hasattr(self, "desk")

    @property
    def has_unkept_words(self) -> bool:
        """Whether something was typed that is not on the disk."""
        return self.is_ready and self.desk.has_unkept_words

    def put_away(self) -> None:
        """Keep what is typed, since the window closes."""
        if self.is_ready:
            self.desk.put_away()

    def edit(self, trial: str) -> None:
        """Change a stored trial."""
        self.when_ready(lambda: self.desk.edit(trial))

    def try_again(self, trial: str) -> None:
        """A new trial that repeats this one with one change."""
        self.when_ready(lambda: self.desk.try_again(trial))

    def go_on(self, draft_id: str) -> None:
        """Take up an unfinished one."""
        self.when_ready(lambda: self.desk.go_on(draft_id))

    def begin(self, values: dict[str, Any]) -> None:
        """A new trial that begins with these values."""
        self.when_ready(lambda: self.desk.begin(values, touched=True))

    def _build(self, context: Context) -> Iterator[None]:
        # Deferred, and one at a time: the first paint waits for none of these.
        for module in PARTS:
            import_module(module)
            yield
        self.lately.furnish(context.now().astimezone().year)
        yield
        from ui.pages.log_desk import LogDesk

        self._desk = LogDesk(context, self.lately)
        self._desk.hide()
        self._layout.insertWidget(0, self._desk, FORM_SHARE)
        yield from self._desk.build()

    def _show_form(self) -> None:
        self._layout.takeAt(1)  # the room that was kept for it
        self.desk = self._desk
        self.desk.show()
        self.setTabOrder(self.desk.clear_button, self.lately.list)
        had_focus = self.hasFocus()
        self.setFocusProxy(self.desk)
        if had_focus:
            self.desk.focus_start()
        self._held.release()
        self.ready.emit()
