"""One digest laid out to be read: page one at once, the rest as room that fills by and by."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from journal.digest.document import Data
from ui.digest.page import parts
from ui.digest.page.cards import Beside, TrialCard
from ui.digest.page.column import Column
from ui.digest.page.headings import FRONT, headings
from ui.digest.page.pieces import codes, guessed_height, guessed_room, pieces
from ui.digest.page.slot import Slot
from ui.digest.page.table import Table
from ui.digest.page.ways import Ways
from ui.style import set_role
from ui.widgets.sheet import readable, words

PAGE_WIDTH = 1060
SIDE = 32
ABOVE = 12  # pixels that stay above a section when one turns to it
# Those of a longer digest are made as they come into sight.
MADE_AT_ONCE = 30  # trials
PARTS_MADE_AT_ONCE = 80  # tables, chains, paragraphs, pieces of a job


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody reads: a section and, if one is in sight, a trial, and how far under the
    edge of the window each begins.
    """

    section: str = FRONT
    below: int = 0
    code: str = ""
    code_below: int = 0


START = Place()


class Paper(QScrollArea):
    """`opened` when what is in sight stands, `whole` when all stands that is not lazy."""

    opened = Signal()
    whole = Signal()

    def __init__(self, document: Data, ways: Ways, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards: dict[str, TrialCard] = {}
        self.sections: dict[str, QWidget] = {}
        self.slots: list[Slot] = []
        self.by_code: dict[str, Slot] = {}
        self._ways = ways
        self._place = place
        self._is_open = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        set_role(self, "page")  # opaque: the next one is made under the one that is read
        self.setAccessibleName(self.tr("Digest"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._column = self._sheet()
        self._planned: Iterator[QWidget] | None = self._lay_out(document)

    def begin(self) -> None:
        """Make what is in sight at the place, then the rest, piece by piece."""
        self._timer.start()

    def let_go(self) -> None:
        """Go, piece by piece: some thousand widgets at once would stop the window."""
        self._timer.stop()
        self._timer.timeout.disconnect()
        self.hide()
        self._timer.timeout.connect(self._take_down)
        self._timer.start()

    def _take_down(self) -> None:
        while self.slots:
            slot = self.slots.pop()
            if slot.is_filled:
                slot.deleteLater()
                return
        self._timer.stop()
        self.deleteLater()

    @property
    def is_whole(self) -> bool:
        """Whether all stands that is made without being asked for."""
        return not self._timer.isActive()

    def place(self) -> Place:
        """Where one reads now."""
        view = self.viewport()
        code, code_below = "", 0
        for one, card in self.cards.items():
            top = card.mapTo(view, QPoint(0, 0)).y()
            if 0 <= top < view.height() and (not code or top < code_below):
                code, code_below = one, top
        scrolled = self.verticalScrollBar().value()
        if not scrolled:
            return START
        section = self.section_at(scrolled)
        return Place(section, self._below(self.sections[section]), code, code_below)

    def go_to(self, place: Place) -> None:
        """Scroll there; a trial that is gone leaves its section."""
        if place == START:
            self.verticalScrollBar().setValue(0)
        elif place.code in self.by_code:
            self.by_code[place.code].fill()
            self._scroll_by(self._below(self.cards[place.code]) - place.code_below)
        elif place.section in self.sections:
            holder = self.sections[place.section]
            # So much of a section as there was above the edge may not be there any more.
            below = max(place.below, ABOVE - max(0, holder.height() - ABOVE))
            self._scroll_by(self._below(holder) - below)

    def turn_to(self, section: str) -> None:
        """Show where a section begins."""
        self._scroll_by(self._below(self.sections[section]) - ABOVE)

    def focus_here(self) -> None:
        """Take the focus where one reads, so that Tab goes on from there."""
        place = self.place()
        here = self.cards.get(place.code) or self.sections[place.section]
        (self if place == START else here).setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, widget: QWidget) -> None:
        """Show a part of this page, in its upper third if it is not in sight."""
        top = self._below(widget)
        if top < ABOVE or top + min(widget.height(), 200) > self.viewport().height():
            self._scroll_by(top - self.viewport().height() // 4)

    def top_of(self, section: str) -> int:
        """How far down the page a section begins."""
        return self.sections[section].mapTo(self.widget(), QPoint(0, 0)).y()

    def section_at(self, place: int) -> str:
        """The section that one reads who has scrolled so far."""
        names = list(self.sections)
        begun = [name for name in names if self.top_of(name) <= place + 3 * ABOVE]
        at_end = place and place == self.verticalScrollBar().maximum()
        return names[-1] if at_end else (begun or names)[-1 if begun else 0]

    def _below(self, widget: QWidget) -> int:
        return widget.mapTo(self.viewport(), QPoint(0, 0)).y()

    def _scroll_by(self, pixels: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def _go_on(self) -> None:
        if self._planned is None:
            self._fill_next()
        elif next(self._planned, None) is None:
            self._planned = None
            self._settle_layout()
            self.go_to(self._place)

    def _fill_next(self) -> None:
        slot = next(self._in_sight(), None)
        if slot is not None:
            slot.fill()
            if not self._is_open:
                self.go_to(self._place)  # what was made above it has its true height now
            return
        if not self._is_open:
            self.go_to(self._place)  # what was made last has its parts in place only now
            if next(self._in_sight(), None) is None:
                self._is_open = True
                self.opened.emit()
            return
        slot = next((one for one in self.slots if not (one.is_filled or one.is_lazy)), None)
        if slot is not None:
            slot.fill()
            return
        self._timer.stop()
        self.whole.emit()

    def _in_sight(self) -> Iterator[Slot]:
        """Those with nothing in them in the part of the page that is seen."""
        for slot in self.slots:
            if not slot.is_filled:
                top = self._below(slot)
                if top >= self.viewport().height():
                    return
                if top + slot.height() > 0:
                    yield slot

    def _sheet(self) -> Column:
        sheet = QWidget()
        set_role(sheet, "sheet")
        column = Column(8, sheet)
        column.setContentsMargins(SIDE, 22, SIDE, 40)
        self.setWidget(sheet)
        return column

    def _lay_out(self, document: Data) -> Iterator[QWidget]:
        """Room for everything, a part at a time: a long digest has some thousand pieces."""
        for line in _above(document):
            self._column.addWidget(line)
        titles = headings(document)
        for (section, title), part in zip(titles, _parts_of(document), strict=True):
            holder = self._begin(section, title, part["lead"])
            if section == FRONT:
                self.front = parts.front(document["front"], self._ways.behind)
                holder.layout().addWidget(self.front)
            for block in part["blocks"]:
                holder.layout().addWidget(self._room(section, block))
                yield holder
        for sentence in document["closing"]:
            self._column.addWidget(readable(sentence, "hint"))

    def _begin(self, section: str, title: str, lead: str) -> QWidget:
        rule = QFrame()
        set_role(rule, "rule")
        begun: list[QWidget] = [rule, words(title, "heading")]
        if lead:
            begun.append(readable(lead, "lead"))
        holder = parts.stacked(begun, gap=10, above=14)
        holder.setMaximumWidth(PAGE_WIDTH)
        holder.setAccessibleName(title)
        holder.setProperty("part", "section")
        self.sections[section] = holder
        self._column.addWidget(holder)
        return holder

    def _room(self, section: str, block: Data) -> QWidget:
        if block["type"] != "beside":
            guess = partial(guessed_room, block)
            make = partial(self._made, block)
            lazy = len(self.slots) >= PARTS_MADE_AT_ONCE
            return self._keep(Slot(section, block, make, guess, lazy))
        made: list[QWidget] = [self._room_for_cards(section, one) for one in pieces(block)]
        if block.get("more"):
            made.append(parts.more(block, self._ways.behind))
        return parts.stacked(made, gap=10)

    def _room_for_cards(self, section: str, piece: Data) -> Slot:
        make, guess = partial(self._beside, piece), partial(guessed_height, piece)
        slot = Slot(section, piece, make, guess, lazy=len(self.by_code) >= MADE_AT_ONCE)
        self.by_code |= dict.fromkeys(codes(piece), slot)
        return self._keep(slot)

    def _keep(self, slot: Slot) -> Slot:
        self.slots.append(slot)
        slot.filled.connect(partial(self._settle, slot))
        return slot

    def _made(self, block: Data) -> QWidget:
        if block["type"] == "table":
            return Table(block, self._ways.behind)
        return parts.BLOCKS[block["type"]](block)

    def _beside(self, piece: Data) -> Beside:
        made = Beside(piece, self._ways)
        self.cards |= made.cards
        return made

    def _settle(self, slot: Slot, before: int) -> None:
        """What is in sight stays where it is when something above it is made."""
        top = self._below(slot)
        part: QWidget = slot
        while part is not self.widget():
            part.updateGeometry()
            part = part.parentWidget()
        self._settle_layout()
        if top < 0:
            self._scroll_by(slot.height() - before)

    def _settle_layout(self) -> None:
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))
        self.widget().layout().activate()


def _above(document: Data) -> Iterator[QWidget]:
    """What stands over page one."""
    if preview := document.get("preview"):
        yield parts.note({"text": preview, "tone": "unknown"})
    said = QCoreApplication.translate("Digest", "Round {number} · {period}")
    yield words(said.format(number=document["round"], period=document["period"]), "headline")
    yield words(document["title"], "title")
    yield words(document["subtitle"], "lead")
    if narrowed := document.get("narrowed"):
        yield parts.note({"text": narrowed, "tone": "plain"})


def _parts_of(document: Data) -> Iterator[Data]:
    yield {"lead": document["foreword"], "blocks": []}
    yield from document["sections"]
    yield from document.get("annexes", ())
