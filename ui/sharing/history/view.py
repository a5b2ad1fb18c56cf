"""The history of merges: when, how many of what, from which files, and the letters afterwards."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from journal.group.merge.history import MergeRecord
from journal.language import in_full, plural
from ui.style import set_role
from ui.widgets.long_table import LongTable
from ui.widgets.sheet import words
from ui.widgets.table_page import TablePage

MERGE_WIDTHS = {1: 54, 2: 86, 3: 104, 4: 76, 5: 80, 6: 190}
FILE_WIDTHS = {1: 260}


class HistoryView(TablePage):
    """Merges above, the files of the chosen one below; nothing of what stood in them."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._merges: Sequence[MergeRecord] = ()
        self.merges = LongTable(self.tr("Merges"))
        self.files = LongTable(self.tr("Files of this merge"))
        self.nothing = words(self.tr("Nothing has been merged here yet."))
        self._of = words("", "question")
        self.back_button = QPushButton(self.tr("Back to the group"))
        set_role(self.back_button, "quiet")
        self.back_button.clicked.connect(self.left)
        self._lay_out()
        self.merges.chosen_changed.connect(self._show_files)

    def show_merges(self, read: Sequence[MergeRecord]) -> None:
        """Show these, newest first."""
        self._merges = read
        for widget in (self.merges, self.files, self._of):
            widget.setVisible(bool(read))
        self.nothing.setVisible(not read)
        self.setFocusProxy(self.merges if read else self.back_button)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.merges.fill(self._columns(), [self._row(one) for one in read], MERGE_WIDTHS)

    def _show_files(self) -> None:
        row = self.merges.chosen_row
        if not 0 <= row < len(self._merges):
            return
        chosen = self._merges[row]
        named = self._named()
        rows = [(file, named.get(standing, standing)) for file, standing in chosen.files]
        said = plural("{n} file", "{n} files", len(rows))
        self._of.setText(f"{_when(chosen.at)} · {said}")
        self.files.fill((self.tr("File"), self.tr("What became of it")), rows, FILE_WIDTHS)

    def _row(self, one: MergeRecord) -> tuple[str, ...]:
        kinds = ("new", "changed", "withdrawn", "awaiting admission", "refused")
        counts = (str(one.counts.get(kind, 0)) for kind in kinds)
        return (_when(one.at), *counts, one.fingerprint or self.tr("not known"))

    def _columns(self) -> tuple[str, ...]:
        return (
            self.tr("When"),
            self.tr("New"),
            self.tr("Changed"),
            self.tr("Taken back"),
            self.tr("Waiting"),
            self.tr("Refused"),
            self.tr("Letters afterwards"),
        )

    def _named(self) -> dict[str, str]:
        return {
            "new": self.tr("new"),
            "changed": self.tr("changed"),
            "withdrawn": self.tr("taken back"),
            "awaiting admission": self.tr("waits to be let in"),
            "refused": self.tr("refused"),
        }

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(words(self.tr("History of merges"), "title"))
        column.addWidget(
            words(
                self.tr(
                    "What was brought together on this computer, and when; what stood in the "
                    "files is not kept here. The letters are those to compare with others."
                ),
                "lead",
            )
        )
        column.addWidget(self.nothing)
        column.addWidget(self.merges, 3)
        column.addWidget(self._of)
        column.addWidget(self.files, 2)
        column.addStretch(0)
        self.set_foot(self.back_button)


def _when(at: datetime) -> str:
    local = at.astimezone()
    return f"{in_full(local.date())}, {local:%H:%M}"
