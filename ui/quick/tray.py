"""The icon in the desktop's tray, where there is one: quick capture while the window is away."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui.context import Context
from ui.frame import Frame
from ui.quick.capture import QuickCapture


class Tray(QObject):
    """Without a tray on the desktop it does nothing, and everything else works."""

    def __init__(self, context: Context, frame: Frame, capture: QuickCapture) -> None:
        super().__init__(frame)
        self._context = context
        self._frame = frame
        self._capture = capture
        self.icon: QSystemTrayIcon | None = None
        # An icon takes the desktop a while; nobody waits for it.
        QTimer.singleShot(0, self, self._appear)

    def _appear(self) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        frame, actions = self._frame, self._context.actions
        menu = QMenu(frame)
        menu.addAction(actions.text("quick"), self._capture.show)
        menu.addAction(self.tr("Open Trial Journal"), frame.come_to_front)
        menu.addSeparator()
        menu.addAction(actions.text("quit"), self._quit)
        self.icon = QSystemTrayIcon(self)
        self.icon.setToolTip(self.tr("Trial Journal"))
        self.icon.setContextMenu(menu)
        self.icon.activated.connect(self._on_press)
        self._context.style.changed.connect(self._draw)
        self._draw()
        self.icon.show()
        frame.stays_hidden = self._stays

    def _stays(self) -> bool:
        # Where the desktop shuts down, a window that stays would hold it up.
        chosen: bool = self._context.settings.now.stay_in_tray
        return chosen and not QGuiApplication.isSavingSession()

    def _draw(self) -> None:
        if self.icon:
            self.icon.setIcon(self._context.style.icon("log", chosen=True))

    def _on_press(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self._capture.show()

    def _quit(self) -> None:
        # In sight: it may have to ask about words that could not be kept.
        self._frame.come_to_front()
        self._frame.quit()
