"""What starts, pauses and shows the timers: beside the minutes, and in the foot of the page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from journal.logbook.timers import TIMED
from ui.actions import Actions
from ui.log.timing import Timing
from ui.style import Style, set_role


def name_of(timer: str) -> str:
    """What people read for a timer."""
    return {
        "usual": QCoreApplication.translate("Timers", "Usual way"),
        "ai": QCoreApplication.translate("Timers", "With AI"),
    }[timer]


class TimerBeside(QWidget):
    """Start or pause, put back, and how long it ran: beside the box for its minutes."""

    def __init__(self, name: str, timing: Timing, actions: Actions) -> None:
        super().__init__()
        self._name, self._timing = name, timing
        self.turn, self.back, self.words = QPushButton(), QPushButton(self.tr("Reset")), QLabel()
        self.turn.setToolTip(actions.with_keys(f"timer-{name}"))
        set_role(self.back, "quiet")
        set_role(self.words, "hint")
        self.back.setAccessibleName(self.tr("Reset: {timer}").format(timer=name_of(name)))
        self.turn.clicked.connect(lambda: timing.toggle(name))
        self.back.clicked.connect(lambda: timing.put_back(name))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.turn, self.back, self.words):
            layout.addWidget(widget)
        layout.addStretch(1)
        timing.looked.connect(self._show)
        self._show()

    def _show(self) -> None:
        timing, name = self._timing, self._name
        blank, runs = timing.is_blank(name), timing.runs(name)
        self.turn.setText(
            self.tr("Pause") if runs else self.tr("Start timer") if blank else self.tr("Go on")
        )
        self.turn.setAccessibleName(f"{self.turn.text()}: {name_of(name)}")
        self.back.setVisible(not blank)
        self.words.setVisible(not blank)
        self.words.setText(
            self.tr("running, {time}").format(time=timing.words(name))
            if runs
            else timing.words(name)
        )


class TimerLine(QWidget):
    """In the foot: what is being timed, whatever section is open; or the way to begin."""

    def __init__(self, timing: Timing, actions: Actions, style: Style) -> None:
        super().__init__()
        self._timing, self._style = timing, style
        self.begin = QPushButton(self.tr("Time it"))
        self.begin.setToolTip(self.tr("Start a timer for this entry"))
        set_role(self.begin, "aside")
        menu = QMenu(self.begin)
        self._ways = {
            name: menu.addAction("", lambda name=name: timing.toggle(name)) for name in TIMED
        }
        for name, way in self._ways.items():
            keys = actions.with_keys(f"timer-{name}").removeprefix(actions.text(f"timer-{name}"))
            way.setText(self.tr("Start: {timer}").format(timer=name_of(name)) + keys)
        self.begin.setMenu(menu)
        self.running = {name: QPushButton() for name in TIMED}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for name, button in self.running.items():
            set_role(button, "quiet")
            button.clicked.connect(lambda checked=False, name=name: timing.toggle(name))
            layout.addWidget(button)
        layout.addWidget(self.begin)
        timing.looked.connect(self._show)
        style.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        for name, button in self.running.items():
            blank = self._timing.is_blank(name)
            self._ways[name].setVisible(blank)
            button.setVisible(not blank)
            if not blank:
                self._tell(name, button)
        self.begin.setVisible(any(self._timing.is_blank(name) for name in TIMED))

    def _tell(self, name: str, button: QPushButton) -> None:
        runs, time = self._timing.runs(name), self._timing.words(name)
        what = self.tr("{timer}: {time}").format(timer=name_of(name), time=time)
        press = (
            self.tr("Running; press to pause and put the minutes in")
            if runs
            else self.tr("Paused; press to go on")
        )
        button.setText(what)
        button.setIcon(self._style.icon("pause" if runs else "play", 16))
        button.setToolTip(press)
        button.setAccessibleName(f"{what}. {press}")
