"""Several bookings in one file, and several files of one booking, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from desktop.core.ical import calendar_file, invitation_file, staff_file
from desktop.core.models import Place, Status
from tests.core.booking_builder import NOW, details, meeting, salon
from tests.core.ical_readers.radicale_server import Radicale, radicale
from tests.core.ical_readers.readers import READERS, Reader, held_by_libical, icalendar_read

every_reader = pytest.mark.parametrize("read", READERS, ids=lambda reader: reader.name)

UID = "7f3c@trimsy"
BOOKED_AT = int(datetime(2026, 6, 2, 8, tzinfo=UTC).timestamp())
MOVED_TO = int(datetime(2026, 6, 3, 12, tzinfo=UTC).timestamp())


@dataclass(frozen=True)
class Files:
    """What a customer gets in turn."""

    booked: bytes
    moved: bytes
    cancelled: bytes


@pytest.fixture
def files() -> Files:
    elsewhen = datetime(2026, 6, 3, 14, 0)
    minute = timedelta(minutes=1)
    moved = details(meeting(), starts=elsewhen, sequence=1)
    off = details(meeting(), starts=elsewhen, sequence=2, status=Status.CANCELLED)
    return Files(
        invitation_file(details(meeting()), salon(), now=NOW),
        invitation_file(moved, salon(), now=NOW + minute),
        invitation_file(off, salon(), now=NOW + 2 * minute),
    )


@pytest.fixture(scope="module")
def server() -> Iterator[Radicale]:
    with radicale() as running:
        yield running


def test_libical_holds_one_event_then_one_moved_then_none(files: Files) -> None:
    given = [files.booked, files.moved, files.cancelled]
    starts = [
        [int(event.values["DTSTART"]) for event in held_by_libical(given[:count])]
        for count in (1, 2, 3)
    ]
    assert starts == [[BOOKED_AT], [MOVED_TO], []]


def test_libical_takes_a_cancellation_out_of_several(files: Files) -> None:
    other = invitation_file(details(uid="other@trimsy"), salon(), now=NOW)
    [left] = held_by_libical([files.booked, other, files.cancelled])
    assert left.values["UID"] == "other@trimsy"


def test_a_caldav_server_has_one_event_then_one_moved_then_none(
    server: Radicale, files: Files
) -> None:
    starts = []
    for file in (files.booked, files.moved, files.cancelled):
        server.put(file, UID)
        found = [icalendar_read(one) for one in server.taking_place()]
        starts.append([int(event["DTSTART"]) for event in found])
    assert starts == [[BOOKED_AT], [MOVED_TO], []]


@every_reader
def test_every_reader_sees_the_later_file_as_the_later(read: Reader, files: Files) -> None:
    seen = [read(file) for file in (files.booked, files.moved, files.cancelled)]
    assert {one["UID"] for one in seen} == {UID}
    assert [one["METHOD"] for one in seen] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert [one["STATUS"] for one in seen] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert [int(one["SEQUENCE"]) for one in seen] == [0, 1, 2]
    stamps = [int(one["DTSTAMP"]) for one in seen]
    assert stamps == sorted(set(stamps))


SERIES = [
    details(uid=f"{week}@trimsy", starts=datetime(2026, 6, 2, 10) + timedelta(weeks=week))
    for week in range(3)
]
OFF = details(uid="off@trimsy", status=Status.CANCELLED, sequence=1)
MISTAKE = details(uid="mistake@trimsy", status=Status.DELETED, sequence=1)


@every_reader
def test_every_reader_sees_several_bookings_in_one_file(read: Reader) -> None:
    calendar = read.calendar(calendar_file([*SERIES, OFF], salon(), now=NOW))
    assert calendar.values["METHOD"] == "PUBLISH"
    assert [(one.values["UID"], one.values["STATUS"]) for one in calendar.inside] == [
        ("0@trimsy", "CONFIRMED"),
        ("1@trimsy", "CONFIRMED"),
        ("2@trimsy", "CONFIRMED"),
        ("off@trimsy", "CANCELLED"),
    ]


def test_a_file_of_several_cancels_none_of_them_by_its_method() -> None:
    assert b"METHOD:PUBLISH\r\n" in calendar_file([OFF, MISTAKE], salon(), now=NOW)


@every_reader
def test_a_stylist_s_file_takes_out_what_an_older_one_brought(read: Reader) -> None:
    calendar = read.calendar(staff_file([OFF, SERIES[0], MISTAKE], salon(), now=NOW))
    assert calendar.values["METHOD"] == "PUBLISH"
    assert [(one.values["STATUS"], one.values["SUMMARY"]) for one in calendar.inside] == [
        ("CANCELLED", "Cancelled: Anna Muster: Colour advice"),
        ("CONFIRMED", "Anna Muster: Colour advice"),
        ("CANCELLED", "Cancelled: Anna Muster: Colour advice"),
    ]


def test_a_caldav_server_stores_a_stylist_s_day_whole(server: Radicale) -> None:
    day = [*SERIES, OFF, details(uid="there@trimsy", place=Place.ON_SITE)]
    server.put(staff_file(day, salon(), now=NOW))
    assert len(icalendar_read.events(server.all())) == 5
    assert len(server.taking_place()) == 4


@pytest.mark.parametrize("write", [calendar_file, staff_file])
def test_there_is_no_file_of_nothing(write: type) -> None:
    with pytest.raises(ValueError, match="at least one event"):
        write([], salon(), now=NOW)
