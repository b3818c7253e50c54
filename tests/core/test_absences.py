from datetime import date, datetime
from typing import Any

import pytest

from desktop.core import absences
from desktop.core.models import Absence, AbsenceKind, Status
from tests.core.booking_builder import details


def away(starts: str, ends: str, staff_id: int = 1, absence_id: int = 1) -> Absence:
    begins, stops = datetime.fromisoformat(starts), datetime.fromisoformat(ends)
    return Absence(absence_id, staff_id, AbsenceKind.BREAK, begins, stops)


def test_whole_days_run_from_midnight_to_midnight() -> None:
    starts, ends = absences.whole_days(date(2026, 6, 1), date(2026, 6, 5))
    assert (str(starts), str(ends)) == ("2026-06-01 00:00:00", "2026-06-06 00:00:00")


@pytest.mark.parametrize(
    ("starts", "ends", "whole", "last"),
    [
        ("2026-06-01", "2026-06-02", True, "2026-06-01"),
        ("2026-06-01", "2026-06-06", True, "2026-06-05"),
        ("2026-06-01T12:00", "2026-06-01T12:30", False, "2026-06-01"),
        ("2026-06-01T20:00", "2026-06-02", False, "2026-06-01"),
        ("2026-06-01", "2026-06-02T00:05", False, "2026-06-02"),
        ("2026-06-01", "2026-06-01", False, "2026-06-01"),
    ],
)
def test_which_days_an_absence_touches(starts: str, ends: str, whole: bool, last: str) -> None:
    absence = away(starts, ends)
    assert absences.is_whole_days(absence) is whole
    assert str(absences.last_day(absence)) == last


def test_a_day_off_is_a_new_holiday_on_that_day() -> None:
    absence = absences.day_off(3, date(2026, 6, 1))
    assert (absence.id, absence.staff_id, absence.kind) == (0, 3, AbsenceKind.HOLIDAY)
    assert absences.is_whole_days(absence)


@pytest.mark.parametrize(
    ("starts", "changes", "lies_in_it"),
    [
        ("11:30", {}, False),  # half an hour, to the minute before
        ("11:31", {}, True),
        ("12:10", {}, True),
        ("12:59", {}, True),
        ("13:00", {}, False),
        ("11:00", {"minutes": 300}, True),
        ("12:10", {"staff_id": 2}, False),
        ("12:10", {"status": Status.CANCELLED}, False),
        ("12:10", {"status": Status.DELETED}, False),
        ("12:10", {"status": Status.NO_SHOW}, True),
    ],
)
def test_bookings_that_lie_in_an_absence(
    starts: str, changes: dict[str, Any], lies_in_it: bool
) -> None:
    booked = details(starts=datetime.fromisoformat(f"2026-06-02T{starts}"), **changes)
    noon = away("2026-06-02T12:00", "2026-06-02T13:00")
    found = absences.bookings_in(noon, [booked], "Europe/Berlin")
    assert bool(found) is lies_in_it


def test_what_is_still_ahead_comes_soonest_first() -> None:
    known = [
        away("2026-06-09", "2026-06-10", absence_id=1),
        away("2026-06-01T11:00", "2026-06-01T12:00", absence_id=2),
        away("2026-06-01T11:00", "2026-06-01T12:05", absence_id=3),
        away("2026-06-03", "2026-06-04", absence_id=4, staff_id=2),
    ]
    found = absences.still_ahead(known, 1, datetime(2026, 6, 1, 12))
    assert [one.id for one in found] == [3, 1]
