"""The sample salon."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from desktop.core.daybook import minutes_of
from desktop.core.models import AbsenceKind, BookingDetails, Place, Status
from desktop.core.working import free_minutes
from desktop.practice.salon import SALON, fill
from desktop.services.store import Store

NOW = datetime(2026, 7, 14, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
OVER = {Status.DONE, Status.NO_SHOW}
DATES = [date(2026, 10, 19) + timedelta(days=number) for number in range(7)]
"""Each weekday once; the clocks go back on the last of them."""


def book_at(path: Path) -> Store:
    return Store(path, lambda: NOW)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = book_at(tmp_path_factory.mktemp("salon") / "book.db")
    assert fill(store, NOW)
    return store


def days(store: Store) -> list[list[BookingDetails]]:
    return [store.day(TODAY + timedelta(days=offset)) for offset in range(-7, 8)]


def test_there_is_a_salon_with_people_and_services(store: Store) -> None:
    assert store.salon() == SALON
    assert (len(store.staff()), len(store.services())) == (4, 8)
    for typed in ("Söderström", "ليلى", "נועה", "Hohenstein"):
        assert store.find_customers(typed)


def test_every_day_of_two_weeks_has_bookings_and_online_ones(store: Store) -> None:
    for day in days(store):
        assert len(day) >= 8
        online = [one for one in day if one.booking.place is Place.ONLINE]
        assert 1 <= len(online) <= 3
        assert all(one.customer.email for one in online)
    assert store.day(TODAY + timedelta(days=8)) == []


def test_some_bookings_overlap_and_some_are_cancelled(store: Store) -> None:
    for day in days(store):
        assert any(
            first.staff == second.staff
            and abs(first.booking.starts - second.booking.starts) < timedelta(minutes=20)
            for first, second in combinations(day, 2)
        )
    assert any(one.booking.status is Status.CANCELLED for day in days(store) for one in day)


def test_what_is_past_is_done_or_nobody_came(store: Store) -> None:
    yesterday = store.day(TODAY - timedelta(days=1))
    statuses = {one.booking.status for one in yesterday}
    assert {Status.DONE, Status.NO_SHOW} <= statuses <= {*OVER, Status.CANCELLED}
    for day in days(store)[:7]:
        assert {one.booking.status for one in day} <= {*OVER, Status.CANCELLED}


def test_today_has_come_as_far_as_the_clock_says(store: Store) -> None:
    now = datetime(2026, 7, 14, 11, 30)
    coming = []
    for one in store.day(TODAY):
        booking = one.booking
        if booking.place is Place.ONLINE:
            assert booking.status is Status.BOOKED
        elif booking.note != "Squeezed in" and booking.status is not Status.CANCELLED:
            ends = booking.starts + timedelta(minutes=booking.minutes)
            assert (booking.status is Status.DONE) == (ends <= now)
            assert (booking.status is Status.IN_PROGRESS) == (booking.starts <= now < ends)
            coming += [booking] * (booking.starts > now)
    assert {one.starts for one in coming if one.status is Status.ARRIVED} == {
        min(one.starts for one in coming)
    }
    assert Status.IN_PROGRESS in {one.booking.status for one in store.day(TODAY)}


def test_what_is_to_come_is_booked_and_some_of_it_confirmed(store: Store) -> None:
    statuses = {one.booking.status for day in days(store)[8:] for one in day}
    assert statuses == {Status.BOOKED, Status.CONFIRMED, Status.CANCELLED}


def test_somebody_comes_every_week(store: Store) -> None:
    found = [one for day in days(store) for one in day if one.booking.series]
    assert [(one.booking.starts.date() - TODAY).days for one in found] == [-7, 0, 7]
    shared = {(one.booking.series, one.customer.id, one.booking.starts.time()) for one in found}
    assert len(shared) == 1
    assert {one.customer.name for one in found} == {"Ingrid Weiß"}


def test_people_have_hours_breaks_and_holidays_and_do_not_all_do_everything(store: Store) -> None:
    staff = store.staff()
    assert [person.name for person in staff if person.hours] == ["Dora Lindqvist"]
    assert 0 < sum(person.service_ids is not None for person in staff) < len(staff)
    absences = store.absences(TODAY - timedelta(days=7), TODAY + timedelta(days=7))
    assert {absence.kind for absence in absences} == {AbsenceKind.BREAK, AbsenceKind.HOLIDAY}
    [holiday] = [absence for absence in absences if absence.kind is AbsenceKind.HOLIDAY]
    assert TODAY < holiday.starts.date() < TODAY + timedelta(days=7)


def test_services_and_customers_show_what_they_can_have(store: Store) -> None:
    services = store.services()
    assert all(service.price is not None for service in services)
    assert {service.buffer for service in services} == {0, 5, 10, 15}
    assert [service.name for service in services if not service.online_allowed] == ["Highlights"]
    [mary] = store.find_customers("mary")
    assert (mary.time_zone, mary.language) == ("America/New_York", "en")


@pytest.mark.parametrize("date_of_start", DATES, ids=str)
def test_nobody_is_booked_who_is_not_there_or_does_not_do_it(
    tmp_path: Path, date_of_start: date
) -> None:
    now = datetime.combine(date_of_start, time(9, 30), UTC)
    store = Store(tmp_path / "book.db", lambda: now)
    fill(store, now)
    first, last = (date_of_start + timedelta(days=offset) for offset in (-7, 7))
    absences = store.absences(first, last)
    for one in store.bookings(first, last):
        booking, staff = one.booking, one.staff
        assert staff.gives(one.service.id)
        assert one.service.online_allowed or booking.place is Place.ON_SITE
        if booking.note != "Squeezed in":
            at_work = free_minutes(staff, SALON, booking.starts.date(), absences)
            begins = minutes_of(booking.starts.time())
            assert any(
                opens <= begins and begins + booking.minutes <= closes for opens, closes in at_work
            )
    store.close()


def test_bookings_lie_within_the_opening_hours(store: Store) -> None:
    for day in days(store):
        for one in day:
            span = SALON.hours[one.booking.starts.weekday()][0]
            assert one.booking.starts.time() >= span.opens
            ends = one.booking.starts + timedelta(minutes=one.booking.minutes)
            if one.booking.note != "Squeezed in":
                assert ends.time() <= span.closes


def test_the_same_date_makes_the_same_book(store: Store, tmp_path: Path) -> None:
    other = book_at(tmp_path / "book.db")
    fill(other, NOW + timedelta(hours=3))
    seen = [
        [(one.booking.starts, one.staff.name, one.service.name, one.customer.name) for one in day]
        for book in (store, other)
        for day in days(book)
    ]
    assert seen[: len(seen) // 2] == seen[len(seen) // 2 :]


def test_a_book_in_use_is_left_alone(store: Store) -> None:
    before = days(store)
    assert not fill(store, NOW)
    assert days(store) == before
