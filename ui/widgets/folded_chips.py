"""Chips of which a few are seen at first, the rest behind a press."""

from collections.abc import Iterable

from PySide6.QtWidgets import QPushButton

from ui.style import set_role
from ui.widgets.chips import ChipGroup, Choice


class FoldedChips(ChipGroup):
    """The first `few` choices and whatever is chosen; `more` shows all of them."""

    def __init__(self, choices: Iterable[Choice], most: int | None, name: str, few: int) -> None:
        self._few = few
        self._unfolded = False
        super().__init__(choices, most, name)
        self.more = QPushButton(self.tr("More"))
        self.more.setCheckable(True)
        self.more.setAccessibleName(self.tr("More: {question}").format(question=name))
        set_role(self.more, "aside")
        self.more.toggled.connect(self._unfold)
        self.add_beside(self.more)

    def _unfold(self, unfolded: bool) -> None:
        self._unfolded = unfolded
        self.more.setText(self.tr("Fewer") if unfolded else self.tr("More"))
        self._show()

    def _show(self) -> None:
        for place, chip in enumerate(self.chips):
            chip.setVisible(self._unfolded or place < self._few or chip.value in self.values())
        super()._show()
