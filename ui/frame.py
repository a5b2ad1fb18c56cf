"""The main window: the rail, the pages, a line for notices and a banner for lasting trouble.

Part of the first paint, see ui.opening.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.rail import PAGES, Rail
from ui.style import Style

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from ui.context import Context
    from ui.pages.log import LogPage

    MakePage = Callable[[Context], QWidget]

MINIMUM = (940, 620)


class Frame(QMainWindow):
    """`first_painted` comes once; `closing` asks everybody to keep what is not kept yet."""

    first_painted = Signal()
    closing = Signal()
    page_shown = Signal(str)

    def __init__(self, style: Style, pages: dict[str, QWidget]) -> None:
        super().__init__()
        self.context: Context
        self._makers: dict[str, MakePage] = {}
        self._pages: dict[str, QWidget] = {}
        self._painted = False
        self._closing = False
        self._may_close = False
        self._quitting = False
        self.stays_hidden: Callable[[], bool] = lambda: False  # instead of closing
        self.unkept: list[Callable[[], bool]] = []  # each tells of words that are not on the disk
        self.setWindowTitle(self.tr("Trial Journal"))
        self.setMinimumSize(*MINIMUM)
        self._rail = Rail(style)
        self._stack = QStackedWidget()
        self._lay_out()
        for name, page in pages.items():
            self._pages[name] = page
            self._stack.addWidget(page)
            self._rail.choose(name)

    def furnish(self, context: Context, makers: dict[str, MakePage]) -> None:
        """After the first paint: the window's services, and what makes the other pages."""
        self.context = context
        self._makers = makers
        # Deferred: no trouble is known before the first paint.
        from ui.banner import Banner

        self.banner = Banner()
        self._column.insertWidget(0, self.banner)
        self._column.addWidget(context.notices)
        self._rail.furnish()
        self._rail.page_chosen.connect(self.show_page)
        for page in PAGES:
            context.actions.attach(f"go-{page}", self, lambda page=page: self.show_page(page))
        context.actions.attach("quit", self, self.quit)
        context.actions.attach("undo-last", self, context.notices.accept_offer)
        for made in self._pages.values():
            made.furnish(context)
        self.show_page(self.page_name)

    @property
    def page_name(self) -> str:
        """The page on show."""
        shown = self._stack.currentWidget()
        return next(name for name, page in self._pages.items() if page is shown)

    def page(self, name: str) -> QWidget:
        """The page `name`, made when it is first wanted."""
        if name not in self._pages:
            made = self._makers[name](self.context)
            self._pages[name] = made
            self._stack.addWidget(made)
        return self._pages[name]

    def show_page(self, name: str) -> None:
        """Turn to the page `name` and put the cursor where one begins there."""
        page = self.page(name)
        self._stack.setCurrentWidget(page)
        self._rail.choose(name)
        page.setFocus()
        self.page_shown.emit(name)

    def warn(self, sentence: str) -> None:
        """Keep `sentence` above the pages, for as long as it is true."""
        self.banner.label.setText(sentence)
        self.banner.setVisible(bool(sentence))

    def quit(self) -> None:
        """Close for good, also where closing the window would only hide it."""
        self._quitting = True
        self.close()

    def come_to_front(self) -> None:
        """Be seen, wherever the window was."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed and finish what is being saved; ask where words would be lost."""
        if not hasattr(self, "context") or self._may_close:
            return
        event.ignore()
        if self.stays_hidden() and not self._quitting:
            self.closing.emit()
            self.hide()
            return
        if not self._closing:
            self._closing = True
            self.setEnabled(False)
            self.closing.emit()
            self.context.notices.say(self.tr("Finishing what is being saved…"), stays=True)
            self.context.worker.when_idle(self._close_now)

    def _close_now(self) -> None:
        self._closing = False
        self.setEnabled(True)
        log: LogPage = self._pages["log"]  # type: ignore[assignment]
        if log.has_unkept_words or any(has_words() for has_words in self.unkept):
            self._quitting = False
            self.show_page("log")
            self.context.notices.say(
                self.tr("What you typed is not kept on disk. Copy it somewhere before you close."),
                self.tr("Close without it"),
                self._close_anyway,
                stays=True,
            )
        else:
            self._close_anyway()

    def _close_anyway(self) -> None:
        self._may_close = True
        self.close()

    def _lay_out(self) -> None:
        middle = QWidget()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(self._column, 1)
        self.setCentralWidget(middle)
