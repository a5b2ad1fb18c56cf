"""What sort of entry it is: the usual ones in a row, the rare ones under a quiet menu."""

from PySide6.QtWidgets import QMenu, QPushButton

from journal import vocabulary
from ui.style import set_role
from ui.widgets.choices import ChoiceGroup
from ui.widgets.flow import FlowLayout
from ui.widgets.quiet_tabs import QuietTab

USUAL = ("tried-it", "decided-not-to-use-it", "watched-a-colleague")


class Kinds(ChoiceGroup):
    """Exactly one kind is chosen; a rare one stands in the row for as long as it is."""

    def __init__(self) -> None:
        super().__init__(1, self.tr("Kind of entry"), always=True)
        self.others = QPushButton(self.tr("Other kinds"))
        set_role(self.others, "aside")
        row = FlowLayout(self, gap=0)
        for kind in (*USUAL, *self._rare()):
            tab = QuietTab(kind, vocabulary.label("kind", kind), self)
            self.adopt(tab)
            row.addWidget(tab)
        row.addWidget(self.others)
        menu = QMenu(self.others)
        for kind in self._rare():
            menu.addAction(vocabulary.label("kind", kind), lambda kind=kind: self._take(kind))
        self.others.setMenu(menu)
        self.set_values(USUAL[:1])

    def _take(self, kind: str) -> None:
        self.set_values([kind])
        self.changed.emit()
        self.setFocus()

    def _show(self) -> None:
        for chip in self.chips:
            chip.setVisible(chip.value in USUAL or chip.value in self.values())
        super()._show()

    def _rare(self) -> list[str]:
        return [term.id for term in vocabulary.terms("kind") if term.id not in USUAL]
