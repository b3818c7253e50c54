"""What one should know of before booking somebody at a time: it warns, and forbids nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop.core import daybook, times, working
from desktop.core.models import Absence, BookingDetails, BookingDraft, Salon, Staff


@dataclass(frozen=True, slots=True)
class InTheWay:
    """True where there is something.

    ``only_close`` says that all ``bookings`` leave the time itself free, though not what a service
    needs afterwards. ``hours`` are when the person works that day, in minutes, where that is not
    all of the booking; ``None`` where it is.
    """

    starts: datetime
    bookings: tuple[BookingDetails, ...] = ()
    absences: tuple[Absence, ...] = ()
    hours: tuple[daybook.Minutes, ...] | None = None
    only_close: bool = False

    def __bool__(self) -> bool:
        return bool(self.bookings or self.absences) or self.hours is not None

    @property
    def away(self) -> bool:
        """Whether the person is not there then."""
        return bool(self.absences) or self.hours is not None


def in_the_way(
    draft: BookingDraft,
    person: Staff,
    salon: Salon,
    *,
    bookings: Iterable[BookingDetails],
    absences: Iterable[Absence],
    ignore: int = 0,
    buffer: int = 0,
) -> InTheWay:
    """Compare a draft with what else the book holds about ``person`` around that time.

    ``buffer`` minutes afterwards must not be booked, but may lie after work. ``ignore`` is the id
    of the booking being changed.
    """
    zone = salon.time_zone
    away = working.absent_during(absences, person.id, draft.starts, draft.minutes)
    hours = working.working_minutes(person, salon, draft.starts.date())
    found = daybook.clashes(draft, bookings, zone, ignore=ignore, buffer=buffer)
    bare = [replace(one, service=replace(one.service, buffer=0)) for one in found]
    return InTheWay(
        draft.starts,
        tuple(found),
        tuple(away),
        None if _within(hours, draft, zone) else hours,
        only_close=bool(found) and not daybook.clashes(draft, bare, zone),
    )


def _within(hours: Iterable[daybook.Minutes], draft: BookingDraft, zone: str) -> bool:
    ends_utc = times.to_utc_shifted(draft.starts, zone) + timedelta(minutes=draft.minutes)
    ends = times.to_wall(ends_utc, zone)
    days_later = (ends.date() - draft.starts.date()).days
    begins = daybook.minutes_of(draft.starts.time())
    last = daybook.minutes_of(ends.time()) + days_later * daybook.DAY_MINUTES
    return any(opens <= begins and last <= closes for opens, closes in hours)
