"""A book on disk with a clock that tests set, and the acts they share."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.core.models import (
    BookingDetails,
    BookingDraft,
    Change,
    Customer,
    Place,
    ProviderKind,
    Service,
    Staff,
)
from desktop.services.store import Store
from desktop.services.store_file import BookFile

TUESDAY_TEN = datetime(2026, 6, 2, 10, 0)


@dataclass
class Clock:
    now: datetime = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, **passed: float) -> None:
        self.now += timedelta(**passed)


@dataclass
class Desk:
    """A salon in Berlin with two people and one service, its meetings in Teams."""

    path: Path
    clock: Clock
    store: Store
    eva: Staff
    mia: Staff
    cut: Service

    def draft(self, starts: datetime = TUESDAY_TEN, place: Place = Place.ONLINE) -> BookingDraft:
        anna = Customer(0, "Anna", "0170 1234567")
        return BookingDraft(0, anna, self.eva.id, self.cut.id, starts, 30, place)

    def book(self, starts: datetime = TUESDAY_TEN, place: Place = Place.ONLINE) -> Change:
        return self.store.save_booking(self.draft(starts, place))

    def read(self, booking_id: int) -> BookingDetails:
        found = self.store.booking(booking_id)
        assert found is not None
        return found

    def settle(self, booking_id: int) -> None:
        assert self.store.settle(self.read(booking_id), self.store.salon())

    def due(self) -> list[int]:
        return [details.booking.id for details in self.store.unsettled(self.clock.now)]


@contextmanager
def open_desk(folder: Path) -> Iterator[Desk]:
    path, clock = folder / "book.db", Clock()
    store = Store(path, clock)
    fresh = store.salon()
    store.save_salon(
        replace(fresh, name="Salon Höhe", time_zone="Europe/Berlin", provider=ProviderKind.TEAMS)
    )
    yield Desk(
        path,
        clock,
        store,
        eva=store.save_staff(Staff(0, "Eva", "#aa3366")),
        mia=store.save_staff(Staff(0, "Mia", "#3366aa")),
        cut=store.save_service(Service(0, "Cut", 30, "#446688")),
    )
    store.close()


@contextmanager
def looking_into(path: Path) -> Iterator[BookFile]:
    """Give the file over a connection of its own, to look at what the store does not show."""
    file = BookFile(path)
    yield file
    file.close()
