"""Fills an empty book with a sample salon, the same on any machine for the same date.

Only how far today's bookings have come follows the clock.
"""

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from desktop.core import working
from desktop.core.models import (
    Absence,
    AbsenceKind,
    BookingDraft,
    Customer,
    Place,
    ProviderKind,
    Repeat,
    Salon,
    Service,
    Span,
    Staff,
    Status,
    Week,
)
from desktop.practice.people import CUSTOMERS, NOT_GIVEN, SERVICES, STAFF
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
_LUNCH: Final = timedelta(minutes=30)
_FIRST_LUNCH: Final = time(12, 30)
_WHOLE_DAY: Final = 24 * 60
_SQUEEZED_IN: Final = "Squeezed in"


@dataclass(frozen=True, slots=True)
class _Book:
    """What bookings choose from, with the ids that the store gave; ``regular`` comes weekly."""

    staff: Sequence[Staff]
    services: Sequence[Service]
    customers: Sequence[Customer]
    absences: Collection[Absence]
    regular: BookingDraft

    def given(self, person: Staff, place: Place) -> list[Service]:
        return [one for one in self.services if one.place is place and person.gives(one.id)]

    def next_free(self, person: Staff, earliest: datetime, minutes: int) -> datetime | None:
        """Return when that day somebody is at work and not away, bookings left aside."""
        midnight = datetime.combine(earliest.date(), time())
        for opens, closes in working.free_minutes(person, SALON, earliest.date(), self.absences):
            starts = max(earliest, midnight + timedelta(minutes=opens))
            if starts + timedelta(minutes=minutes) <= midnight + timedelta(minutes=closes):
                return starts
        return None


def fill(store: Store, now: datetime) -> bool:
    """Give an empty book the sample salon, with bookings from a week ago to a week ahead.

    ``now`` is an aware datetime. False, and nothing is touched, when the book has a salon already.
    Raises what the store raises.
    """
    if store.salon().name:
        return False
    wall = now.astimezone(ZoneInfo(_ZONE)).replace(tzinfo=None)
    with store.together():
        store.save_salon(SALON)
        book = _people(store, wall.date())
        for day in _days(wall.date()):
            _fill_day(store, book, day, wall)
        _fill_series(store, book, wall)
    return True


def _days(today: date) -> list[date]:
    return [
        today + timedelta(days=offset) for offset in range(-_DAYS_EITHER_WAY, _DAYS_EITHER_WAY + 1)
    ]


def _people(store: Store, today: date) -> _Book:
    services = [store.save_service(service) for service in SERVICES]
    staff = [store.save_staff(_giving(person, services)) for person in STAFF]
    customers = [store.save_customer(customer) for customer in CUSTOMERS]
    holiday = _holiday(staff, today)
    for absence in (holiday, *_lunches(staff, _days(today), holiday)):
        store.save_absence(absence)
    styling = next(service for service in services if service.name == "Styling")
    ingrid = next(customer for customer in customers if customer.name == "Ingrid Weiß")
    opens, _ = _open_hours(today - timedelta(days=_DAYS_EITHER_WAY))
    absences = store.absences(today - timedelta(days=10), today + timedelta(days=10))
    regular = _draft(ingrid, staff[0], styling, opens, note="Every week")
    return _Book(staff, services, customers, absences, regular)


def _giving(person: Staff, services: Sequence[Service]) -> Staff:
    left_out = NOT_GIVEN.get(person.name)
    if left_out is None:
        return person
    given = frozenset(service.id for service in services if service.name not in left_out)
    return replace(person, service_ids=given)


def _lunches(staff: Sequence[Staff], days: Sequence[date], holiday: Absence) -> Iterator[Absence]:
    """One after the other goes, so that somebody is always there."""
    for day in days:
        starts = datetime.combine(day, _FIRST_LUNCH)
        for person in staff:
            if working.works_on(person, SALON, day, [holiday]):
                yield Absence(0, person.id, AbsenceKind.BREAK, starts, starts + _LUNCH)
            starts += _LUNCH


def _holiday(staff: Sequence[Staff], today: date) -> Absence:
    """Two days soon, on which whoever works part-time is there to help out."""
    part_time = next(person for person in staff if person.hours is not None)
    soon = (today + timedelta(days=ahead) for ahead in range(2, _DAYS_EITHER_WAY))
    first = next(
        day
        for day in soon
        if all(
            working.working_spans(part_time, SALON, day + timedelta(days=more)) for more in (0, 1)
        )
    )
    starts = datetime.combine(first, time())
    ends = starts + timedelta(days=2)
    return Absence(0, staff[-1].id, AbsenceKind.HOLIDAY, starts, ends, "Back soon")


def _fill_day(store: Store, book: _Book, day: date, now: datetime) -> None:
    chance = random.Random(day.toordinal())  # noqa: S311 - a sample, not a secret
    planned = list(_planned(book, day, chance))
    squeezed_in = _overlapping(book, planned[0], chance)
    drafts = [*planned, *_online(book, day, chance), squeezed_in]
    statuses = _statuses(drafts, now, chance)
    changes = [
        store.save_booking(draft, status=status)
        for draft, status in zip(drafts, statuses, strict=True)
    ]
    last = len(planned) - 1
    nobody_waits = statuses[last] in {Status.BOOKED, Status.CONFIRMED, Status.DONE}
    if nobody_waits and chance.random() < 0.5:
        store.cancel_booking(changes[last].booking_id)


def _planned(book: _Book, day: date, chance: random.Random) -> Iterator[BookingDraft]:
    """Up to five appointments on site for each of the staff, the first a short one."""
    opens, _ = _open_hours(day)
    for person in book.staff:
        starts = opens + timedelta(minutes=chance.choice((0, 15, 30, 60)))
        if person.id == book.regular.staff_id and day.weekday() == book.regular.starts.weekday():
            starts = opens + timedelta(minutes=book.regular.minutes)
        for longest in (60, *[_WHOLE_DAY] * chance.randint(2, 4)):
            fitting = [
                (free, service)
                for service in book.given(person, Place.ON_SITE)
                if service.minutes <= longest
                and (free := book.next_free(person, starts, service.minutes))
            ]
            if not fitting:
                break
            starts, service = chance.choice(fitting)
            yield _draft(chance.choice(book.customers), person, service, starts)
            pause = service.buffer + chance.choice((0, 0, 15, 30, 90))
            starts += timedelta(minutes=service.minutes + pause)


def _online(book: _Book, day: date, chance: random.Random) -> Iterator[BookingDraft]:
    """Two or three online appointments, late enough in the day to be still ahead at noon."""
    _, closes = _open_hours(day)
    reachable = [customer for customer in book.customers if customer.email]
    for hours_left in range(1, chance.randint(3, 4)):
        starts = closes - timedelta(hours=hours_left)
        person, service = chance.choice(
            [
                (person, service)
                for person in book.staff
                for service in book.given(person, Place.ONLINE)
                if book.next_free(person, starts, service.minutes) == starts
            ]
        )
        yield _draft(chance.choice(reachable), person, service, starts)


def _overlapping(book: _Book, beside: BookingDraft, chance: random.Random) -> BookingDraft:
    """A short cut while the colour of somebody else takes its time."""
    person = next(one for one in book.staff if one.id == beside.staff_id)
    service = next(one for one in book.services if one.name == "Short cut")
    starts = beside.starts + timedelta(minutes=15)
    return _draft(chance.choice(book.customers), person, service, starts, note=_SQUEEZED_IN)


def _statuses(drafts: Sequence[BookingDraft], now: datetime, chance: random.Random) -> list[Status]:
    """Say how far each has come: in days past one at most did not come, yesterday one for sure."""
    day = drafts[0].starts.date()
    if day < now.date():
        found = [Status.DONE] * len(drafts)
        if chance.random() < 0.4 or day == now.date() - timedelta(days=1):
            found[chance.randrange(2, len(drafts))] = Status.NO_SHOW
        return found
    confirmed = [chance.random() < 0.4 for _ in drafts]
    if day > now.date():
        return [Status.CONFIRMED if one else Status.BOOKED for one in confirmed]
    return [
        Status.BOOKED
        if draft.place is Place.ONLINE or draft.note == _SQUEEZED_IN
        else _status_today(draft, drafts, now, confirmed=one)
        for draft, one in zip(drafts, confirmed, strict=True)
    ]


def _status_today(
    draft: BookingDraft, drafts: Sequence[BookingDraft], now: datetime, *, confirmed: bool
) -> Status:
    """Whoever is next on site is there already."""
    if draft.starts + timedelta(minutes=draft.minutes) <= now:
        return Status.DONE
    if draft.starts <= now:
        return Status.IN_PROGRESS
    planned = (one for one in drafts if one.place is Place.ON_SITE and one.note != _SQUEEZED_IN)
    if draft.starts == min(one.starts for one in planned if one.starts > now):
        return Status.ARRIVED
    return Status.CONFIRMED if confirmed else Status.BOOKED


def _fill_series(store: Store, book: _Book, now: datetime) -> None:
    """Book the regular customer, today among the days."""
    until = book.regular.starts.date() + timedelta(days=2 * _DAYS_EITHER_WAY)
    first = store.save_series(book.regular, Repeat(1, until)).booking_id
    for booking in store.following(first):
        if booking.starts + timedelta(minutes=booking.minutes) <= now:
            store.mark_booking(booking.id, Status.DONE)


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
