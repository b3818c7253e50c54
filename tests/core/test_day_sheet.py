"""What stands on a day or week sheet, in which columns, and what does not."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from desktop.core.day_sheet import (
    LONGEST_SHORT_LINK,
    Link,
    Read,
    Sheet,
    closed_minutes,
    hours_of,
    sheet_of,
    short_link,
    worth_keeping,
)
from desktop.core.models import (
    Absence,
    AbsenceKind,
    BookingDetails,
    Meeting,
    Place,
    Span,
    Staff,
    Status,
)
from tests.core.booking_builder import LINK, details, meeting, salon

MONDAY, TUESDAY, SUNDAY = date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 7)
WEEK = tuple(date(2026, 6, day) for day in range(1, 8))
OPEN = ((Span(time(9), time(18)),),) * 6 + ((),)
SALON = salon(hours=OPEN)
EVA, TOM = Staff(1, "Eva", "#aa3366"), Staff(2, "Tom", "#33aa66")
GONE = Staff(3, "Ida", "#3366aa", archived=True)


def booked(
    at: str, staff: Staff = EVA, held: Meeting | None = None, **changes: object
) -> BookingDetails:
    starts = datetime.fromisoformat(f"2026-06-{at}")
    made = details(held, starts=starts, staff_id=staff.id, **changes)
    return replace(made, staff=staff)


def away(staff: Staff, starts: datetime, ends: datetime) -> Absence:
    return Absence(1, staff.id, AbsenceKind.HOLIDAY, starts, ends)


def sheet(
    *bookings: BookingDetails,
    days: tuple[date, ...] = (TUESDAY,),
    staff_id: int = 0,
    staff: tuple[Staff, ...] = (EVA, TOM, GONE),
    absences: tuple[Absence, ...] = (),
) -> Sheet:
    return sheet_of(Read(SALON, staff, bookings, absences), days, staff_id)


def columns(shown: Sheet) -> list[str]:
    return [
        f"{one.staff.name} {one.day:%a} {len(one.entries)}{'' if one.works else ' off'}"
        for one in shown.columns
    ]


def test_a_day_has_a_column_for_each_who_works_or_has_bookings() -> None:
    assert columns(sheet(booked("02T10:00"))) == ["Eva Tue 1", "Tom Tue 0"]
    shown = sheet(booked("02T10:00", GONE))
    assert columns(shown) == ["Eva Tue 0", "Tom Tue 0", "Ida Tue 1"]


def test_a_day_on_which_nobody_works_has_those_with_bookings() -> None:
    assert columns(sheet(days=(SUNDAY,))) == []
    assert columns(sheet(booked("07T10:00", TOM), days=(SUNDAY,))) == ["Tom Sun 1 off"]


def test_who_is_away_all_day_has_a_column_only_when_asked_for() -> None:
    absent = away(EVA, datetime(2026, 6, 2), datetime(2026, 6, 3))
    assert columns(sheet(absences=(absent,))) == ["Tom Tue 0"]
    assert columns(sheet(absences=(absent,), staff_id=EVA.id)) == ["Eva Tue 0 off"]


def test_a_week_has_seven_columns_for_each_and_a_table_for_each() -> None:
    shown = sheet(booked("01T10:00", TOM), booked("06T10:00", TOM), days=WEEK)
    assert columns(shown)[7:] == [
        "Tom Mon 1",
        "Tom Tue 0",
        "Tom Wed 0",
        "Tom Thu 0",
        "Tom Fri 0",
        "Tom Sat 1",
        "Tom Sun 0 off",
    ]
    assert [len(table) for table in shown.tables] == [7, 7]
    assert shown.count == 2


def test_a_day_of_all_is_one_table() -> None:
    assert [len(table) for table in sheet().tables] == [2]
    assert sheet(days=(SUNDAY,)).tables == ()


def test_what_does_not_take_place_does_not_stand_there() -> None:
    shown = sheet(
        booked("02T10:00", status=Status.CANCELLED),
        booked("02T11:00", status=Status.DELETED),
        booked("02T12:00", status=Status.NO_SHOW),
    )
    assert [entry.starts for entry in shown.columns[0].entries] == [12 * 60]


def test_an_entry_tells_of_a_note_but_not_what_it_says() -> None:
    (entry,) = sheet(booked("02T10:00")).columns[0].entries
    assert entry.has_note
    assert "henna" not in repr(replace(entry, customer=replace(entry.customer, note="")))
    (entry,) = sheet(booked("02T10:00", note=" \n")).columns[0].entries
    assert not entry.has_note


def test_a_link_that_works_stands_there_short_and_whole() -> None:
    (entry,) = sheet(booked("02T10:00", EVA, meeting())).columns[0].entries
    assert entry.link == Link(LINK, "teams.microsoft.com/…")
    numbered = meeting(join_id="1234567", passcode="Ab3")
    (entry,) = sheet(booked("02T10:00", EVA, numbered)).columns[0].entries
    assert entry.link == Link(LINK, "teams.microsoft.com/…", "123 456 7", "Ab3")


@pytest.mark.parametrize(
    "held", [None, meeting(join_url=""), meeting(starts=None)], ids=["none", "making", "deleted"]
)
def test_a_link_that_does_not_work_stays_off_the_paper(held: Meeting | None) -> None:
    (entry,) = sheet(booked("02T10:00", EVA, held)).columns[0].entries
    assert entry.online
    assert entry.link is None


def test_an_appointment_on_site_has_no_link() -> None:
    (entry,) = sheet(booked("02T10:00", EVA, meeting(), place=Place.ON_SITE)).columns[0].entries
    assert not entry.online
    assert entry.link is None


@pytest.mark.parametrize(
    ("url", "short"),
    [
        ("https://meet.example/rosa", "meet.example/rosa"),
        ("https://teams.microsoft.com/meet/123?p=secretsecret", "teams.microsoft.com/…"),
        ("https://" + "long." * 20 + "example/x", ("long." * 20)[: LONGEST_SHORT_LINK - 2] + "/…"),
    ],
)
def test_a_short_link(url: str, short: str) -> None:
    assert short_link(url) == short
    assert len(short) <= LONGEST_SHORT_LINK


def test_a_table_goes_over_all_that_stands_in_it() -> None:
    shown = sheet(booked("02T07:45"), booked("02T19:30", TOM))
    assert hours_of(shown.columns, SALON) == (7 * 60, 20 * 60)
    assert hours_of(sheet().columns, SALON) == (9 * 60, 18 * 60)


def test_a_short_absence_stretches_a_table_and_a_long_one_does_not() -> None:
    early = away(EVA, datetime(2026, 6, 2, 7), datetime(2026, 6, 2, 8))
    assert hours_of(sheet(absences=(early,)).columns, SALON) == (7 * 60, 18 * 60)
    until_noon = away(EVA, datetime(2026, 6, 1), datetime(2026, 6, 2, 12))
    assert hours_of(sheet(absences=(until_noon,)).columns, SALON) == (9 * 60, 18 * 60)


@pytest.mark.parametrize(
    ("opened", "closed"),
    [
        ((), ((540, 1080),)),
        (((540, 1080),), ()),
        (((600, 700), (720, 1200)), ((540, 600), (700, 720))),
        (((0, 100),), ((540, 1080),)),
    ],
)
def test_what_is_closed_is_what_is_not_open(
    opened: tuple[tuple[int, int], ...], closed: tuple[tuple[int, int], ...]
) -> None:
    assert closed_minutes(opened, 540, 1080) == closed


@pytest.mark.parametrize(
    ("today", "kept"), [(MONDAY, TUESDAY), (date(2026, 6, 6), date(2026, 6, 8))]
)
def test_the_sheet_worth_keeping_is_that_of_the_next_open_day(today: date, kept: date) -> None:
    assert worth_keeping(Read(SALON, (EVA,), (), ()), today) == kept


def test_a_booking_makes_a_closed_day_worth_keeping() -> None:
    read = Read(SALON, (EVA,), (booked("07T10:00"),), ())
    assert worth_keeping(read, date(2026, 6, 6)) == SUNDAY
    cancelled = Read(SALON, (EVA,), (booked("07T10:00", status=Status.CANCELLED),), ())
    assert worth_keeping(cancelled, date(2026, 6, 6)) == date(2026, 6, 8)


def test_where_nobody_works_for_long_it_is_tomorrow() -> None:
    assert worth_keeping(Read(SALON, (GONE,), (), ()), MONDAY) == TUESDAY
