"""Who I am here and how the window looks."""

from journal import vocabulary
from ui.context import Context
from ui.style import THEMES
from ui.widgets.chips import ChipGroup
from ui.widgets.field import Field
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import Card


class OwnChoicesCard(Card):
    """My role and the appearance."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.roles = ChipGroup(
            [(term.id, vocabulary.label("role_band", term.id))
             for term in vocabulary.terms("role_band")], 1, self.tr("My role")
        )  # fmt: skip
        self.themes = Segmented(
            list(zip(THEMES, (self.tr("As the system"), self.tr("Light"), self.tr("Dark")),
                     strict=True)), self.tr("Appearance")
        )  # fmt: skip
        settings = context.settings
        self.roles.set_values([settings.now.role_band] if settings.now.role_band else [])
        self.themes.set_values([settings.now.theme])
        self.roles.changed.connect(lambda: settings.change(role_band=self.roles.value()))
        self.themes.changed.connect(lambda: settings.change(theme=self.themes.value()))
        self.body.setSpacing(16)
        self.body.addWidget(
            Field(self.tr("My role"), self.roles, self.tr("Decides which jobs come first"))
        )
        self.body.addWidget(Field(self.tr("Appearance"), self.themes))
