"""Reads from the book what stands on a sheet; short functions of a store, for its lane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.day_sheet import (
    LONGEST_LOOK_AHEAD,
    Arrangement,
    Extent,
    Read,
    sheet_of,
    worth_keeping,
)
from desktop.core.daybook import week_of
from desktop.core.times import to_wall
from desktop.ui.paper.pdf import Job

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop.services.store import Store


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sheet somebody asked for: of everybody with ``staff_id`` 0.

    ``first_weekday`` is 1 Monday to 7 Sunday.
    """

    day: date
    extent: Extent = Extent.DAY
    staff_id: int = 0
    arrangement: Arrangement = Arrangement.COLUMNS
    first_weekday: int = 1

    @property
    def days(self) -> tuple[date, ...]:
        if self.extent is Extent.WEEK:
            return week_of(self.day, self.first_weekday)
        return (self.day,)


def read_job(store: Store, wanted: Wanted, now: datetime) -> Job:
    """Return what is wanted as the book holds it ``now`` (UTC)."""
    days = wanted.days
    sheet = sheet_of(_read(store, days[0], days[-1]), days, wanted.staff_id)
    return Job(sheet, wanted.arrangement, to_wall(now, sheet.salon.time_zone))


def read_next_day(store: Store, now: datetime) -> Job:
    """Return the sheet of everybody for the next day that is worth one, from tomorrow on."""
    wall = to_wall(now, store.salon().time_zone)
    today = wall.date()
    read = _read(store, today, today + LONGEST_LOOK_AHEAD)
    sheet = sheet_of(read, [worth_keeping(read, today)])
    return Job(sheet, Arrangement.COLUMNS, wall)


def _read(store: Store, first: date, last: date) -> Read:
    return Read(
        salon=store.salon(),
        staff=store.staff(),
        bookings=store.bookings(first, last),
        absences=store.absences(first, last),
    )
