"""Who was told of a booking that is another's by now, and what goes with who is deleted."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.messages import MessageKind, Told, Way
from desktop.core.models import Customer, CustomerKind, Place, Service, Staff, Status
from desktop.core.told import kind_due, told_now
from tests.core.booking_builder import OTHER
from tests.services.desk import TUESDAY_TEN, Desk
from tests.services.salon_at_work import Desk as SalonAtWork
from tests.services.told_desk import (
    desk,
    given_away,
    link,
    of_another,
    off_for,
    suspects,
    tell,
    to_hear,
)

__all__ = ["desk"]


def test_whose_booking_was_given_away_has_to_hear_that_it_is_off(desk: Desk) -> None:
    booking_id, told, _ = given_away(desk)
    desk.store.move_booking(booking_id, TUESDAY_TEN.replace(hour=15), minutes=45)
    ((found, last),) = [
        one for one in desk.store.perhaps_to_tell(desk.clock.now) if one[0].customer.name != "Bo"
    ]
    assert last == told
    booking = found.booking
    assert (found.customer.name, booking.status) == ("Anna", Status.CANCELLED)
    assert (booking.starts, booking.minutes) == (TUESDAY_TEN, 30)
    assert (booking.note, found.meeting) == ("", None)
    assert kind_due(found, desk.store.salon(), last) is MessageKind.CANCELLED
    assert desk.store.formers(booking_id) == [(found, last)]
    assert desk.store.formers(99) == []


def test_what_another_has_booked_instead_is_none_of_their_business(desk: Desk) -> None:
    colour = desk.store.save_service(Service(0, "Colour", 90, "#993366", Place.ONLINE))
    bea = desk.store.save_staff(Staff(0, "Bea", "#336699"))
    booking_id = desk.book(place=Place.ON_SITE).booking_id
    tell(desk, booking_id)
    other = replace(of_another(desk, booking_id), service_id=colour.id, staff_id=bea.id)
    desk.store.save_booking(replace(other, place=Place.ONLINE), booking_id)
    desk.store.move_booking(booking_id, TUESDAY_TEN.replace(hour=15))
    ((found, _),) = desk.store.formers(booking_id)
    assert (found.service.name, found.staff.name) == (desk.cut.name, desk.eva.name)
    booking = found.booking
    assert (booking.service_id, booking.staff_id) == (desk.cut.id, desk.eva.id)
    assert booking.place is Place.ON_SITE
    listed = [one for one, _ in desk.store.perhaps_to_tell(desk.clock.now)]
    assert found in listed


def test_who_was_told_off_has_not_to_hear_again_until_it_is_theirs(desk: Desk) -> None:
    booking_id, _, act = given_away(desk)
    ((found, _),) = desk.store.formers(booking_id)
    slip = off_for(desk, found)
    desk.store.note_told(slip)
    assert to_hear(desk) == []
    desk.store.forget_told(slip)
    assert to_hear(desk) == ["Anna: given_away"]
    desk.store.note_told(slip)
    back = desk.store.undo(act)
    assert to_hear(desk) == ["Anna: told_off"]
    tell(desk, booking_id)
    assert to_hear(desk) == []
    desk.store.undo(back.id)
    assert to_hear(desk) == ["Anna: given_away"]


def test_a_booking_that_is_given_back_in_time_concerns_nobody(desk: Desk) -> None:
    _, _, act = given_away(desk)
    back = desk.store.undo(act)
    assert to_hear(desk) == []
    desk.store.undo(back.id)
    assert to_hear(desk) == ["Anna: given_away"]


def test_who_only_agreed_to_a_booking_that_is_anothers_is_not_asked_about(desk: Desk) -> None:
    booking_id = desk.book().booking_id
    desk.store.move_booking(booking_id, TUESDAY_TEN.replace(hour=12))
    desk.store.save_booking(of_another(desk, booking_id), booking_id)
    assert suspects(desk) == []
    assert desk.store.formers(booking_id) == []


def test_everybody_whose_it_was_has_to_hear(desk: Desk) -> None:
    booking_id, _, _ = given_away(desk)
    desk.store.move_booking(booking_id, TUESDAY_TEN.replace(hour=9))
    tell(desk, booking_id)
    third = replace(of_another(desk, booking_id), customer=Customer(0, "Cleo", "0171 1"))
    desk.store.save_booking(third, booking_id)
    assert to_hear(desk) == ["Bo: given_away", "Anna: given_away"]
    assert [one.customer.name for one, _ in desk.store.formers(booking_id)] == ["Anna", "Bo"]


def test_of_many_those_are_found_that_somebody_may_still_believe_in(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.services.store_messages._AT_A_TIME", 2)
    moved = desk.book().booking_id
    tell(desk, moved)
    desk.store.move_booking(moved, TUESDAY_TEN.replace(hour=13))
    booking_id, told, _ = given_away(desk)
    ids = [moved, 98, 99, booking_id]
    ((found, _),) = desk.store.former_lacks(ids)[booking_id]
    assert (list(desk.store.former_lacks(ids)), found.customer.name) == ([booking_id], "Anna")
    assert desk.store.former_lacks([moved, 99]) == {}
    desk.clock.now = told.starts + timedelta(minutes=told.minutes)
    assert desk.store.former_lacks(ids) == {}
    desk.clock.later(minutes=-1)
    desk.store.note_told(off_for(desk, found))
    assert desk.store.former_lacks(ids) == {}


@pytest.mark.parametrize("hour", [8, 17])
def test_it_counts_until_the_end_of_the_time_they_know(desk: Desk, hour: int) -> None:
    booking_id, told, _ = given_away(desk)
    desk.store.move_booking(booking_id, TUESDAY_TEN.replace(hour=hour))
    tell(desk, booking_id)
    desk.clock.now = told.starts + timedelta(minutes=29)
    assert to_hear(desk) == ["Anna: given_away"]
    desk.clock.later(minutes=1)
    assert suspects(desk) == []


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.DELETED, Status.ARRIVED, Status.DONE])
def test_whatever_becomes_of_it_they_still_believe_in_it(desk: Desk, status: Status) -> None:
    booking_id, _, _ = given_away(desk)
    if status is Status.CANCELLED:
        desk.store.cancel_booking(booking_id)
    elif status is Status.DELETED:
        desk.store.delete_booking(booking_id)
    else:
        desk.store.mark_booking(booking_id, status)
    assert "Anna: given_away" in to_hear(desk)


def test_of_who_is_deleted_nobody_has_to_hear(desk: Desk) -> None:
    booking_id, told, _ = given_away(desk)
    desk.store.erase_customer(told.customer_id)
    assert suspects(desk) == []
    assert desk.store.formers(booking_id) == []


# who is deleted, and whose link is new


def test_a_deleted_customer_leaves_nothing_that_was_told(desk: Desk) -> None:
    visit = desk.book(datetime(2026, 5, 4, 10, 0)).booking_id
    off = desk.book().booking_id
    bo = replace(desk.draft(TUESDAY_TEN.replace(hour=15)), customer=None, customer_id=0)
    other = desk.store.save_booking(
        replace(bo, customer=replace(desk.read(visit).customer, id=0, name="Bo"))
    ).booking_id
    for booking_id in (visit, off, other):
        link(desk, booking_id, f"https://teams.example/secret-{booking_id}")
        tell(desk, booking_id)
    desk.store.cancel_booking(off)
    customer = desk.read(visit).customer
    both = [one.id for one in desk.store.find_customers("Anna")]
    for customer_id in both:
        desk.store.erase_customer(customer_id)
    assert desk.read(visit).customer.kind is CustomerKind.ERASED
    assert customer.id in both
    assert desk.store.told_of(visit) == desk.store.told_of(off) == []
    assert len(desk.store.told_of(other)) == 1
    assert suspects(desk) == []


def test_whoever_was_told_the_present_link_holds_no_older_one(tmp_path: Path) -> None:
    desk = SalonAtWork(tmp_path / "book.db")
    one, two = desk.book(10), desk.book(11)
    desk.run_on()
    salon, now = desk.store.salon(), desk.clock.now

    def told(booking_id: int) -> Told:
        found = desk.details(booking_id)
        return told_now(found, salon, MessageKind.BOOKED, Way.COPIED, now)

    desk.store.note_told(told(one))
    desk.provider.account = OTHER
    for booking_id in (one, two):
        starts = desk.details(booking_id).booking.starts
        desk.store.move_booking(booking_id, starts.replace(hour=15))
    desk.pass_time(seconds=9)
    desk.run_on()
    assert desk.store.renew_meetings([one, two]) == [one, two]
    desk.run_on()
    assert [each.booking.id for each in desk.store.with_new_link(now)] == [one, two]
    desk.store.note_told(told(one))
    assert [each.booking.id for each in desk.store.with_new_link(now)] == [two]
    desk.store.close()
