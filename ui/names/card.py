"""The owner's lists of names in Settings: what is listed, until when, and the way in and out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from journal.language import plural
from journal.logbook.own_names import NameList
from ui.context import Context
from ui.names.adding import SUFFIXES, AddNames
from ui.names.changing import Changing
from ui.names.list_row import ListRow
from ui.names.look_dialog import LookDialog
from ui.sharing.drop_veil import DropVeil
from ui.style import set_role
from ui.widgets.confirm import Confirm, ask_first
from ui.widgets.sheet import Card, words
from ui.work import own_names as work


class OwnNamesCard(Card):
    """Names never leave the journal; each list goes in August unless it is kept."""

    def __init__(self, context: Context) -> None:
        super().__init__(QCoreApplication.translate("OwnNamesCard", "Names to watch for"))
        self._context = context
        self._names = 0
        self.changing = Changing(context, self)
        self.rows: list[ListRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.none = words(self.tr("No names listed."), "hint")
        self.adding = AddNames(context, self.changing)
        self.clear = QPushButton(self.tr("Forget all listed names"))
        set_role(self.clear, "quiet")
        self.clear.clicked.connect(self.ask_to_clear)
        self._veil = DropVeil(self)
        self.setAcceptDrops(True)
        self._lay_out()
        context.changes.own_names_changed.connect(self._on_change)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the lists again."""
        today = self._context.now().astimezone().date()
        self._context.worker.ask(lambda session: work.lists(session, today), self._show)

    def ask_to_clear(self) -> Confirm:
        """Ask, then forget every listed name."""
        return ask_first(
            self,
            plural("Forget {n} listed name?", "Forget all {n} listed names?", self._names),
            self.tr("They are not looked for any more, and cannot be put back."),
            self.tr("Forget them"),
            self.changing.clear,
        )

    def look(self, one: NameList) -> LookDialog:
        """Open a list."""
        dialog = LookDialog(self._context, one, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _list_file(event):
            self._veil.lift()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        path = _list_file(event)
        if path:
            event.acceptProposedAction()
            self.adding.take_file(path)

    def _lay_out(self) -> None:
        rule = QFrame()
        set_role(rule, "rule")
        self.body.addWidget(
            words(
                self.tr(
                    "Before anything is shared, these names are looked for in your texts. They "
                    "stay in this journal: never in a bundle, an export or a log. Each list goes "
                    "at the end of August unless you keep it."
                ),
                "hint",
            )
        )
        self.body.addWidget(self.none)
        self.body.addLayout(self._list)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(self.clear)
        self.body.addLayout(end)
        self.body.addWidget(rule)
        self.body.addWidget(words(self.tr("Add names"), "question"))
        self.body.addWidget(self.adding)

    def _on_change(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show(self, lists: tuple[NameList, ...]) -> None:
        held = next((row.list for row in self.rows if row.holds_focus()), None)
        while item := self._list.takeAt(0):
            item.widget().deleteLater()
        self.rows = [ListRow(one) for one in lists]
        for row in self.rows:
            row.look_wanted.connect(self.look)
            row.keep_wanted.connect(lambda one: self.changing.keep([one]))
            row.removal_wanted.connect(self.changing.remove)
            self._list.addWidget(row)
        self._names = sum(one.names for one in lists)
        self.none.setVisible(not lists)
        self.clear.setVisible(bool(lists))
        if held:
            self._focus_on(held)

    def _focus_on(self, held: NameList) -> None:
        """Put the keyboard back to the list it was on, or where names are added."""
        same = (r for r in self.rows if (r.list.name, r.list.kind) == (held.name, held.kind))
        row = next(same, None)
        (row.look if row else self.adding.box).setFocus(Qt.FocusReason.OtherFocusReason)


def _list_file(event: QDropEvent) -> Path | None:
    """The one list that is held over the card, None for anything else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in SUFFIXES else None
