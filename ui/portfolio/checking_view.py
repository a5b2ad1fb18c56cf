"""What was found that names others: each word hidden, or kept because it names nobody."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from journal.exchange.portfolio.checking import Found
from ui.style import set_role
from ui.widgets.chips import ChipGroup
from ui.widgets.field import Field
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import Sheet, words

HIDE, KEEP = "hide", "keep"
_SHOWN = 60  # characters of a word; a box breaks no line
_INDENT = 32  # as far in as the words of a box


class CheckingView(QWidget):
    """`answered` tells that something was decided."""

    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.questions: dict[str, ChipGroup] = {}
        self.boxes: dict[str, QCheckBox] = {}
        self._sheet: Sheet | None = None
        self.formats = Segmented(
            [("pdf", "PDF"), ("docx", self.tr("Word")), ("html", self.tr("Web page"))],
            self.tr("What sort of file"),
        )
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._layout.addWidget(Field(self.tr("What sort of file"), self.formats, beside=True))

    def show_found(self, found: Sequence[Found]) -> None:
        """Ask about these."""
        self.questions, self.boxes = {}, {}
        sheet = Sheet()
        set_role(sheet.widget(), "sheet")
        sheet.column.setContentsMargins(0, 0, 12, 0)
        sheet.column.addWidget(words(self._summary(found)))
        for one in found:
            sheet.column.addWidget(self._question(one) if one.asked else self._box(one))
        sheet.column.addStretch(1)
        if self._sheet is not None:
            self._layout.removeWidget(self._sheet)
            self._sheet.deleteLater()
        self._sheet = sheet
        self._layout.insertWidget(0, sheet, 1)

    def kept(self) -> frozenset[str]:
        """The words that stay as they were written."""
        asked = {word for word, chips in self.questions.items() if chips.value() == KEEP}
        return frozenset(asked | {word for word, box in self.boxes.items() if box.isChecked()})

    def hidden(self) -> frozenset[str]:
        """The words that were asked about and are hidden."""
        return frozenset(word for word, chips in self.questions.items() if chips.value() == HIDE)

    def unanswered(self) -> int:
        """How many words are still to be decided."""
        return sum(not chips.value() for chips in self.questions.values())

    def all_answered(self) -> bool:
        """Whether nothing is open."""
        return not self.unanswered()

    def _summary(self, found: Sequence[Found]) -> str:
        if not found:
            return self.tr(
                "Nothing was found that looks like a name or a detail of somebody. Read it "
                "through all the same before you give it to anybody."
            )
        return self.tr(
            "These words look like a name or a detail of somebody else. They are hidden unless "
            "you say that they name nobody."
        )

    def _question(self, one: Found) -> QWidget:
        choices = [(HIDE, self.tr("Hide it")), (KEEP, self.tr("Keep it, it names nobody"))]
        shown = _short(one.text)
        asked = self.tr("“{word}”, {why}?").format(word=shown, why=one.why)
        chips = ChipGroup(choices, 1, asked)
        chips.changed.connect(self.answered)
        self.questions[one.text] = chips
        question = QWidget()
        column = QVBoxLayout(question)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        column.addWidget(words(asked, "question"))
        column.addWidget(words(self._places(one), "hint"))
        column.addWidget(chips)
        return question

    def _box(self, one: Found) -> QWidget:
        text = self.tr("Keep “{word}” ({why})").format(word=_short(one.text), why=one.why)
        box = QCheckBox(text.replace("&", "&&"))
        box.setAccessibleDescription(self._places(one))
        self.boxes[one.text] = box
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(box)
        places = words(self._places(one), "hint")
        places.setIndent(_INDENT)
        column.addWidget(places)
        return line

    def _places(self, one: Found) -> str:
        lines = [f"… {context} …" for context in one.contexts]
        if one.times > len(lines):
            lines.append(self.tr("{n} places in all").format(n=one.times))
        return "\n".join(lines)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
