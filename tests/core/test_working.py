"""Who works when, and who has a column on a day."""

from collections.abc import Collection
from datetime import date, datetime, time

import pytest

from desktop.core import working
from desktop.core.models import Absence, AbsenceKind, Span, Staff, Week
from tests.core.booking_builder import salon

MONDAY = date(2026, 6, 1)
OPEN = (Span(time(9), time(18)),)
HOURS: Week = (*[OPEN] * 5, (), ())
PLACE = salon(hours=HOURS)
MORNINGS: Week = (*[(Span(time(8), time(12)),)] * 2, *[()] * 5)
EVA = Staff(1, "Eva", "#aa3366")
MIA = Staff(2, "Mia", "#3366aa", hours=MORNINGS)
OLD = Staff(3, "Old", "#111111", archived=True)
PEOPLE = (OLD, EVA, MIA)


def away(starts: str, ends: str, *, staff: int = 1, id: int = 1) -> Absence:
    """Such as ``("1 12:00", "1 13:00")``: day of June 2026, and time."""
    return Absence(id, staff, AbsenceKind.BREAK, moment(starts), moment(ends))


def moment(text: str) -> datetime:
    day, clock = text.split()
    return datetime.combine(date(2026, 6, int(day)), time.fromisoformat(clock))


def written(spans: Collection[tuple[int, int]]) -> str:
    return " ".join(f"{a // 60}:{a % 60:02}-{b // 60}:{b % 60:02}" for a, b in spans)


def test_people_work_by_their_own_plan_or_else_by_the_salons() -> None:
    assert written(working.working_minutes(EVA, PLACE, MONDAY)) == "9:00-18:00"
    assert written(working.working_minutes(MIA, PLACE, MONDAY)) == "8:00-12:00"
    assert working.working_minutes(MIA, PLACE, date(2026, 6, 3)) == ()


@pytest.mark.parametrize(
    ("absences", "free"),
    [
        ([], "9:00-18:00"),
        ([away("1 12:00", "1 13:00")], "9:00-12:00 13:00-18:00"),
        ([away("1 12:00", "1 13:00", staff=2)], "9:00-18:00"),
        ([away("1 08:00", "1 10:00"), away("1 09:30", "1 11:00")], "11:00-18:00"),
        ([away("1 17:00", "2 10:00")], "9:00-17:00"),
        ([away("1 09:00", "1 18:00")], ""),
        ([away("2 12:00", "2 13:00")], "9:00-18:00"),
        ([away("1 06:00", "1 09:00")], "9:00-18:00"),
    ],
)
def test_absences_take_from_the_working_hours(absences: list[Absence], free: str) -> None:
    assert written(working.free_minutes(EVA, PLACE, MONDAY, absences)) == free
    assert working.works_on(EVA, PLACE, MONDAY, absences) == bool(free)


def test_an_absence_is_cut_to_the_day() -> None:
    holiday = away("1 15:00", "3 12:00", id=8)
    lunch = away("2 00:00", "2 01:00", id=9)
    shown = {
        day: [
            (one.absence.id, written([(one.starts, one.ends)]), one.all_day)
            for one in working.absences_on([lunch, holiday], 1, date(2026, 6, day))
        ]
        for day in (1, 2, 3, 4)
    }
    assert shown == {
        1: [(8, "15:00-24:00", False)],
        2: [(8, "0:00-24:00", True), (9, "0:00-1:00", False)],
        3: [(8, "0:00-12:00", False)],
        4: [],
    }


@pytest.mark.parametrize(
    ("day", "absences", "booked", "everybody", "shown"),
    [
        (1, [], (), False, "Eva Mia"),
        (3, [], (), False, "Eva"),
        (3, [], (), True, "Eva Mia"),
        (3, [], (2,), False, "Eva Mia"),
        (1, [away("1 00:00", "2 00:00")], (), False, "Mia"),
        (1, [away("1 00:00", "2 00:00")], (1,), False, "Eva Mia"),
        (1, [away("1 12:00", "1 13:00")], (), False, "Eva Mia"),
        (1, [], (3,), False, "Eva Mia Old"),
        (1, [], (), True, "Eva Mia"),
        (7, [], (), False, "Eva Mia"),  # nobody works: as if everybody did
        (7, [], (3,), False, "Eva Mia Old"),
    ],
)
def test_a_column_for_all_who_work_and_all_with_bookings(
    day: int, absences: list[Absence], booked: tuple[int, ...], everybody: bool, shown: str
) -> None:
    found = working.on_the_page(
        PEOPLE, PLACE, date(2026, 6, day), absences, booked, everybody=everybody
    )
    assert " ".join(person.name for person in found) == shown


@pytest.mark.parametrize(
    ("starts", "minutes", "hit"),
    [("11:30", 30, False), ("11:30", 31, True), ("12:59", 5, True), ("13:00", 30, False)],
)
def test_a_booking_can_fall_into_an_absence(starts: str, minutes: int, hit: bool) -> None:
    lunch = away("1 12:00", "1 13:00")
    found = working.absent_during([lunch], 1, moment(f"1 {starts}"), minutes)
    assert found == ([lunch] if hit else [])
    assert working.absent_during([lunch], 2, moment("1 12:00"), 30) == []
