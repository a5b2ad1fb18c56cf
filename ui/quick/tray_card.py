"""Whether closing the window leaves the app in the desktop's tray."""

from PySide6.QtWidgets import QCheckBox, QSystemTrayIcon

from ui.context import Context
from ui.widgets.sheet import Card, words


class TrayCard(Card):
    """One choice, off at first; where the desktop has no tray it says so."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("In the tray"))
        self.stay = QCheckBox(self.tr("Closing the window leaves Trial Journal in the tray"))
        self.stay.setChecked(context.settings.now.stay_in_tray)
        self.stay.toggled.connect(lambda stays: context.settings.change(stay_in_tray=stays))
        there = QSystemTrayIcon.isSystemTrayAvailable()
        self.stay.setEnabled(there)
        self.body.addWidget(self.stay)
        key = context.actions.keys("quick")[0].toString()
        self.body.addWidget(
            words(
                self.tr(
                    "Quick capture is one press away there; inside the app {key} opens it. "
                    "“Quit” in the menu of the icon ends the app."
                ).format(key=key)
                if there
                else self.tr("This desktop has no tray. Inside the app {key} opens quick capture.")
                .format(key=key),
                "hint",
            )
        )  # fmt: skip
