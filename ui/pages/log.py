"""The Log page: a form that is always ready, the newest trials beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.pages.lately import Lately

if TYPE_CHECKING:
    from ui.context import Context
    from ui.pages.log_desk import LogDesk

FORM_SHARE = 3  # of the width, to one of the list's


class LogPage(QWidget):
    """Painted first with the newest trials; the form follows at once."""

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
        """Put the form in its place."""
        # Deferred: the form is built after the first paint.
        from ui.pages.log_desk import LogDesk

        self.desk = LogDesk(context, self.lately)
        self._layout.takeAt(0)
        self._layout.insertWidget(0, self.desk, FORM_SHARE)
        self.setFocusProxy(self.desk)
        self.lately.furnish(context.now().astimezone().year)
        self.setTabOrder(self.desk.clear_button, self.lately.list)

    def edit(self, trial: str) -> None:
        """Change a stored trial."""
        self.desk.edit(trial)

    def try_again(self, trial: str) -> None:
        """A new trial that repeats this one with one change."""
        self.desk.try_again(trial)

    def go_on(self, draft_id: str) -> None:
        """Take up an unfinished one."""
        self.desk.go_on(draft_id)
