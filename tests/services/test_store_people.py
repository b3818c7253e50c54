"""Salon, staff, services, customers, and finding them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.core.drafts import Field, InvalidDraft
from desktop.core.models import Customer, Place, ProviderKind, Service, Span, Staff
from desktop.services.store import Store
from tests.services.desk import Clock, Desk, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as found:
        yield found


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "book.db", Clock(), time_zone="Asia/Tokyo")
    yield store
    store.close()


def test_a_fresh_books_salon_has_usual_hours_and_the_zone_given(fresh: Store) -> None:
    salon = fresh.salon()
    assert (salon.name, salon.time_zone, salon.provider) == ("", "Asia/Tokyo", ProviderKind.NONE)
    opened = [[(span.opens.hour, span.closes.hour) for span in day] for day in salon.hours]
    assert opened == [[(9, 18)]] * 5 + [[(9, 14)], []]


def test_the_first_booking_pins_a_fresh_books_zone(fresh: Store, tmp_path: Path) -> None:
    with open_desk(tmp_path / "other") as other:
        draft = other.draft()
    fresh.save_staff(Staff(0, "Eva", "#aa3366"))
    fresh.save_service(Service(0, "Cut", 30, "#446688"))
    fresh.save_booking(draft)
    moved_elsewhere = Store(tmp_path / "book.db", Clock(), time_zone="America/New_York")
    assert moved_elsewhere.salon().time_zone == "Asia/Tokyo"
    moved_elsewhere.close()


def test_the_salon_comes_back_as_it_was_saved(desk: Desk) -> None:
    split = (Span(time(9), time(12, 15)), Span(time(13), time(0)))
    saved = replace(
        desk.store.salon(),
        name="Ḥöhe 💇",
        country="AT",
        hours=(split, *((),) * 6),
        provider=ProviderKind.OWN_LINK,
        own_link="https://meet.example/höhe",
    )
    desk.store.save_salon(saved)
    assert desk.store.salon() == saved


def test_an_unknown_zone_is_refused_and_nothing_saved(desk: Desk) -> None:
    before = desk.store.salon()
    with pytest.raises(InvalidDraft) as refused:
        desk.store.save_salon(replace(before, name="New", time_zone="Mars/Olympus"))
    assert refused.value.field is Field.TIME_ZONE
    assert desk.store.salon() == before


def test_another_zone_keeps_the_wall_clock_and_moves_the_instants(desk: Desk) -> None:
    desk.book()
    desk.store.save_salon(replace(desk.store.salon(), time_zone="America/New_York"))
    [moved] = desk.store.day(date(2026, 6, 2))
    assert moved.booking.starts == datetime(2026, 6, 2, 10, 0)
    assert moved.booking.sequence == 1
    later_that_day = datetime.fromisoformat("2026-06-02T13:00Z")  # over in Berlin, not in New York
    assert desk.store.unsettled(later_that_day) == [moved]


def test_a_time_the_new_zone_skips_moves_forward_by_the_gap(desk: Desk) -> None:
    skipped_in_new_york = datetime(2026, 3, 8, 2, 30)
    booked = desk.book(skipped_in_new_york)
    desk.store.save_salon(replace(desk.store.salon(), time_zone="America/New_York"))
    assert desk.read(booked.booking_id).booking.starts == datetime(2026, 3, 8, 3, 30)


def test_people_and_services_stand_in_their_order_new_ones_last(desk: Desk) -> None:
    zoe = desk.store.save_staff(Staff(0, " Zoe ", "#ffffff"))
    desk.store.save_staff(replace(desk.eva, position=5))
    assert [person.name for person in desk.store.staff()] == ["Mia", "Zoe", "Eva"]
    perm = desk.store.save_service(Service(0, "Perm", 90, "#ffffff", Place.ONLINE))
    assert desk.store.services() == [desk.cut, perm]
    assert (zoe.position, perm.position) == (2, 1)


@pytest.mark.parametrize(
    "changes",
    [
        {"hours": ((Span(time(9), time(12)), Span(time(13), time(0))), *((),) * 6)},
        {"hours": ((),) * 7},
        {"service_ids": frozenset()},
        {"service_ids": frozenset({3, 1})},
    ],
)
def test_working_hours_and_services_of_somebody_come_back(
    desk: Desk, changes: dict[str, object]
) -> None:
    saved = replace(desk.eva, **changes)  # type: ignore[arg-type]  # named fields
    assert desk.store.save_staff(saved) == saved
    desk.book()
    assert desk.store.staff()[0] == desk.store.day(date(2026, 6, 2))[0].staff == saved
    assert desk.store.save_staff(desk.eva) == desk.store.staff()[0] == desk.eva


@pytest.mark.parametrize("price", ["0", "0.00", "79.90", "999999.99", "0.1"])
def test_a_price_comes_back_to_the_cent_with_all_else_of_a_service(desk: Desk, price: str) -> None:
    saved = replace(desk.cut, buffer=15, price=Decimal(price), online_allowed=False)
    assert desk.store.save_service(saved) == saved
    desk.book(place=Place.ON_SITE)
    [found] = desk.store.services()
    assert found == desk.store.day(date(2026, 6, 2))[0].service == saved
    assert str(found.price) == price


def test_archived_ones_are_kept_and_told_apart(desk: Desk) -> None:
    desk.store.save_staff(replace(desk.eva, archived=True))
    desk.store.save_service(replace(desk.cut, archived=True))
    assert [(person.name, person.archived) for person in desk.store.staff()] == [
        ("Eva", True),
        ("Mia", False),
    ]
    assert desk.store.services()[0].archived


def test_a_customer_comes_back_as_saved_without_space_around(desk: Desk) -> None:
    abroad = ("Asia/Tokyo", "ja")
    anna = desk.store.save_customer(
        Customer(0, " Anna ", " 0170 ", " a@b.example ", "note", *abroad)
    )
    assert anna == Customer(anna.id, "Anna", "0170", "a@b.example", "note", *abroad)
    assert desk.store.customer(anna.id) == anna
    renamed = desk.store.save_customer(replace(anna, name="Änne"))
    assert desk.store.find_customers("anna") == []
    assert desk.store.find_customers("anne") == [renamed]


def test_what_is_not_in_the_book_is_a_lookup_error(desk: Desk) -> None:
    with pytest.raises(LookupError):
        desk.store.customer(99)
    with pytest.raises(LookupError):
        desk.store.save_customer(Customer(99, "Anna"))
    with pytest.raises(LookupError):
        desk.store.save_staff(Staff(99, "Eva", "#ffffff"))
    with pytest.raises(LookupError):
        desk.store.save_service(Service(99, "Cut", 30, "#ffffff"))


def test_people_and_services_without_a_name_are_refused(desk: Desk) -> None:
    with pytest.raises(InvalidDraft):
        desk.store.save_customer(Customer(0, " "))
    with pytest.raises(InvalidDraft):
        desk.store.save_staff(Staff(0, " ", "#ffffff"))
    with pytest.raises(InvalidDraft):
        desk.store.save_service(Service(0, "Cut", 3, "#ffffff"))
