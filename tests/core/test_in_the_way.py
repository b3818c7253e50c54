"""What one should know of before booking somebody at a time."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from desktop.core.drafts import draft_of
from desktop.core.in_the_way import in_the_way
from desktop.core.models import Absence, AbsenceKind, BookingDetails, Service, Span, Staff, Status
from tests.core.booking_builder import booking, details, salon

MIA = Staff(1, "Mia", "#aa3366")
DAY = datetime(2026, 6, 2)
HOUSE = salon(hours=((Span(time(9), time(13)), Span(time(14), time(0))),) * 6 + ((),))


def at(clock: str) -> datetime:
    return datetime.combine(DAY.date(), time.fromisoformat(clock))


def held(clock: str, minutes: int, *, buffer: int = 0, **changes: object) -> BookingDetails:
    made = details(id=3, starts=at(clock), minutes=minutes, **changes)
    return replace(made, service=Service(2, "Cut", minutes, "#3366aa", buffer=buffer))


def away(first: str, last: str, staff: int = 1) -> Absence:
    return Absence(1, staff, AbsenceKind.HOLIDAY, at(first), at(last))


def found(
    starts: datetime,
    *taken: BookingDetails | Absence,
    minutes: int = 30,
    buffer: int = 0,
    ignore: int = 0,
) -> str:
    """Return what is in the way: ``booked``, ``away``, ``off``, in that order."""
    draft = replace(draft_of(booking(starts=starts)), minutes=minutes)
    answer = in_the_way(
        draft,
        MIA,
        HOUSE,
        bookings=[one for one in taken if isinstance(one, BookingDetails)],
        absences=[one for one in taken if isinstance(one, Absence)],
        buffer=buffer,
        ignore=ignore,
    )
    kinds = {
        "booked": bool(answer.bookings),
        "away": bool(answer.absences),
        "off": answer.hours is not None,
    }
    assert bool(answer) is any(kinds.values())
    assert answer.away is (kinds["away"] or kinds["off"])
    return " ".join(kind for kind, is_so in kinds.items() if is_so)


@pytest.mark.parametrize(
    ("clock", "minutes", "expected"),
    [
        ("09:00", 30, ""),
        ("08:45", 30, "off"),
        ("12:30", 30, ""),
        ("12:45", 30, "off"),  # into the hour they close
        ("13:00", 30, "off"),
        ("23:30", 30, ""),
        ("23:45", 30, "off"),  # past midnight
        ("09:00", 24 * 60, "off"),
    ],
)
def test_the_whole_of_it_lies_in_working_hours_or_not(
    clock: str, minutes: int, expected: str
) -> None:
    assert found(at(clock), minutes=minutes) == expected


def test_a_day_off_is_told_by_hours_that_are_empty() -> None:
    sunday = at("10:00") + timedelta(days=5)
    assert found(sunday) == "off"
    draft = draft_of(booking(starts=sunday))
    assert in_the_way(draft, MIA, HOUSE, bookings=[], absences=[]).hours == ()


@pytest.mark.parametrize(
    ("taken", "buffer", "expected"),
    [
        (held("10:15", 30), 0, "booked"),
        (held("10:30", 30), 0, ""),
        (held("10:30", 30), 10, "booked"),  # somebody comes while one is still tidying up
        (held("09:30", 30), 0, ""),
        (held("09:30", 30, buffer=5), 0, "booked"),
        (held("10:15", 30, staff_id=2), 0, ""),
        (held("10:15", 30, status=Status.CANCELLED), 0, ""),
        (away("10:15", "10:20"), 0, "away"),
        (away("10:30", "11:00"), 10, ""),  # tidying up may run into a break
        (away("09:00", "10:00"), 0, ""),
        (away("09:00", "18:00", staff=2), 0, ""),
    ],
)
def test_bookings_and_absences_of_the_person_then(
    taken: BookingDetails | Absence, buffer: int, expected: str
) -> None:
    assert found(at("10:00"), taken, buffer=buffer) == expected


@pytest.mark.parametrize(
    ("taken", "only_close"),
    [
        ((), False),
        ((held("10:30", 30),), True),
        ((held("09:30", 30, buffer=5),), True),
        ((held("10:30", 30), held("09:45", 30)), False),
        ((held("10:25", 30),), False),
    ],
)
def test_bookings_that_are_only_too_close_are_told_from_those_at_the_same_time(
    taken: tuple[BookingDetails, ...], only_close: bool
) -> None:
    draft = replace(draft_of(booking(starts=at("10:00"))), minutes=30)
    answer = in_the_way(draft, MIA, HOUSE, bookings=taken, absences=[], buffer=10)
    assert len(answer.bookings) == len(taken)
    assert answer.only_close is only_close


def test_the_booking_being_changed_is_not_in_its_own_way() -> None:
    assert found(at("10:00"), held("10:00", 30), ignore=3) == ""


def test_everything_is_told_at_once() -> None:
    taken = (held("08:30", 60), away("08:00", "12:00"))
    assert found(at("08:30"), *taken) == "booked away off"


@pytest.mark.parametrize(
    ("starts", "minutes", "expected"),
    [
        (datetime(2026, 3, 29, 1, 30), 60, "off"),  # ends at half past three
        (datetime(2026, 3, 29, 1, 30), 30, ""),
        (datetime(2026, 10, 25, 2, 30), 60, ""),  # ends at the second half past two
        (datetime(2026, 10, 25, 2, 30, fold=1), 60, "off"),
    ],
)
def test_the_end_is_what_the_clock_shows_then(
    starts: datetime, minutes: int, expected: str
) -> None:
    night = salon(hours=((Span(time(1), time(3)),),) * 7)
    draft = replace(draft_of(booking(starts=starts)), minutes=minutes)
    answer = in_the_way(draft, MIA, night, bookings=[], absences=[])
    assert ("off" if answer else "") == expected
