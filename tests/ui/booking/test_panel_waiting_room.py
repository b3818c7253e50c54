"""What the details of a booking tell of its waiting room."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.cloud_log import CloudAct, LogEntry
from desktop.core.models import Lobby
from desktop.core.troubles import AppError, Kind
from desktop.ui.book import Book
from tests.ui.booking.panel_desk import PanelDesk, panel_desk
from tests.ui.salon import Desk

QUARTER_TO_ELEVEN = datetime(2026, 5, 4, 8, 42, tzinfo=UTC)
WALK_IN = "Your organisation’s policy lets customers walk in without being admitted."


@pytest.fixture
def at(qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk) -> PanelDesk:
    made = panel_desk(book, desk)
    qtbot.addWidget(made.window)
    return made


def well(booking_id: int, when: datetime) -> LogEntry:
    return LogEntry(booking_id, when, CloudAct.CHANGE, None, "r-1")


@pytest.mark.parametrize(
    ("read_back", "words"),
    [
        (QUARTER_TO_ELEVEN, "Waiting room: on — read back from Microsoft at 10:42"),
        (
            QUARTER_TO_ELEVEN - timedelta(days=3),
            "Waiting room: on — read back from Microsoft on Fri 1 May at 10:42",
        ),
        (None, "Waiting room: on — read back from Microsoft"),
    ],
)
def test_a_waiting_room_that_is_on_is_told_quietly_with_when_it_was_read_back(
    at: PanelDesk, read_back: datetime | None, words: str
) -> None:
    booking_id = at.online()
    if read_back is not None:
        at.desk.store.note(well(booking_id, read_back))
    lobby = at.show(booking_id).links.lobby
    assert at.seen(lobby.title, lobby.words) == [words]
    assert lobby.property("tone") == ""
    assert at.offered() == ["Copy join link", "Join as host"]


def test_a_waiting_room_that_is_being_switched_on_says_so(at: PanelDesk) -> None:
    lobby = at.show(at.online(lobby=Lobby.UNKNOWN, subject="")).links.lobby
    assert at.seen(lobby.title, lobby.words) == ["Waiting room: being switched on"]


def test_an_overridden_waiting_room_is_loud_and_says_whom_to_ask_what(at: PanelDesk) -> None:
    panel = at.show(at.online(lobby=Lobby.OVERRIDDEN))
    lobby = panel.links.lobby
    assert at.seen(lobby.title, lobby.words) == [
        "Waiting room OFF",
        f"{WALK_IN} Ask IT to let them wait in the lobby.",
    ]
    assert (lobby.property("role"), lobby.property("tone")) == ("status", "bad")
    assert at.seen(panel.links.link_box.title, panel.links.link_box.words) == ["Link ready"]
    lobby.for_it.click()
    text = QGuiApplication.clipboard().text()
    for words in (
        "Teams admin center → Meetings → Meeting policies",
        "“Who can bypass the lobby”",
        "anna@contoso.example",
        "Tenant: tenant",
    ):
        assert words in text
    assert not any(private in text for private in ("Anna", "{", "11:00"))
    assert at.bar.current is not None
    assert at.bar.current.text == "Message for IT copied. Paste it into an e-mail to them."


def test_one_that_somebody_switched_off_in_teams_is_not_blamed_on_a_policy(at: PanelDesk) -> None:
    trouble = AppError(Kind.MEETING_CHANGED)
    lobby = at.show(at.online(lobby=Lobby.OVERRIDDEN, trouble=trouble, tries=1)).links.lobby
    assert lobby.title.text() == "Waiting room OFF"
    assert lobby.words.text() == (
        "Customers walk in without being admitted. The meeting was changed in Microsoft Teams: put"
        " it right to ask for the waiting room again."
    )
    assert not lobby.for_it.isVisible()


def test_where_there_is_no_meeting_there_is_no_waiting_room_to_tell_of(at: PanelDesk) -> None:
    made = at.desk.book("12:00", "Bea", service=at.desk.advice)
    over = at.online("Cem", "09:00", lobby=Lobby.OVERRIDDEN)
    called_off = at.online("Dora", "13:00", lobby=Lobby.OVERRIDDEN)
    at.desk.store.cancel_booking(called_off)
    for booking_id in (made, over, called_off, at.desk.book("15:00", "On site")):
        assert not at.show(booking_id).links.lobby.isVisible()
