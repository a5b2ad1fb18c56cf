"""The Settings page: who I am here, how it looks, where it is kept, and what it is made of."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from journal import vocabulary
from ui.context import Context
from ui.pages.about import AboutCard
from ui.pages.backups import BackupsCard
from ui.pages.own_names import OwnNamesCard
from ui.style import THEMES
from ui.widgets.chips import ChipGroup
from ui.widgets.field import Field
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import Card, Sheet, button_row, selectable, words

WIDTH = 820


class SettingsPage(Sheet):
    """Every choice works at once; nothing here has to be saved."""

    def __init__(self, context: Context) -> None:
        super().__init__(WIDTH)
        self._context = context
        self.roles = ChipGroup(
            [(term.id, vocabulary.label("role_band", term.id))
             for term in vocabulary.terms("role_band")], 1, self.tr("My role")
        )  # fmt: skip
        self.themes = Segmented(
            list(zip(THEMES, (self.tr("As the system"), self.tr("Light"), self.tr("Dark")),
                     strict=True)), self.tr("Appearance")
        )  # fmt: skip
        self.backups = BackupsCard(context)
        self.names = OwnNamesCard(context)
        settings = context.settings
        self.roles.set_values([settings.now.role_band] if settings.now.role_band else [])
        self.themes.set_values([settings.now.theme])
        self.roles.changed.connect(lambda: settings.change(role_band=self.roles.value()))
        self.themes.changed.connect(lambda: settings.change(theme=self.themes.value()))
        self.column.addWidget(words(self.tr("Settings"), "title"))
        for card in (self._me(), self._folder(), self.backups, self.names, AboutCard()):
            self.column.addWidget(card)
        self.column.addStretch(1)
        self.setFocusProxy(self.roles)

    def _me(self) -> QWidget:
        card = Card()
        card.body.setSpacing(16)
        card.body.addWidget(
            Field(self.tr("My role"), self.roles, self.tr("Decides which jobs come first"))
        )
        card.body.addWidget(Field(self.tr("Appearance"), self.themes))
        return card

    def _folder(self) -> QWidget:
        card = Card(self.tr("Where the journal is kept"))
        root = self._context.home.root
        card.body.addWidget(selectable(str(root)))
        card.body.addWidget(
            words(
                self.tr(
                    "Private from your group and leaders, not from the law or your school's IT. "
                    "Keep it out of folders that sync to a cloud; put backups there instead."
                ),
                "hint",
            )
        )
        button = QPushButton(self.tr("Open the folder"))
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(root))))
        card.body.addLayout(button_row(button))
        return card
