"""A text to read that loads nothing: no picture, no style sheet, no address by itself."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from ui.palettes import Palette
from ui.style import palette_in_use

MOST_WIDTH = 760  # pixels of a line that the eye can follow
SCHEMES = ("http", "https", "mailto")
TRIAL_SCHEME = "trial"
_REDRAW = (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange)


class Reading(QTextBrowser):
    """Shows clean HTML in the app's own style; a link opens outside when it is pressed.

    `trial_wanted` carries the id that a link to another trial (trial:ID) names.
    """

    trial_wanted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._html = ""
        self._drawn_with: Palette | None = None
        self.setOpenLinks(False)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._open)

    def show_html(self, html: str) -> None:
        """Show `html` from its beginning."""
        self._html = html
        self._draw()

    def loadResource(self, kind: int, name: QUrl) -> Any:
        """Nothing, whatever is asked for."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        spare = max(0, self.width() - MOST_WIDTH)
        left, right = (spare, 0) if self.isRightToLeft() else (0, spare)
        self.setViewportMargins(left, 0, right, 0)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _REDRAW and palette_in_use() is not self._drawn_with:
            self._draw()

    def _draw(self) -> None:
        self._drawn_with = palette_in_use()
        self.document().setDefaultStyleSheet(_sheet(self._drawn_with, self.font().pixelSize()))
        self.setHtml(self._html)

    def _open(self, address: QUrl) -> None:
        if address.scheme() == TRIAL_SCHEME:
            self.trial_wanted.emit(address.path().upper())
        else:
            open_outside(address)


def open_outside(address: QUrl) -> None:
    """Open a web address or a letter where the computer opens them; nothing else."""
    if address.scheme() in SCHEMES:
        QDesktopServices.openUrl(address)


def _sheet(colours: Palette, size: int) -> str:
    large, small = round(size * 1.7), size - 1
    return f"""
        body {{ color: {colours.text}; }}
        h1, h2, h3, h4, h5, h6 {{ font-weight: 600; margin: 12px 0 4px 0; }}
        p {{ margin: 0 0 8px 0; line-height: 145%; }}
        li {{ line-height: 145%; }}
        .title {{ font-size: {large}px; font-weight: 600; margin: 0 0 2px 0; line-height: 120%; }}
        .field, .end {{ font-size: {small}px; margin: 22px 0 4px 0; }}
        .field {{ font-weight: 600; color: {colours.ink}; }}
        .end {{ color: {colours.muted}; }}
        a {{ color: {colours.ink}; }}
        code, pre {{ background-color: {colours.desk}; }}
        td {{ padding: 3px 24px 3px 0; }}
        .name, .quiet {{ color: {colours.muted}; }}
        .added {{ text-decoration: underline; background-color: {colours.wash};
            color: {colours.on_wash}; }}
        .removed {{ text-decoration: line-through; background-color: {colours.ask_wash}; }}
    """
