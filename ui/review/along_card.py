"""What goes along with a trial in coded fields, who shares each, and what is left out of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton

from journal.language import plural
from ui.review.marks import translate
from ui.style import set_role
from ui.widgets.sheet import Card, words
from ui.work.leaving import Along, Going


class AlongCard(Card):
    """`left_out` carries a field and whether it is to stay here."""

    left_out = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__(self.tr("Goes along"))
        self.buttons: dict[str, QPushButton] = {}
        self._alone = words("")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(4, 1)
        self._grid.setColumnMinimumWidth(1, 280)
        self.body.addWidget(self._alone)
        self.body.addLayout(self._grid)

    def show_going(self, going: Going) -> None:
        """What goes along with this record; the focus stays on the field it was on."""
        focused = next((name for name, one in self.buttons.items() if one.hasFocus()), "")
        while item := self._grid.takeAt(0):
            item.widget().hide()
            item.widget().deleteLater()
        self.buttons = {}
        self.setVisible(bool(going.along))
        self._alone.setText(going.alone)
        self._alone.setVisible(bool(going.alone))
        set_role(self._alone, "trouble")
        in_order = sorted(going.along, key=lambda one: not one.optional)
        for row, along in enumerate(in_order):
            self._add(row, along)
        if focused in self.buttons:
            self.buttons[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, row: int, along: Along) -> None:
        value = self.tr("{value} · stays here") if along.left_out else "{value}"
        self._grid.addWidget(words(along.label, "hint"), row, 0)
        said = words(value.format(value=along.value), "hint" if along.left_out else "")
        self._grid.addWidget(said, row, 1)
        if not along.optional:
            return
        self._grid.addWidget(words(shared_by(along.others), "hint"), row, 2)
        label = self.tr("Let it go along") if along.left_out else self.tr("Leave it out")
        button = QPushButton(label)
        button.setAccessibleName(f"{label}: {along.label}, {along.value}")
        set_role(button, "aside")
        button.clicked.connect(lambda: self.left_out.emit(along.field, not along.left_out))
        self.buttons[along.field] = button
        self._grid.addWidget(button, row, 3)


def shared_by(others: int | None) -> str:
    """How many others in the group's library share a value."""
    if others is None:
        return translate("Review", "not known yet who shares it")
    if others == 0:
        return translate("Review", "nobody else here")
    return plural("{n} other here", "{n} others here", others)
