"""The bar over the peers' edition: which trials it is narrowed to, and how many that leaves."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QMenu, QProgressBar, QPushButton

from journal.digest.gather.choices import Choice
from journal.digest.gather.narrowing import EVERYTHING, Narrowing
from journal.language import plural
from ui.style import set_role
from ui.widgets.flow import FlowLayout
from ui.widgets.sheet import words
from ui.worker import Task

PATIENCE_MILLISECONDS = 400  # before it says that it is still at work
_BAR_WIDTH = 90
ROUND = "round"

Offers = Mapping[str, Sequence[Choice]]


class NarrowingBar(QFrame):
    """`changed` carries what is wanted now, `called_off` that it need not be made."""

    changed = Signal(object)
    called_off = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "page")
        self.narrowing = EVERYTHING
        self.chips: list[QPushButton] = []
        self._offers: Offers = {}
        self._task: Task | None = None
        self._is_wanted = False
        self._all = 0
        self.buttons = {field: QPushButton(text) for field, text in self._titles().items()}
        self.said = words("", "hint")
        self.said.setWordWrap(False)
        self.all_button = _quiet(QPushButton(self.tr("Show all")))
        self.all_button.clicked.connect(lambda: self._choose(EVERYTHING))
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(_BAR_WIDTH)
        self.cancel_button = _quiet(QPushButton(self.tr("Cancel")))
        self.cancel_button.clicked.connect(self.called_off)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(lambda: self._show_work(True))
        self._row = FlowLayout(self, gap=6, line_gap=4)
        self._row.setContentsMargins(20, 6, 20, 6)
        for button in self.buttons.values():
            menu = StayingMenu(button)
            menu.setAccessibleName(button.text())
            menu.aboutToHide.connect(partial(_leave, button))
            button.setMenu(menu)
            self._row.addWidget(_quiet(button))
        for widget in (self.all_button, self.said, self._progress, self.cancel_button):
            self._row.addWidget(widget)
        self._show_work(False)
        self.hide()

    def set_wanted(self, wanted: bool) -> None:
        """Whether there is an edition on show that may be narrowed; offer() shows the bar."""
        self._is_wanted = wanted
        self.setVisible(wanted and any(map(_choosable, self._offers.values())))

    def offer(self, offers: Offers) -> None:
        """Offer these values; with none of any field there is nothing to narrow."""
        self._offers = offers
        self.setVisible(self._is_wanted and any(map(_choosable, offers.values())))
        for field, button in self.buttons.items():
            values = offers.get(field, ())
            button.setVisible(_choosable(values))
            self._fill(button.menu(), field, values)
        self._show_chips()

    def show_narrowing(self, narrowing: Narrowing, trials: int | None, of: int) -> None:
        """Show this as what is chosen; `trials` of so many fit, None while they are counted."""
        self.narrowing = narrowing
        for field, button in self.buttons.items():
            for action in button.menu().actions():
                action.setChecked(action.data() in _values(narrowing, field))
        self._show_chips()
        self.count(trials, of)

    def count(self, trials: int | None, of: int) -> None:
        """Say how many trials fit."""
        self._all = of
        if self.narrowing == EVERYTHING:
            self.said.setText(plural("{n} trial", "{n} trials", of))
        elif trials is None:
            self.said.setText(self.tr("Counting"))
        else:
            self.said.setText(self.tr("{n} of {all} trials").format(n=trials, all=of))

    def follow(self, task: Task) -> None:
        """Show that `task` is at work, once that takes a while."""
        self._task = task
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(task.title)
        self._patience.start()
        task.ended.connect(lambda: self._rest(task))

    def _rest(self, task: Task) -> None:
        if task is self._task:
            self._patience.stop()
            self._show_work(False)

    def _show_work(self, works: bool) -> None:
        self._progress.setVisible(works)
        self.cancel_button.setVisible(works)

    def _choose(self, narrowing: Narrowing) -> None:
        self.show_narrowing(narrowing, None, self._all)
        self.changed.emit(narrowing)

    def _turn(self, field: str, value: str) -> None:
        """Choose a value, or let go of it; what is chosen stands in the order of the offer."""
        if field == ROUND:  # one or all
            number = None if value in _values(self.narrowing, ROUND) else int(value)
            self._choose(replace(self.narrowing, round=number))
            return
        chosen = set(_values(self.narrowing, field)) ^ {value}
        in_order = tuple(one.value for one in self._offers.get(field, ()) if one.value in chosen)
        self._choose(replace(self.narrowing, **{field: in_order}))

    def _fill(self, menu: QMenu, field: str, values: Sequence[Choice]) -> None:
        """Have these entries in a menu that may be open, and stays so."""
        if [action.data() for action in menu.actions()] != [one.value for one in values]:
            menu.clear()
            for one in values:
                action = QAction(menu, checkable=True)
                action.setData(one.value)
                action.triggered.connect(lambda on=False, v=one.value: self._turn(field, v))
                menu.addAction(action)
        for action, one in zip(menu.actions(), values, strict=True):
            action.setText(f"{one.name.replace('&', '&&')}  ({one.trials})")
            action.setChecked(one.value in _values(self.narrowing, field))

    def _show_chips(self) -> None:
        had_focus = any(chip.hasFocus() for chip in self.chips)
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(field, one) for field, one in self._chosen()]
        rest = (self.all_button, self.said, self._progress, self.cancel_button)
        for widget in (*self.chips, *rest):
            self._row.removeWidget(widget)
            self._row.addWidget(widget)
        for chip in self.chips:
            chip.show()
        self.all_button.setVisible(bool(self.chips))
        self.updateGeometry()
        if had_focus:
            target = self.chips[0] if self.chips else next(iter(self.buttons.values()))
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chip(self, field: str, one: Choice) -> QPushButton:
        chip = QPushButton(f"{one.name.replace('&', '&&')}  ×", self)
        set_role(chip, "token")
        chip.setAccessibleName(self.tr("Remove {choice}").format(choice=one.name))
        chip.clicked.connect(lambda: self._turn(field, one.value))
        return chip

    def _chosen(self) -> list[tuple[str, Choice]]:
        names = {(f, one.value): one for f in self.buttons for one in self._offers.get(f, ())}
        return [
            (field, names.get((field, value), Choice(value, value, 0)))
            for field in self.buttons
            for value in _values(self.narrowing, field)
        ]

    def _titles(self) -> dict[str, str]:
        return {
            ROUND: self.tr("Round"),
            "periods": self.tr("Period"),
            "phases": self.tr("Phase"),
            "subject_areas": self.tr("Subject"),
            "jobs": self.tr("Job"),
            "tools": self.tr("Tool"),
        }


class StayingMenu(QMenu):
    """Stays open while one ticks several of its entries; Escape or a press beside it closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)


def _quiet(button: QPushButton) -> QPushButton:
    set_role(button, "quiet")
    return button


def _leave(button: QPushButton) -> None:
    """Qt does not notice that the mouse left a button while its menu was open."""
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    button.update()


def _values(narrowing: Narrowing, field: str) -> tuple[str, ...]:
    """What is chosen of a field, as it is offered."""
    if field == ROUND:
        return () if narrowing.round is None else (str(narrowing.round),)
    return tuple(getattr(narrowing, field))


def _choosable(values: Sequence[Choice]) -> bool:
    return len(values) > 1
