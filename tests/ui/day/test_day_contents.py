"""What is read of the book for a day of everybody and for a week of one person."""

from dataclasses import replace
from datetime import date, datetime, time

from desktop.core.messages import Way
from desktop.core.models import Absence, AbsenceKind, Span, Status
from desktop.services.store import Store
from desktop.ui.day.day_contents import DayContents, read_day, read_week
from desktop.ui.messages.telling import note_all
from tests.ui.conftest import NOW
from tests.ui.salon import Desk

MONDAY = date(2026, 5, 4)
SUNDAY = date(2026, 5, 10)


def clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"


def table(contents: DayContents) -> str:
    """A line for each column: who, day, hours, bookings with their start, absences."""
    lines = []
    for column in contents.columns:
        hours = " ".join(f"{clock(opens)}-{clock(closes)}" for opens, closes in column.opened)
        booked = " ".join(
            f"{contents.bookings[one.booking_id].customer.name}@{clock(one.starts)}"
            f"+{one.minutes}{f'+{one.buffer}' if one.buffer else ''}"
            for one in column.placed
        )
        away = " ".join(
            f"{one.absence.kind}@{clock(one.starts)}-{clock(one.ends)}" for one in column.absences
        )
        parts = (column.staff.name, f"{column.day:%a}", hours, booked, away)
        lines.append(" | ".join(parts) + f" | {column.count}{'' if column.works else ' off'}")
    return "\n".join(lines)


def away(store: Store, staff_id: int, starts: str, ends: str, kind: AbsenceKind) -> int:
    moments = (datetime.fromisoformat(f"2026-05-{text}") for text in (starts, ends))
    absence = Absence(0, staff_id, kind, *moments)
    store.save_absence(absence)
    (saved,) = [one for one in store.absences(MONDAY, SUNDAY) if replace(one, id=0) == absence]
    return saved.id


def test_a_day_has_a_column_for_each_who_works_with_hours_bookings_and_absences(
    desk: Desk, store: Store
) -> None:
    mornings = (((Span(time(8), time(12)),),) * 5) + ((), ())
    store.save_staff(replace(desk.tom, hours=mornings))
    store.save_service(replace(desk.cut, buffer=10))
    desk.book("10:00", "Anna")
    desk.book("11:00", "Bo", staff=desk.tom, service=desk.advice)
    away(store, desk.mia.id, "04T13:00", "04T14:00", AbsenceKind.BREAK)
    assert table(read_day(store, MONDAY)) == (
        "Mia | Mon | 9:00-18:00 | Anna@10:00+45+10 | break@13:00-14:00 | 1\n"
        "Tom | Mon | 8:00-12:00 | Bo@11:00+30 |  | 1"
    )


def test_who_is_not_there_has_a_column_with_bookings_or_on_request(
    desk: Desk, store: Store
) -> None:
    away(store, desk.tom.id, "04T00:00", "06T00:00", AbsenceKind.HOLIDAY)
    mia = "Mia | Mon | 9:00-18:00 |  |  | 0"
    tom = "Tom | Mon | 9:00-18:00 | {} | holiday@0:00-24:00 | {} off"
    assert table(read_day(store, MONDAY)) == mia
    assert table(read_day(store, MONDAY, everybody=True)) == f"{mia}\n{tom.format('', 0)}"
    desk.book("10:00", "Bo", staff=desk.tom, service=desk.advice)
    assert table(read_day(store, MONDAY)) == f"{mia}\n{tom.format('Bo@10:00+30', 1)}"


def test_on_a_day_on_which_nobody_works_all_are_shown_but_those_who_left(
    desk: Desk, store: Store
) -> None:
    store.save_staff(replace(desk.tom, archived=True))
    contents = read_day(store, SUNDAY)
    assert table(contents) == "Mia | Sun |  |  |  | 0 off"
    assert (clock(contents.first), clock(contents.last)) == ("8:00", "19:00")
    assert contents.opened == ()


def test_deleted_bookings_never_show_and_cancelled_ones_on_request(
    desk: Desk, store: Store
) -> None:
    desk.book("09:00", "Anna")
    store.cancel_booking(desk.book("10:00", "Bo"))
    store.delete_booking(desk.book("11:00", "Cleo"))
    store.mark_booking(desk.book("12:00", "Dora"), Status.NO_SHOW)
    contents = read_day(store, MONDAY, show_cancelled=True)
    assert "Anna@9:00+45 Bo@10:00+45 Dora@12:00+45 |  | 2" in table(contents)
    assert contents.count == 2
    assert "Anna@9:00+45 Dora@12:00+45 |  | 2" in table(read_day(store, MONDAY))


def test_a_week_has_a_column_for_each_day_of_one_person(desk: Desk, store: Store) -> None:
    desk.book("10:00", "Anna")
    desk.book("10:00", "Not hers", staff=desk.tom)
    desk.book("07:30", "Bo", day="2026-05-06")
    desk.book("10:00", "Cleo", day="2026-05-11")
    away(store, desk.mia.id, "08T12:00", "09T12:00", AbsenceKind.TRAINING)
    contents = read_week(store, date(2026, 5, 7), desk.mia.id, first_weekday=1)
    assert table(contents) == (
        "Mia | Mon | 9:00-18:00 | Anna@10:00+45 |  | 1\n"
        "Mia | Tue | 9:00-18:00 |  |  | 0\n"
        "Mia | Wed | 9:00-18:00 | Bo@7:30+45 |  | 1\n"
        "Mia | Thu | 9:00-18:00 |  |  | 0\n"
        "Mia | Fri | 9:00-18:00 |  | training@12:00-24:00 | 0\n"
        "Mia | Sat | 9:00-18:00 |  | training@0:00-12:00 | 0\n"
        "Mia | Sun |  |  |  | 0 off"
    )
    assert (contents.staff_id, contents.is_week, contents.day) == (
        desk.mia.id,
        True,
        date(2026, 5, 7),
    )
    assert clock(contents.first) == "6:00"  # an hour before the earliest booking's hour
    assert contents.opened == ((540, 1080),)


def test_a_week_starts_where_people_start_theirs(desk: Desk, store: Store) -> None:
    contents = read_week(store, MONDAY, desk.mia.id, first_weekday=7)
    assert [f"{column.day:%a %d}" for column in contents.columns][::6] == ["Sun 03", "Sat 09"]


def test_the_week_of_somebody_unknown_is_empty(desk: Desk, store: Store) -> None:
    assert read_week(store, MONDAY, 99, first_weekday=1).columns == ()


def test_a_short_absence_outside_working_hours_is_in_sight_and_a_long_one_changes_nothing(
    desk: Desk, store: Store
) -> None:
    away(store, desk.mia.id, "04T20:00", "04T20:30", AbsenceKind.BREAK)
    away(store, desk.mia.id, "04T23:00", "05T02:00", AbsenceKind.OTHER)
    contents = read_day(store, MONDAY)
    assert (clock(contents.first), clock(contents.last)) == ("8:00", "22:00")


def test_longer_working_hours_of_one_person_are_in_sight(desk: Desk, store: Store) -> None:
    late = ((Span(time(12), time(22)),),) * 7
    store.save_staff(replace(desk.tom, hours=late))
    contents = read_day(store, MONDAY)
    assert (clock(contents.first), clock(contents.last)) == ("8:00", "23:00")


def test_what_customers_were_told_comes_with_a_day_and_a_week(desk: Desk, store: Store) -> None:
    anna, bo = desk.book("10:00", "Anna"), desk.book("11:00", "Bo")
    desk.book("12:00", "Cleo", staff=desk.tom)
    dora = desk.book("10:00", "Dora", day="2026-05-06")
    for booking_id in (anna, bo, dora):
        details = store.booking(booking_id)
        assert details is not None
        note_all(store, details, Way.COPIED, NOW)
        note_all(store, details, Way.BY_WORD, NOW)
    assert {key: told.way for key, told in read_day(store, MONDAY).told.items()} == {
        anna: Way.BY_WORD,
        bo: Way.BY_WORD,
    }
    week = read_week(store, MONDAY, desk.mia.id, first_weekday=1)
    assert sorted(week.told) == [anna, bo, dora]
