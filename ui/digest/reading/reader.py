"""A digest as a page that one reads and moves through, its sections listed beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal.digest.document import Data
from ui.actions import Actions
from ui.digest.page.cards import TrialCard
from ui.digest.page.headings import headings
from ui.digest.page.paper import START, Paper, Place
from ui.digest.page.ways import Code, Ways
from ui.digest.reading.behind import BehindView
from ui.digest.reading.contents import Contents, ContentsBox
from ui.digest.reading.find_bar import FindBar
from ui.digest.reading.narrowing import NarrowingBar

WIDE_ENOUGH = 860  # pixels, under which the page needs the whole width
PEERS = "peers"


class _Desk(QWidget):
    """What the pages lie on, one over the other: each takes all of it."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for paper in self.findChildren(Paper, options=Qt.FindChildOption.FindDirectChildrenOnly):
            paper.setGeometry(self.rect())


class Reader(QWidget):
    """`opened` when what is in sight of a document stands, `built` when all of it does.

    A long digest is built as far as it is in sight: a thousand trials at once would stop the
    window. `behind_wanted` carries the fields that the trials behind a figure share and what the
    figure is called, `try_wanted` the code of a trial.
    """

    opened = Signal()
    built = Signal()
    behind_wanted = Signal(dict, str)
    try_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._document: Data = {}
        self._next: Paper | None = None  # the page that is being made, under the one that is read
        self._been: list[Place] = []  # where one read before each jump
        self._mine: frozenset[str] = frozenset()
        self._keeps_place = False
        self.contents = Contents()
        self.contents_box = ContentsBox()
        for contents in (self.contents, self.contents_box):
            contents.section_chosen.connect(self.turn_to)
        self.narrowing = NarrowingBar()
        self.find_bar = FindBar()
        self.find_bar.closed.connect(self._leave_find)
        self.desk = _Desk()
        self.behind = BehindView()
        self.behind.left.connect(self.leave_behind)
        self.views = QStackedWidget()
        self.views.addWidget(self.desk)
        self.views.addWidget(self.behind)
        self.page: Paper | None = None
        column = QVBoxLayout()
        column.setSpacing(0)
        self._above = QWidget()  # no room is kept for it where the list stands beside the page
        above = QHBoxLayout(self._above)
        above.setContentsMargins(32, 8, 24, 2)
        above.addWidget(self.contents_box)
        above.addStretch(1)
        column.addWidget(self._above)
        for widget in (self.narrowing, self.find_bar):
            column.addWidget(widget)
        column.addWidget(self.views, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.contents)
        row.addLayout(column, 1)

    def attach(self, actions: Actions) -> None:
        """Let the keyboard move through the digest."""
        for action, do in {
            "find": self.find_bar.begin,
            "find-here": self.find_bar.begin,
            "find-next": lambda: self.find_bar.step(1),
            "find-previous": lambda: self.find_bar.step(-1),
            "next-section": lambda: self.turn_to(self.contents.after(1)),
            "previous-section": lambda: self.turn_to(self.contents.after(-1)),
            "back-to-place": self.go_back,
        }.items():
            actions.attach(action, self, do)
        actions.attach("to-start", self.desk, lambda: self._scroll_to(0))
        actions.attach("to-end", self.desk, lambda: self._scroll_to(None))
        actions.attach("dismiss", self.find_bar, self.find_bar.leave)
        actions.attach("dismiss", self.behind, self.leave_behind)

    @property
    def is_still(self) -> bool:
        """Whether nothing of the page is being made."""
        return self._next is None and (self.page is None or self.page.is_whole)

    @property
    def cards(self) -> dict[str, TrialCard]:
        """The trials that are made, by their codes."""
        return self.page.cards if self.page else {}

    @property
    def sections(self) -> dict[str, QWidget]:
        """The sections of the page."""
        return self.page.sections if self.page else {}

    def show_document(
        self,
        document: Data,
        hide: Code | None,
        keep_place: bool = False,
        lead: Code | None = None,
        leading: frozenset[str] = frozenset(),
        mine: frozenset[str] = frozenset(),
    ) -> None:
        """Show a document's data; `hide` gets the code of a trial that is to be hidden.

        `lead` gets that of one that is to lead, or no longer to lead if it is one of `leading`;
        `mine` are the codes of the reader's own. What was shown before stays until what is in
        sight of the new page stands, and with `keep_place` the trials behind a figure stay too.
        """
        is_peers = document["edition"] == PEERS
        ways = Ways(
            self.show_trial,
            hide,
            self.try_wanted.emit if is_peers else None,
            self._want_behind if is_peers else None,
            lead,
            leading,
            mine,
        )
        self._mine = mine
        self._keeps_place = keep_place
        place = self.page.place() if keep_place and self.page else START
        if not keep_place:
            self._been.clear()
        if self._next is not None:
            self._next.deleteLater()
        self._document = document
        self._next = Paper(document, ways, place, self.desk)
        self._next.opened.connect(self._put_up)
        self._next.whole.connect(self.built)
        self._next.setGeometry(self.desk.rect())
        self._next.lower()
        self._next.show()
        self._next.begin()

    def turn_to(self, section: str) -> None:
        """Show where a section begins."""
        if self.page and section in self.page.sections:
            self.leave_behind()
            self.page.turn_to(section)
            self._mark(section)
            if self._is_on(self.page):
                self.page.sections[section].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trial(self, code: str) -> None:
        """Show the card of a trial, if it is printed; `go_back` leads back."""
        page = self.page
        if page and code in page.by_code:
            self._been.append(page.place())
            self.leave_behind()
            page.by_code[code].fill()
            page.reveal(page.cards[code])
            page.cards[code].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Back to where one read before the last jump, or out of the trials behind a figure."""
        if self.views.currentWidget() is self.behind:
            self.leave_behind()
        elif self._been and self.page:
            self.page.go_to(self._been.pop())
            self.to_page()

    def leave_behind(self) -> None:
        """Back to the page, the focus where it was."""
        if self.views.currentWidget() is self.behind:
            self.views.setCurrentWidget(self.desk)
            if not self.behind.give_focus_back():
                self.to_page()

    def show_behind(self, name: str) -> None:
        """Show the trials behind a figure, which come later, in the place of the page."""
        ways = Ways(self.show_trial, attempt=self.try_wanted.emit, mine=self._mine)
        self.behind.begin(name, ways)
        self.views.setCurrentWidget(self.behind)
        self.behind.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_page(self) -> None:
        """The focus to what is read."""
        if self.page:
            self.page.focus_here()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.contents.setVisible(self.width() >= WIDE_ENOUGH)
        self._above.setVisible(self.width() < WIDE_ENOUGH)

    def _put_up(self) -> None:
        before, self.page, self._next = self.page, self._next, None
        page = self.page
        if page is None:
            return
        if not self._keeps_place:
            self.leave_behind()
        had_focus = before is not None and self._is_on(before)
        page.raise_()
        self.setFocusProxy(page)
        self.contents.list_sections(headings(self._document))
        self.contents_box.list_sections(headings(self._document))
        self.find_bar.look_in(page, self._document)
        page.verticalScrollBar().valueChanged.connect(self._follow)
        self._follow(page.verticalScrollBar().value())
        if had_focus:
            page.focus_here()
        if before is not None:
            before.let_go()
        self.opened.emit()

    def _leave_find(self) -> None:
        part = self.find_bar.part
        if part is None:
            self.to_page()
        else:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_on(self, page: Paper) -> bool:
        """Whether the focus is on a page or somewhere in it."""
        focus = self.window().focusWidget()
        return focus is not None and (focus is page or page.isAncestorOf(focus))

    def _want_behind(self, behind: Data, name: str) -> None:
        if self.page and behind.get("code") in self.page.by_code:
            self.show_trial(behind["code"])
            return
        self.behind.come_from(self.focusWidget())
        self.behind_wanted.emit(behind, name)

    def _scroll_to(self, place: int | None) -> None:
        if self.page:
            bar = self.page.verticalScrollBar()
            bar.setValue(bar.maximum() if place is None else place)

    def _follow(self, place: int) -> None:
        if self.page is not None:
            self._mark(self.page.section_at(place))

    def _mark(self, section: str) -> None:
        self.contents.mark(section)
        self.contents_box.mark(section)
