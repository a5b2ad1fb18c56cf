"""One window to a data folder: a second start brings the first one to the front.

The command line is not concerned: it may work in the same folder meanwhile.
"""

import contextlib
import hashlib
import sys
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal

from journal.language import _

GREETING = b"come to the front\n"
PATIENCE_MILLISECONDS = 2_000


class SingleWindow(QObject):
    """Holds the folder's lock for this window; `second_started` tells of another start."""

    second_started = Signal()

    def __init__(self, lock: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = lock
        self._lock = QLockFile(str(lock))
        self._lock.setStaleLockTime(0)  # held until this process ends, however long that is

    def claim(self) -> bool:
        """Whether this is the only window; a folder that cannot be written counts as free."""
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """From now on hear of second starts."""
        # Deferred: QtNetwork is not needed before the first paint.
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(server_name(self._path))
        self._server.newConnection.connect(self._greeted)
        self._server.listen(server_name(self._path))

    def release(self) -> None:
        """Let the next start be the first."""
        self._lock.unlock()

    def _greeted(self) -> None:
        while connection := self._server.nextPendingConnection():
            connection.disconnected.connect(connection.deleteLater)
            self.second_started.emit()


def call_first_window(lock: Path) -> bool:
    """Whether another window has the folder; if so it is called to the front, and that is said."""
    mine = QLockFile(str(lock))
    mine.setStaleLockTime(0)
    if mine.tryLock(0) or mine.error() != QLockFile.LockError.LockFailedError:
        mine.unlock()
        return False
    if _call(lock):
        sentence = _("Trial Journal is already open; its window has been brought to the front.")
    else:
        sentence = _(
            "Trial Journal is already open with this data folder, but its window does not "
            "answer; close it, or wait a moment and start again."
        )
    sys.stderr.write(f"{sentence}\n")
    return True


def _call(lock: Path) -> bool:
    # Deferred like above.
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(server_name(lock))
    if not socket.waitForConnected(PATIENCE_MILLISECONDS):
        return False
    socket.write(GREETING)
    heard = socket.waitForBytesWritten(PATIENCE_MILLISECONDS)
    socket.disconnectFromServer()
    return heard


def server_name(lock: Path) -> str:
    """A name for the folder's socket that is the same for every start with that folder."""
    digest = hashlib.sha256(str(lock.resolve()).encode()).hexdigest()
    return f"trial-journal-{digest[:20]}"
