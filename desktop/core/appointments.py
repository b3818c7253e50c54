"""What another calendar holds, as far as the book can take it; ``core.ical_import`` reads it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Unfit(StrEnum):
    """Why an event cannot become a booking."""

    ALL_DAY = "all_day"
    REPEATS = "repeats"
    CANCELLED = "cancelled"
    NO_TIME = "no_time"
    TOO_LONG = "too_long"
    TWICE = "twice"  # the same UID stands in the file before


@dataclass(frozen=True, slots=True)
class Appointment:
    """``starts`` is salon wall-clock time; ``minutes`` 0 means that the file tells no length."""

    uid: str
    title: str
    starts: datetime
    minutes: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """``when`` is what the file says of its day, salon wall-clock time; ``None`` for nothing."""

    title: str
    why: Unfit
    when: date | datetime | None = None


@dataclass(frozen=True, slots=True)
class Appointments:
    """All events of a file, in order of time; the left-out ones as they stand in it."""

    found: tuple[Appointment, ...]
    left_out: tuple[LeftOut, ...] = ()


class NotACalendar(ValueError):
    """The file holds no iCalendar data, or not all of it."""
