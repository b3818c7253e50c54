"""Bookings around every clock change of ten years, as other people's programs see them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from desktop.core.ical import calendar_file
from desktop.core.models import BookingDetails, Place
from desktop.core.times import to_wall
from tests.core.booking_builder import NOW, details, salon
from tests.core.ical_readers.calcurse_desk import Calcurse
from tests.core.ical_readers.radicale_server import Radicale, radicale
from tests.core.ical_readers.readers import READERS, Reader, icalendar_read, libical_read

FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)
ZONES = [
    "Africa/Cairo",
    "Africa/Casablanca",  # the clock goes back for Ramadan
    "America/Los_Angeles",
    "America/New_York",
    "America/Santiago",  # at midnight
    "America/St_Johns",  # half an hour beside the others
    "Asia/Jerusalem",
    "Asia/Kolkata",  # never
    "Australia/Lord_Howe",  # by half an hour
    "Europe/Berlin",
    "Europe/London",
    "Pacific/Chatham",  # a quarter of an hour beside the others
]
AT_RANDOM = 17
"""In each zone: more than 200 in all."""

AROUND = [timedelta(hours=hours) for hours in (-24, -1, -0.5, 0, 0.5, 1, 24)]
"""A booking starts so long after each change; the first ones are still on when it comes."""

zones = pytest.mark.parametrize("zone", ZONES)

Times = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Case:
    """A file, and the truth: ``{summary: (start, end)}`` in seconds since 1970."""

    file: bytes
    times: Times


@cache
def case(zone: str) -> Case:
    """Start from instants, not from wall-clock times: what the file says is known beforehand."""
    chance = Random(zone)
    span = (LAST - FIRST) // timedelta(minutes=5)
    starts = [FIRST + timedelta(minutes=5) * chance.randrange(span) for _ in range(AT_RANDOM)]
    starts += [change + offset for change in changes(zone) for offset in AROUND]
    lengths = [chance.choice([15, 30, 45, 90, 120, 180]) for _ in starts]
    bookings, times = [], {}
    for number, (start, minutes) in enumerate(zip(starts, lengths, strict=True)):
        bookings.append(_booking(number, to_wall(start, zone), minutes))
        begins = int(start.timestamp())
        times[f"Cut {number}"] = begins, begins + minutes * 60
    # without a name the salon leaves the summary to the service
    return Case(calendar_file(bookings, salon(name="", time_zone=zone), now=NOW), times)


def _booking(number: int, starts: datetime, minutes: int) -> BookingDetails:
    one = details(uid=f"{number}@trimsy", starts=starts, minutes=minutes, place=Place.ON_SITE)
    return BookingDetails(
        one.booking,
        one.customer,
        one.staff,
        # a name of its own, since not every program keeps the UID
        type(one.service)(2, f"Cut {number}", 30, "#3366aa"),
        None,
    )


def changes(zone: str) -> Iterator[datetime]:
    """Yield the instants, to the minute, at which the clock changes from ``FIRST`` to ``LAST``."""
    there, day = ZoneInfo(zone), FIRST
    while day < LAST:
        low, high = day, day + timedelta(days=1)
        day = high
        if low.astimezone(there).utcoffset() == high.astimezone(there).utcoffset():
            continue
        while high - low > timedelta(minutes=1):
            middle = low + (high - low) // timedelta(minutes=2) * timedelta(minutes=1)
            before = low.astimezone(there).utcoffset()
            if middle.astimezone(there).utcoffset() == before:
                low = middle
            else:
                high = middle
        yield high


def seen(read: Reader, file: bytes) -> Times:
    return {
        event.values["SUMMARY"]: (int(event.values["DTSTART"]), int(event.values["DTEND"]))
        for event in read.events(file)
    }


def summaries(files: list[bytes]) -> set[str]:
    return {summary for file in files for summary in seen(icalendar_read, file)}


@pytest.fixture(scope="module")
def server() -> Iterator[Radicale]:
    with radicale() as running:
        yield running


@pytest.fixture(scope="module", params=ZONES)
def stored(request: pytest.FixtureRequest, server: Radicale) -> Case:
    """A case whose file is all the server has."""
    one = case(request.param)
    server.put(one.file)
    return one


def test_the_clock_changes_are_all_there() -> None:
    count = {zone: len(list(changes(zone))) for zone in ZONES}
    assert count == dict.fromkeys(ZONES, 20) | {
        "Africa/Casablanca": count["Africa/Casablanca"],  # follows the moon
        "Asia/Kolkata": 0,
    }
    assert count["Africa/Casablanca"] >= 20
    assert len(ZONES) * AT_RANDOM >= 200


@zones
@pytest.mark.parametrize("read", READERS, ids=lambda reader: reader.name)
def test_every_reader_sees_the_right_instants(read: Reader, zone: str) -> None:
    assert seen(read, case(zone).file) == case(zone).times


def test_a_caldav_server_holds_the_right_instants(server: Radicale, stored: Case) -> None:
    held = server.all()
    assert seen(icalendar_read, held) == stored.times
    assert seen(libical_read, held) == stored.times


def test_a_caldav_server_finds_them_at_the_right_time(server: Radicale, stored: Case) -> None:
    """Asked for the minute a booking starts in it has it, and not for the minute before."""
    minute = timedelta(minutes=1)
    for summary, (start, _) in Random(0).sample(sorted(stored.times.items()), 3):
        begins = datetime.fromtimestamp(start, UTC)
        assert summary in summaries(server.between(begins, begins + minute))
        assert summary not in summaries(server.between(begins - minute, begins))


@zones
def test_calcurse_takes_in_and_gives_out_the_right_instants(tmp_path: Path, zone: str) -> None:
    desk = Calcurse(tmp_path)
    desk.take_in(case(zone).file)
    assert desk.appointments(FIRST, LAST) == case(zone).times
    exported = {  # by libical: the others refuse how calcurse writes its own alarms
        event.values["SUMMARY"]: int(event.values["DTSTART"])
        for event in libical_read.events(desk.exported())
    }
    assert exported == {summary: start for summary, (start, _) in case(zone).times.items()}
