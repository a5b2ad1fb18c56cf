"""The trials that a facilitator has hidden, with the reasons, each of which may be shown again."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from journal.bundle.codes import shown
from journal.group.decisions import Hide
from ui.digest.prepare.part import Part, Row, Rows
from ui.widgets.sheet import words


class HiddenPart(Part):
    """`again_wanted` carries the code of a trial that is to be shown again."""

    again_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.describe(
            self.tr("Hidden trials"),
            self.tr("Hidden trials"),
            self.tr(
                "They are left out of every digest that is written on this computer. The reason "
                "is printed with their number, without the trial. “Hide” stands on every trial "
                "of the group’s edition."
            ),
        )
        self.buttons: dict[str, QPushButton] = {}
        self._none = words(self.tr("No trial is hidden."), "hint")
        self._rows = Rows()
        self.column.addWidget(self._none)
        self.column.addWidget(self._rows)
        self.column.addStretch(1)

    def state(self) -> str:
        """How many are hidden."""
        return str(len(self.buttons)) if self.buttons else self.tr("none")

    def show_hides(self, hides: Sequence[Hide]) -> None:
        """Those that are hidden."""
        self.buttons = {}
        self._none.setVisible(not hides)
        self._rows.show_rows([self._row(hide) for hide in hides])

    def _row(self, hide: Hide) -> QWidget:
        code = shown(hide.code)
        row = Row(f"{code} · {hide.why}" if hide.why else code)
        button = row.button(self.tr("Show again"), self.tr("Show {code} again").format(code=code))
        button.clicked.connect(lambda: self.again_wanted.emit(hide.code))
        self.buttons[hide.code] = button
        return row
