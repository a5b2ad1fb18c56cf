"""Plots that read without colour: shapes, patterns and words beside them. Pure: numbers to SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from journal.render.drawing import Canvas, Look

LINE = 1.7  # a line of words, in parts of the size of letters
_GAP = 12
_LABELS_SHARE = 0.34  # at most this part of the width is for the labels of rows
_SMALL = 0.88
_MOST_TICKS = 6
_BAR = 13


@dataclass(frozen=True, slots=True)
class Mark:
    """What a shape stands for: `disc`, `ring` or `diamond`, the name of a colour, and words."""

    shape: str
    colour: str
    words: str


@dataclass(frozen=True, slots=True)
class Placed:
    """How many of a mark stand in a cell."""

    row: int
    column: int
    mark: int
    count: int


@dataclass(frozen=True, slots=True)
class Span:
    """A row of a scale: from low to high with a middle, what stands at it and below its label.
    Without figures the row says so in its note."""

    label: str
    note: str
    low: float | None = None
    middle: float | None = None
    high: float | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What a pattern stands for, one that `Canvas.pattern` knows, in a colour, in words."""

    pattern: str
    colour: str
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of counts, one for each part."""

    label: str
    note: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One week: what stands under it, how many, and whether it is hatched."""

    label: str
    count: int
    quiet: bool = False


def levels(
    title: str,
    description: str,
    rows: Sequence[str],
    columns: Sequence[str],
    marks: Sequence[Mark],
    placed: Sequence[Placed],
    look: Look,
) -> str:
    """A table of shapes: each mark where its row and column meet, with its number where it is
    more than one.
    """
    canvas = Canvas(look)
    high = look.letters * LINE * 1.25
    top = _legend(canvas, [(mark.words, mark) for mark in marks])
    left = _labels(canvas, rows, top, high)
    across = (canvas.width - left) / max(len(columns), 1)
    bottom = top + high * len(rows)
    for row in range(len(rows) + 1):
        canvas.line(left, top + row * high, canvas.width, top + row * high, "line")
    for place, name in enumerate(columns):
        middle = left + across * (place + 0.5)
        canvas.words(middle, bottom + high / 2, canvas.fitted(name, across, _SMALL), "muted",
                     "middle", _SMALL)  # fmt: skip
    step = across / (len(marks) + 1)
    for one in placed:
        x = left + across * one.column + step * (one.mark + 1)
        y = top + high * (one.row + 0.58)
        canvas.mark(x, y, marks[one.mark].shape, marks[one.mark].colour, min(10, step))
        if one.count > 1:
            canvas.words(x, y - high * 0.36, str(one.count), "muted", "middle", 0.75)
    return canvas.picture(title, description, bottom + high)


def spans(
    title: str, description: str, rows: Sequence[Span], ends: tuple[str, str], look: Look
) -> str:
    """Rows along one scale that always shows zero; `ends` says what lies before and after it."""
    canvas = Canvas(look)
    line = look.letters * LINE
    left = _label_width(canvas, [row.label for row in rows]) + _GAP
    known = [value for row in rows for value in (row.low, row.high) if value is not None]
    ticks = _ticks(min(known, default=0.0), max(known, default=0.0))
    room = canvas.width - left - canvas.wide("+0000 min") - _GAP
    scale = room / (ticks[-1] - ticks[0])
    zero = left - ticks[0] * scale
    top = 2 * line
    bottom = top + len(rows) * line * 2.2
    for tick in ticks:
        x = left + (tick - ticks[0]) * scale
        for place in range(len(rows)):  # not through the words below
            y = top + line * place * 2.2
            canvas.line(x, y + 2, x, y + line * 1.1, *(("line", 1.0) if tick else ("edge", 2.0)))
        canvas.words(x, bottom + line / 2, signed(tick), "muted", "middle", _SMALL)
    canvas.words(zero - 6, line, canvas.fitted(ends[0], zero, _SMALL), "muted", "end", _SMALL)
    canvas.words(zero + 6, line, canvas.fitted(ends[1], canvas.width - zero, _SMALL), "muted",
                 "start", _SMALL)  # fmt: skip
    for place, row in enumerate(rows):
        y = top + line * (place * 2.2 + 0.7)
        canvas.words(0, y, canvas.fitted(row.label, left - _GAP))
        canvas.words(0, y + line * 0.85, canvas.fitted(row.note, canvas.width, _SMALL), "muted",
                     size=_SMALL)  # fmt: skip
        if row.low is None or row.middle is None or row.high is None:
            continue
        low, middle, high = (left + (v - ticks[0]) * scale for v in (row.low, row.middle, row.high))
        canvas.line(low, y, high, y, "edge", 5)
        canvas.mark(middle, y, "disc", "ink", 12)
        canvas.words(max(high, middle) + _GAP, y, row.said, strong=True)
    return canvas.picture(title, description, bottom + line)


def bars(
    title: str, description: str, parts: Sequence[Part], rows: Sequence[Bar], look: Look
) -> str:
    """Rows of counts laid end to end, each part in its pattern; the note says them in words."""
    canvas = Canvas(look)
    line = look.letters * LINE
    top = _legend(canvas, [(part.words, part) for part in parts])
    left = _label_width(canvas, [row.label for row in rows]) + _GAP
    most = max((sum(row.counts) for row in rows), default=1) or 1
    for place, row in enumerate(rows):
        y = top + line * (place * 2.2 + 0.7)
        canvas.words(0, y, canvas.fitted(row.label, left - _GAP))
        canvas.words(0, y + line * 0.85, canvas.fitted(row.note, canvas.width, _SMALL), "muted",
                     size=_SMALL)  # fmt: skip
        at = left
        for part, count in zip(parts, row.counts, strict=True):
            wide = (canvas.width - left) * count / most
            canvas.pattern(at, y - _BAR / 2, wide - 2, _BAR, part.pattern, part.colour)
            at += wide
    return canvas.picture(title, description, top + len(rows) * line * 2.2)


def weeks(title: str, description: str, cells: Sequence[Cell], in_a_row: int, look: Look) -> str:
    """Cells in rows, each with its number; one that is quiet is hatched, one without is empty."""
    canvas = Canvas(look)
    line = look.letters * LINE
    across, high = canvas.width / in_a_row, line * 1.35
    for place, cell in enumerate(cells):
        x, y = across * (place % in_a_row), (high + line) * (place // in_a_row)
        if cell.quiet:
            canvas.pattern(x + 2, y + 1, across - 4, high, "striped", "line")
        filled = "wash" if cell.count else ""
        canvas.box(x + 2, y + 1, across - 4, high, filled, "edge" if cell.count else "line")
        if cell.count:
            canvas.words(x + across / 2, y + 1 + high / 2, str(cell.count), at="middle",
                         strong=True)  # fmt: skip
        canvas.words(x + across / 2, y + high + line * 0.45,
                     canvas.fitted(cell.label, across, 0.75), "muted", "middle", 0.75)  # fmt: skip
    lines = ceil(len(cells) / in_a_row)
    return canvas.picture(title, description, lines * (high + line) + 2)


def signed(number: float) -> str:
    """A whole number with its sign, a true minus among them: +20, −5, 0."""
    rounded = round(number)
    return f"{rounded:+d}".replace("-", "−") if rounded else "0"


def _legend(canvas: Canvas, entries: Sequence[tuple[str, Mark | Part]]) -> float:
    """Say what stands for what, in as many lines as it takes; where the plot begins."""
    line = canvas.look.letters * LINE
    x, y = 0.0, line / 2
    for words, one in entries:
        wide = 24 + canvas.wide(words, _SMALL) + 2 * _GAP
        if x and x + wide > canvas.width:
            x, y = 0.0, y + line
        if isinstance(one, Mark):
            canvas.mark(x + 8, y, one.shape, one.colour, 10)
        else:
            canvas.pattern(x, y - 5, 18, 10, one.pattern, one.colour)
        canvas.words(x + 24, y, words, "muted", size=_SMALL)
        x += wide
    return y + line


def _labels(canvas: Canvas, labels: Sequence[str], top: float, high: float) -> float:
    wide = _label_width(canvas, labels)
    for place, label in enumerate(labels):
        canvas.words(0, top + high * (place + 0.5), canvas.fitted(label, wide))
    return wide + _GAP


def _label_width(canvas: Canvas, labels: Sequence[str]) -> float:
    widest = max(map(canvas.wide, labels), default=0.0)
    return min(widest, canvas.width * _LABELS_SHARE)


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers from below the lowest to above the highest value, zero among them."""
    low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = 10.0
    rough = max((high - low) / _MOST_TICKS, 1.0)  # ticks are said as whole numbers
    unit = 10 ** floor(log10(rough))
    step = next(unit * by for by in (1, 2, 5, 10) if unit * by >= rough)
    first, last = floor(low / step), ceil(high / step)
    return [tick * step for tick in range(first, last + 1)]
