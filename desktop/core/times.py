"""Salon wall-clock time <-> UTC.

A wall-clock time is a naive datetime in an IANA zone; ``fold`` 1 is the second pass of an hour
that a clock change repeats (PEP 495). An instant is an aware datetime in UTC.

Zone data comes from the system, else from the tzdata package (``zoneinfo`` looks there itself).
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from desktop.core.models import Booking

GRID = timedelta(minutes=5)
"""The step of the times suggested in place of one that does not exist."""


class UnknownZone(ValueError):
    """There is no zone data under this name."""


class NonexistentTime(ValueError):
    """The clock skips this wall-clock time.

    ``after`` is the first time that exists after the gap, ``before`` the last five-minute mark
    before it; both are naive wall-clock times.
    """

    def __init__(self, wall: datetime, before: datetime, after: datetime) -> None:
        super().__init__(f"{wall} does not exist; nearest are {before} and {after}")
        self.before = before
        self.after = after


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:  # OSError: the name of a folder of zones
        raise UnknownZone(name) from error


def is_zone(name: str) -> bool:
    try:
        _zone(name)
    except UnknownZone:
        return False
    return True


@cache
def zones() -> list[str]:
    """Return the zone names a person may choose from, in order: places, and ``UTC``."""
    return sorted(
        name
        for name in available_timezones()
        if name == "UTC" or ("/" in name and not name.startswith("Etc/"))
    )


def _offsets(wall: datetime, zone: ZoneInfo) -> tuple[timedelta, timedelta]:
    """Return the UTC offset before and after the clock change around ``wall``, equal when none."""
    first = wall.replace(tzinfo=zone, fold=0).utcoffset()
    second = wall.replace(tzinfo=zone, fold=1).utcoffset()
    return first or timedelta(0), second or timedelta(0)


def is_doubled(wall: datetime, zone: str) -> bool:
    """Whether the clock shows ``wall`` twice, so that ``fold`` matters."""
    first, second = _offsets(wall, _zone(zone))
    return first > second


def _in_gap(wall: datetime, zone: ZoneInfo) -> bool:
    first, second = _offsets(wall, zone)
    return first < second


def to_utc(wall: datetime, zone: str) -> datetime:
    """Return the instant at which a clock on the salon's wall shows ``wall``.

    Raises:
        NonexistentTime: the clock skips it.
        UnknownZone: there is no such zone.
    """
    zone_info = _zone(zone)
    if _in_gap(wall, zone_info):
        raise NonexistentTime(wall, *_around_gap(wall, zone_info))
    return wall.replace(tzinfo=zone_info).astimezone(UTC)


def to_utc_shifted(wall: datetime, zone: str) -> datetime:
    """As :func:`to_utc`, but a skipped time moves forward by the length of the gap."""
    zone_info = _zone(zone)
    if _in_gap(wall, zone_info):
        wall = wall.replace(fold=0)  # PEP 495: fold 0 in a gap counts with the offset before it
    return wall.replace(tzinfo=zone_info).astimezone(UTC)


def _around_gap(wall: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the last five-minute mark before the gap and the first time after it."""
    low = wall.replace(tzinfo=zone, fold=1).astimezone(UTC).replace(microsecond=0)
    high = wall.replace(tzinfo=zone, fold=0).astimezone(UTC) + timedelta(seconds=1)
    old = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        if middle <= low:
            break
        if middle.astimezone(zone).utcoffset() == old:
            low = middle
        else:
            high = middle
    after = high.replace(microsecond=0).astimezone(zone).replace(tzinfo=None, fold=0)
    last = low.astimezone(zone).replace(tzinfo=None, fold=0)
    into_grid = (last - datetime.combine(last.date(), time())) % GRID
    return last - into_grid, after


def to_wall(instant: datetime, zone: str) -> datetime:
    """Return what a clock on the salon's wall shows at ``instant``, naive, with its ``fold``."""
    return instant.astimezone(_zone(zone)).replace(tzinfo=None)


def iso_with_offset(instant: datetime, zone: str) -> str:
    """Return ISO 8601 with the zone's offset at that instant: ``2026-10-25T10:00:00+01:00``."""
    return instant.astimezone(_zone(zone)).isoformat(timespec="seconds")


def interval(booking: Booking, zone: str) -> tuple[datetime, datetime]:
    """Return start and end of a saved booking in UTC; the length is elapsed time.

    A saved time can come to be skipped (governments change their clocks): it moves forward by the
    gap, as :func:`to_utc_shifted` says, and never raises for that.
    """
    starts = to_utc_shifted(booking.starts, zone)
    return starts, starts + timedelta(minutes=booking.minutes)


def day_bounds(day: date, zone: str) -> tuple[datetime, datetime]:
    """Return the instants of a day's midnight and the next one's.

    A skipped midnight is the first instant after the gap; a day skipped whole is empty.
    """
    midnight = datetime.combine(day, time())
    return to_utc_shifted(midnight, zone), to_utc_shifted(midnight + timedelta(days=1), zone)
