"""The mapping: which sheet, what its rows are, where each column goes, and how that would read."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout

from journal import vocabulary
from journal.exchange.suggesting import CHECK_IN, TOOL, TRIAL
from ui.moving.columns_card import ColumnsCard
from ui.moving.preview_card import PreviewCard
from ui.style import in_role, set_role
from ui.widgets.field import Field
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import Footed, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.work.moving import Look, PreviewRow

WIDTH = 980
PATIENCE = 250  # milliseconds between a change and the new preview


class MappingView(Footed):
    """`look_wanted` asks for the file anew (kind, sheet, afresh); `rows_wanted` for a preview."""

    look_wanted = Signal(object, object, bool)
    rows_wanted = Signal()
    agreed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(WIDTH)
        self.title = words("", "title")
        self._notes = QVBoxLayout()
        self._notes.setSpacing(4)
        self.sheets = QComboBox()
        self.sheets.setAccessibleName(self.tr("Which sheet"))
        self._sheet_field = Field(self.tr("Which sheet"), self.sheets)
        self.kinds = Segmented(
            [
                (TRIAL, self.tr("Trials")),
                (CHECK_IN, self.tr("Check-ins")),
                (TOOL, self.tr("Tools of the register")),
            ],
            self.tr("What the rows are"),
        )
        self.seen = Segmented(
            [(term.id, vocabulary.label("visibility", term.id))
             for term in vocabulary.terms("visibility")], self.tr("Who may see them")
        )  # fmt: skip
        self._seen_field = Field(
            self.tr("Who may see them"), self.seen, self.tr("Where the row does not say")
        )
        self.columns = ColumnsCard()
        self.preview = PreviewCard()
        self.afresh_button = QPushButton(self.tr("Read it as if for the first time"))
        set_role(self.afresh_button, "quiet")
        self.told = in_role("hint", QLabel())
        self.take_button = QPushButton(self.tr("Bring these rows in"))
        set_role(self.take_button, "primary")
        leave = QPushButton(self.tr("Leave it"))
        set_role(leave, "quiet")
        self.column.addWidget(self.title)
        self.column.addLayout(self._notes)
        self.column.addWidget(self._sheet_field)
        self.column.addWidget(Field(self.tr("What the rows are"), self.kinds))
        self.column.addWidget(self._seen_field)
        for card in (self.columns, self.preview):
            self.column.addWidget(card)
        self.column.addStretch(1)
        self.set_foot(self.take_button, leave, self.afresh_button)
        self.set_foot_end(self.told)
        self._soon = QTimer(self, singleShot=True, interval=PATIENCE)
        self._soon.timeout.connect(self.rows_wanted)
        self.columns.changed.connect(self._soon.start)
        self.kinds.changed.connect(lambda: self._look_again(kind=self.kinds.value()))
        self.sheets.activated.connect(lambda: self._look_again())
        self.afresh_button.clicked.connect(lambda: self._look_again(afresh=True))
        self.take_button.clicked.connect(self.agreed)
        leave.clicked.connect(self.left)

    @property
    def kind(self) -> str:
        """What the rows are taken for."""
        return self.kinds.value() or TRIAL

    @property
    def chosen_sheet(self) -> str | None:
        """The sheet that is chosen, None in a file that has none."""
        return self.sheets.currentText() or None

    def show_look(self, look: "Look") -> None:
        """Everything as the file, or the time before, suggests it."""
        plan = look.plan
        self.title.setText(self.tr("Bring in {name}").format(name=Path(look.path).name))
        self._say(plan.notes)
        self.sheets.clear()
        self.sheets.addItems([name for name in look.sheets if name])
        self.sheets.setCurrentText(look.sheet)
        self._sheet_field.setVisible(len(look.sheets) > 1)
        self.kinds.set_values([plan.kind])
        self.seen.set_values(["me"])
        self._seen_field.setVisible(plan.kind == CHECK_IN)
        self.columns.show_columns(look, plan.kind, plan.fields)
        self.afresh_button.setVisible(plan.origin == "remembered")
        self.to_top()

    def show_rows(self, rows: "Sequence[PreviewRow]", more: bool) -> None:
        """How the first rows read now."""
        self.preview.show_rows(rows, more)
        self.told.setText(self.preview.summary.text())
        self.take_button.setEnabled(more or any(row.status != "refused" for row in rows))

    def _say(self, notes: "Sequence[str]") -> None:
        while item := self._notes.takeAt(0):
            item.widget().deleteLater()
        for note in notes:
            self._notes.addWidget(words(note, "hint"))

    def _look_again(self, kind: str | None = None, afresh: bool = False) -> None:
        self.look_wanted.emit(kind, self.chosen_sheet, afresh)
