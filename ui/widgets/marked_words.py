"""Words that a search found, marked so that it shows without colour: a line under them, a tint."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout

from ui.palettes import Palette
from ui.widgets.qt_places import qt_length

Spans = Sequence[tuple[int, int]]  # where each marked piece of a text begins and ends
FindMarks = Callable[[str], Spans]


def mark_format(colours: Palette) -> QTextCharFormat:
    """How a marked word looks."""
    made = QTextCharFormat()
    made.setBackground(QColor(colours.mark))
    made.setForeground(QColor(colours.text))
    made.setFontUnderline(True)
    return made


def in_qt(text: str, spans: Spans) -> list[tuple[int, int]]:
    """Spans of characters as (start, length) in Qt's count, where an emoji counts twice."""
    return [(qt_length(text[:start]), qt_length(text[start:end])) for start, end in spans]


def marked_line(
    text: str, font: QFont, spans: Iterable[tuple[int, int]], colours: Palette
) -> QTextLayout:
    """One line of text to be drawn, `spans` (Qt's count) marked."""
    layout = QTextLayout(text, font)
    formats = []
    for start, length in spans:
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = start, length, mark_format(colours)
        formats.append(one)
    layout.setFormats(formats)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout
