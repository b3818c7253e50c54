"""Appointments from other calendars."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.appointments import Appointment, Appointments, LeftOut, NotACalendar, Unfit
from desktop.core.ical import invitation_file
from desktop.core.ical_import import LONGEST_UID, appointments_of
from tests.core.booking_builder import NOW, details, salon

BERLIN = "Europe/Berlin"


def calendar(*events: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.strip().splitlines(), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def one(event: str, zone: str = BERLIN) -> Appointment:
    found = appointments_of(calendar(event), zone)
    assert found.left_out == ()
    (appointment,) = found.found
    return appointment


TIMES = {
    "UTC": ("DTSTART:20260604T080000Z", datetime(2026, 6, 4, 10)),
    "another zone": ("DTSTART;TZID=America/New_York:20260604T100000", datetime(2026, 6, 4, 16)),
    "the salon's own": ("DTSTART;TZID=Europe/Berlin:20260604T100000", datetime(2026, 6, 4, 10)),
    "no zone": ("DTSTART:20260604T100000", datetime(2026, 6, 4, 10)),
    "no known zone": ("DTSTART;TZID=Nowhere/Land:20260604T100000", datetime(2026, 6, 4, 10)),
    "a zone by its name on Windows": (
        "DTSTART;TZID=Pacific Standard Time:20260604T100000",
        datetime(2026, 6, 4, 19),
    ),
    "seconds": ("DTSTART:20260604T080059Z", datetime(2026, 6, 4, 10)),
    "winter": ("DTSTART:20261204T080000Z", datetime(2026, 12, 4, 9)),
    "a skipped hour": ("DTSTART:20260329T023000", datetime(2026, 3, 29, 3, 30)),
    "the second pass": ("DTSTART:20261025T013000Z", datetime(2026, 10, 25, 2, 30, fold=1)),
    "the day before": ("DTSTART;TZID=Asia/Tokyo:20260604T040000", datetime(2026, 6, 3, 21)),
}


@pytest.mark.parametrize(("line", "starts"), TIMES.values(), ids=TIMES)
def test_times_are_by_the_salons_clock(line: str, starts: datetime) -> None:
    found = one(f"UID:1\n{line}").starts
    assert (found, found.fold) == (starts, starts.fold)


LENGTHS = {
    "an end": ("DTEND:20260604T084500Z", 45),
    "a length": ("DURATION:PT1H", 60),
    "neither": ("SUMMARY:x", 0),
    "an end before the start": ("DTEND:20260604T070000Z", 0),
    "no time at all": ("DTEND:20260604T080000Z", 0),
    "an end in another zone": ("DTEND;TZID=America/New_York:20260604T043000", 30),
    "rubbish": ("DTEND:soon", 0),
}


@pytest.mark.parametrize(("line", "minutes"), LENGTHS.values(), ids=LENGTHS)
def test_lengths(line: str, minutes: int) -> None:
    assert one(f"UID:1\nDTSTART:20260604T080000Z\n{line}").minutes == minutes


def test_a_length_over_a_clock_change_is_what_passes() -> None:
    event = (
        "UID:1\nDTSTART;TZID=Europe/Berlin:20260329T010000\n"
        "DTEND;TZID=Europe/Berlin:20260329T040000"
    )
    assert one(event).minutes == 120


UNFIT = {
    Unfit.ALL_DAY: ("DTSTART;VALUE=DATE:20260604", date(2026, 6, 4)),
    Unfit.REPEATS: ("DTSTART:20260604T080000Z\nRRULE:FREQ=DAILY", datetime(2026, 6, 4, 10)),
    Unfit.CANCELLED: ("DTSTART:20260604T080000Z\nSTATUS:CANCELLED", datetime(2026, 6, 4, 10)),
    Unfit.NO_TIME: ("DTSTART:soon", None),
    Unfit.TOO_LONG: ("DTSTART:20260604T080000Z\nDURATION:P2D", datetime(2026, 6, 4, 10)),
}


@pytest.mark.parametrize(("why", "event"), UNFIT.items(), ids=UNFIT)
def test_what_the_book_cannot_take_is_listed(why: Unfit, event: tuple[str, date | None]) -> None:
    lines, when = event
    found = appointments_of(calendar(f"UID:1\nSUMMARY:x\n{lines}"), BERLIN)
    assert found == Appointments((), (LeftOut("x", why, when),))


@pytest.mark.parametrize("more", ["RDATE:20260605T080000Z", "RECURRENCE-ID:20260604T080000Z"])
def test_whatever_repeats_is_left_out(more: str) -> None:
    found = appointments_of(calendar(f"UID:1\nDTSTART:20260604T080000Z\n{more}"), BERLIN)
    assert [one.why for one in found.left_out] == [Unfit.REPEATS]


def test_texts_are_read_and_the_uid_kept() -> None:
    event = (
        "UID:1@example.com\nDTSTART:20260604T080000Z\nDURATION:PT30M\n"
        "SUMMARY:Muster\\, Anna\nDESCRIPTION:two\\nlines\nLOCATION:upstairs"
    )
    wanted = Appointment(
        "1@example.com", "Muster, Anna", datetime(2026, 6, 4, 10), 30, "two\nlines\nupstairs"
    )
    assert one(event) == wanted


def test_an_alarm_written_badly_spoils_nothing() -> None:
    # calcurse 4.8 writes such a trigger
    alarm = "BEGIN:VALARM\nTRIGGER:-P300S\nACTION:DISPLAY\nEND:VALARM"
    found = one(f"UID:1\nDTSTART:20260604T080000Z\n{alarm}\nSUMMARY:Cut")
    assert (found.title, found.uid) == ("Cut", "1")


def test_the_same_uid_twice_counts_once() -> None:
    first, again = "UID:1\nDTSTART:20260604T080000Z", "UID:1\nDTSTART:20260605T080000Z"
    found = appointments_of(calendar(first, again), BERLIN)
    assert len(found.found) == 1
    assert [left.why for left in found.left_out] == [Unfit.TWICE]


@pytest.mark.parametrize("uid", ["", "UID:", "UID:" + "x" * (LONGEST_UID + 1), "UID:a\x07b"])
def test_without_a_uid_to_keep_the_same_event_gets_the_same_one(uid: str) -> None:
    event = f"{uid}\nDTSTART:20260604T080000Z\nSUMMARY:Anna"
    other = event.replace("080000Z", "090000Z").replace("xx", "yy").replace("a\x07", "c\x07")
    assert one(event).uid == one(event).uid
    assert one(event).uid != one(other).uid
    assert one(event).uid.endswith("@trimsy-desk")


def test_our_own_file_comes_back_as_the_same_booking() -> None:
    booked = details()
    found = appointments_of(invitation_file(booked, salon(), now=NOW), BERLIN)
    (back,) = found.found
    assert (back.uid, back.starts, back.minutes) == (
        booked.booking.uid,
        booked.booking.starts,
        booked.booking.minutes,
    )


@pytest.mark.parametrize(
    "data", [b"hello", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1", b"BEGIN:VEVENT\r\n", b""]
)
def test_a_broken_file_is_told(data: bytes) -> None:
    with pytest.raises(NotACalendar):
        appointments_of(data, BERLIN)


names = st.sampled_from("UID DTSTART DTEND RRULE SUMMARY STATUS DURATION".split())  # noqa: SIM905 - shorter so


@settings(max_examples=60, deadline=None)
@given(st.lists(names), st.text())
def test_rubbish_is_left_out_or_told(names: list[str], rubbish: str) -> None:
    event = "\n".join(f"{name}:{rubbish}" for name in names)
    with suppress(NotACalendar):
        appointments_of(calendar(event), BERLIN)
