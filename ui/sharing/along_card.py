"""What goes along from each trial: chips of what the group asks for, chosen by the writer."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ui.sharing.group.context_words import context_choices
from ui.widgets.chips import ChipGroup
from ui.widgets.sheet import Card, words


class AlongCard(Card):
    """`chosen` carries the fields that are to go along from now on."""

    chosen = Signal(list)

    def __init__(self) -> None:
        heading = self.tr("What goes along from each trial")
        super().__init__(heading)
        self.chips = ChipGroup((), most=None, name=heading)
        self.chips.changed.connect(lambda: self.chosen.emit(self.chips.values()))
        self._said = words(
            self.tr(
                "This group asks for these. The fewer go along, the harder it is to guess whose a "
                "trial is; of a single trial you can leave out more before it leaves."
            ),
            "hint",
        )
        self.body.addWidget(self.chips)
        self.body.addWidget(self._said)
        self.hide()

    def show_context(self, asked: Sequence[str], along: Sequence[str]) -> None:
        """Offer what the group asks for, if anything; `along` goes along now."""
        self.chips.set_values([])
        self.chips.offer(context_choices(asked))
        self.chips.set_values(along)
        self.setVisible(bool(asked))
