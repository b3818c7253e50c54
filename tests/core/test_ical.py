"""The .ics file, as its readers see it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.ical import invitation_file
from desktop.core.models import BookingDetails, Place, Status
from desktop.core.outside_text import one_line
from desktop.core.times import interval
from desktop.core.troubles import AppError, Kind
from tests.core.booking_builder import LINK, NOW, details, meeting, salon
from tests.core.ical_readers.readers import READERS, Reader, icalendar_read, vobject_read

every_reader = pytest.mark.parametrize("read", READERS, ids=lambda reader: reader.name)

# Around the change of the clocks: the day before and the day after, both ways round the year.
CHANGES = [
    ("Europe/Berlin", datetime(2026, 3, 28, 10, 0), "2026-03-28T09:00Z"),
    ("Europe/Berlin", datetime(2026, 3, 29, 10, 0), "2026-03-29T08:00Z"),
    ("Europe/Berlin", datetime(2026, 10, 24, 10, 0), "2026-10-24T08:00Z"),
    ("Europe/Berlin", datetime(2026, 10, 25, 2, 30), "2026-10-25T00:30Z"),
    ("Europe/Berlin", datetime(2026, 10, 25, 2, 30, fold=1), "2026-10-25T01:30Z"),
    ("Europe/Berlin", datetime(2026, 10, 25, 10, 0), "2026-10-25T09:00Z"),
    ("America/New_York", datetime(2026, 3, 7, 10, 0), "2026-03-07T15:00Z"),
    ("America/New_York", datetime(2026, 3, 8, 10, 0), "2026-03-08T14:00Z"),
    ("America/New_York", datetime(2026, 10, 31, 10, 0), "2026-10-31T14:00Z"),
    ("America/New_York", datetime(2026, 11, 1, 1, 30, fold=1), "2026-11-01T06:30Z"),
    ("America/New_York", datetime(2026, 11, 1, 10, 0), "2026-11-01T15:00Z"),
    ("Australia/Lord_Howe", datetime(2026, 4, 4, 10, 0), "2026-04-03T23:00Z"),
    ("Australia/Lord_Howe", datetime(2026, 4, 5, 1, 45, fold=1), "2026-04-04T15:15Z"),
    ("Australia/Lord_Howe", datetime(2026, 4, 5, 10, 0), "2026-04-04T23:30Z"),
    ("Australia/Lord_Howe", datetime(2026, 10, 3, 10, 0), "2026-10-02T23:30Z"),
    ("Australia/Lord_Howe", datetime(2026, 10, 4, 10, 0), "2026-10-03T23:00Z"),
]


def seconds(iso: str) -> str:
    return str(int(datetime.fromisoformat(iso).timestamp()))


def written(what: BookingDetails, zone: str = "Europe/Berlin") -> bytes:
    return invitation_file(what, salon(time_zone=zone), now=NOW)


@every_reader
@pytest.mark.parametrize(("zone", "starts", "instant"), CHANGES)
def test_every_reader_sees_the_same_instant_around_a_clock_change(
    read: Reader, zone: str, starts: datetime, instant: str
) -> None:
    seen = read(written(details(meeting(), starts=starts, minutes=45), zone))
    assert seen["DTSTART"] == seconds(instant)
    assert int(seen["DTEND"]) - int(seen["DTSTART"]) == 45 * 60


@every_reader
def test_every_reader_sees_the_same_appointment(read: Reader) -> None:
    seen = read(written(details(meeting(), sequence=4)))
    summary = "Colour advice at Salon Höhe"
    assert "X-LIC-ERROR" not in seen
    assert seen == {
        "VERSION": "2.0",
        "PRODID": "-//Trimsy//Trimsy Desk//EN",
        "METHOD": "PUBLISH",
        "UID": "7f3c@trimsy",
        "SEQUENCE": "4",
        "DTSTAMP": seconds("2026-06-01T08:00Z"),
        "DTSTART": seconds("2026-06-02T08:00Z"),
        "DTEND": seconds("2026-06-02T08:30Z"),
        "STATUS": "CONFIRMED",
        "SUMMARY": summary,
        "DESCRIPTION": f"{summary}\nWith Eva\nJoin online: {LINK}",
        "LOCATION": LINK,
        "URL": LINK,
        "CONFERENCE": LINK,
        "X-MICROSOFT-SKYPETEAMSMEETINGURL": LINK,
    }


@every_reader
@pytest.mark.parametrize(
    "link",
    [
        "https://teams.microsoft.com/meet/2345?p=aB,c;d",
        "https://meet.example/" + "x" * 400 + "?a=%2C%3B%5C&b=ü",
        'https://meet.example/room;jsessionid=1,2?q="quoted"#frag:ment',
    ],
)
def test_no_reader_sees_the_link_altered(read: Reader, link: str) -> None:
    seen = read(written(details(meeting(join_url=link))))
    assert seen["LOCATION"] == link
    if read is not vobject_read:  # ends a URI at a raw comma, though RFC 3986 allows one there
        assert (seen["URL"], seen["CONFERENCE"]) == (link, link)
    assert seen["DESCRIPTION"].endswith(f"Join online: {link}")


@every_reader
def test_the_description_tells_who_joins_by_number_what_is_forced_on_them(read: Reader) -> None:
    held = meeting(join_id="1234567890123", passcode="a;B,3")
    told = "To join by number: meeting ID 123 456 789 012 3, passcode a;B,3"
    assert read(written(details(held)))["DESCRIPTION"].splitlines()[-1] == told
    for quiet in (
        details(meeting(join_id="1234567890123")),
        details(held, status=Status.CANCELLED),
        details(held, place=Place.ON_SITE),
    ):
        assert "passcode" not in read(written(quiet))["DESCRIPTION"]


def test_the_conference_is_marked_as_a_video_call_of_type_uri() -> None:
    unfolded = written(details(meeting())).decode().replace("\r\n ", "")
    [line] = [line for line in unfolded.split("\r\n") if line.startswith("CONFERENCE")]
    parameters, _, value = line.removeprefix("CONFERENCE;").partition(":")
    assert set(parameters.split(";")) == {
        "VALUE=URI",
        "FEATURE=VIDEO",
        "LABEL=Join the online appointment",
    }
    assert value == LINK


@every_reader
@pytest.mark.parametrize("status", [Status.CANCELLED, Status.DELETED])
def test_a_booking_called_off_takes_itself_out_of_the_calendar(
    read: Reader, status: Status
) -> None:
    seen = read(written(details(meeting(), status=status, sequence=5)))
    assert (seen["METHOD"], seen["STATUS"]) == ("CANCEL", "CANCELLED")
    assert (seen["UID"], seen["SEQUENCE"]) == ("7f3c@trimsy", "5")
    assert "URL" not in seen


@every_reader
def test_an_appointment_on_site_has_no_link(read: Reader) -> None:
    seen = read(written(details(meeting(), place=Place.ON_SITE)))
    assert LINK not in "".join(seen.values())
    assert seen["LOCATION"] == "Salon Höhe"
    assert not {"URL", "CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"} & set(seen)


@pytest.mark.parametrize(
    "dead", [{"trouble": AppError(Kind.MEETING_GONE)}, {"starts": None, "ends": None}]
)
def test_a_dead_link_is_not_given_out(dead: dict[str, object]) -> None:
    assert LINK not in "".join(icalendar_read(written(details(meeting(**dead)))).values())


def test_nothing_about_the_customer_and_no_note_is_in_the_file() -> None:
    text = written(details(meeting())).decode()
    for private in ("Anna", "Muster", "1234567", "anna@", "henna", "pays late"):
        assert private not in text


def test_lines_end_and_fold_as_the_standard_says() -> None:
    named = details(meeting())
    named = replace(named, service=replace(named.service, name="Färben " * 40))
    lines = written(named).split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
def test_no_name_can_break_out_of_its_line(service: str, staff: str) -> None:
    named = details(meeting())
    named = replace(
        named,
        service=replace(named.service, name=service),
        staff=replace(named.staff, name=staff),
    )
    seen = icalendar_read(written(named))
    assert set(seen) == set(icalendar_read(written(details(meeting()))))
    assert seen["URL"] == LINK


@pytest.mark.parametrize(
    "service", ["Cut, wash; dry", "C:\\New\\Look", "line\nbreak", "tab\there", "\x07bell", "🌈 ½"]
)
@pytest.mark.parametrize("read", READERS, ids=lambda reader: reader.name)
def test_every_reader_sees_the_same_name_whatever_it_holds(read: Reader, service: str) -> None:
    named = details(meeting())
    named = replace(named, service=replace(named.service, name=service))
    summary = read(written(named))["SUMMARY"].replace("\u2060", "")
    assert summary == f"{one_line(service)} at Salon Höhe"


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)).map(
        lambda wall: wall.replace(second=0, microsecond=0)
    ),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]),
    st.integers(5, 24 * 60),
)
def test_start_and_end_are_the_booking_s_whenever(
    starts: datetime, zone: str, minutes: int
) -> None:
    one = details(meeting(), starts=starts, minutes=minutes)
    seen = icalendar_read(written(one, zone))
    begins, ends = interval(one.booking, zone)
    assert datetime.fromtimestamp(int(seen["DTSTART"]), UTC) == begins
    assert datetime.fromtimestamp(int(seen["DTEND"]), UTC) == ends
