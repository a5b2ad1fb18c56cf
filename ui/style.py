"""How the app looks: its font, its two palettes and the style sheet made from them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

import resources
from ui.palettes import DARK, LIGHT, Palette

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

ROOT = Path(resources.__file__).parent
BASE_PIXELS = 14
ICON_PIXELS = 20
ICONS = ROOT / "icons"
THEMES = ("system", "light", "dark")
W = TypeVar("W", bound=QWidget)


class Style(QObject):
    """The look of one application; `changed` tells that the palette is another one now."""

    changed = Signal()

    def __init__(self, app: QApplication, theme: str = "system") -> None:
        super().__init__()
        self._app = app
        self._theme = theme
        load_font(app)
        self._system_is_dark = app.palette().color(QPalette.ColorRole.Window).lightness() < 128
        self.palette = self._wanted()
        self._dress()

    def follow_system(self) -> None:
        """From now on change with the system. After the first paint: it names the Qt namespace."""
        self._app.styleHints().colorSchemeChanged.connect(self._on_system)
        self._on_system()

    @property
    def theme(self) -> str:
        return self._theme

    def set_theme(self, theme: str) -> None:
        """Follow the system, or stay light or dark."""
        self._theme = theme
        self._follow()

    def icon(self, name: str, size: int = ICON_PIXELS, chosen: bool = False) -> QIcon:
        """The icon `name` in a quiet colour, in the accent where something is `chosen`."""
        # Deferred: icons are drawn after the first paint.
        from ui.icons import icon

        return icon(name, self.palette.ink if chosen else self.palette.muted, size)

    def _on_system(self) -> None:
        from PySide6.QtCore import Qt

        scheme = self._app.styleHints().colorScheme()
        if scheme != Qt.ColorScheme.Unknown:
            self._system_is_dark = scheme == Qt.ColorScheme.Dark
        self._follow()

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is not self.palette:
            self.palette = wanted
            self._dress()
            self.changed.emit()

    def _wanted(self) -> Palette:
        if self._theme == "system":
            return DARK if self._system_is_dark else LIGHT
        return DARK if self._theme == "dark" else LIGHT

    def _dress(self) -> None:
        sheet = style_sheet(self.palette)
        # Qt styles every widget anew, whether the sheet is another one or not.
        if sheet != self._app.styleSheet():
            self._app.setPalette(qt_palette(self.palette))
            self._app.setStyleSheet(sheet)


def palette_in_use() -> Palette:
    """The palette that the application wears, for what paints itself.

    Read from the application: a widget's own roles are changed by the style sheet.
    """
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT


def add_weight(weight: str) -> None:
    """One more weight of the app's own font."""
    QFontDatabase.addApplicationFont(str(ROOT / "fonts" / f"Inter-{weight}.otf"))


def load_font(app: QApplication) -> None:
    """Use the app's own Inter, so that it looks the same everywhere."""
    if app.font().family() == "Inter":
        return
    for weight in ("Regular", "SemiBold"):
        add_weight(weight)
    font = QFont("Inter")
    font.setPixelSize(BASE_PIXELS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)


@cache
def qt_palette(colours: Palette) -> QPalette:
    """The palette as Qt's roles."""
    role = QPalette.ColorRole
    made = QPalette()
    for names, colour in (
        ((role.Window, role.Button), colours.page),
        ((role.Base,), colours.field),
        ((role.AlternateBase,), colours.desk),
        ((role.WindowText, role.Text, role.ButtonText), colours.text),
        ((role.PlaceholderText,), colours.muted),
        ((role.Highlight, role.Link, role.LinkVisited, role.Accent), colours.ink),
        ((role.HighlightedText,), colours.on_ink),
        ((role.ToolTipBase,), colours.card),
        ((role.ToolTipText,), colours.text),
        ((role.Mid, role.Dark), colours.edge),
        ((role.Light, role.Midlight), colours.line),
    ):
        for name in names:
            made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.muted))
    return made


@cache
def style_sheet(colours: Palette) -> str:
    """The style sheet with every @name replaced by that colour."""
    sheet = (ROOT / "styles" / "app.qss").read_text(encoding="utf-8")
    for name, colour in sorted(colours.colours().items(), key=lambda item: -len(item[0])):
        sheet = sheet.replace(f"@{name}", colour)
    return sheet.replace("@theme", colours.name).replace("@icons", ICONS.as_posix())


def in_role(role: str, widget: W) -> W:
    """`widget`, newly made, in a role of the style sheet."""
    widget.setProperty("role", role)
    return widget


def set_role(widget: QWidget, role: str) -> None:
    """Give `widget` a role of the style sheet, like "primary", and have it drawn so."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        dress_again(widget)


def dress_again(widget: QWidget) -> None:
    """Have `widget` drawn as the style sheet has it for what its properties are now.

    One that was never shown is dressed when it is, once it stands where it belongs.
    """
    # Deferred: it names the Qt namespace, which nothing does before the first paint.
    from PySide6.QtCore import Qt

    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
