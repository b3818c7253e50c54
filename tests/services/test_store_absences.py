"""Absences of staff: kept by the wall clock, found by day, changed and removed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.core.drafts import Field, InvalidDraft
from desktop.core.models import Absence, AbsenceKind, Act
from desktop.services.store import Store
from tests.services.desk import Desk, looking_into, open_desk

TUESDAY = date(2026, 6, 2)
LUNCH = Absence(0, 1, AbsenceKind.BREAK, datetime(2026, 6, 2, 12), datetime(2026, 6, 2, 13))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as found:
        yield found


@pytest.mark.parametrize("kind", AbsenceKind)
def test_an_absence_comes_back_as_it_was_saved(desk: Desk, kind: AbsenceKind) -> None:
    saved = replace(LUNCH, kind=kind, note="with  “Mia” 🍝\nat twelve")
    change = desk.store.save_absence(saved)
    assert (change.what, change.booking_id, change.count) == (Act.ABSENCE_ADDED, 0, 1)
    [found] = desk.store.absences(TUESDAY, TUESDAY)
    assert found == replace(saved, id=found.id)


@pytest.mark.parametrize(
    ("starts", "ends", "there"),
    [
        ("2026-06-02T00:00", "2026-06-02T00:05", True),
        ("2026-06-02T23:55", "2026-06-03T00:00", True),
        ("2026-06-01T23:55", "2026-06-02T00:00", False),  # ends as the day begins
        ("2026-06-03T00:00", "2026-06-03T01:00", False),  # begins as the day ends
        ("2026-06-01T22:00", "2026-06-02T00:05", True),
        ("2026-05-01T00:00", "2026-07-01T00:00", True),  # all around it
    ],
)
def test_a_day_has_the_absences_that_touch_it(
    desk: Desk, starts: str, ends: str, there: bool
) -> None:
    away = replace(LUNCH, starts=datetime.fromisoformat(starts), ends=datetime.fromisoformat(ends))
    desk.store.save_absence(away)
    assert bool(desk.store.absences(TUESDAY, TUESDAY)) is there
    assert len(desk.store.absences(date(2026, 6, 1), date(2026, 6, 3))) == 1


def test_they_stand_in_the_order_of_their_start_everybodys(desk: Desk) -> None:
    for hour, staff_id in ((15, 1), (9, 2), (12, 1)):
        away = replace(LUNCH, staff_id=staff_id, starts=datetime(2026, 6, 2, hour))
        desk.store.save_absence(replace(away, ends=datetime(2026, 6, 2, hour + 1)))
    found = desk.store.absences(TUESDAY, TUESDAY)
    assert [(one.starts.hour, one.staff_id) for one in found] == [(9, 2), (12, 1), (15, 1)]


def test_a_changed_absence_is_as_changed_and_a_removed_one_gone(desk: Desk) -> None:
    desk.store.save_absence(LUNCH)
    [one] = desk.store.absences(TUESDAY, TUESDAY)
    other = replace(one, staff_id=2, kind=AbsenceKind.SICK, ends=datetime(2026, 6, 5), note="flu")
    assert desk.store.save_absence(other).what is Act.ABSENCE_CHANGED
    assert desk.store.absences(TUESDAY, TUESDAY) == [other]
    assert desk.store.remove_absence(one.id).what is Act.ABSENCE_REMOVED
    assert desk.store.absences(TUESDAY, TUESDAY) == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ends": LUNCH.starts}, Field.ENDS),
        ({"ends": datetime(2026, 6, 1)}, Field.ENDS),
        ({"ends": datetime(2028, 7, 1)}, Field.ENDS),
        ({"staff_id": 99}, Field.STAFF),
        ({"staff_id": 0}, Field.STAFF),
    ],
)
def test_a_wrong_absence_is_refused(desk: Desk, wrong: dict[str, object], field: Field) -> None:
    with pytest.raises(InvalidDraft) as refused:
        desk.store.save_absence(replace(LUNCH, **wrong))  # type: ignore[arg-type]  # one field
    assert refused.value.field is field
    assert desk.store.absences(date(2026, 1, 1), date(2029, 1, 1)) == []


def test_what_is_not_in_the_book_is_a_lookup_error(desk: Desk) -> None:
    with pytest.raises(LookupError):
        desk.store.save_absence(replace(LUNCH, id=7))
    with pytest.raises(LookupError):
        desk.store.remove_absence(7)


def test_somebody_who_left_keeps_absences_and_can_be_given_one(desk: Desk) -> None:
    """Whoever is archived may still have a day to be entered afterwards."""
    desk.store.save_staff(replace(desk.eva, archived=True))
    desk.store.save_absence(LUNCH)
    assert len(desk.store.absences(TUESDAY, TUESDAY)) == 1


def test_another_time_zone_leaves_absences_on_the_wall_clock(desk: Desk) -> None:
    night = replace(LUNCH, starts=datetime(2026, 3, 8, 2, 30), ends=datetime(2026, 3, 8, 3, 0))
    desk.store.save_absence(LUNCH)
    added = desk.store.save_absence(night)  # New York skips both of its ends
    before = desk.store.absences(date(2026, 3, 1), TUESDAY)
    for zone in ("America/New_York", "Asia/Tokyo", "Europe/Berlin"):
        desk.store.save_salon(replace(desk.store.salon(), time_zone=zone))
        assert desk.store.absences(date(2026, 3, 1), TUESDAY) == before
    desk.store.undo(desk.store.undo(added.id).id)
    assert desk.store.absences(date(2026, 3, 1), TUESDAY) == before


def test_the_pass_of_a_doubled_hour_makes_no_difference(desk: Desk) -> None:
    starts = datetime(2026, 10, 25, 2, 30, fold=1)
    desk.store.save_absence(replace(LUNCH, starts=starts, ends=datetime(2026, 10, 25, 4)))
    [found] = desk.store.absences(starts.date(), starts.date())
    assert found.starts.fold == 0
    assert desk.store.save_absence(replace(found, starts=starts)).what is Act.UNCHANGED


def test_adding_one_is_on_disk_at_once_with_its_entry_in_the_journal(desk: Desk) -> None:
    change = desk.store.save_absence(LUNCH)
    with looking_into(desk.path) as file, file.reading() as db:
        entry = db.execute("SELECT act_id, thing, row_id, before FROM changes").fetchall()
    assert entry == [(change.id, "absences", 1, None)]
    again = Store(desk.path, desk.clock)
    assert len(again.absences(TUESDAY, TUESDAY)) == 1
    again.close()
