"""The calm rail at the side: the six pages, and what the journal promises.

Part of the first paint, see ui.opening; its icons follow.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QVBoxLayout

from ui.style import ICON_PIXELS, Style, in_role

WIDTH = 196
NAMES = {
    "log": QT_TRANSLATE_NOOP("Actions", "Log"),
    "journal": QT_TRANSLATE_NOOP("Actions", "Journal"),
    "reflect": QT_TRANSLATE_NOOP("Actions", "Reflect"),
    "share": QT_TRANSLATE_NOOP("Actions", "Share"),
    "digest": QT_TRANSLATE_NOOP("Actions", "Digest"),
    "settings": QT_TRANSLATE_NOOP("Actions", "Settings"),
}
PAGES = tuple(NAMES)
# Pages that have no button of their own.
UNDER = {"bring-in": "journal", "register": "settings"}
NO_ICON_YET = " " * 7  # as wide as an icon and what stands between


class Rail(QFrame):
    """Buttons for the pages; `page_chosen` tells which one was pressed."""

    page_chosen = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setProperty("role", "desk")
        self.setFixedWidth(WIDTH)
        self._style = style
        self._drawn = False
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 24, 14, 18)
        layout.setSpacing(4)
        brand = in_role("brand", QLabel(self.tr("Trial Journal")))
        brand.setContentsMargins(12, 0, 0, 18)
        layout.addWidget(brand)
        for page in PAGES:
            if page == "settings":
                layout.addStretch(1)
            layout.addWidget(self._button(page))
        promise = in_role("hint", QLabel(self.tr("Your journal stays on this computer.")))
        promise.setWordWrap(True)
        promise.setContentsMargins(12, 12, 8, 0)
        layout.addWidget(promise)

    def furnish(self) -> None:
        """After the first paint: the icons."""
        self._drawn = True
        self._draw()
        self._style.changed.connect(self._draw)

    def choose(self, page: str) -> None:
        """Show `page` as the one that is open, or the one that it belongs to."""
        shown = UNDER.get(page, page)
        if shown in self._buttons:
            self._buttons[shown].setChecked(True)
            self._draw()

    def _button(self, page: str) -> QPushButton:
        name = QCoreApplication.translate("Actions", NAMES[page])
        button = in_role("rail", QPushButton(f"{NO_ICON_YET}{name}"))
        button.setAccessibleName(name)
        button.setToolTip(f"{name} (Ctrl+{PAGES.index(page) + 1})")
        button.setIconSize(QSize(ICON_PIXELS, ICON_PIXELS))
        button.setCheckable(True)
        button.clicked.connect(lambda: self.page_chosen.emit(page))
        self._group.addButton(button)
        self._buttons[page] = button
        return button

    def _draw(self) -> None:
        if self._drawn:
            for page, button in self._buttons.items():
                button.setText(f" {button.accessibleName()}")
                button.setIcon(self._style.icon(page, chosen=button.isChecked()))
