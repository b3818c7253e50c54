"""What the day view shows, read from the book in one go: a day of all, or a week of one person."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from desktop.core import daybook, working
from desktop.core.daybook import Block, Minutes
from desktop.core.messages import Told
from desktop.core.models import Absence, BookingDetails, Place, Salon, Staff
from desktop.core.working import AbsenceOnDay
from desktop.services.store import Store
from desktop.ui.day.day_grid import DAY, Placed
from desktop.ui.messages.told_words import Formers

MARGIN = 60
"""Minutes shown before opening and after closing, to book there knowingly."""


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One person's day; ``count`` leaves out what does not take place.

    ``opened`` is when that person works by the week's plan, absences left aside; ``works`` is
    whether anything is left of it.
    """

    staff: Staff
    day: date
    placed: tuple[Placed, ...]
    count: int
    opened: tuple[Minutes, ...]
    absences: tuple[AbsenceOnDay, ...]
    works: bool


@dataclass(frozen=True, slots=True)
class DayContents:
    """``staff_id`` is 0 for a day of all; else the columns are that person's week around ``day``.

    ``opened`` are the salon's hours, in a week those of all its days. ``opened``, ``first`` and
    ``last`` are minutes since midnight by the salon's wall clock. ``told`` is what customers were
    told last, by booking; ``formers`` are those whose one was where they may have to hear of it.
    """

    day: date
    staff_id: int
    salon: Salon
    columns: tuple[DayColumn, ...]
    bookings: dict[int, BookingDetails]
    opened: tuple[Minutes, ...]
    first: int
    last: int
    told: Mapping[int, Told] = field(default_factory=dict)
    formers: Mapping[int, Formers] = field(default_factory=dict)

    @property
    def is_week(self) -> bool:
        return self.staff_id != 0

    @property
    def count(self) -> int:
        return sum(column.count for column in self.columns)

    @property
    def online_count(self) -> int:
        return sum(
            details.booking.place is Place.ONLINE
            for details in self.bookings.values()
            if not details.booking.status.is_off
        )


def read_day(
    store: Store, day: date, *, show_cancelled: bool = False, everybody: bool = False
) -> DayContents:
    """Read ``day``: a column for each who works or has bookings; of ``everybody`` on request."""
    salon, absences = store.salon(), store.absences(day, day)
    shown = daybook.to_show(store.day(day), show_cancelled=show_cancelled)
    booked = {details.booking.staff_id for details in shown}
    people = working.on_the_page(store.staff(), salon, day, absences, booked, everybody=everybody)
    columns = [
        _Column(person, day, [one for one in shown if one.booking.staff_id == person.id], absences)
        for person in people
    ]
    contents = _contents(day, 0, salon, columns, daybook.open_minutes(salon, day))
    return _with_told(store, contents)


def read_week(
    store: Store, day: date, staff_id: int, *, first_weekday: int, show_cancelled: bool = False
) -> DayContents:
    """Read the seven days around ``day`` of one person; none where there is no such person.

    The week starts on ``first_weekday``, 1 Monday to 7 Sunday.
    """
    days = daybook.week_of(day, first_weekday)
    salon, absences = store.salon(), store.absences(days[0], days[-1])
    shown = daybook.to_show(
        store.bookings(days[0], days[-1], staff_id=staff_id), show_cancelled=show_cancelled
    )
    columns = [
        _Column(
            person, one, [each for each in shown if each.booking.starts.date() == one], absences
        )
        for person in store.staff()
        if person.id == staff_id
        for one in days
    ]
    opened = {span for one in days for span in daybook.open_minutes(salon, one)}
    contents = _contents(day, staff_id, salon, columns, tuple(sorted(opened)))
    return _with_told(store, contents)


def _with_told(store: Store, contents: DayContents) -> DayContents:
    return replace(
        contents,
        told=store.last_told(contents.bookings),
        formers=store.former_lacks(contents.bookings),
    )


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column is made of."""

    staff: Staff
    day: date
    bookings: Sequence[BookingDetails]
    absences: Collection[Absence]


def _contents(
    day: date,
    staff_id: int,
    salon: Salon,
    columns: Sequence[_Column],
    opened: tuple[Minutes, ...],
) -> DayContents:
    blocks = [daybook.blocks(column.bookings, salon.time_zone) for column in columns]
    made = tuple(_made(column, salon, own) for column, own in zip(columns, blocks, strict=True))
    hours = [*opened, *(span for column in made for span in column.opened)]
    taken = [block.minutes for own in blocks for block in own]
    taken += [
        (one.starts, one.ends) for column in made for one in column.absences if _is_short(one)
    ]
    first, last = daybook.visible_range(hours, taken)
    return DayContents(
        day=day,
        staff_id=staff_id,
        salon=salon,
        columns=made,
        bookings={block.details.booking.id: block.details for own in blocks for block in own},
        opened=opened,
        first=max(0, first - MARGIN),
        last=min(DAY, last + MARGIN),
    )


def _made(column: _Column, salon: Salon, blocks: Sequence[Block]) -> DayColumn:
    person, day = column.staff, column.day
    return DayColumn(
        staff=person,
        day=day,
        placed=tuple(_placed(block) for block in blocks),
        count=sum(not block.details.booking.status.is_off for block in blocks),
        opened=working.working_minutes(person, salon, day),
        absences=working.absences_on(column.absences, person.id, day),
        works=working.works_on(person, salon, day, column.absences),
    )


def _placed(block: Block) -> Placed:
    starts, ends = block.minutes
    details = block.details
    return Placed(
        booking_id=details.booking.id,
        starts=starts,
        minutes=ends - starts,
        lane=block.lane,
        lanes=block.lanes,
        buffer=0 if details.booking.status.is_off else details.service.buffer,
    )


def _is_short(one: AbsenceOnDay) -> bool:
    """Whether it begins and ends that day; others do not stretch the page."""
    return one.starts > 0 and one.ends < DAY
