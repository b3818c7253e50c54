"""Where the day view begins: what is on top, where the keyboard is, and where it stays."""

from datetime import datetime, timedelta

from desktop.core.times import to_wall
from desktop.ui.day.day_contents import DayColumn, DayContents
from desktop.ui.day.day_grid import minute_of
from desktop.ui.day.time_axis import HOUR

ROUND_UP = 15
"""Minutes: a booking begun without a place in the grid starts at the next such mark."""


def first_look(contents: DayContents, now: datetime, slot: int) -> int:
    """The minute on top when the day is first opened: shortly before now or the opening."""
    wall = to_wall(now, contents.salon.time_zone)
    opens = min((opens for column in contents.columns for opens, _ in column.opened), default=None)
    wanted = (contents.first if opens is None else opens) - slot
    if shows(contents, wall):
        wanted = minute_of(wall) - HOUR
    wanted = max(contents.first, min(contents.last - HOUR, wanted))
    return wanted - wanted % slot


def first_place(contents: DayContents, now: datetime, slot: int) -> int:
    """The minute the keyboard starts from: the next slot from now, or the opening."""
    wall = to_wall(now, contents.salon.time_zone)
    if not shows(contents, wall):
        return first_look(contents, now, slot) + slot
    next_slot = minute_of(wall) + -minute_of(wall) % slot
    return max(contents.first, min(contents.last - slot, next_slot))


def next_mark(contents: DayContents, now: datetime) -> datetime:
    """The next quarter of an hour on the salon's clock."""
    wall = to_wall(now, contents.salon.time_zone).replace(second=0, microsecond=0)
    return wall + timedelta(minutes=-wall.minute % ROUND_UP)


def shows(contents: DayContents, wall: datetime) -> bool:
    """Whether one of the columns is of the day of ``wall``."""
    return any(column.day == wall.date() for column in contents.columns)


def same_column(before: DayColumn, contents: DayContents) -> int | None:
    """The column that goes on where ``before`` was: of that person, or of that day of the week.

    From a day to a week and back it is the day, or the person, that was looked at.
    """

    def likeness(column: DayColumn) -> tuple[bool, bool, bool]:
        return (
            column.staff.id == before.staff.id,
            column.day == before.day,
            column.day.weekday() == before.day.weekday(),
        )

    best = max(range(len(contents.columns)), key=lambda i: likeness(contents.columns[i]), default=0)
    return best if contents.columns and likeness(contents.columns[best])[0] else None
