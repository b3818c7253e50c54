"""That a policy lets customers walk in is told once, whatever day is looked at."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.models import Lobby
from desktop.core.troubles import AppError, Kind
from desktop.ui.book import Book
from desktop.ui.booking.lobby_notice import LobbyNotice
from desktop.ui.window.shown_day import ShownDay
from tests.ui.booking.panel_desk import PanelDesk, panel_desk
from tests.ui.conftest import NOW
from tests.ui.salon import Desk


class Front:
    """The day, read as the window does, and a notice that looks at it."""

    def __init__(self, at: PanelDesk, book: Book) -> None:
        self.at = at
        self.went_to: list[int] = []
        self.notice = LobbyNotice(at.bar, lambda: NOW, self.went_to.append, at.window)
        self.shown = ShownDay(book, lambda: NOW, at.window)
        self.shown.came.connect(self.notice.look)

    def told(self) -> str:
        self.shown.refresh()
        return self.at.bar.current.text if self.at.bar.current else ""


@pytest.fixture
def front(qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk) -> Front:
    at = panel_desk(book, desk)
    qtbot.addWidget(at.window)
    return Front(at, book)


def test_it_is_told_once_and_leads_to_the_first_such_booking(front: Front) -> None:
    front.at.online("Zoe", "15:00", lobby=Lobby.OVERRIDDEN)
    first = front.at.online("Anna", "11:00", lobby=Lobby.OVERRIDDEN)
    front.at.online("Bea", "10:30")
    assert front.told() == (
        "A policy of your organisation overrides the waiting room: customers may walk into online"
        " appointments without being admitted."
    )
    notice = front.at.bar.current
    assert notice is not None
    dict(notice.acts)["Show what to do"]()
    assert front.went_to == [first]
    front.at.bar.dismiss()
    front.at.online("Cem", "16:00", lobby=Lobby.OVERRIDDEN)
    assert front.told() == ""


def test_what_is_well_or_over_or_was_changed_by_hand_is_not_told(front: Front) -> None:
    front.at.online("Over", "09:00", lobby=Lobby.OVERRIDDEN)
    front.at.online("Well", "11:00")
    front.at.online(
        "By hand", "12:00", lobby=Lobby.OVERRIDDEN, trouble=AppError(Kind.MEETING_CHANGED), tries=1
    )
    front.at.desk.store.cancel_booking(front.at.online("Off", "13:00", lobby=Lobby.OVERRIDDEN))
    assert front.told() == ""


def test_a_window_in_another_language_does_not_tell_it_again(front: Front) -> None:
    front.at.online(lobby=Lobby.OVERRIDDEN)
    assert front.told()
    front.at.bar.dismiss()
    new = LobbyNotice(front.at.bar, lambda: NOW, front.went_to.append, front.at.window)
    new.take(front.notice)
    front.shown.came.connect(new.look)
    assert front.told() == ""
