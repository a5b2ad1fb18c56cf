"""Two plain layouts for pages of many texts, whose height follows from their width.

Qt's own boxes ask each text for its height several times at each level of nesting; with a thousand
texts that takes half a minute. These ask once for each width and remember the answer.
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

LEAST_COLUMN = 190  # pixels; narrower ones go into the next row
_REMEMBERED = 4  # widths: what is shown now, and what a scroll bar more or less makes of it


class _Part:
    """One widget of a layout. One that is laid out like this is asked again only after it became
    another: a question that goes through Qt takes fifty times as long as the answer.
    """

    __slots__ = ("_heights", "_least", "_turn", "item", "widget")

    def __init__(self, item: QLayoutItem) -> None:
        self.item = item
        self.widget: QWidget = item.widget()
        self._turn = -1
        self._heights: dict[int, int] = {}
        self._least: int | None = None

    @property
    def is_shown(self) -> bool:
        return not self.widget.isHidden()

    def width(self, room: int) -> int:
        return min(room, self.widget.maximumWidth())

    def height(self, width: int) -> int:
        if not self._is_as_before():
            return self._height_now(width)
        if width not in self._heights:
            self._heights[width] = self._height_now(width)
        return self._heights[width]

    def least_width(self) -> int:
        if not self._is_as_before():
            return self.item.minimumSize().width()
        if self._least is None:
            self._least = self.item.minimumSize().width()
        return self._least

    def put(self, place: QRect) -> None:
        if self.widget.geometry() != place:
            self.item.setGeometry(place)

    def _is_as_before(self) -> bool:
        layout = self.widget.layout()
        if not isinstance(layout, _Remembering):
            return False
        if layout.turn != self._turn:
            self._turn = layout.turn
            self._heights.clear()
            self._least = None
        return True

    def _height_now(self, width: int) -> int:
        if self.item.hasHeightForWidth():
            return self.item.heightForWidth(width)
        return max(self.item.sizeHint().height(), self.item.minimumSize().height())


class _Remembering(QLayout):
    def __init__(self, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[_Part] = []
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        self._gap = gap
        self.turn = 0  # how often it became another
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._parts.append(_Part(item))
        self.invalidate()

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._parts[index].item if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._parts.pop(index).item if 0 <= index < len(self._parts) else None

    def invalidate(self) -> None:
        self._heights.clear()
        self._least = None
        self.turn += 1
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            if len(self._heights) >= _REMEMBERED:
                self._heights.clear()
            margins = self.contentsMargins()
            inner = width - margins.left() - margins.right()
            self._heights[width] = self._height(inner) + margins.top() + margins.bottom()
        return self._heights[width]

    def minimumSize(self) -> QSize:
        if self._least is None:
            margins = self.contentsMargins()
            width = self._least_width() + margins.left() + margins.right()
            self._least = QSize(width, margins.top() + margins.bottom())
        return self._least

    def sizeHint(self) -> QSize:
        return self.minimumSize()  # the height follows from the width, once there is one

    def _shown(self) -> list[_Part]:
        return [part for part in self._parts if part.is_shown]

    def _height(self, width: int) -> int:
        raise NotImplementedError

    def _least_width(self) -> int:
        raise NotImplementedError


class Column(_Remembering):
    """One under another, each as wide as there is room and it may be."""

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        mirrored = self.parentWidget() is not None and self.parentWidget().isRightToLeft()
        top = inner.top()
        for part in self._shown():
            width = part.width(inner.width())
            height = part.height(width)
            left = inner.right() + 1 - width if mirrored else inner.left()
            part.put(QRect(left, top, width, height))
            top += height + self._gap

    def _height(self, width: int) -> int:
        shown = self._shown()
        heights = sum(part.height(part.width(width)) for part in shown)
        return heights + self._gap * max(0, len(shown) - 1)

    def _least_width(self) -> int:
        return max((part.least_width() for part in self._shown()), default=0)


class Columns(_Remembering):
    """Side by side, all equally wide, each as high as the highest; at most `most` in a row.

    One that is alone in its row takes all of it if `fills`.
    """

    def __init__(
        self, most: int, gap: int = 8, parent: QWidget | None = None, fills: bool = False
    ) -> None:
        super().__init__(gap, parent)
        self._most = most
        self._fills = fills

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        mirrored = self.parentWidget() is not None and self.parentWidget().isRightToLeft()
        top = inner.top()
        for row in self._rows(inner.width()):
            width = self._each(inner.width(), len(row))
            height = max(part.height(width) for part in row)
            for place, part in enumerate(row):
                step = place * (width + self._gap)
                left = inner.right() + 1 - step - width if mirrored else inner.left() + step
                part.put(QRect(left, top, width, height))
            top += height + self._gap

    def _across(self, width: int) -> int:
        return min(self._most, max(1, (width + self._gap) // (LEAST_COLUMN + self._gap)))

    def _each(self, width: int, in_row: int) -> int:
        across = 1 if self._fills and in_row == 1 else self._across(width)
        return (width - self._gap * (across - 1)) // across

    def _rows(self, width: int) -> list[list[_Part]]:
        shown, across = self._shown(), self._across(width)
        return [shown[at : at + across] for at in range(0, len(shown), across)]

    def _height(self, width: int) -> int:
        rows = [
            max(part.height(self._each(width, len(row))) for part in row)
            for row in self._rows(width)
        ]
        return sum(rows) + self._gap * max(0, len(rows) - 1)

    def _least_width(self) -> int:
        return max((part.least_width() for part in self._shown()), default=0)


class Trailing(_Remembering):
    """The first takes the room that the others, at the end of its line, leave it; where that is
    too little they stand under it.
    """

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        mirrored = self.parentWidget() is not None and self.parentWidget().isRightToLeft()
        first, *others = self._shown()
        beside = self._first_width(inner.width())
        height = first.height(beside or inner.width())
        left, top, line = 0, inner.top(), height
        if not beside:
            top, line = top + height + self._gap // 2, self._others_height()
        else:
            left, line = inner.width() - self._others_width(), max(height, self._others_height())
        above = inner.top() + (max(0, self._others_height() - height) // 2 if beside else 0)
        self._put(first, QRect(0, above, beside or inner.width(), height), inner, mirrored)
        for part in others:
            size = part.item.sizeHint()
            below = (min(line, self._others_height()) - size.height()) // 2
            self._put(part, QRect(left, top + below, size.width(), size.height()), inner, mirrored)
            left += size.width() + self._gap

    def _put(self, part: _Part, place: QRect, inner: QRect, mirrored: bool) -> None:
        start = inner.width() - place.left() - place.width() if mirrored else place.left()
        part.put(QRect(inner.left() + start, place.top(), place.width(), place.height()))

    def _first_width(self, width: int) -> int:
        """What the first has beside the others; 0 where that is too little."""
        left = width - self._others_width() - self._gap
        return left if left >= LEAST_COLUMN else 0

    def _others_width(self) -> int:
        others = self._shown()[1:]
        return sum(part.item.sizeHint().width() for part in others) + self._gap * (len(others) - 1)

    def _others_height(self) -> int:
        return max((part.item.sizeHint().height() for part in self._shown()[1:]), default=0)

    def _height(self, width: int) -> int:
        first, beside = self._shown()[0], self._first_width(width)
        if beside:
            return max(first.height(beside), self._others_height())
        return first.height(width) + self._gap // 2 + self._others_height()

    def _least_width(self) -> int:
        return max(self._shown()[0].least_width(), self._others_width())
