"""Bookings of which the customer knows this or that."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.messages import Told, Way
from desktop.core.models import BookingDetails, BookingDraft, Customer
from desktop.ui.messages.telling import note_all
from tests.ui.conftest import NOW
from tests.ui.salon import Desk

LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_OW%40thread.v2/0?context=%7b%7d"
DAY = "2026-05-04"


class TellingHand:
    """Books for the afternoon of 4 May 2026, and tells."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.store = desk.store

    def details(self, booking_id: int) -> BookingDetails:
        found = self.store.booking(booking_id)
        assert found is not None
        return found

    def tell(self, booking_id: int, way: Way = Way.COPIED, at: datetime = NOW) -> Told:
        return note_all(self.store, self.details(booking_id), way, at)

    def told(self, at: str, who: str, *, online: bool = False, phone: str = "") -> int:
        """A booking of which the customer knows all."""
        service = self.desk.advice if online else self.desk.cut
        booking_id = self.desk.book(at, who, service=service, phone=phone)
        if online:
            self.desk.link(booking_id, LINK)
        self.tell(booking_id)
        return booking_id

    def moved(self, at: str, to: str, who: str, *, online: bool = False, phone: str = "") -> int:
        """One that was moved afterwards."""
        booking_id = self.told(at, who, online=online, phone=phone)
        self.store.move_booking(booking_id, datetime.fromisoformat(f"{DAY}T{to}"))
        return booking_id

    def cancelled(self, at: str, who: str) -> int:
        booking_id = self.told(at, who)
        self.store.cancel_booking(booking_id)
        return booking_id

    def given_away(self, at: str, who: str, to: str, *, phone: str = "") -> tuple[int, int]:
        """One that was given to another customer afterwards, and the act by which."""
        booking_id = self.told(at, who, phone=phone)
        booking = self.details(booking_id).booking
        draft = BookingDraft(
            customer_id=0,
            customer=Customer(0, to),
            staff_id=booking.staff_id,
            service_id=booking.service_id,
            starts=booking.starts,
            minutes=booking.minutes,
            place=booking.place,
        )
        return booking_id, self.store.save_booking(draft, booking_id).id


@pytest.fixture
def hand(desk: Desk) -> TellingHand:
    return TellingHand(desk)


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made
