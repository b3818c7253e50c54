"""Whether this computer has a network, as the operating system tells."""

import logging
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot
from PySide6.QtNetwork import QNetworkInformation

Reachability = QNetworkInformation.Reachability

_REACH = {
    Reachability.Unknown: 0,
    Reachability.Disconnected: 0,
    Reachability.Local: 0,
    Reachability.Site: 1,  # as far as is told where nobody may ask the internet whether it is there
    Reachability.Online: 2,
}

_log = logging.getLogger(__name__)


class Source(Protocol):
    """What is used of ``QNetworkInformation``."""

    @property
    def reachabilityChanged(self) -> SignalInstance: ...

    def reachability(self) -> Reachability: ...


class Network(QObject):
    """``back`` says that more can be reached than a moment ago, which may be Microsoft.

    Without a ``source`` nothing is ever said; whoever waits then finds out by trying.
    """

    back = Signal()

    def __init__(self, source: Source | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reach = 0
        if source is not None:
            self._reach = _REACH.get(source.reachability(), 0)
            source.reachabilityChanged.connect(self._changed)

    @Slot(QNetworkInformation.Reachability)
    def _changed(self, reachability: Reachability) -> None:
        before, self._reach = self._reach, _REACH.get(reachability, 0)
        if self._reach > before:
            _log.info("the network is back: %s", reachability.name)
            self.back.emit()


def system_network() -> QNetworkInformation | None:
    """Return what the operating system tells, ``None`` where Qt has no way to ask it.

    GUI thread only; it takes some milliseconds.
    """
    if not QNetworkInformation.loadDefaultBackend():
        _log.info("the system does not tell whether there is a network")
        return None
    return QNetworkInformation.instance()
