"""When somebody is free next: for a length, with what the service needs afterwards."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop.core import times, working
from desktop.core.daybook import Minutes
from desktop.core.models import Absence, BookingDetails, Salon, Staff

STEP = 5
LOOK_AHEAD = 28
DAYS_AT_ONCE = 3
"""So many days of the book are read before asking whether that is enough."""

MOST = 3
A_DAY = 2
"""Two of one day and one of another say more than three of one day."""

Instants = tuple[datetime, datetime]
"""From and until, in UTC."""


@dataclass(frozen=True, slots=True)
class FreeStart:
    """Somebody is free from ``starts`` on, a wall-clock time with its ``fold``."""

    staff: Staff
    starts: datetime


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: any of ``people``, in their order, from the wall-clock time ``starts``.

    ``buffer`` is needed free after the ``minutes``. Times lie on multiples of ``step`` minutes
    after the hour, or where a free time begins. ``ignore`` is a booking that may lie there.
    """

    people: tuple[Staff, ...]
    minutes: int
    starts: datetime
    buffer: int = 0
    step: int = STEP
    ignore: int = 0

    def stretches(self, days: int = LOOK_AHEAD) -> Iterator[tuple[date, date]]:
        """Return the first and last days to read one after another until enough is found."""
        first = self.starts.date()
        for offset in range(0, days, DAYS_AT_ONCE):
            last = min(offset + DAYS_AT_ONCE, days) - 1
            yield first + timedelta(days=offset), first + timedelta(days=last)


@dataclass(frozen=True, slots=True)
class Known:
    """What was read of the book.

    ``bookings`` include those of the day before the days looked at: they may last past midnight.
    """

    salon: Salon
    bookings: Sequence[BookingDetails]
    absences: Sequence[Absence]


def free_starts(wanted: Wanted, known: Known, first: date, last: date) -> list[FreeStart]:
    """Return the first possible start in each free time of each person, in order of time.

    Free is who works then, is not absent and has no booking, nor is still busy after one.
    """
    days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
    found = [
        FreeStart(person, starts)
        for person in wanted.people
        for starts in _starts_of(person, wanted, known, days)
    ]
    zone = known.salon.time_zone
    return sorted(found, key=lambda one: times.to_utc(one.starts, zone))


def few(found: Iterable[FreeStart], most: int = MOST, a_day: int = A_DAY) -> list[FreeStart]:
    """Choose from what was found, in order of time, what is worth offering."""
    chosen: list[FreeStart] = []
    for one in found:
        same_day = [other for other in chosen if other.starts.date() == one.starts.date()]
        if len(chosen) < most and len(same_day) < a_day:
            chosen.append(one)
    return chosen


def soonest(found: Iterable[FreeStart], staff_id: int) -> FreeStart | None:
    """Return the first of the first day, of ``staff_id`` where that person is free that day."""
    return min(
        found,
        key=lambda one: (one.starts.date(), one.staff.id != staff_id, one.starts, one.starts.fold),
        default=None,
    )


def _starts_of(
    person: Staff, wanted: Wanted, known: Known, days: Iterable[date]
) -> Iterator[datetime]:
    zone = known.salon.time_zone
    earliest = times.to_utc_shifted(wanted.starts, zone)
    needed = timedelta(minutes=wanted.minutes + wanted.buffer)
    busy = _busy(person, wanted, known)
    for day in days:
        for span in working.free_minutes(person, known.salon, day, known.absences):
            for begins, ends in _gaps(_instants(day, span, zone), busy):
                starts = begins if begins >= earliest else _next_mark(earliest, wanted.step, zone)
                starts = _next_mark(starts, STEP, zone)
                if starts + needed <= ends:
                    yield times.to_wall(starts, zone)


def _busy(person: Staff, wanted: Wanted, known: Known) -> list[Instants]:
    found = []
    for details in known.bookings:
        booking = details.booking
        if booking.staff_id != person.id or booking.status.is_off or booking.id == wanted.ignore:
            continue
        begins, ends = times.interval(booking, known.salon.time_zone)
        found.append((begins, ends + timedelta(minutes=details.service.buffer)))
    return sorted(found)


def _instants(day: date, span: Minutes, zone: str) -> Instants:
    midnight = datetime.combine(day, time())
    begins, ends = (
        times.to_utc_shifted(midnight + timedelta(minutes=minutes), zone) for minutes in span
    )
    return begins, ends


def _gaps(free: Instants, busy: Iterable[Instants]) -> Iterator[Instants]:
    begins, ends = free
    for busy_from, busy_until in busy:
        if busy_from >= ends:
            break
        if begins < busy_from:
            yield begins, busy_from
        begins = max(begins, busy_until)
    if begins < ends:
        yield begins, ends


def _next_mark(instant: datetime, step: int, zone: str) -> datetime:
    """Return the first multiple of ``step`` minutes after the hour that the clock reaches.

    By elapsed time, so that no time which the clock skips comes out.
    """
    wall = times.to_wall(instant, zone)
    past = timedelta(
        hours=wall.hour, minutes=wall.minute, seconds=wall.second, microseconds=wall.microsecond
    )
    return instant + -past % timedelta(minutes=step)
