"""One window to a data folder: a second start brings the first one to the front.

The command line is not concerned: it may work in the same folder meanwhile.
"""

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal

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

    def call_first(self) -> bool:
        """Ask the window that holds the lock to come to the front; whether it heard."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(server_name(self._path))
        if not socket.waitForConnected(PATIENCE_MILLISECONDS):
            return False
        socket.write(GREETING)
        heard = socket.waitForBytesWritten(PATIENCE_MILLISECONDS)
        socket.disconnectFromServer()
        return heard

    def release(self) -> None:
        """Let the next start be the first."""
        self._lock.unlock()

    def _greeted(self) -> None:
        while connection := self._server.nextPendingConnection():
            connection.disconnected.connect(connection.deleteLater)
            self.second_started.emit()


def server_name(lock: Path) -> str:
    """A name for the folder's socket that is the same for every start with that folder."""
    digest = hashlib.sha256(str(lock.resolve()).encode()).hexdigest()
    return f"trial-journal-{digest[:20]}"
