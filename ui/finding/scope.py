"""Where to look: in my journal or in my groups. What is typed goes along from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context
from ui.style import in_role
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from ui.asking.asking_view import AskingView

JOURNAL, GROUPS = "journal", "groups"


class Scope(QWidget):
    """Holds the journal's own `body`; the switch over it is there for those who are in a group."""

    def __init__(self, context: Context, body: QWidget, search: QLineEdit) -> None:
        super().__init__()
        self._context = context
        self._body = body
        self._search = search
        self.asking: AskingView | None = None
        self.switch = Segmented(
            [(JOURNAL, self.tr("In my journal")), (GROUPS, self.tr("In my groups"))],
            self.tr("Where to look"),
        )
        self.switch.changed.connect(self._turn)
        self._bar = in_role("side", QWidget())
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(20, 12, 16, 0)
        row.addWidget(self.switch)
        self._bar.hide()
        self.stack = QStackedWidget()
        self.stack.addWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self.stack, 1)
        self.setFocusProxy(search)
        context.changes.groups_changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Look whether there is a group to ask."""
        self._context.worker.ask(_in_a_group, self._offer)

    def to_journal(self) -> None:
        """Back to the owner's own trials, whatever was typed elsewhere."""
        self.switch.set_values([JOURNAL])
        self._show(self._body, self._search)

    def to_groups(self, query: str) -> None:
        """Ask the groups this."""
        self.switch.set_values([GROUPS])
        self._ask(query)

    @property
    def search(self) -> QLineEdit:
        """The search box in sight."""
        in_groups = self.asking is not None and self.stack.currentWidget() is self.asking
        return self.asking.search if in_groups else self._search

    def _offer(self, in_a_group: bool) -> None:
        self._bar.setVisible(in_a_group)
        if not in_a_group:
            self.to_journal()

    def _turn(self) -> None:
        if self.switch.value() == JOURNAL:
            if self.asking:
                self._search.setText(self.asking.search.text())
            self._show(self._body, self._search)
            return
        self._ask(self._search.text())

    def _ask(self, query: str) -> None:
        if self.asking is None:
            # Deferred: what reads digests is not needed by those who never ask.
            from ui.asking.asking_view import AskingView

            self.asking = AskingView(self._context)
            self.stack.addWidget(self.asking)
        self.asking.ask(query)
        self._show(self.asking, self.asking.search)

    def _show(self, view: QWidget, search: QLineEdit) -> None:
        self.stack.setCurrentWidget(view)
        self.setFocusProxy(search)


def _in_a_group(session: Any) -> bool:
    # Deferred: imported in the lane.
    from journal.logbook.sharings import is_in_a_group

    return is_in_a_group(session)
