"""What the search box offers under itself while one types; the keyboard stays in the box."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem

from journal.logbook.query import Completion
from ui.style import in_role

MOST_SHOWN = 8
FEW_SHOWN = 4  # where plain words are typed, below which one looks for what they find
_LEAST_WIDTH = 260
_FRAME = 2
_OFFER = Qt.ItemDataRole.UserRole


class Completions(QListWidget):
    """Lies over the page as a child of the window: no window of its own that takes the keyboard."""

    taken = Signal(object)  # Completion

    def __init__(self, box: QLineEdit) -> None:
        super().__init__(box)
        in_role("popup", self)
        self._box = box
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Completions"))
        self.itemPressed.connect(lambda item: self.taken.emit(item.data(_OFFER)))
        self.hide()

    def offer(self, completions: Sequence[Completion]) -> None:
        """Show these, none of them chosen; hide where there are none."""
        self.clear()
        typed = self._box.text()
        plain = not any(typed[: c.start].endswith((":", ",")) for c in completions)
        for completion in completions[: FEW_SHOWN if plain else MOST_SHOWN]:
            operator = completion.text if completion.text.endswith(":") else ""
            item = QListWidgetItem(f"{operator}  {completion.label}".strip(), self)
            item.setData(_OFFER, completion)
        self.setCurrentRow(-1)
        if completions and self._box.hasFocus():
            self._place()
            self.show()
            self.raise_()
        else:
            self.hide()

    @property
    def chosen(self) -> Completion | None:
        """The one that the arrow keys stand on."""
        item = self.currentItem()
        return item.data(_OFFER) if item else None

    @property
    def first(self) -> Completion:
        """The likeliest."""
        return self.item(0).data(_OFFER)

    def step(self, by: int) -> None:
        """Walk down or up; above the first and below the last nothing is chosen."""
        row = self.currentRow() + by
        if row < -1:
            row = self.count() - 1
        self.setCurrentRow(row if row < self.count() else -1)
        if self.chosen:
            said = QAccessibleAnnouncementEvent(self._box, self.chosen.label)
            QAccessible.updateAccessibility(said)

    def _place(self) -> None:
        window = self._box.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        width = max(_LEAST_WIDTH, self._box.width())
        height = sum(self.sizeHintForRow(row) for row in range(self.count())) + 2 * _FRAME
        top_left = self._box.mapTo(window, QPoint(0, self._box.height() + 2))
        if self.isRightToLeft():
            top_left.setX(top_left.x() + self._box.width() - width)
        self.setGeometry(QRect(top_left.x(), top_left.y(), width, height))
