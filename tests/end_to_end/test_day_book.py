"""A receptionist's pass by keyboard alone: book, find, move, undo, cancel, restore.

Each step leaves a picture of the screen in build/screens.
"""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from desktop.core.models import BookingDetails, Place, Salon, Service, Span, Staff, Status
from desktop.services.store import Store

if TYPE_CHECKING:
    from tests.end_to_end.front_desk import FrontDesk
    from tests.end_to_end.world import World

ZONE = ZoneInfo("Europe/Berlin")
PICTURES = Path(__file__).parents[2] / "build" / "screens"

pytestmark = pytest.mark.real


def open_salon(world: "World") -> None:
    """Two people, one of them with the keyboard's column, and something to book online."""
    store = Store(world.data / "book.sqlite", lambda: datetime.now(UTC))
    hours = ((Span(time(8), time(20)),),) * 7
    store.save_salon(Salon("Salon Lumiere", ZONE.key, "DE", hours))
    for name, colour in (("Mia", "#336699"), ("Tom", "#996633")):
        store.save_staff(Staff(0, name, colour))
    store.save_service(Service(0, "Colour advice", 30, "#aa5533", Place.ONLINE))
    store.save_service(Service(0, "Haircut", 45, "#55aa33"))
    store.close()


def the_booking(world: "World") -> BookingDetails:
    """The only booking there is, read as another program would."""
    store = Store(world.data / "book.sqlite", lambda: datetime.now(UTC))
    today = datetime.now(ZONE).date()
    try:
        (found,) = store.bookings(today, today + timedelta(days=2))
    finally:
        store.close()
    return found


def the_hour(world: "World") -> tuple[str, str, Status]:
    found = the_booking(world)
    return found.staff.name, f"{found.booking.starts:%H:%M}", found.booking.status


def tomorrow() -> date:
    return datetime.now(ZONE).date() + timedelta(days=1)


class Album:
    """Pictures of the screen, numbered in the order they are taken."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._count = 0
        PICTURES.mkdir(parents=True, exist_ok=True)

    def take(self, what: str) -> None:
        self._count += 1
        self._world.photograph(PICTURES / f"pass-{self._count:02}-{what}.png")


def test_a_receptionists_pass(world: "World") -> None:
    open_salon(world)
    album = Album(world)
    with world.app() as desk:
        desk.sees("Mia")
        go_to_nine_tomorrow(desk)
        album.take("day")
        book_a_new_customer(desk, album)
        assert the_hour(world) == ("Mia", "09:00", Status.BOOKED)
        assert the_booking(world).booking.place is Place.ONLINE
        assert the_booking(world).customer.phone == "0171 2345678"
        find_by_the_last_four_digits(desk, album)
        move_by_keys(desk, album)
        assert the_hour(world) == ("Tom", "09:15", Status.BOOKED)
        undo(desk, album)
        assert the_hour(world) == ("Mia", "09:00", Status.BOOKED)
        cancel(desk, album)
        assert the_hour(world) == ("Mia", "09:00", Status.CANCELLED)
        restore(desk, album)
        assert the_hour(world) == ("Mia", "09:00", Status.BOOKED)
        desk.quit()
    assert world.complaints() == []


def go_to_nine_tomorrow(desk: "FrontDesk") -> None:
    desk.keys("alt+Right")
    desk.keys("Home")
    desk.focused("Mia", "07:00")
    desk.keys("Next", "Next")  # page down, an hour each
    desk.focused("Mia", "09:00")


def book_a_new_customer(desk: "FrontDesk", album: Album) -> None:
    desk.write("N")  # typing on free time begins the booking there
    desk.sees("New booking")
    desk.write("ora Quist 0171 2345678")
    desk.sees("New customer “Nora Quist 0171 2345678”")
    album.take("new-customer")
    desk.keys("Return")
    desk.write("Col")  # the service, by the beginning of its name
    desk.sees("There will be no link yet")
    album.take("form")
    desk.keys("ctrl+Return")
    desk.sees("Nora Quist is booked.")
    album.take("booked")


def find_by_the_last_four_digits(desk: "FrontDesk", album: Album) -> None:
    desk.keys("ctrl+t")
    desk.keys("ctrl+f")
    desk.write("5678")
    desk.sees("Nora Quist")
    album.take("found-by-last-four-digits")
    desk.keys("alt+Return")
    desk.focused("09:00 to 09:30, Nora Quist")


def move_by_keys(desk: "FrontDesk", album: Album) -> None:
    desk.keys("m", "Down", "Down", "Down", "Right")
    album.take("moving")
    desk.keys("Return")
    desk.sees("Nora Quist's booking is moved.")
    album.take("moved")


def undo(desk: "FrontDesk", album: Album) -> None:
    desk.keys("ctrl+z")
    desk.sees("Undone: Nora Quist's booking is moved.")
    desk.focused("09:00 to 09:30, Nora Quist")
    album.take("undone")


def cancel(desk: "FrontDesk", album: Album) -> None:
    desk.keys("Delete")
    desk.sees("Cancel this booking?")
    album.take("cancel-asked")
    desk.keys("alt+c")
    desk.sees("Nora Quist's booking is cancelled.")
    album.take("cancelled")


def restore(desk: "FrontDesk", album: Album) -> None:
    desk.keys("ctrl+shift+f")
    desk.sees("Cancelled and deleted bookings")
    album.take("cancelled-found")
    desk.keys("alt+r")
    desk.sees("No booking was cancelled or deleted.")
    desk.keys("Escape")
    desk.sees("Nora Quist's booking is back.")
    album.take("restored")
