"""Which of many bookings not yet made get in each other's way, or in that of those made."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop.core.drafts import draft_of
from desktop.core.in_the_way import InTheWay, in_the_way
from desktop.core.models import BookingDetails, Salon

_CLOCK_CHANGE = timedelta(hours=3)
"""More than a clock change can shift an end."""

AT_ONCE = 50
"""Bookings compared with one: all of a day, of any day that a person can work."""


def overlaps(
    wanted: Sequence[BookingDetails], held: Iterable[BookingDetails], salon: Salon
) -> Iterator[InTheWay]:
    """Yield for each of ``wanted`` which bookings are in its way, and no more than that.

    ``wanted`` have ids of their own. All of them and ``held`` are compared, by the day: a long
    list takes no longer for each of its bookings than a short one. Of more than :data:`AT_ONCE` on
    a day the nearest are looked at first, and the others only where none of those is in the way.
    """
    by_day: dict[date, list[BookingDetails]] = {}
    for one in (*held, *wanted):
        for day in _days(one):
            by_day.setdefault(day, []).append(one)
    for one in wanted:
        near = {other.booking.id: other for day in _days(one) for other in by_day[day]}
        parts = _parts(one, list(near.values()))
        yield next(
            filter(None, (_compared(one, part, salon) for part in parts)),
            InTheWay(one.booking.starts),
        )


def _parts(one: BookingDetails, near: list[BookingDetails]) -> Iterator[list[BookingDetails]]:
    if len(near) > AT_ONCE:
        near.sort(key=lambda other: abs(other.booking.starts - one.booking.starts))
    for first in range(0, len(near), AT_ONCE):
        yield sorted(near[first : first + AT_ONCE], key=lambda other: other.booking.starts)


def _compared(one: BookingDetails, others: list[BookingDetails], salon: Salon) -> InTheWay:
    found = in_the_way(
        draft_of(one.booking),
        one.staff,
        salon,
        bookings=others,
        absences=(),
        ignore=one.booking.id,
        buffer=one.service.buffer,
    )
    return replace(found, hours=None)


def _days(one: BookingDetails) -> list[date]:
    """Return the days that a booking, and what its service needs afterwards, may touch."""
    starts = one.booking.starts
    length = timedelta(minutes=one.booking.minutes + one.service.buffer)
    count = ((starts + length + _CLOCK_CHANGE).date() - starts.date()).days + 1
    return [starts.date() + timedelta(days=offset) for offset in range(count)]
