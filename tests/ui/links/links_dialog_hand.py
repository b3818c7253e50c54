"""The list of links, opened on a book with a link of each kind."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.inspection import Inspected
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.links.checking import Checking
from desktop.ui.links.links_dialog import LinksDialog
from tests.ui.conftest import NOW, Clock
from tests.ui.fake_account import ROSA, FakeAccount
from tests.ui.held_lane import HeldLane
from tests.ui.links.link_hand import ANNA, LinkHand
from tests.ui.salon import Desk


@pytest.fixture
def hand(desk: Desk) -> LinkHand:
    return LinkHand(desk)


@pytest.fixture
def lane() -> HeldLane:
    return HeldLane()


@pytest.fixture
def checking(book: Book, lane: HeldLane) -> Checking:
    def inspect(tell: object, stop: Event, until: datetime | None) -> Inspected:
        if stop.is_set():
            return Inspected(read=12)
        return Inspected(read=48, gone=1, changed=1, overridden=2)

    return Checking(lane, inspect, book, now=lambda: NOW)


@pytest.fixture
def opened(
    qtbot: QtBot,
    dressed: QApplication,
    book: Book,
    account: FakeAccount,
    connection: Connection,
    checking: Checking,
    clock: Clock,
) -> Iterator[Callable[..., LinksDialog]]:
    account.kept = ROSA
    connection.restore()
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def make(awaited: Sequence[int] = ()) -> LinksDialog:
        dialog = LinksDialog(book, connection, checking, window, now=clock, awaited=awaited)
        dialog.open()
        return dialog

    yield make
    window.close()


Opened = Callable[..., LinksDialog]


def one_of_each(hand: LinkHand) -> dict[str, int]:
    return {
        "waiting": hand.waiting("09:00", "Anna"),
        "refused": hand.refused("09:30", "Bea"),
        "gone": hand.gone("10:00", "Cleo"),
        "changed": hand.changed("10:30", "Dora"),
        "other": hand.linked("11:00", "Emil", by=ANNA),
        "well": hand.linked("11:30", "Finn"),
    }
