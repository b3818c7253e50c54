"""One running app for each data folder; a second start brings the first one's window up."""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 2000


class Instance(QObject):
    """``wanted`` is emitted in the first app when another start asked for it.

    The lock alone decides who is first, so two starts at once cannot both be; the local socket
    only carries the wish.
    """

    wanted = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(folder / "running.lock"))
        self._lock.setStaleLockTime(0)  # never by age: a desk runs for weeks
        self._name = _socket_name(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)

    def claim(self) -> bool:
        """Return ``True`` to the only app on this folder, which must exist.

        ``False`` means that another runs, and was asked to show itself. A folder that cannot be
        locked at all is claimed: the database will say better what is wrong with it.
        """
        if self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError:
            QLocalServer.removeServer(self._name)  # left behind by a crash
            self._server.listen(self._name)
            return True
        self._ask()
        return False

    def release(self) -> None:
        """Let the next start be the first."""
        self._server.close()
        self._lock.unlock()

    def _ask(self) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(PATIENCE_MS):
            socket.disconnectFromServer()

    def _hear(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.close()
            self.wanted.emit()


def _socket_name(folder: Path) -> str:
    digest = sha256(str(folder.resolve()).encode()).hexdigest()
    return f"trimsy-desk-{digest[:20]}"
