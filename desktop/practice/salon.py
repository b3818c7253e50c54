"""Fills an empty book with a sample salon, the same on any machine for the same date."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from desktop.core.models import (
    BookingDraft,
    Customer,
    Place,
    ProviderKind,
    Salon,
    Service,
    Span,
    Staff,
    Week,
)
from desktop.practice.people import CUSTOMERS, SERVICES, STAFF
from desktop.services.store import Store

_ZONE: Final = "Europe/Berlin"
_DAYS_EITHER_WAY: Final = 7
_HOURS: Final[Week] = (
    *[(Span(time(9), time(18)),)] * 4,
    (Span(time(9), time(20)),),
    (Span(time(9), time(16)),),
    (Span(time(11), time(16)),),
)
SALON: Final = Salon("Salon Lumière", _ZONE, "DE", _HOURS, ProviderKind.TEAMS)


@dataclass(frozen=True, slots=True)
class _Book:
    """What bookings choose from, with the ids that the store gave."""

    staff: Sequence[Staff]
    services: Sequence[Service]
    customers: Sequence[Customer]

    def offered(self, place: Place) -> list[Service]:
        return [service for service in self.services if service.place is place]


def fill(store: Store, now: datetime) -> bool:
    """Give an empty book the sample salon, with bookings from a week ago to a week ahead.

    ``now`` is an aware datetime. False, and nothing is touched, when the book has a salon already.
    Raises what the store raises.
    """
    if store.salon().name:
        return False
    store.save_salon(SALON)
    book = _Book(
        staff=[store.save_staff(person) for person in STAFF],
        services=[store.save_service(service) for service in SERVICES],
        customers=[store.save_customer(customer) for customer in CUSTOMERS],
    )
    today = now.astimezone(ZoneInfo(_ZONE)).date()
    for offset in range(-_DAYS_EITHER_WAY, _DAYS_EITHER_WAY + 1):
        _fill_day(store, book, today + timedelta(days=offset))
    return True


def _fill_day(store: Store, book: _Book, day: date) -> None:
    chance = random.Random(day.toordinal())  # noqa: S311 - a sample, not a secret
    drafts = [*_planned(book, day, chance), *_online(book, day, chance)]
    drafts.append(_overlapping(book, drafts[0], chance))
    changes = [store.save_booking(draft) for draft in drafts]
    if chance.random() < 0.5:
        store.cancel_booking(changes[1].booking_id)


def _planned(book: _Book, day: date, chance: random.Random) -> Iterator[BookingDraft]:
    """Two to four appointments on site for each of the staff, one after the other."""
    opens, closes = _open_hours(day)
    for person in book.staff:
        starts = opens + timedelta(minutes=chance.choice((0, 15, 30, 60)))
        for _ in range(chance.randint(2, 4)):
            service = chance.choice(book.offered(Place.ON_SITE))
            ends = starts + timedelta(minutes=service.minutes)
            if ends > closes:
                break
            yield _draft(chance.choice(book.customers), person, service, starts)
            starts = ends + timedelta(minutes=chance.choice((0, 0, 15, 30, 90)))


def _online(book: _Book, day: date, chance: random.Random) -> Iterator[BookingDraft]:
    """Two or three online appointments, late enough in the day to be still ahead at noon."""
    _, closes = _open_hours(day)
    reachable = [customer for customer in book.customers if customer.email]
    for hours_left in range(1, chance.randint(3, 4)):
        starts = closes - timedelta(hours=hours_left)
        service = chance.choice(book.offered(Place.ONLINE))
        yield _draft(chance.choice(reachable), chance.choice(book.staff), service, starts)


def _overlapping(book: _Book, beside: BookingDraft, chance: random.Random) -> BookingDraft:
    """A short cut while the colour of somebody else takes its time."""
    person = next(one for one in book.staff if one.id == beside.staff_id)
    service = next(one for one in book.services if one.name == "Short cut")
    starts = beside.starts + timedelta(minutes=15)
    return _draft(chance.choice(book.customers), person, service, starts, note="Squeezed in")


def _draft(
    customer: Customer, person: Staff, service: Service, starts: datetime, note: str = ""
) -> BookingDraft:
    return BookingDraft(
        customer_id=customer.id,
        customer=None,
        staff_id=person.id,
        service_id=service.id,
        starts=starts,
        minutes=service.minutes,
        place=service.place,
        note=note,
    )


def _open_hours(day: date) -> tuple[datetime, datetime]:
    span = _HOURS[day.weekday()][0]
    return datetime.combine(day, span.opens), datetime.combine(day, span.closes)
