"""What the group asks for: of whom, by when, and what came of it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal.group.decisions import Action
from ui.digest.prepare.action_row import ActionRow
from ui.digest.prepare.written import WrittenPart
from ui.widgets.sheet import button_row
from ui.widgets.tab_order import come_after


class RequestsPart(WrittenPart):
    """One row a request."""

    def __init__(self) -> None:
        super().__init__()
        self.describe(
            self.tr("Requests"),
            self.tr("What the group asks for"),
            self.tr(
                "Each with the role that can decide it. Write the answer in when it comes: the "
                "next digest opens with “you asked, we did”."
            ),
        )
        self.rows: list[ActionRow] = []
        self._holder = QWidget()
        self._holder.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a place in the order of Tab
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)
        self.add_button = QPushButton(self.tr("Add a request"))
        self.add_button.clicked.connect(lambda: self._add(None).ask.setFocus())
        self.column.addWidget(self._holder)
        self.column.addLayout(button_row(self.add_button))
        self.column.addStretch(1)
        self.setFocusProxy(self.add_button)

    def state(self) -> str:
        """How many are asked, and how many have an answer."""
        asked = self.written()["actions"]
        if not asked:
            return self.tr("none")
        answered = sum(action.answer is not None for action in asked)
        return self.tr("{n} asked, {answered} answered").format(n=len(asked), answered=answered)

    def show_typed(self, typed: Mapping[str, Any]) -> None:
        """Show the requests."""
        for row in list(self.rows):
            self._let_go(row)
        for action in typed["actions"]:
            self._add(Action.model_construct(**action))

    def typed(self) -> dict[str, Any]:
        """All rows, unfinished ones too."""
        return {"actions": [row.typed() for row in self.rows]}

    def written(self) -> dict[str, Any]:
        """The requests in which something is asked."""
        found = (row.action() for row in self.rows)
        return {"actions": tuple(action for action in found if action is not None)}

    def _add(self, action: Action | None) -> ActionRow:
        row = ActionRow(action)
        row.removal_wanted.connect(lambda: self._remove(row))
        row.edited.connect(self.edited)
        self._rows.addWidget(row)
        come_after(self.rows[-1].because if self.rows else self._holder, row)
        self.rows.append(row)
        return row

    def _remove(self, row: ActionRow) -> None:
        self._let_go(row)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _let_go(self, row: ActionRow) -> None:
        self.rows.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
