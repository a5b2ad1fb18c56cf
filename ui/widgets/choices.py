"""Several buttons that answer one question: which of them are chosen, walked by the arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.chip import Chip

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class ChoiceGroup(QWidget):
    """At most `most` chips are chosen (None: any number), at least one if `always`.

    The group is one stop of the Tab key; arrow keys walk, space chooses. With `most` 1 a new choice
    replaces the old one; choosing one too many lets go of the oldest.
    """

    changed = Signal()

    def __init__(self, most: int | None, name: str, always: bool = False) -> None:
        super().__init__()
        self._most = most
        self._always = always
        self._order: list[str] = []
        self.chips: list[Chip] = []
        self.setAccessibleName(name)

    def values(self) -> list[str]:
        """What is chosen, in the order in which it was chosen."""
        return list(self._order)

    def value(self) -> str | None:
        """The one that is chosen, if any."""
        return self._order[0] if self._order else None

    def set_values(self, values: Sequence[str]) -> None:
        """Choose exactly these."""
        self._order = list(values)
        self._show()

    def adopt(self, chip: Chip) -> None:
        """Count `chip` in."""
        chip.group = self
        chip.clicked.connect(lambda checked: self._pressed(chip.value, checked))
        if self.chips:
            self.setTabOrder(self.chips[-1], chip)
        self.chips.append(chip)

    def walk(self, at: Chip, key: int) -> bool:
        """Go on from a chip by an arrow key; whether it is one."""
        step = _STEPS.get(Qt.Key(key))
        if step is None:
            return False
        sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        shown = [chip for chip in self.chips if chip is at or not chip.isHidden()]
        place = shown.index(at) + (-step if sideways and self.isRightToLeft() else step)
        target = shown[place % len(shown)]
        self.stop_at(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def stop_at(self, stop: Chip | None) -> None:
        """Let the Tab key stop at this one."""
        for chip in self.chips:
            chip.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus
            )
        self.setFocusProxy(stop)

    def _pressed(self, value: str, checked: bool) -> None:
        order = [chosen for chosen in self._order if chosen != value]
        if checked or (self._always and not order):
            order.append(value)
        self._order = order if self._most is None else order[-self._most :]
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for chip in self.chips:
            chip.setChecked(chip.value in self._order)
        shown = [chip for chip in self.chips if not chip.isHidden()]
        # Where the keyboard is Tab goes on from, whether that one is chosen now or not.
        stop = next((chip for chip in shown if chip.hasFocus()), None)
        stop = stop or next((chip for chip in shown if chip.isChecked()), None)
        self.stop_at(stop or (shown[0] if shown else None))
