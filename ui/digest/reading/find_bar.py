"""The bar over a digest that finds words in it and steps from one place to the next."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTextDocumentFragment
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from journal.digest.document import Data
from ui.digest.page.headings import FRONT
from ui.digest.page.paper import Paper
from ui.digest.page.slot import Slot
from ui.digest.reading.finding import Hit, hits, pattern, said_in, said_in_front
from ui.style import palette_in_use, set_role
from ui.widgets.sheet import words


class FindBar(QFrame):
    """Looks in one digest at a time; `closed` when its reader is done."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "page")
        self._paper: Paper | None = None
        self._document: Data = {}
        self._parts: list[tuple[QWidget, list[str]]] = []
        self._found: list[Hit] = []
        self._at = -1
        self._ring: _Ring | None = None
        self._from = self._left_at = 0  # where looking began, and where it led
        self.box = QLineEdit()
        self.box.setPlaceholderText(self.tr("Find in this digest"))
        self.box.setAccessibleName(self.tr("Find in this digest"))
        self.box.setClearButtonEnabled(True)
        self.box.setMaximumWidth(360)
        self.box.textChanged.connect(lambda typed: self._look())
        self.box.returnPressed.connect(lambda: self.step(1))
        self.said = words("", "hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(8)
        row.addWidget(self.box, 2)
        row.addWidget(self.said, 1)
        for text, press in (
            (self.tr("Before"), lambda: self.step(-1)),
            (self.tr("Next"), lambda: self.step(1)),
            (self.tr("Done"), self.leave),
        ):
            button = QPushButton(text)
            set_role(button, "quiet")
            button.clicked.connect(press)
            row.addWidget(button)
        self.setFocusProxy(self.box)
        self.hide()

    @property
    def part(self) -> QWidget | None:
        """The part of the page that the place lies in which was found, None without one."""
        return self._parts[self._found[self._at].part][0] if self._at >= 0 else None

    def look_in(self, paper: Paper, document: Data) -> None:
        """Look in this one from now on; what is typed stays."""
        self._forget_ring()
        self._paper, self._document = paper, document
        self._parts, self._found, self._at = [], [], -1
        if not self.isHidden():
            self._look(stay=True)

    def begin(self) -> None:
        """Show the bar, the words in it ready to be typed over."""
        self.show()
        self._begin_here()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        self._look(stay=True)

    def leave(self) -> None:
        """Put the bar away."""
        self.hide()
        self._forget_ring()
        self.closed.emit()

    def step(self, step: int) -> None:
        """To the next place, or with -1 to the one before; from the last to the first."""
        if self.isHidden():
            self.begin()
        elif self._found and self._paper:
            self._at = (self._at + step) % len(self._found) if self._at >= 0 else min(step, 0)
            self._at %= len(self._found)
            self._show()
            self._begin_here()

    def _begin_here(self) -> None:
        if self._paper is not None:
            self._from = self._left_at = self._paper.verticalScrollBar().value()

    def _look(self, stay: bool = False) -> None:
        wanted = pattern(self.box.text())
        if wanted and self._paper and not self._parts:  # not before: a long digest says much
            self._parts = list(_parts_of(self._paper, self._document))
        texts = [texts for _, texts in self._parts]
        self._found = hits(texts, wanted) if wanted else []
        self._at = -1
        self._forget_ring()
        if self._paper is None or stay:
            self._tell()
            return
        scrolled = self._paper.verticalScrollBar()
        if scrolled.value() != self._left_at:  # by hand
            self._begin_here()
        scrolled.setValue(self._from)
        if self._found:
            self._at = self._first_from(self._from)
            self._show()
        else:
            self._tell()
        self._left_at = scrolled.value()

    def _first_from(self, place: int) -> int:
        """The first place of what was found that does not lie above this one."""
        if self._paper is None:
            return 0
        for number, hit in enumerate(self._found):
            part = self._parts[hit.part][0]
            if part.mapTo(self._paper.widget(), part.rect().bottomLeft()).y() >= place:
                return number
        return 0

    def _tell(self) -> None:
        if not self.box.text().strip():
            self.said.setText("")
        elif not self._found:
            self.said.setText(self.tr("Not in this digest"))
        elif self._at < 0:
            self.said.setText(self.tr("{n} places").format(n=len(self._found)))
        else:
            self.said.setText(self.tr("{n} of {all}").format(n=self._at + 1, all=len(self._found)))

    def _show(self) -> None:
        self._forget_ring()
        self._tell()
        hit = self._found[self._at]
        part = self._parts[hit.part][0]
        if isinstance(part, Slot):
            part.fill()
        wanted = pattern(self.box.text())
        places = [
            (label, found.span())
            for label in _labels(part)
            for found in (wanted.finditer(_plain(label)) if wanted else ())
        ]
        label, span = places[min(hit.number, len(places) - 1)] if places else (part, None)
        self._ring = _Ring(label, span)
        if self._paper:
            self._paper.reveal(label)

    def _forget_ring(self) -> None:
        if self._ring is not None:
            self._ring.let_go()
            self._ring = None


class _Ring(QWidget):
    """What marks a place that was found: the words selected, or where they cannot be an outline
    around them.
    """

    def __init__(self, around: QWidget, span: tuple[int, int] | None) -> None:
        super().__init__(around.parentWidget())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._around = around
        self._selected: QLabel | None = None
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse
        if span and isinstance(around, QLabel) and around.textInteractionFlags() & selectable:
            start, end = (_in_qt(_plain(around), place) for place in span)
            around.setSelection(start, end - start)
            self._selected = around
            return
        around.installEventFilter(self)
        self._lie_around()
        self.show()
        self.raise_()

    def let_go(self) -> None:
        """Leave the words as they were."""
        if self._selected is not None:
            self._selected.setSelection(0, 0)
        self._around.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._lie_around()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette_in_use().ink), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _lie_around(self) -> None:
        wanted = self._around.geometry().adjusted(-5, -3, 5, 3)
        self.setGeometry(wanted & self._around.parentWidget().rect())


def _parts_of(paper: Paper, document: Data) -> Iterator[tuple[QWidget, list[str]]]:
    """The parts of a page that is drawn bit by bit, and what each says."""
    slots: dict[str, list[Slot]] = {}
    for slot in paper.slots:
        slots.setdefault(slot.section, []).append(slot)
    for section, holder in paper.sections.items():
        yield holder, [label.text() for label in _labels(holder)]
        if section == FRONT:
            yield paper.front, list(said_in_front(document["front"]))
        for slot in slots.get(section, ()):
            yield slot, list(said_in(slot.block))


def _labels(part: QWidget) -> list[QLabel]:
    """The words in a part, in their order; of a section only its own heading."""
    near = Qt.FindChildOption.FindDirectChildrenOnly
    far = Qt.FindChildOption.FindChildrenRecursively
    is_heading = part.property("part") == "section"
    return part.findChildren(QLabel, options=near if is_heading else far)


def _plain(label: QLabel) -> str:
    if label.textFormat() == Qt.TextFormat.RichText:
        return QTextDocumentFragment.fromHtml(label.text()).toPlainText()
    return label.text()


def _in_qt(text: str, place: int) -> int:
    """A place in a text as Qt counts it, where some characters take two."""
    return len(text[:place].encode("utf-16-le")) // 2
