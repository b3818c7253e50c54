"""One event: its place, its reminders, and who learns what from it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.ical import calendar_file, invitation_file, staff_file
from desktop.core.models import Customer, CustomerKind, Place, Status
from tests.core.booking_builder import LINK, NOW, details, meeting, salon
from tests.core.ical_readers.readers import READERS, Component, Reader, icalendar_read

every_reader = pytest.mark.parametrize("read", READERS, ids=lambda reader: reader.name)

DAY, HOUR = -86_400, -3_600
STARTS = datetime(2026, 6, 2, 8, 0, tzinfo=UTC)


def event_of(read: Reader, file: bytes) -> Component:
    [event] = read.events(file)
    return event


def alarms(read: Reader, file: bytes) -> list[tuple[str, str, int]]:
    """What each reminder does, what it says, and when, in seconds from the start."""
    found = [one for one in event_of(read, file).inside if one.kind == "VALARM"]
    values = [one.values for one in found]
    return [(one["ACTION"], one["DESCRIPTION"], int(one["TRIGGER"])) for one in values]


@every_reader
def test_a_customer_is_reminded_a_day_and_an_hour_before(read: Reader) -> None:
    summary = "Colour advice at Salon Höhe"
    now = STARTS - timedelta(days=3)
    assert alarms(read, invitation_file(details(), salon(), now=now)) == [
        ("DISPLAY", summary, DAY),
        ("DISPLAY", summary, HOUR),
    ]


@every_reader
def test_the_reminders_can_be_others_or_none(read: Reader) -> None:
    chosen = (timedelta(minutes=90),)
    file = invitation_file(details(), salon(), now=NOW, alarms=chosen)
    assert [when for *_, when in alarms(read, file)] == [-90 * 60]
    assert alarms(read, invitation_file(details(), salon(), now=NOW, alarms=())) == []


@pytest.mark.parametrize(
    ("before", "left"),
    [
        (timedelta(days=1, seconds=1), [DAY, HOUR]),
        (timedelta(days=1), [HOUR]),
        (timedelta(hours=1, seconds=1), [HOUR]),
        (timedelta(minutes=10), []),
        (timedelta(days=-1), []),
    ],
)
def test_a_reminder_that_would_be_late_already_is_left_out(
    before: timedelta, left: list[int]
) -> None:
    file = invitation_file(details(), salon(), now=STARTS - before)
    assert [when for *_, when in alarms(icalendar_read, file)] == left


@every_reader
@pytest.mark.parametrize("status", [Status.CANCELLED, Status.DELETED])
def test_what_is_off_reminds_nobody_takes_no_time_and_says_so(read: Reader, status: Status) -> None:
    file = invitation_file(details(meeting(), status=status), salon(), now=NOW)
    event = event_of(read, file)
    assert event.inside == []
    assert event.values["TRANSP"] == "TRANSPARENT"
    assert event.values["SUMMARY"] == "Cancelled: Colour advice at Salon Höhe"
    assert LINK not in file.decode().replace("\r\n ", "")


@every_reader
def test_what_takes_place_in_the_salon_tells_the_way_there(read: Reader) -> None:
    there = salon(address="Am Markt 1,\n\n80331 München\n", phone="+49 89\n123456")
    file = invitation_file(details(place=Place.ON_SITE), there, now=NOW)
    event = event_of(read, file)
    assert event.values["LOCATION"] == "Salon Höhe, Am Markt 1, 80331 München"
    assert event.values["DESCRIPTION"].splitlines()[1:] == ["With Eva", "Phone: +49 89 123456"]


def test_an_online_appointment_whose_link_is_missing_sends_nobody_to_the_salon() -> None:
    file = invitation_file(details(), salon(address="Am Markt 1"), now=NOW)
    assert event_of(icalendar_read, file).values["LOCATION"] == "Online"


def test_a_nameless_salon_without_address_is_no_place() -> None:
    file = invitation_file(details(place=Place.ON_SITE), salon(name=" "), now=NOW)
    assert "LOCATION" not in event_of(icalendar_read, file).values


def test_a_link_that_breaks_the_line_is_given_to_nobody() -> None:
    hostile = meeting(join_url="https://meet.example/\r\nATTENDEE:mailto:x@example.com")
    event = event_of(icalendar_read, invitation_file(details(hostile), salon(), now=NOW))
    assert not {"URL", "CONFERENCE", "ATTENDEE"} & set(event.values)
    assert event.values["LOCATION"] == "Online"


@every_reader
def test_a_customer_s_file_is_in_the_customer_s_language(read: Reader) -> None:
    one = details(meeting(join_id="123456", passcode="xyz"))
    german = replace(one, customer=replace(one.customer, language="de"))
    seen = event_of(read, invitation_file(german, salon(phone="089 1"), now=NOW)).values
    assert seen["SUMMARY"] == "Colour advice bei Salon Höhe"
    assert seen["DESCRIPTION"].splitlines() == [
        "Colour advice bei Salon Höhe",
        "Bei Eva",
        f"Online teilnehmen: {LINK}",
        "Per Nummer teilnehmen: Besprechungs-ID 123 456, Passcode xyz",
        "Telefon: 089 1",
    ]


@every_reader
def test_a_stylist_s_file_names_the_customer_and_is_private(read: Reader) -> None:
    event = event_of(read, staff_file([details(meeting())], salon(phone="089 1"), now=NOW))
    assert event.values["SUMMARY"] == "Anna Muster: Colour advice"
    assert event.values["CLASS"] == "PRIVATE"
    assert event.values["DESCRIPTION"].splitlines() == [
        "Anna Muster: Colour advice",
        "With Eva",
        f"Join online: {LINK}",
    ]
    assert (event.values["LOCATION"], event.values["URL"]) == (LINK, LINK)
    assert event.inside == []


def test_a_stylist_learns_of_the_customer_no_more_than_the_name() -> None:
    text = staff_file([details(meeting())], salon(), now=NOW).decode()
    for private in ("1234567", "anna@", "henna", "pays late"):
        assert private not in text


@pytest.mark.parametrize(
    ("changes", "language", "called"),
    [
        ({"kind": CustomerKind.WALK_IN}, "en", "Walk-in"),
        ({"kind": CustomerKind.WALK_IN}, "de", "Laufkundschaft"),
        ({"kind": CustomerKind.ERASED}, "en", "Deleted customer"),
        ({"name": ""}, "en", "Customer without a name"),
        ({"name": " Anna\n Muster "}, "en", "Anna Muster"),
        ({"language": "de", "name": ""}, "fr", "Customer without a name"),
    ],
)
def test_a_stylist_reads_in_the_salon_s_language_who_comes(
    changes: dict[str, object], language: str, called: str
) -> None:
    one = details()
    named = replace(one, customer=replace(one.customer, **changes))
    event = event_of(icalendar_read, staff_file([named], salon(language=language), now=NOW))
    assert event.values["SUMMARY"] == f"{called}: Colour advice"


def test_a_name_neither_turns_the_calendar_round_nor_stops_the_file() -> None:
    odd = "\u202eAnna\ud83d\n\x85Muster\u2066"
    one = details(meeting())
    named = replace(
        one,
        customer=replace(one.customer, name=odd),
        service=replace(one.service, name=odd),
        staff=replace(one.staff, name=odd),
    )
    for file in (
        invitation_file(named, salon(name=odd, address=odd, phone=odd), now=NOW),
        staff_file([named], salon(), now=NOW),
    ):
        event = event_of(icalendar_read, file)
        assert "Anna? Muster" in event.values["SUMMARY"]
        assert "With Anna? Muster" in event.values["DESCRIPTION"].splitlines()
        assert not set("\u202e\u2066\x85") & set(file.decode())


HOSTILE = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(HOSTILE, HOSTILE, HOSTILE)
def test_nothing_typed_can_break_out_of_its_line(name: str, address: str, service: str) -> None:
    one = details(meeting(), place=Place.ON_SITE)
    typed = replace(
        one,
        customer=Customer(3, name, phone=service),
        service=replace(one.service, name=service),
    )
    there = salon(name=name, address=address, phone=address)
    files = [calendar_file([typed], there, now=NOW), staff_file([typed], there, now=NOW)]
    plain = [calendar_file([one], salon(), now=NOW), staff_file([one], salon(), now=NOW)]
    for file, usual in zip(files, plain, strict=True):
        assert shape(file) == shape(usual)


def shape(file: bytes) -> tuple[set[str], list[set[str]]]:
    """Which properties an event and its reminders have; a nameless salon has no place to name."""
    event = event_of(icalendar_read, file)
    return set(event.values) | {"LOCATION"}, [set(alarm.values) for alarm in event.inside]


@pytest.mark.parametrize("length", [1, 24, 25, 4000])
def test_lines_stay_short_however_long_a_name_is(length: int) -> None:
    one = details()
    named = replace(one, customer=replace(one.customer, name="Ä🌈" * length))
    lines = staff_file([named], salon(), now=NOW).split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert all(line.decode() for line in lines[:-1])  # no character is cut in two
