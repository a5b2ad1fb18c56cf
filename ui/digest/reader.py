"""A digest as a page that one reads and moves through, its sections listed beside it."""

from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from journal.digest.document import Data
from ui.digest import parts
from ui.digest.cards import Beside, Hide, TrialCard
from ui.digest.column import Column
from ui.digest.pieces import codes, guessed_height, pieces
from ui.digest.slot import Slot
from ui.digest.table import Table
from ui.style import set_role
from ui.widgets.sheet import readable, words

CONTENTS_WIDTH = 244
CONTENTS_PADDING = 46
PAGE_WIDTH = 1060
SIDE = 32
FRONT = "front"
WIDE_ENOUGH = 860  # pixels, under which the page needs the whole width
ABOVE = 12  # pixels that stay above a section when one turns to it
MADE_AT_ONCE = 30  # trials; those of a longer digest are made as they come into sight


class Reader(QWidget):
    """Builds a document block by block, so that the window stays alive; `built` tells the end.

    A long one is built as far as it is in sight: a thousand trials at once would stop the window.
    """

    built = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[str, TrialCard] = {}
        self.sections: dict[str, QWidget] = {}
        self._slots: dict[str, Slot] = {}  # by the code of each trial in them
        self._to_build: deque[Callable[[], None]] = deque()
        self._next: QScrollArea | None = None  # the page that is being built
        self._place = 0
        self._in_sight: dict[str, int] = {}
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._build_next)
        self.contents = QListWidget()
        set_role(self.contents, "contents")
        self.contents.setAccessibleName(self.tr("Sections"))
        self.contents.setFixedWidth(CONTENTS_WIDTH)
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.currentItemChanged.connect(self._chosen)
        self.contents.itemClicked.connect(lambda item: self._chosen(item))
        self.page = self._scroll()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.contents)
        row.addWidget(self._pages, 1)

    def show_document(self, document: Data, hide: Hide | None, keep_place: bool = False) -> None:
        """Show a document's data; `hide` gets the code of a trial that is to be hidden.

        What was shown before stays until the new page is whole, so that nothing jumps.
        """
        self._place = self.page.verticalScrollBar().value() if keep_place else 0
        self._in_sight = self._cards_in_sight() if keep_place else {}
        self._to_build.clear()
        self.cards, self.sections, self._slots = {}, {}, {}
        if self._next is not None:
            self._next.deleteLater()
        self._next = self._scroll()
        self._next.resize(self._pages.size())
        self._pages.addWidget(self._next)
        paper, self._column = _paper()
        self._next.setWidget(paper)
        self._head(document)
        for number, section in enumerate(document["sections"], 1):
            self._begin(section["id"], f"{number}  {section['title']}", section["lead"])
            for block in section["blocks"]:
                self._plan(section["id"], block, hide)
        self._to_build.append(partial(self._end, document))
        self._timer.start()

    def turn_to(self, section: str) -> None:
        """Show where a section begins."""
        if section in self.sections and self._next is None:
            self.page.verticalScrollBar().setValue(max(0, self._top_of(section) - ABOVE))

    def show_trial(self, code: str) -> None:
        """Show the card of a trial, if it is printed."""
        if code in self._slots and self._next is None:
            self._slots[code].fill()
            self.page.ensureWidgetVisible(self.cards[code], 0, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.contents.setVisible(self.width() >= WIDE_ENOUGH)

    def _build_next(self) -> None:
        self._to_build.popleft()()
        if not self._to_build:
            self._timer.stop()
            self._put_up()

    def _put_up(self) -> None:
        before, self.page, self._next = self.page, self._next, None
        self._pages.setCurrentWidget(self.page)
        self.setFocusProxy(self.page)
        before.deleteLater()
        self.page.widget().layout().activate()
        self.page.verticalScrollBar().setValue(self._place)
        self._back_in_sight()
        self.page.verticalScrollBar().valueChanged.connect(self._follow)
        self.built.emit()

    def _scroll(self) -> QScrollArea:
        page = QScrollArea()
        page.setWidgetResizable(True)
        page.setFrameShape(QFrame.Shape.NoFrame)
        page.setAccessibleName(self.tr("Digest"))
        page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        return page

    def _top_of(self, section: str) -> int:
        return self.sections[section].mapTo(self.page.widget(), QPoint(0, 0)).y()

    def _head(self, document: Data) -> None:
        if preview := document.get("preview"):
            self._column.addWidget(parts.note({"text": preview, "tone": "unknown"}))
        self._column.addWidget(
            words(
                self.tr("Round {number} · {period}").format(
                    number=document["round"], period=document["period"]
                ),
                "headline",
            )
        )
        self._column.addWidget(words(document["title"], "title"))
        self._column.addWidget(words(document["subtitle"], "lead"))
        self._begin(FRONT, self.tr("On one page"), document["foreword"])
        self._into(FRONT, parts.front(document["front"]))

    def _end(self, document: Data) -> None:
        for sentence in document["closing"]:
            self._column.addWidget(readable(sentence, "hint"))
        self._list(document)

    def _begin(self, section: str, title: str, lead: str) -> None:
        rule = QFrame()
        set_role(rule, "rule")
        begun: list[QWidget] = [rule, words(title, "heading")]
        if lead:
            begun.append(readable(lead, "lead"))
        holder = parts.stacked(begun, gap=10, above=14)
        holder.setMaximumWidth(PAGE_WIDTH)
        self.sections[section] = holder
        self._column.addWidget(holder)

    def _plan(self, section: str, block: Data, hide: Hide | None) -> None:
        if block["type"] != "beside":
            self._to_build.append(partial(self._add, section, block))
            return
        for piece in pieces(block):
            self._to_build.append(partial(self._keep_room, section, piece, hide))

    def _add(self, section: str, block: Data) -> None:
        made = Table(block) if block["type"] == "table" else parts.BLOCKS[block["type"]](block)
        self._into(section, made)

    def _keep_room(self, section: str, piece: Data, hide: Hide | None) -> None:
        slot = Slot(lambda: self._beside(piece, hide), partial(guessed_height, piece))
        if len(self._slots) < MADE_AT_ONCE:
            slot.fill()
        self._slots |= dict.fromkeys(codes(piece), slot)
        self._into(section, slot)
        slot.filled.connect(partial(self._settle, slot, self._next))

    def _beside(self, piece: Data, hide: Hide | None) -> Beside:
        made = Beside(piece, hide, self.show_trial)
        self.cards |= made.cards
        return made

    def _settle(self, slot: Slot, page: QScrollArea, before: int) -> None:
        """What is in sight stays where it is when something above it is made."""
        if page is not self.page:
            return
        top = slot.mapTo(page.viewport(), QPoint(0, 0)).y()
        part: QWidget = slot
        while part is not page.widget():
            part.updateGeometry()
            part = part.parentWidget()
        QCoreApplication.sendEvent(page, QEvent(QEvent.Type.LayoutRequest))
        part.layout().activate()
        if top < 0:
            bar = page.verticalScrollBar()
            bar.setValue(bar.value() + slot.height() - before)

    def _cards_in_sight(self) -> dict[str, int]:
        """How far under the edge each card in sight begins."""
        view = self.page.viewport()
        tops = {
            code: card.mapTo(view, QPoint(0, 0)).y()
            for code, card in self.cards.items()
            if view.isAncestorOf(card)
        }
        return {code: top for code, top in tops.items() if 0 <= top < view.height()}

    def _back_in_sight(self) -> None:
        code = next((code for code in self._in_sight if code in self._slots), None)
        if code is not None:
            self._slots[code].fill()
            top = self.cards[code].mapTo(self.page.viewport(), QPoint(0, 0)).y()
            bar = self.page.verticalScrollBar()
            bar.setValue(bar.value() + top - self._in_sight[code])

    def _into(self, section: str, widget: QWidget) -> None:
        self.sections[section].layout().addWidget(widget)
        # Dressed and measured now, block by block: all at once would stop the window.
        for part in (widget, *widget.findChildren(QWidget)):
            part.ensurePolished()
        if widget.hasHeightForWidth():
            widget.heightForWidth(self._text_width())

    def _text_width(self) -> int:
        bar = self.page.verticalScrollBar().sizeHint().width()
        return min(PAGE_WIDTH, self._pages.width() - bar - 2 * SIDE)

    def _list(self, document: Data) -> None:
        self.contents.blockSignals(True)
        self.contents.clear()
        titles = {FRONT: self.tr("On one page")}
        titles |= {section["id"]: section["title"] for section in document["sections"]}
        for section, title in titles.items():
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, section)
            item.setSizeHint(self._size_of(title))
            self.contents.addItem(item)
        self.contents.setCurrentRow(0)
        self.contents.blockSignals(False)

    def _size_of(self, title: str) -> QSize:
        """The room for a title; the style's padding is not known to the list."""
        width = CONTENTS_WIDTH - CONTENTS_PADDING
        flags = int(Qt.TextFlag.TextWordWrap)
        needed = self.contents.fontMetrics().boundingRect(0, 0, width, 1000, flags, title)
        return QSize(width, needed.height() + 18)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.turn_to(item.data(Qt.ItemDataRole.UserRole))

    def _follow(self, place: int) -> None:
        bar = self.page.verticalScrollBar()
        if self._next is not None or self.page.widget() is None:
            return
        tops = [self._top_of(section) for section in self.sections]
        shown = [row for row, top in enumerate(tops) if top <= place + 3 * ABOVE]
        row = len(tops) - 1 if place == bar.maximum() and place else (shown or [0])[-1]
        wanted = self.contents.currentRow()
        # A section too short to come to the top stays chosen while it is in sight.
        if wanted > row and tops[wanted] < place + self.page.viewport().height():
            return
        self.contents.blockSignals(True)
        self.contents.setCurrentRow(row)
        self.contents.blockSignals(False)


def _paper() -> tuple[QWidget, Column]:
    paper = QWidget()
    set_role(paper, "sheet")
    column = Column(8, paper)
    column.setContentsMargins(SIDE, 22, SIDE, 40)
    return paper, column
