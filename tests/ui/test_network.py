"""What the system tells of the network, with a stand-in for the system."""

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation
from pytestqt.qtbot import QtBot

from desktop.ui.network import Network

Reachability = QNetworkInformation.Reachability


class System(QObject):
    """Tells what a test says, as QNetworkInformation does."""

    reachabilityChanged = Signal(QNetworkInformation.Reachability)  # noqa: N815 - Qt's name

    def __init__(self, first: Reachability) -> None:
        super().__init__()
        self._now = first

    def reachability(self) -> Reachability:
        return self._now

    def become(self, reachability: Reachability) -> None:
        self._now = reachability
        self.reachabilityChanged.emit(reachability)


@pytest.mark.parametrize(
    ("before", "after", "back"),
    [
        ("Disconnected", "Online", True),
        ("Local", "Online", True),
        ("Disconnected", "Site", True),  # all that some networks ever tell
        ("Site", "Online", True),  # past a hotel's sign-in page
        ("Unknown", "Online", True),
        ("Online", "Online", False),
        ("Online", "Site", False),
        ("Online", "Disconnected", False),
        ("Disconnected", "Local", False),
    ],
)
def test_the_network_is_back_when_more_can_be_reached_than_before(
    qtbot: QtBot, before: str, after: str, back: bool
) -> None:
    system = System(Reachability[before])
    network = Network(system)
    told: list[str] = []
    network.back.connect(lambda: told.append("back"))
    system.become(Reachability[after])
    assert told == ["back"] * back


def test_each_time_it_comes_back_it_is_told(qtbot: QtBot) -> None:
    system = System(Reachability.Online)
    network = Network(system)
    told: list[str] = []
    network.back.connect(lambda: told.append("back"))
    for _ in range(2):
        system.become(Reachability.Disconnected)
        system.become(Reachability.Online)
    assert told == ["back", "back"]


def test_where_the_system_does_not_tell_nothing_happens(qtbot: QtBot) -> None:
    network = Network(None)
    with qtbot.assertNotEmitted(network.back, wait=1):
        pass
