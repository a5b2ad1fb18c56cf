"""The first rows of a table as they would come in, and which would not, and why."""

from collections.abc import Sequence, Sized
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.language import plural
from ui.widgets.sheet import Card, words

if TYPE_CHECKING:
    from ui.work.moving import PreviewRow

SHOWN_TAKEN = 5
SHOWN_REFUSED = 12


class PreviewCard(Card):
    """What a look at the first rows found."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("PreviewCard", "How the rows would come in"))
        self.summary = words("", "hint")
        self._place = QVBoxLayout()
        self._place.setSpacing(8)
        self.body.addWidget(self.summary)
        self.body.addLayout(self._place)

    def show_rows(self, rows: "Sequence[PreviewRow]", more: bool) -> None:
        """The counts, the first that would be taken, and those that would not."""
        while item := self._place.takeAt(0):
            item.widget().deleteLater()
        taken = [row for row in rows if row.status == "taken"]
        refused = [row for row in rows if row.status == "refused"]
        here = len(rows) - len(taken) - len(refused)
        looked = self.tr("Of the first {n} rows:") if more else self.tr("Of {n} rows:")
        self.summary.setText(f"{looked.format(n=len(rows))} {self._told(taken, here, refused)}")
        for row in taken[:SHOWN_TAKEN]:
            line = self.tr("Line {n}").format(n=row.line)
            self._place.addWidget(_row(row.title, f"{line} · {row.facts}"))
        if refused:
            self._place.addWidget(words(self.tr("What would not come in"), "question"))
        for row in refused[:SHOWN_REFUSED]:
            said = self.tr("Line {n}: {why}").format(n=row.line, why=row.reason)
            self._place.addWidget(words(said))
        if len(refused) > SHOWN_REFUSED:
            left = len(refused) - SHOWN_REFUSED
            self._place.addWidget(words(plural("and {n} more", "and {n} more", left), "hint"))

    def _told(self, taken: Sized, here: int, refused: Sized) -> str:
        parts = [self.tr("{n} would come in").format(n=len(taken))]
        if here:
            parts.append(plural("{n} is here already", "{n} are here already", here))
        if refused:
            parts.append(self.tr("{n} would not come in").format(n=len(refused)))
        return ", ".join(parts) + "."


def _row(title: str, facts: str) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(words(title, "question"))
    column.addWidget(words(facts, "hint"))
    return row
