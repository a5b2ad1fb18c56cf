"""Keys pressed before the form stands: held, and given to it in their order as soon as it does."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class HeldKeys(QObject):
    """Holds what is typed while `page` has the focus, until `release`."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._held: list[QEvent] = []
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _KEYS and isinstance(event, QKeyEvent):
            self._held.append(event.clone())
            return True
        return super().eventFilter(watched, event)

    def release(self) -> None:
        """Each key goes where the focus is by then, so that Tab and what follows it arrive."""
        self._page.removeEventFilter(self)
        for event in self._held:
            target = QApplication.focusWidget() or self._page
            QCoreApplication.sendEvent(target, event)
        self._held.clear()
