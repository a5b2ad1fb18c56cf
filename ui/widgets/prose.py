"""Words with some of them marked, drawn anew when the palette is another one."""

from collections.abc import Callable, Iterable
from html import escape

from PySide6.QtCore import QEvent, Qt

from ui.palettes import Palette
from ui.style import palette_in_use
from ui.widgets.text import Text

# A stretch of text, and the colours of the palette that mark it: its ground and its ink, or "".
Stretch = tuple[str, str, str]
_REDRAW = (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange)


class Prose(Text):
    """`make` turns a palette into HTML, in which every word from elsewhere is escaped."""

    def __init__(self, make: Callable[[Palette], str]) -> None:
        super().__init__()
        self._make = make
        self._colours = palette_in_use()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setText(make(self._colours))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _REDRAW and palette_in_use() is not self._colours:
            self.draw()

    def draw(self) -> None:
        """Make the words anew."""
        self._colours = palette_in_use()
        self.setText(self._make(self._colours))


def plain(text: str) -> str:
    """`text` as HTML that shows it character by character, its line breaks kept."""
    return escape(text).replace("\n", "<br>")


def marked(stretches: Iterable[Stretch], colours: Palette) -> str:
    """Stretches of text as HTML, those with a ground marked by it."""
    known = colours.colours()
    parts = []
    for text, ground, ink in stretches:
        style = f"background-color:{known[ground]};" if ground else ""
        style += f"color:{known[ink]};" if ink else ""
        parts.append(f'<span style="{style}">{plain(text)}</span>' if style else plain(text))
    return "".join(parts)


def coloured(text: str, ink: str, colours: Palette) -> str:
    """`text` as HTML in one colour of the palette."""
    return f'<span style="color:{colours.colours()[ink]}">{plain(text)}</span>'
