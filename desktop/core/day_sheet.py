"""What stands on a sheet of paper: a day or a week of the book, of everybody or of one person."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from urllib.parse import urlsplit

from desktop.core import daybook, working
from desktop.core.daybook import Block, Minutes
from desktop.core.invitation import needs_passcode, spaced_id
from desktop.core.join_link import working_link
from desktop.core.models import Absence, BookingDetails, Customer, Place, Salon, Staff, Status
from desktop.core.working import AbsenceOnDay

LONGEST_SHORT_LINK = 34
"""Characters up to which a link is written out; of a longer one stands where it leads."""

LONGEST_LOOK_AHEAD = timedelta(days=14)
"""How far :func:`worth_keeping` looks for a day with something on it."""


class Extent(StrEnum):
    DAY = "day"
    WEEK = "week"


class Arrangement(StrEnum):
    COLUMNS = "columns"  # rows by time; a column per person, in a week per day of one person
    LIST = "list"  # one person after another, one booking below another


@dataclass(frozen=True, slots=True)
class Link:
    """``url`` is exact, for the QR code; ``short`` is for the eye and leads nowhere by itself.

    ``number`` and ``passcode`` are empty unless one may have to join by number.
    """

    url: str
    short: str
    number: str = ""
    passcode: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One booking. ``starts`` and ``ends`` are minutes since the salon's midnight on its day.

    ``link`` is ``None`` on site, and online while there is none that works.
    """

    booking_id: int
    starts: int
    ends: int
    lane: int
    lanes: int
    customer: Customer
    service: str
    status: Status
    has_note: bool
    online: bool
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One person's day; ``works`` is whether absences leave anything of the hours ``opened``."""

    staff: Staff
    day: date
    entries: tuple[Entry, ...]
    opened: tuple[Minutes, ...]
    absences: tuple[AbsenceOnDay, ...]
    works: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """``columns`` are by person and then by day; ``staff_id`` is 0 for everybody."""

    salon: Salon
    days: tuple[date, ...]
    staff_id: int
    columns: tuple[SheetColumn, ...]

    @property
    def is_week(self) -> bool:
        return len(self.days) > 1

    @property
    def count(self) -> int:
        return sum(len(column.entries) for column in self.columns)

    @property
    def by_person(self) -> tuple[tuple[SheetColumn, ...], ...]:
        """The columns of each person."""
        return tuple(tuple(own) for _, own in groupby(self.columns, lambda one: one.staff.id))

    @property
    def tables(self) -> tuple[tuple[SheetColumn, ...], ...]:
        """What stands side by side: everybody's day, or each person's week."""
        if self.is_week:
            return self.by_person
        return (self.columns,) if self.columns else ()


@dataclass(frozen=True, slots=True)
class Read:
    """What the book holds of the days of a sheet."""

    salon: Salon
    staff: Sequence[Staff]
    bookings: Sequence[BookingDetails]
    absences: Collection[Absence]


def sheet_of(read: Read, days: Sequence[date], staff_id: int = 0) -> Sheet:
    """Return the sheet for ``days``: what takes place, of everybody who works or has bookings.

    Of one person with ``staff_id``, who then stands there in any case.
    """
    shown = daybook.to_show(read.bookings)
    people = [one for one in read.staff if one.id == staff_id] if staff_id else _people(read, days)
    columns = tuple(_column(person, day, read, shown) for person in people for day in days)
    return Sheet(read.salon, tuple(days), staff_id, columns)


def worth_keeping(read: Read, today: date) -> date:
    """Return the next day after ``today`` with bookings or open doors; tomorrow if there is none.

    ``read`` holds the days until ``LONGEST_LOOK_AHEAD`` after today.
    """
    tomorrow = today + timedelta(days=1)
    booked = {one.booking.starts.date() for one in daybook.to_show(read.bookings)}
    for ahead in range(LONGEST_LOOK_AHEAD.days):
        day = tomorrow + timedelta(days=ahead)
        at_work = (
            working.works_on(person, read.salon, day, read.absences)
            for person in read.staff
            if not person.archived
        )
        if day in booked or any(at_work):
            return day
    return tomorrow


def hours_of(columns: Iterable[SheetColumn], salon: Salon) -> Minutes:
    """Return from when until when a table goes: whole hours, with all that stands in it."""
    opened: list[Minutes] = []
    taken: list[Minutes] = []
    for column in columns:
        opened += [*column.opened, *daybook.open_minutes(salon, column.day)]
        taken += [(entry.starts, entry.ends) for entry in column.entries]
        taken += [
            (one.starts, one.ends)
            for one in column.absences
            if one.starts > 0 and one.ends < daybook.DAY_MINUTES
        ]
    return daybook.visible_range(opened, taken)


def closed_minutes(opened: Sequence[Minutes], first: int, last: int) -> tuple[Minutes, ...]:
    """Return what lies from ``first`` until ``last`` and outside ``opened``."""
    closed, at = [], first
    for starts, ends in sorted(opened):
        if starts > at:
            closed.append((at, min(starts, last)))
        at = max(at, ends)
    if at < last:
        closed.append((at, last))
    return tuple(span for span in closed if span[0] < span[1])


def short_link(url: str) -> str:
    """Return a link as it can be read: written out if it is short, else the place it leads to."""
    plain = url.removeprefix("https://")
    if len(plain) <= LONGEST_SHORT_LINK:
        return plain
    host = urlsplit(url).hostname or plain
    return f"{host[: LONGEST_SHORT_LINK - 2]}/…"


def _people(read: Read, days: Sequence[date]) -> list[Staff]:
    on_page: set[int] = set()
    for day in days:
        booked = {
            one.booking.staff_id
            for one in daybook.to_show(read.bookings)
            if one.booking.starts.date() == day
        }
        found = working.on_the_page(read.staff, read.salon, day, read.absences, booked)
        at_work = [one for one in found if working.works_on(one, read.salon, day, read.absences)]
        on_page |= booked | {one.id for one in at_work}
    people = sorted(read.staff, key=lambda person: person.archived)
    return [one for one in people if one.id in on_page]


def _column(person: Staff, day: date, read: Read, shown: Iterable[BookingDetails]) -> SheetColumn:
    own = [
        one
        for one in shown
        if one.booking.staff_id == person.id and one.booking.starts.date() == day
    ]
    return SheetColumn(
        staff=person,
        day=day,
        entries=tuple(_entry(block) for block in daybook.blocks(own, read.salon.time_zone)),
        opened=working.working_minutes(person, read.salon, day),
        absences=working.absences_on(read.absences, person.id, day),
        works=working.works_on(person, read.salon, day, read.absences),
    )


def _entry(block: Block) -> Entry:
    booking = block.details.booking
    starts, ends = block.minutes
    return Entry(
        booking_id=booking.id,
        starts=starts,
        ends=ends,
        lane=block.lane,
        lanes=block.lanes,
        customer=block.details.customer,
        service=block.details.service.name,
        status=booking.status,
        has_note=bool(booking.note.strip()),
        online=booking.place is Place.ONLINE,
        link=_link(block.details),
    )


def _link(details: BookingDetails) -> Link | None:
    meeting, url = details.meeting, working_link(details)
    if meeting is None or not url:
        return None
    if not needs_passcode(meeting):
        return Link(url, short_link(url))
    return Link(url, short_link(url), spaced_id(meeting.join_id), meeting.passcode)
