"""Files dropped anywhere on the window, where the page under them does not want them itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from ui.context import Context
from ui.frame import Frame
from ui.moving.choosing import SUFFIXES
from ui.sharing.drop_veil import DropVeil


class DroppedFiles(QObject):
    """Takes one table or file of JSON lines, or a folder, and hands it to be brought in."""

    def __init__(self, context: Context, frame: Frame) -> None:
        super().__init__(frame)
        self._context = context
        self._veil = DropVeil(frame)
        frame.setAcceptDrops(True)
        frame.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            self._veil.hide()
        if not isinstance(event, QDropEvent):
            return False
        path = wanted_file(event)
        if isinstance(event, QDragEnterEvent) and path:
            self._veil.lift()
            event.acceptProposedAction()
        elif event.type() == QEvent.Type.Drop and path:
            self._veil.hide()
            event.acceptProposedAction()
            self._context.navigation.import_wanted.emit(str(path))
        return path is not None


def wanted_file(event: QDropEvent) -> Path | None:
    """The one file or folder of this computer that is held over the window, None for others."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in SUFFIXES or path.is_dir() else None
