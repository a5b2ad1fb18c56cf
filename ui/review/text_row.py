"""One text of a record: private and as it leaves side by side, its changes with reasons beneath."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.actions import Actions
from ui.palettes import Palette
from ui.review.change_row import ChangeRow
from ui.review.marks import in_words, private_html, shared_html
from ui.widgets.prose import Prose, coloured
from ui.widgets.sheet import words
from ui.work.leaving import Change, Text

_TOP = Qt.AlignmentFlag.AlignTop


class TextRow(QWidget):
    """`answered` carries what was found and the answer, `reached` the row that has the focus."""

    answered = Signal(object, object)
    reached = Signal(object)

    def __init__(self, text: Text, actions: Actions) -> None:
        super().__init__()
        self.text = text
        self.rows: list[ChangeRow] = []
        self._actions = actions
        self._current = ""
        self._private = Prose(self._private_html)
        self._shared = Prose(self._shared_html)
        for side in (self._private, self._shared):
            side.setTextInteractionFlags(
                Qt.TextInteractionFlag.LinksAccessibleByMouse
                | Qt.TextInteractionFlag.TextSelectableByMouse
            )
            side.linkHovered.connect(self._explain)
            side.linkActivated.connect(self._go_to)
        self._evened = words(self.tr("Quotes, spaces and emoji are made plain here."), "hint")
        self._changes = QVBoxLayout()
        self._changes.setSpacing(2)
        self._grid = QGridLayout(self)
        self._lay_out()
        self.show_text(text)

    def show_text(self, text: Text) -> None:
        """The same text as it stands now; rows that stay keep their place and focus."""
        before, self.text = [row.change.item.id for row in self.rows if row.change], text
        distinct = self._distinct()
        if before != list(distinct):
            self._make_rows(len(distinct))
        for place, (row, change) in enumerate(zip(self.rows, distinct.values(), strict=True), 1):
            count = sum(one.item.id == change.item.id for one in text.all_changes)
            row.show_change(change, count, place, len(self.rows))
        self._private.draw()
        self._shared.draw()
        self._shared.setVisible(not self._is_plain())
        self._evened.setVisible(text.evened)
        self._private.setAccessibleName(
            f"{self.tr('In your journal')}, {text.label}: {text.private}"
        )
        self._shared.setAccessibleName(f"{self.tr('As it leaves')}, {text.label}: {text.shared}")
        self._lay_sides()

    def point_out(self, question: str) -> None:
        """Mark the places of this question as those one is at."""
        if question != self._current:
            self._current = question
            if self.text.changes:
                self._private.draw()
                self._shared.draw()

    def _distinct(self) -> dict[str, Change]:
        found: dict[str, Change] = {}
        for change in self.text.all_changes:
            found.setdefault(change.item.id, change)
        return found

    def _is_plain(self) -> bool:
        return self.text.private == self.text.shared and not self.text.all_changes

    def _private_html(self, colours: Palette) -> str:
        html = private_html(self.text, self._current, colours)
        if self._is_plain():
            note = coloured(" · " + self.tr("leaves as it is"), "muted", colours)
            return html.replace("<br>", f"{note}<br>", 1)
        return html

    def _shared_html(self, colours: Palette) -> str:
        return shared_html(self.text, self._current, colours)

    def _explain(self, link: str) -> None:
        why = in_words(self.text.changes[int(link)]) if link else ""
        for side in (self._private, self._shared):
            side.setToolTip(why)

    def _go_to(self, link: str) -> None:
        wanted = self.text.changes[int(link)].item.id
        for row in self.rows:
            if row.change and row.change.item.id == wanted:
                row.setFocus()

    def _make_rows(self, count: int) -> None:
        for row in self.rows:
            self._changes.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for _n in range(count):
            row = ChangeRow(self._actions)
            row.answered.connect(lambda answer, row=row: self._answered(row, answer))
            row.reached.connect(lambda row=row: self.reached.emit(row))
            self.rows.append(row)
            self._changes.addWidget(row)

    def _answered(self, row: ChangeRow, answer: object) -> None:
        if row.change:
            self.answered.emit(row.change.item, answer)

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._private, 0, 0)
        self._grid.addWidget(self._shared, 0, 1, _TOP)
        self._grid.addLayout(self._changes, 1, 0, 1, 2)
        self._grid.addWidget(self._evened, 2, 0, 1, 2)

    def _lay_sides(self) -> None:
        self._grid.removeWidget(self._private)
        self._grid.addWidget(self._private, 0, 0, 1, 2 if self._is_plain() else 1, _TOP)
