"""The owner's lists of names, so that they are found before anything is shared."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton

from ui.context import Context
from ui.style import set_role
from ui.widgets.field import Field
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import Card, button_row, words
from ui.widgets.text_box import TextBox
from ui.work import keeping

LIMIT = 200_000  # characters pasted at once


class OwnNamesCard(Card):
    """Names are pasted, one a line; they never leave the journal."""

    def __init__(self, context: Context) -> None:
        super().__init__(QCoreApplication.translate("OwnNamesCard", "Names to watch for"))
        self._context = context
        self._counts = words("", "hint")
        self.kinds = Segmented(
            [
                ("pupil", self.tr("Pupils")),
                ("staff", self.tr("Staff")),
                ("school", self.tr("School")),
                ("place", self.tr("Places")),
            ],
            self.tr("Kind of names"),
        )
        self.box = TextBox(LIMIT, least=3, most=8)
        self.box.setPlaceholderText(self.tr("One name a line; a class list can be pasted whole"))
        self.add = QPushButton(self.tr("Add these names"))
        self.add.clicked.connect(self._add)
        clear = QPushButton(self.tr("Forget all listed names"))
        set_role(clear, "quiet")
        clear.clicked.connect(self._clear)
        self.body.addWidget(
            words(
                self.tr(
                    "Before anything is shared, these names are looked for in your texts. "
                    "They stay here, and expire each August."
                ),
                "hint",
            )
        )
        self.body.addWidget(self._counts)
        self.body.addWidget(self.kinds)
        self.body.addWidget(Field(self.tr("Names"), self.box))
        self.body.addLayout(button_row(self.add, clear))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Count them again."""
        today = self._context.now().astimezone().date()
        self._context.worker.ask(
            lambda session: keeping.names_by_kind(session, today), self._show_counts
        )

    def _show_counts(self, counts: dict[str, int]) -> None:
        names = {
            "pupil": self.tr("pupils"),
            "staff": self.tr("staff"),
            "school": self.tr("school"),
            "place": self.tr("places"),
            "class": self.tr("classes"),
            "other": self.tr("others"),
        }
        told = ", ".join(f"{counts[kind]} {name}" for kind, name in names.items() if kind in counts)
        self._counts.setText(
            self.tr("Listed: {told}.").format(told=told) if told else self.tr("No names listed.")
        )

    def _add(self) -> None:
        lines = [line.strip() for line in self.box.toPlainText().splitlines() if line.strip()]
        kind = self.kinds.value() or "pupil"
        today = self._context.now().astimezone().date()

        def done(new: int) -> None:
            self.box.clear()
            self.refresh()
            several = self.tr("{n} new names listed.").format(n=new)
            self._context.notices.say(self.tr("1 new name listed.") if new == 1 else several)

        if lines:
            self._context.worker.ask(
                lambda session: keeping.list_names(session, lines, kind, today), done
            )

    def _clear(self) -> None:
        def done(forgotten: int) -> None:
            self.refresh()
            several = self.tr("{n} names forgotten.").format(n=forgotten)
            self._context.notices.say(self.tr("1 name forgotten.") if forgotten == 1 else several)

        self._context.worker.ask(keeping.forget_names, done)
