"""Names while writing, in Settings: whether they are underlined, and what is missing for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox

from journal.privacy.names.name_model import has_name_model
from ui.context import Context
from ui.widgets.sheet import Card, words


class IdentifiersCard(Card):
    """The switch works at once, in every field."""

    def __init__(self, context: Context) -> None:
        super().__init__(QCoreApplication.translate("IdentifiersCard", "Names and details"))
        self.switch = QCheckBox(self.tr("Underline what looks like a name"))
        self.switch.setChecked(context.settings.now.underline_names)
        self.switch.toggled.connect(lambda on: context.settings.change(underline_names=on))
        keys = context.actions.keys("next-identifier")[0].toString()
        self.body.addWidget(self.switch)
        self.body.addWidget(
            words(
                self.tr(
                    "Names, addresses and other details that may identify someone get a dashed "
                    "line as you type. They may stay in your journal; before anything is shared "
                    "you are asked. {keys} goes to the next one and says why. Nothing is sent "
                    "anywhere."
                ).format(keys=keys),
                "hint",
            )
        )
        self.missing = words(
            self.tr(
                "The name model is not installed. Without it fewer names are underlined here, "
                "and the review before sharing asks you about more words."
            ),
            "hint",
        )
        self.body.addWidget(self.missing)
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._say()

    def _say(self) -> None:
        self.missing.setHidden(has_name_model())
