"""A paragraph of chips that answers one question of a form."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.chip import Chip
from ui.widgets.choices import ChoiceGroup
from ui.widgets.flow import FlowLayout

Choice = tuple[str, str]  # the value, and the text that people read


class ChipGroup(ChoiceGroup):
    """Chips in as many lines as they need."""

    def __init__(self, choices: Iterable[Choice], most: int | None = 1, name: str = "") -> None:
        super().__init__(most, name)
        self._beside: QWidget | None = None
        self._flow = FlowLayout(self, gap=3, line_gap=1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.offer(choices)

    def offer(self, choices: Iterable[Choice]) -> None:
        """Offer these instead; what is chosen stays chosen, and stays on offer."""
        shown = dict(choices)
        texts = {chip.value: chip.text() for chip in self.chips}
        for value in self.values():
            shown.setdefault(value, texts.get(value, value))
        entries = list(shown.items())
        for chip, (value, text) in zip(self.chips, entries, strict=False):
            chip.say(value, text)
        for chip in self.chips[len(entries) :]:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        del self.chips[len(entries) :]
        for value, text in entries[len(self.chips) :]:
            self._add(value, text)
        self.set_values(self.values())

    def add_beside(self, widget: QWidget) -> None:
        """A control after the last chip, "More" say."""
        self._beside = widget
        self._flow.addWidget(widget)

    def set_values(self, values: Sequence[str]) -> None:
        """Choose exactly these; one that is not on offer gets a chip of its own."""
        known = {chip.value for chip in self.chips}
        for value in values:
            if value not in known:
                self._add(value, value)
        super().set_values(values)

    def _add(self, value: str, text: str) -> None:
        chip = Chip(value, text, self)
        self.adopt(chip)
        self._flow.addWidget(chip)
        if self._beside is not None:
            self._flow.removeWidget(self._beside)
            self._flow.addWidget(self._beside)
        if self.isVisible():
            chip.show()
