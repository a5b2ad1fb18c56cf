"""The main window: the rail, the pages, a line for notices and a banner for lasting trouble."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.context import Context
from ui.rail import PAGES, Rail

MINIMUM = (940, 620)
MakePage = Callable[[Context], QWidget]


class Frame(QMainWindow):
    """`first_painted` comes once; `closing` asks everybody to keep what is not kept yet."""

    first_painted = Signal()
    closing = Signal()
    page_shown = Signal(str)

    def __init__(self, context: Context, makers: dict[str, MakePage]) -> None:
        super().__init__()
        self.context = context
        self._makers = makers
        self._pages: dict[str, QWidget] = {}
        self._painted = False
        self._closing = False
        self.setWindowTitle(self.tr("Trial Journal"))
        self.setMinimumSize(*MINIMUM)
        self._rail = Rail(context.actions, context.style)
        self._rail.page_chosen.connect(self.show_page)
        self._stack = QStackedWidget()
        self._banner = _Banner()
        self._lay_out()
        for page in PAGES:
            context.actions.attach(f"go-{page}", self, lambda page=page: self.show_page(page))
        context.actions.attach("quit", self, self.close)
        context.actions.attach("undo-last", self, context.notices.accept_offer)
        self.resize(context.preferences.width, context.preferences.height)

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
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_shown.emit(name)

    def warn(self, sentence: str) -> None:
        """Keep `sentence` above the pages, for as long as it is true."""
        self._banner.label.setText(sentence)
        self._banner.setVisible(bool(sentence))

    def come_to_front(self) -> None:
        """Be seen, wherever the window was."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed; while a save is running, close when it is done."""
        if not self._closing:
            self._closing = True
            self.closing.emit()
        worker = self.context.worker
        if worker.busy:
            event.ignore()
            self.context.notices.say(self.tr("Finishing what is being saved…"), stays=True)
            worker.idle.connect(self.close, Qt.ConnectionType.SingleShotConnection)
            self.setEnabled(False)
        else:
            event.accept()

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self._stack, 1)
        column.addWidget(self.context.notices)
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        self.setCentralWidget(middle)


class _Banner(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 10, 24, 10)
        layout.addWidget(self.label)
        self.hide()
