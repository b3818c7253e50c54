"""The sample salon."""

from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from desktop.core.models import BookingDetails, Place, Status
from desktop.practice.salon import SALON, fill
from desktop.services.store import Store

NOW = datetime(2026, 7, 14, 9, 30, tzinfo=UTC)
TODAY = NOW.date()


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
