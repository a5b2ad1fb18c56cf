"""A picture drawn once, as SVG, for the window, a web page and a PDF.

Only what all three understand: shapes, lines and words, no styles, no patterns by reference.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from math import floor

PAPER: Mapping[str, str] = {
    "text": "#25221D",
    "muted": "#665F53",
    "line": "#E2DACB",
    "edge": "#8F8778",
    "ink": "#1D5C6B",
    "wash": "#DCEAEC",
    "worked": "#2C6E63",
    "mixed": "#756D60",
    "failed": "#6A5286",
}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HATCH = 5  # pixels between the lines of a pattern
# How wide letters are in the app's font, in parts of their size.
_NARROW, _WIDE = frozenset("iljtfrI.,:;|!'()[] "), frozenset("mwMW@%—…")
_FIRST_FULL_WIDTH = 0x2E80


@dataclass(frozen=True)
class Look:
    """How a picture is to look: pixels across, colours by name, the size of letters in pixels,
    whether it is read from the right, and the font (a window knows one name only).
    """

    width: int = 640
    colours: Mapping[str, str] = field(default_factory=lambda: PAPER)
    letters: float = 13
    mirrored: bool = False
    font: str = "Inter, sans-serif"


class Canvas:
    """Draws from the top left corner, in pixels, in colours by their names; a mirrored one turns
    everything round.
    """

    def __init__(self, look: Look) -> None:
        self.look = look
        self.width = float(look.width)
        self._drawn: list[str] = []

    def box(
        self, x: float, y: float, wide: float, high: float, fill: str = "", edge: str = ""
    ) -> None:
        """A box with slightly rounded corners, filled, outlined or both."""
        left = self.width - x - wide if self.look.mirrored else x
        self._drawn.append(
            f'<rect x="{_n(left)}" y="{_n(y)}" width="{_n(max(wide, 0))}" height="{_n(high)}" '
            f'rx="2"{self._paint(fill, edge)}/>'
        )

    def line(
        self, x: float, y: float, to_x: float, to_y: float, colour: str, wide: float = 1
    ) -> None:
        """A straight line with round ends."""
        self._drawn.append(
            f'<line x1="{_n(self._x(x))}" y1="{_n(y)}" x2="{_n(self._x(to_x))}" y2="{_n(to_y)}" '
            f'stroke="{self.look.colours[colour]}" stroke-width="{_n(wide)}" '
            'stroke-linecap="round"/>'
        )

    def mark(self, x: float, y: float, shape: str, colour: str, size: float = 9) -> None:
        """A `disc`, a `ring` or a `diamond` about a point."""
        half = size / 2
        if shape == "diamond":
            corners = ((0, -half), (half, 0), (0, half), (-half, 0))
            points = " ".join(f"{_n(self._x(x) + dx)},{_n(y + dy)}" for dx, dy in corners)
            self._drawn.append(f'<polygon points="{points}"{self._paint(colour, colour)}/>')
            return
        paint = self._paint("" if shape == "ring" else colour, colour, 2)
        self._drawn.append(
            f'<circle cx="{_n(self._x(x))}" cy="{_n(y)}" r="{_n(half - 1)}"{paint}/>'
        )

    def pattern(
        self, x: float, y: float, wide: float, high: float, pattern: str, colour: str
    ) -> None:
        """A box that is `solid`, `striped`, `barred`, `crossed` or `open`: no colour needed."""
        if wide <= 0:
            return
        self.box(x, y, wide, high, colour if pattern == "solid" else "", colour)
        if pattern in ("striped", "crossed"):
            for step in range(1, floor(wide / _HATCH) + 1):
                at = x + step * _HATCH
                if at < x + wide:
                    self.line(at, y + 1, at, y + high - 1, colour, 1.5)
        if pattern in ("barred", "crossed"):
            for part in (1, 2):
                at = y + high * part / 3
                self.line(x + 1, at, x + wide - 1, at, colour, 1.5)

    def words(
        self,
        x: float,
        y: float,
        words: str,
        colour: str = "text",
        at: str = "start",
        size: float = 1,
        strong: bool = False,
    ) -> None:
        """One line of words about the middle height `y`, which they start, centre (`middle`) or
        end at; `size` in parts of the usual.
        """
        letters = self.look.letters * size
        if self.look.mirrored:
            at = {"start": "end", "end": "start"}.get(at, at)
        weight = ' font-weight="600"' if strong else ""
        self._drawn.append(
            f'<text x="{_n(self._x(x))}" y="{_n(y + letters * 0.35)}" text-anchor="{at}" '
            f'font-family="{escape(self.look.font)}" font-size="{_n(letters)}"{weight} '
            f'fill="{self.look.colours[colour]}">{_said(words)}</text>'
        )

    def wide(self, words: str, size: float = 1) -> float:
        """About how many pixels these words take."""
        return sum(map(_letter, words)) * self.look.letters * size

    def fitted(self, words: str, room: float, size: float = 1) -> str:
        """The words, cut short with an ellipsis where they are wider than `room` pixels."""
        if self.wide(words, size) <= room + 0.5:
            return words
        while words and self.wide(words + "…", size) > room:
            words = words[:-1]
        return words.rstrip() + "…"

    def picture(self, title: str, description: str, high: float) -> str:
        """The whole picture, `high` pixels high, with what it is called and what it shows."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(self.width)} {_n(high)}" '
            f'width="{_n(self.width)}" height="{_n(high)}" role="img">'
            f"<title>{_said(title)}</title><desc>{_said(description)}</desc>"
            f"{''.join(self._drawn)}</svg>"
        )

    def _x(self, x: float) -> float:
        return self.width - x if self.look.mirrored else x

    def _paint(self, fill: str, edge: str, wide: float = 1) -> str:
        colours = self.look.colours
        filled = colours[fill] if fill else "none"
        stroke = f' stroke="{colours[edge]}" stroke-width="{_n(wide)}"' if edge else ""
        return f' fill="{filled}"{stroke}'


def _letter(letter: str) -> float:
    if letter in _NARROW:
        return 0.33
    if letter in _WIDE:
        return 0.9
    if ord(letter) >= _FIRST_FULL_WIDTH:
        return 1.05
    return 0.69 if letter.isupper() else 0.59


def _said(words: str) -> str:
    return escape(_NOT_IN_XML.sub("\ufffd", words))


def _n(number: float) -> str:
    """A number as short as it can be written to a tenth of a pixel."""
    return f"{number:.1f}".removesuffix(".0")
