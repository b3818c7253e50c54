"""Absences as people see them: in whole days, and over bookings that lie in them."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from desktop.core import daybook
from desktop.core.models import Absence, AbsenceKind, BookingDetails

DAY = timedelta(days=1)


def whole_days(first: date, last: date) -> tuple[datetime, datetime]:
    """Return start and end of an absence on all of the days from ``first`` to ``last``."""
    return datetime.combine(first, time()), datetime.combine(last + DAY, time())


def day_off(staff_id: int, day: date) -> Absence:
    """Return a new absence on one whole day, to be changed as wanted."""
    starts, ends = whole_days(day, day)
    return Absence(0, staff_id, AbsenceKind.HOLIDAY, starts, ends)


def is_whole_days(absence: Absence) -> bool:
    midnights = absence.starts.time() == absence.ends.time() == time()
    return midnights and absence.starts < absence.ends


def last_day(absence: Absence) -> date:
    """Return the last day that an absence touches."""
    return max(absence.starts, absence.ends - timedelta(microseconds=1)).date()


def bookings_in(
    absence: Absence, bookings: Iterable[BookingDetails], zone: str
) -> list[BookingDetails]:
    """Return the person's bookings that take place and lie in an absence, wholly or in part."""
    found = []
    for details in bookings:
        if details.booking.staff_id == absence.staff_id and not details.booking.status.is_off:
            starts, ends = daybook.extent(details, zone)
            if starts < absence.ends and absence.starts < ends:
                found.append(details)
    return found


def still_ahead(absences: Iterable[Absence], staff_id: int, now: datetime) -> list[Absence]:
    """Return somebody's absences not yet over at ``now``, by the wall clock, soonest first."""
    found = [one for one in absences if one.staff_id == staff_id and one.ends > now]
    return sorted(found, key=lambda one: (one.starts, one.id))
