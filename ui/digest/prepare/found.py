"""Words that the scan found: each is masked, printed as it was written, or put in other words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from journal.digest.scan import Found
from journal.language import plural
from ui.digest.prepare.part import Part, Row, Rows
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import words
from ui.work.digest_decisions import MASK, PRINT

MOST_SHOWN = 60
OPEN, REWORD = "open", "reword"
LONGEST_WORDING = 300


class FoundPart(Part):
    """`answered` carries a word and PRINT, MASK, its new wording, or "" for not decided."""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.describe(
            self.tr("Words that were found"),
            self.tr("Words that were found"),
            self.tr(
                "They look like a name or a detail, so they are printed masked until you decide. "
                "Print a word only if it names nobody and nothing here."
            ),
        )
        self.rows: dict[str, FoundRow] = {}
        self._open = 0
        self._none = words(self.tr("Nothing was found in this edition."), "hint")
        self._rows = Rows()
        self._more = words("", "hint")
        for widget in (self._none, self._rows, self._more):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def state(self) -> str:
        """How many are to be decided."""
        if not self.rows:
            return self.tr("none")
        if self._open:
            return self.tr("{n} to decide").format(n=self._open)
        return self.tr("all decided")

    def show_found(self, found: Sequence[Found], answers: Mapping[str, str]) -> None:
        """The words of the edition on show, those first that nobody decided on."""
        ordered = sorted(found, key=lambda one: one.text in answers)
        self._open = sum(one.text not in answers for one in found)
        shown = ordered[:MOST_SHOWN]
        if [one.text for one in shown] == list(self.rows):
            for one in shown:
                self.rows[one.text].show_answer(answers.get(one.text, ""))
        else:
            self.rows = {one.text: self._row(one, answers.get(one.text, "")) for one in shown}
            self._rows.show_rows(list(self.rows.values()))
        self._none.setVisible(not found)
        rest = len(found) - len(shown)
        self._more.setVisible(rest > 0)
        self._more.setText(
            plural("{n} more comes then.", "{n} more come as these are decided.", rest)
        )

    def _row(self, one: Found, answer: str) -> "FoundRow":
        row = FoundRow(one)
        row.show_answer(answer)
        row.answered.connect(lambda answer: self.answered.emit(one.text, answer))
        return row


class FoundRow(Row):
    """One word."""

    answered = Signal(str)

    def __init__(self, one: Found) -> None:
        super().__init__(f"“{one.text}”", f"{one.why}: {one.around}")
        self.choice = Segmented(
            [
                (OPEN, self.tr("Not decided")),
                (MASK, self.tr("Mask")),
                (PRINT, self.tr("Print")),
                (REWORD, self.tr("Reword")),
            ],
            self.tr("What becomes of “{word}”").format(word=one.text),
        )
        self.wording = QLineEdit()
        self.wording.setMaxLength(LONGEST_WORDING)
        self.wording.setPlaceholderText(self.tr("a pupil"))
        self.wording.setAccessibleName(self.tr("New words for “{word}”").format(word=one.text))
        self.reword_button = QPushButton(self.tr("Print it so"))
        self._wording = QWidget()
        line = QHBoxLayout(self._wording)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.wording, 1)
        line.addWidget(self.reword_button)
        self.body.addWidget(self.choice)
        self.body.addWidget(self._wording)
        self.choice.changed.connect(self._chosen)
        self.wording.textChanged.connect(lambda _: self._enable())
        self.wording.returnPressed.connect(self.reword_button.click)
        self.reword_button.clicked.connect(lambda: self.answered.emit(self.wording.text().strip()))

    def show_answer(self, answer: str) -> None:
        """What was decided: PRINT, MASK, the new wording or "" for nothing."""
        rewords = answer not in ("", PRINT, MASK)
        self.choice.set_values([REWORD if rewords else answer or OPEN])
        if rewords:
            self.wording.setText(answer)
        self._wording.setVisible(rewords)
        self._enable()

    def _chosen(self) -> None:
        value = self.choice.value()
        self._wording.setVisible(value == REWORD)
        if value == REWORD:
            self.wording.setFocus()
        else:
            self.answered.emit("" if value == OPEN else value or "")

    def _enable(self) -> None:
        self.reword_button.setEnabled(bool(self.wording.text().strip()))
