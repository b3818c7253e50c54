"""Notes by the operating system, for when the window is behind others. Never the only way."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

SECONDS = 30
"""How long a note is up at most, and with it the tray icon that carries it."""


class SystemNotes(QObject):
    """Tells through the tray icon where there is one; ``clicked`` asks for the window.

    The icon is made with the first note, and hidden between notes. ``tray`` is its class.
    """

    clicked = Signal()

    def __init__(
        self,
        icon: QIcon,
        parent: QObject | None = None,
        tray: type[QSystemTrayIcon] = QSystemTrayIcon,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._kind = tray
        self._tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._put_away)

    def tell(self, title: str, text: str) -> bool:
        """Show a note; return whether this computer shows any. ``text`` is taken as it is."""
        if not (self._kind.isSystemTrayAvailable() and self._kind.supportsMessages()):
            return False
        if self._tray is None:
            self._tray = self._kind(self._icon, self)
            self._tray.messageClicked.connect(self._clicked)
            self._tray.activated.connect(self._clicked)
        self._tray.setToolTip(title)
        self._tray.show()
        self._tray.showMessage(_plain(title), _plain(text), self._icon, SECONDS * 1000)
        self._timer.start(SECONDS * 1000)
        return True

    def _clicked(self) -> None:
        self._timer.stop()
        self._put_away()
        self.clicked.emit()

    def _put_away(self) -> None:
        if self._tray is not None:
            self._tray.hide()


def _plain(text: str) -> str:
    """Some desktops read mark-up in a note; without ``<`` there is none."""
    return text.replace("<", "\u2039")
