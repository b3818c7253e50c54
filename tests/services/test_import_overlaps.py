"""What another calendar's appointments would get in the way of, in a real book."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import Event

import pytest

from desktop.core.appointments import Appointment
from desktop.core.models import BookingDetails, Customer
from desktop.services.arrivals import Arrival
from desktop.services.import_overlaps import overlaps_of
from desktop.services.store import Store
from desktop.services.store_imports import Calendar
from tests.services.desk import Desk, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as opened:
        yield opened


def arrival(uid: str, hour: int, minutes: int = 30, day: int = 2) -> Arrival:
    appointment = Appointment(uid, "", datetime(2026, 6, day, hour), minutes)
    return Arrival(appointment, Customer(0, f"Guest {uid}"), is_known=False)


def silent(done: int, whole: int) -> None:
    pass


def found(desk: Desk, *arrivals: Arrival, store: Store | None = None) -> dict[str, list[str]]:
    how = Calendar(desk.eva.id, desk.cut.id)
    answer = overlaps_of(store or desk.store, arrivals, how, desk.clock(), silent, Event())
    assert answer is not None
    return {
        uid: [one.customer.name for one in in_the_way.bookings]
        for uid, in_the_way in answer.items()
    }


def test_bookings_of_that_person_and_the_arrivals_themselves(desk: Desk) -> None:
    desk.book()  # Anna with Eva, 10 to 10.30
    desk.store.save_booking(replace(desk.draft(datetime(2026, 6, 2, 12)), staff_id=desk.mia.id))
    arrivals = arrival("a", 10), arrival("b", 12), arrival("c", 14, 90), arrival("d", 15)
    assert found(desk, *arrivals) == {"a": ["Anna"], "c": ["Guest d"], "d": ["Guest c"]}
    assert found(desk) == {}


def test_one_without_a_length_takes_as_long_as_the_service(desk: Desk) -> None:
    desk.book(datetime(2026, 6, 2, 10, 15))
    assert found(desk, arrival("a", 10, 0)) == {"a": ["Anna"]}
    desk.store.save_service(replace(desk.cut, minutes=15))
    assert found(desk, arrival("a", 10, 0)) == {}


def test_cancelled_and_deleted_bookings_leave_room(desk: Desk) -> None:
    desk.store.cancel_booking(desk.book().booking_id)
    desk.store.delete_booking(desk.book().booking_id)
    assert found(desk, arrival("a", 10)) == {}


def test_the_night_before_and_after_are_looked_at(desk: Desk) -> None:
    desk.store.save_booking(replace(desk.draft(datetime(2026, 6, 1, 23)), minutes=120))
    desk.store.save_booking(desk.draft(datetime(2026, 6, 4, 0)))
    arrivals = arrival("a", 0), arrival("b", 23, 120, day=3)
    assert found(desk, *arrivals) == {"a": ["Anna"], "b": ["Anna"]}


class Counting(Store):
    """A store that counts how often bookings are read."""

    looks = 0

    def bookings(self, first: date, last: date, *, staff_id: int = 0) -> list[BookingDetails]:
        self.looks += 1
        return super().bookings(first, last, staff_id=staff_id)


def test_the_book_is_looked_into_once(desk: Desk) -> None:
    desk.book()
    counting = Counting(desk.path, desk.clock)
    arrivals = [arrival(str(n), n % 24, day=1 + n % 28) for n in range(200)]
    assert found(desk, *arrivals, store=counting)["0"] == ["Guest 168"]
    assert counting.looks == 1
    counting.close()


def test_it_can_be_stopped(desk: Desk) -> None:
    stop = Event()
    stop.set()
    how = Calendar(desk.eva.id, desk.cut.id)
    assert overlaps_of(desk.store, [arrival("a", 10)], how, desk.clock(), silent, stop) is None
