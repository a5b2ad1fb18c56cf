"""Questions in rows that share their answers: the safe-use checks and the private growth tags."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from journal import vocabulary
from journal.language import _
from ui.widgets.chips import ChipGroup
from ui.widgets.tokens import Tokens


class AnswerGrid(QWidget):
    """One row of chips for each question; an answer may be taken back."""

    changed = Signal()

    def __init__(
        self, questions: Sequence[tuple[str, str]], answers: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__()
        self.rows: dict[str, ChipGroup] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(2)
        layout.setColumnStretch(1, 1)
        for row, (value, words) in enumerate(questions):
            label = QLabel(words)
            label.setWordWrap(True)
            label.setMinimumWidth(220)
            group = ChipGroup(answers, 1, words)
            group.changed.connect(self.changed)
            self.rows[value] = group
            layout.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
            layout.addWidget(group, row, 1)

    def value(self) -> dict[str, str]:
        """The answer by question, where there is one."""
        return {name: group.value() for name, group in self.rows.items() if group.value()}

    def set_value(self, answers: Mapping[str, str]) -> None:
        """Show these answers."""
        for name, group in self.rows.items():
            group.set_values([answers[name]] if name in answers else [])


class SafeUseGrid(AnswerGrid):
    """Each safe-use check: yes, no, not sure, doesn't apply."""

    def __init__(self) -> None:
        super().__init__(_pairs("safe_use_check"), _pairs("safe_use_answer"))


class GrowthGrid(QWidget):
    """UNESCO's aspects by level, and free tags, as one list of "aspect:level" and free words."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        tags = vocabulary.raw()["growth_tag_unesco"]
        aspects, levels = (
            [(entry["id"], _(entry["label"])) for entry in tags[part]]
            for part in ("aspects", "levels")
        )
        self._grid = AnswerGrid(aspects, levels)
        self._own = Tokens(self.tr("Own growth tags"), self.tr("K3, S7, or words of your own"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._grid)
        layout.addWidget(self._own)
        self._grid.changed.connect(self.changed)
        self._own.changed.connect(self.changed)

    def values(self) -> list[str]:
        """Every tag."""
        return [f"{aspect}:{level}" for aspect, level in self._grid.value().items()] + (
            self._own.values()
        )

    def set_values(self, values: Sequence[str]) -> None:
        """Show these tags."""
        pairs = [value.partition(":") for value in values]
        self._grid.set_value({a: level for a, colon, level in pairs if a in self._grid.rows})
        self._own.set_values([v for v in values if v.partition(":")[0] not in self._grid.rows])


def _pairs(name: str) -> list[tuple[str, str]]:
    return [(term.id, vocabulary.label(name, term.id)) for term in vocabulary.terms(name)]
