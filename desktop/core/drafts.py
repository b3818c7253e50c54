"""Checks of what a person typed, before it is saved: pure, and worded for the form.

The form asks for all :func:`problems`; the store asks again and refuses with the first.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum

from desktop.core import times
from desktop.core.models import (
    Absence,
    Booking,
    BookingDraft,
    Customer,
    CustomerKind,
    Place,
    Salon,
    Service,
    Staff,
    Status,
    Week,
)
from desktop.core.troubles import Advice, AppError, Kind
from desktop.core.words import QT_TRANSLATE_NOOP

SHORTEST_MINUTES = 5
LONGEST_MINUTES = 24 * 60
LONGEST_BUFFER = 4 * 60
LONGEST_ABSENCE = timedelta(days=731)
DEAREST = 1_000_000
_SKIPPED = QT_TRANSLATE_NOOP("core", "The clocks go forward that day and skip this time.")


class Field(StrEnum):
    """What a problem stands beside."""

    CUSTOMER = "customer"
    STAFF = "staff"
    SERVICE = "service"
    STARTS = "starts"
    MINUTES = "minutes"
    STATUS = "status"
    NAME = "name"
    TIME_ZONE = "time_zone"
    REPEAT = "repeat"
    ENDS = "ends"
    HOURS = "hours"
    BUFFER = "buffer"
    PRICE = "price"


class InvalidDraft(AppError):
    """One thing that is wrong with what was typed. ``words`` is marked for translation.

    ``suggestions`` are wall-clock times that would do instead, for the words' ``{before}`` and
    ``{after}``; empty where the words have no placeholders.
    """

    def __init__(self, field: Field, words: str, suggestions: tuple[datetime, ...] = ()) -> None:
        super().__init__(Kind.INVALID_INPUT, code=field)
        self.field = field
        self.words = words
        self.suggestions = suggestions

    @property
    def advice(self) -> Advice:
        words = _SKIPPED if self.suggestions else self.words  # a notice fills nothing in
        return replace(super().advice, cause=words, next_step=words)


def draft_of(booking: Booking) -> BookingDraft:
    """Return the draft that would leave ``booking`` as it is."""
    return BookingDraft(
        customer_id=booking.customer_id,
        customer=None,
        staff_id=booking.staff_id,
        service_id=booking.service_id,
        starts=booking.starts,
        minutes=booking.minutes,
        place=booking.place,
        note=booking.note,
    )


def problems(
    draft: BookingDraft,
    *,
    zone: str,
    staff: Collection[Staff],
    services: Collection[Service],
    before: Booking | None = None,
) -> list[InvalidDraft]:
    """Return what is wrong with a draft, in the order of the form; nothing when it can be saved.

    ``before`` is the saved booking being changed: it may keep an archived staff member or service.
    That a ``customer_id`` exists is for the store to check.
    """
    found: list[InvalidDraft] = []
    if before is not None:
        found += off_problems(before)
    if not draft.customer_id:
        found += customer_problems(draft.customer or Customer(0, ""))
    if not _offered(draft.service_id, services, before.service_id if before else 0):
        words = QT_TRANSLATE_NOOP("core", "Choose a service.")
        if draft.service_id:
            words = QT_TRANSLATE_NOOP("core", "Choose a service that is still offered.")
        found.append(InvalidDraft(Field.SERVICE, words))
    if not _offered(draft.staff_id, staff, before.staff_id if before else 0):
        words = QT_TRANSLATE_NOOP("core", "Choose somebody who works here.")
        found.append(InvalidDraft(Field.STAFF, words))
    return found + _time_problems(draft.starts, zone) + _length_problems(draft.minutes)


def off_problems(booking: Booking) -> list[InvalidDraft]:
    """What does not take place has to be restored before it is changed."""
    if not booking.status.is_off:
        return []
    words = QT_TRANSLATE_NOOP("core", "This booking is cancelled. Restore it first.")
    if booking.status is Status.DELETED:
        words = QT_TRANSLATE_NOOP("core", "This booking is deleted. Restore it first.")
    return [InvalidDraft(Field.STATUS, words)]


def customer_problems(customer: Customer) -> list[InvalidDraft]:
    if customer.kind is not CustomerKind.PERSON:
        return []
    if customer.name.strip() or customer.phone.strip() or customer.email.strip():
        return []
    words = QT_TRANSLATE_NOOP("core", "Enter a name, a phone number or an e-mail address.")
    return [InvalidDraft(Field.CUSTOMER, words)]


def staff_problems(staff: Staff) -> list[InvalidDraft]:
    return _name_problems(staff.name) + (_week_problems(staff.hours) if staff.hours else [])


def service_problems(service: Service) -> list[InvalidDraft]:
    found = _name_problems(service.name) + _length_problems(service.minutes)
    if not 0 <= service.buffer <= LONGEST_BUFFER:
        words = QT_TRANSLATE_NOOP("core", "Choose up to 4 hours after the service.")
        found.append(InvalidDraft(Field.BUFFER, words))
    price = Decimal(0) if service.price is None else service.price
    if not price.is_finite() or not 0 <= price < DEAREST:
        words = QT_TRANSLATE_NOOP("core", "Enter a price from 0 to 999,999.99.")
        found.append(InvalidDraft(Field.PRICE, words))
    if service.place is Place.ONLINE and not service.online_allowed:
        words = QT_TRANSLATE_NOOP("core", "A service that takes place online must allow it.")
        found.append(InvalidDraft(Field.STATUS, words))
    return found


def absence_problems(absence: Absence) -> list[InvalidDraft]:
    if absence.ends <= absence.starts:
        words = QT_TRANSLATE_NOOP("core", "The end comes before the start.")
        return [InvalidDraft(Field.ENDS, words)]
    if absence.ends - absence.starts > LONGEST_ABSENCE:
        words = QT_TRANSLATE_NOOP("core", "An absence can last up to two years.")
        return [InvalidDraft(Field.ENDS, words)]
    return []


def salon_problems(salon: Salon) -> list[InvalidDraft]:
    """An empty name is fine: everything on a first start can be skipped."""
    if times.is_zone(salon.time_zone):
        return []
    words = QT_TRANSLATE_NOOP("core", "Choose a time zone from the list.")
    return [InvalidDraft(Field.TIME_ZONE, words)]


def _offered(chosen: int, known: Collection[Staff] | Collection[Service], kept: int) -> bool:
    return any(one.id == chosen and (not one.archived or chosen == kept) for one in known)


def _name_problems(name: str) -> list[InvalidDraft]:
    if name.strip():
        return []
    return [InvalidDraft(Field.NAME, QT_TRANSLATE_NOOP("core", "Enter a name."))]


def _length_problems(minutes: int) -> list[InvalidDraft]:
    if SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        return []
    words = QT_TRANSLATE_NOOP("core", "Choose a length between 5 minutes and 24 hours.")
    return [InvalidDraft(Field.MINUTES, words)]


def _time_problems(starts: datetime, zone: str) -> list[InvalidDraft]:
    try:
        times.to_utc(starts, zone)
    except times.NonexistentTime as gap:
        words = QT_TRANSLATE_NOOP(
            "core",
            "The clocks go forward that day and skip this time. "
            "The nearest are {before} and {after}.",
        )
        return [InvalidDraft(Field.STARTS, words, (gap.before, gap.after))]
    return []


def _week_problems(week: Week) -> list[InvalidDraft]:
    """A span may close at midnight, which is written 00:00."""
    spans = [span for day in week for span in day]
    if all(span.opens < span.closes or span.closes == time() for span in spans):
        return []
    words = QT_TRANSLATE_NOOP("core", "Working hours end before they begin.")
    return [InvalidDraft(Field.HOURS, words)]
