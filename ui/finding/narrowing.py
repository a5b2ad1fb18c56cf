"""The panel of facets: where it lies, whether it is open, and the counts that it shows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from journal.logbook.facets import Facet
from journal.logbook.query import with_value
from ui.context import Context
from ui.finding.facets_panel import WIDTH, FacetsPanel
from ui.finding.side import ListSide
from ui.work import finding
from ui.worker import Task

ROOM_TO_SPARE = 1_400  # a page so wide begins with the panel open
LEAST_READING = 400  # where reading would get less, the panel lies over it
PATIENCE_MILLISECONDS = 250
OPEN, FOLDED = "open", "folded"


class Narrowing(QObject):
    """`room` is what the page's layout keeps free for the panel, which is placed by hand."""

    def __init__(self, context: Context, side: ListSide, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._side = side
        self._page = page
        self._asked: Task | None = None
        self._preferences = context.preferences
        self.room = QWidget()
        self.room.setFixedWidth(0)
        self.panel = FacetsPanel(context.style, context.preferences.facets_hint_read)
        self.panel.setParent(page)
        self.panel.hide()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._ask_now)
        self.panel.value_pressed.connect(self._write)
        self.panel.hint_read.connect(self._on_hint_read)
        self.panel.close_wanted.connect(self.fold)
        side.narrow.clicked.connect(self._on_pressed)
        context.actions.attach("dismiss", self.panel, self.fold)
        for watched in (page, self.panel):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self.place()
        elif watched is self.panel and event.type() == QEvent.Type.Show:
            self._timer.start(0)  # it may show what was asked for before it was out of sight
        return super().eventFilter(watched, event)

    def ask(self) -> None:
        """Count anew in a moment, once nobody types any more."""
        if self.panel.isVisible():
            self._timer.start(PATIENCE_MILLISECONDS)

    def stop(self) -> None:
        """Count no longer what is not asked for any more."""
        if self._asked:
            self._asked.cancel()

    def fold(self) -> None:
        """Put the panel away, the keyboard back into the search."""
        self._side.narrow.setChecked(False)
        self._on_pressed(False)
        self._side.search.setFocus()

    def place(self) -> None:
        """Lie beside the list where there is room, else over the reading."""
        page, side = self._page, self._side
        is_open = self._preferences.facets == OPEN
        if not self._preferences.facets:
            is_open = page.width() >= ROOM_TO_SPARE
        beside = page.width() - side.width() - WIDTH >= LEAST_READING
        side.narrow.setChecked(is_open)
        self.room.setFixedWidth(WIDTH if is_open and beside else 0)
        page.layout().activate()
        left = side.width()
        if page.isRightToLeft():
            left = page.width() - left - WIDTH
        self.panel.setGeometry(left, 0, WIDTH, page.height())
        if is_open != self.panel.isVisibleTo(page):
            self.panel.setVisible(is_open)
            self.panel.raise_()

    def _on_pressed(self, is_open: bool) -> None:
        self._preferences.facets = OPEN if is_open else FOLDED
        self.place()
        if is_open:
            self.panel.setFocus()

    def _ask_now(self) -> None:
        self.stop()
        task = self._asked = Task()
        typed, today = self._side.search.text(), self._side.today

        def show(facets: tuple[Facet, ...]) -> None:
            if not task.called_off:
                self.panel.show_facets(facets)

        self._context.worker.ask_beside(
            lambda session: finding.counted(session, typed, today), show, task=task
        )

    def _write(self, operator: str, value: str, how: str) -> None:
        self._side.search.write(with_value(self._side.search.text(), operator, value, how))

    def _on_hint_read(self) -> None:
        self._preferences.facets_hint_read = True
