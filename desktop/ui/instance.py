"""One running app for each data folder; a second start brings up the first one's window."""

import os
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.services import taskbar

PATIENCE_MS = 2000

LONGEST_PATH = 65_536
"""Bytes; Windows has paths of 32,767 characters."""


class Instance(QObject):
    """``wanted`` is emitted in the first app when another start asked for it.

    With it comes the file that start was given, ``""`` for none. The lock alone decides who is
    first, so two starts at once cannot both be; the local socket only carries the wish.
    """

    wanted = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(folder / "running.lock"))
        self._lock.setStaleLockTime(0)  # never by age: a desk runs for weeks
        self._name = _socket_name(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)

    def claim(self, file: Path | None = None) -> bool:
        """Return ``True`` to the only app on this folder, which must exist.

        ``False`` means that another runs, and was asked to show itself and ``file``. A folder
        that cannot be locked at all is claimed: the database will say better what is wrong with it.
        """
        if self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError:
            QLocalServer.removeServer(self._name)  # left behind by a crash
            self._server.listen(self._name)
            return True
        self._ask(str(file.absolute()) if file else "")  # the first one's folder is its own
        return False

    def release(self) -> None:
        """Let the next start be the first."""
        self._server.close()
        self._lock.unlock()

    def _ask(self, file: str) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE_MS):
            return
        taskbar.let_another_come_forward()
        socket.write(os.fsencode(file))
        while socket.bytesToWrite() and socket.waitForBytesWritten(PATIENCE_MS):
            pass
        socket.disconnectFromServer()

    def _hear(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            wish = _Wish(socket, self)
            wish.heard.connect(self.wanted)
            wish.listen()


class _Wish(QObject):
    """What another start says until it hangs up.

    An object of its own, and no closure over the socket: that would be the last to hold it while
    Qt deletes it.
    """

    heard = Signal(str)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        socket.setParent(self)
        socket.setReadBufferSize(LONGEST_PATH)
        socket.disconnected.connect(self._end)

    def listen(self) -> None:
        if self._socket.state() is QLocalSocket.LocalSocketState.UnconnectedState:
            self._end()

    @Slot()
    def _end(self) -> None:
        said = bytes(self._socket.readAll().data())
        self.deleteLater()
        self.heard.emit(os.fsdecode(said))


def _socket_name(folder: Path) -> str:
    digest = sha256(str(folder.resolve()).encode()).hexdigest()
    return f"trimsy-desk-{digest[:20]}"
