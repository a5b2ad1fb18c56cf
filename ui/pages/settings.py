"""The Settings page: a few sections, each a column of cards made when it is first opened."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context
from ui.settings_cards import CARDS, SECTIONS
from ui.style import set_role
from ui.widgets.quiet_tabs import QuietTabs
from ui.widgets.sheet import Sheet, words

if TYPE_CHECKING:
    from ui.names.card import OwnNamesCard

WIDTH = 820


class SettingsPage(QWidget):
    """Every choice works at once; nothing here has to be saved."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sheets: dict[str, Sheet] = {}
        self._cards: dict[str, QWidget] = {}
        filled = {section for section, _module, _name in CARDS}
        self.sections = QuietTabs(
            [(name, self.tr(text)) for name, text in SECTIONS.items() if name in filled],
            self.tr("Sections of the settings"),
        )
        self._stack = QStackedWidget()
        self.sections.changed.connect(lambda: self._turn(self.sections.value() or ""))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top())
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.sections)
        self._turn(self.sections.value() or "")

    def show_section(self, section: str) -> None:
        """Turn to a section, one of SECTIONS."""
        self.sections.set_values([section])
        self._turn(section)
        self.sections.setFocus()

    def take_names(self, path: str) -> None:
        """Look into a file with names to watch for."""
        self.show_section("names")
        names: OwnNamesCard = self.card("OwnNamesCard")  # type: ignore[assignment]
        names.adding.take_file(Path(path))

    def card(self, name: str) -> QWidget:
        """The card whose class has this name, its section made if it was not yet."""
        self._sheet(next(section for section, _module, cls in CARDS if cls == name))
        return self._cards[name]

    def _top(self) -> QWidget:
        top = QWidget()
        set_role(top, "sheet")
        top.setMaximumWidth(WIDTH)
        column = QVBoxLayout(top)
        column.setContentsMargins(32, 24, 28, 0)
        column.setSpacing(6)
        column.addWidget(words(self.tr("Settings"), "title"))
        column.addWidget(self.sections)
        return top

    def _turn(self, section: str) -> None:
        self._stack.setCurrentWidget(self._sheet(section))

    def _sheet(self, section: str) -> Sheet:
        if section not in self._sheets:
            sheet = Sheet(WIDTH)
            for place, module, name in CARDS:
                if place == section:
                    card: QWidget = getattr(import_module(module), name)(self._context)
                    self._cards[name] = card
                    sheet.column.addWidget(card)
            sheet.column.addStretch(1)
            self._sheets[section] = sheet
            self._stack.addWidget(sheet)
        return self._sheets[section]
