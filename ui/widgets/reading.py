"""A text to read that loads nothing: no picture, no style sheet, no address by itself."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QTextBrowser, QWidget

from ui.palettes import Palette
from ui.style import palette_in_use

SCHEMES = ("http", "https", "mailto")
_REDRAW = (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange)


class Reading(QTextBrowser):
    """Shows clean HTML in the app's own style; a link opens outside when it is pressed."""

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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _REDRAW and palette_in_use() is not self._drawn_with:
            self._draw()

    def _draw(self) -> None:
        self._drawn_with = palette_in_use()
        self.document().setDefaultStyleSheet(_sheet(self._drawn_with))
        self.setHtml(self._html)

    def _open(self, address: QUrl) -> None:
        if address.scheme() in SCHEMES:
            QDesktopServices.openUrl(address)


def _sheet(colours: Palette) -> str:
    return f"""
        body {{ color: {colours.text}; }}
        h1 {{ font-size: 24px; font-weight: 600; margin: 0 0 2px 0; }}
        h2, h3 {{ font-size: 14px; font-weight: 600; color: {colours.text}; margin: 20px 0 2px 0; }}
        p {{ margin: 0 0 6px 0; line-height: 140%; }}
        li {{ line-height: 140%; }}
        a {{ color: {colours.ink}; }}
        code, pre {{ background-color: {colours.desk}; }}
        td {{ padding: 3px 18px 3px 0; }}
        .name, .quiet {{ color: {colours.muted}; }}
    """
