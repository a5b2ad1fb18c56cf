"""What the group says to its leaders: up to five statements, and what it asks of whom."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout

from journal.group.decisions import LONGEST_TEXT, MOST_STATEMENTS, Action, Decisions
from ui.digest.action_row import ActionRow
from ui.style import set_role
from ui.widgets.may_leave import may_leave
from ui.widgets.sheet import Footed, button_row, words


class VoiceView(Footed):
    """`kept` carries the statements and the actions."""

    kept = Signal(tuple, tuple)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(900)
        self.statements: list[QLineEdit] = []
        self.rows: list[ActionRow] = []
        self._actions = QVBoxLayout()
        self._actions.setSpacing(12)
        self.add_button = QPushButton(self.tr("Add a request"))
        self.add_button.clicked.connect(lambda: self._add(None).ask.setFocus())
        self.keep_button = QPushButton(self.tr("Keep it"))
        set_role(self.keep_button, "primary")
        self.keep_button.clicked.connect(self._keep)
        back = QPushButton(self.tr("Leave it as it was"))
        set_role(back, "quiet")
        back.clicked.connect(self.left)
        self._lay_out()
        self.set_foot(self.keep_button, back)
        self.setFocusProxy(self.statements[0])

    def show_decisions(self, made: Decisions) -> None:
        """What was said before."""
        for place, line in enumerate(self.statements):
            line.setText(made.statements[place] if place < len(made.statements) else "")
            line.setCursorPosition(0)
        for row in list(self.rows):
            self._remove(row)
        for action in made.actions:
            self._add(action)
        self.to_top()

    def _lay_out(self) -> None:
        self.column.addWidget(words(self.tr("What the group says"), "title"))
        self.column.addWidget(
            words(
                self.tr(
                    "Leaders read these words as you write them here, so agree on them with the "
                    "group first. No names of people, and nothing that points to one."
                ),
                "lead",
            )
        )
        self.column.addWidget(words(self.tr("Statements all agreed on"), "heading"))
        for number in range(1, MOST_STATEMENTS + 1):
            line = may_leave(QLineEdit())
            line.setMaxLength(LONGEST_TEXT)
            line.setAccessibleName(self.tr("Statement {n}").format(n=number))
            line.setPlaceholderText(self.tr("Statement {n}").format(n=number))
            self.statements.append(line)
            self.column.addWidget(line)
        self.column.addSpacing(6)
        self.column.addWidget(words(self.tr("What the group asks for"), "heading"))
        self.column.addLayout(self._actions)
        self.column.addLayout(button_row(self.add_button))
        self.column.addStretch(1)

    def _add(self, action: Action | None) -> ActionRow:
        row = ActionRow(action)
        row.removal_wanted.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._actions.addWidget(row)
        return row

    def _remove(self, row: ActionRow) -> None:
        self.rows.remove(row)
        self._actions.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        said = tuple(line.text().strip() for line in self.statements if line.text().strip())
        asked = tuple(action for row in self.rows if (action := row.action()) is not None)
        self.kept.emit(said, asked)
