"""Templates the owner wrote, and what customers were told: kept, found again, and let go."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from sqlite_utils import Database

from desktop.core.appointments import Appointment
from desktop.core.messages import AGREED_ONLINE, Channel, MessageKind, Template, Told, Way
from desktop.core.models import (
    BookingDetails,
    BookingDraft,
    Customer,
    CustomerKind,
    Place,
    Repeat,
    Service,
    Staff,
    Status,
)
from desktop.core.told import kind_due, to_tell, told_now
from desktop.core.troubles import AppError, Kind
from desktop.services import store_messages
from desktop.services.arrivals import Arrival
from desktop.services.schema import MIGRATIONS
from desktop.services.store import Store
from desktop.services.store_imports import Calendar
from tests.core.booking_builder import OTHER
from tests.services.desk import TUESDAY_TEN, Clock, Desk, looking_into, open_desk
from tests.services.salon_at_work import Desk as SalonAtWork

MOVED_MAIL = Template(MessageKind.MOVED, Channel.EMAIL, "de", "Neue Zeit", "Am {date}, {link}")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as made:
        yield made
        assert kept(made) == looked_for(made)


def kept(desk: Desk) -> list[tuple[int, int, int]]:
    """What is kept at hand of bookings that are not as told."""
    return _rows(desk, "SELECT id, customer_id, ends_utc FROM untold ORDER BY 1, 2")


def looked_for(desk: Desk) -> list[tuple[int, int, int]]:
    """The same, found by looking at every booking."""
    return _rows(desk, "SELECT id, customer_id, ends_utc FROM not_as_told ORDER BY 1, 2")


def _rows(desk: Desk, select: str) -> list[tuple[int, int, int]]:
    desk.store.salon()
    with looking_into(desk.path) as file, file.reading() as db:
        return db.execute(select).fetchall()


def tell(desk: Desk, booking_id: int, way: Way = Way.COPIED) -> Told:
    found, salon = desk.read(booking_id), desk.store.salon()
    told = told_now(found, salon, MessageKind.BOOKED, way, desk.clock.now)
    desk.store.note_told(told)
    return told


def link(desk: Desk, booking_id: int, url: str, **changes: object) -> None:
    """Let the booking have a meeting with that link."""
    lives = desk.store.meetings_of(booking_id)
    provider = desk.store.salon().provider
    held = (
        lives[-1]
        if lives
        else desk.store.begin_meeting(booking_id, provider, f"x{booking_id}", None)
    )
    row = replace(held, cloud_id="c", join_url=url, starts=desk.clock.now, **changes)  # type: ignore[arg-type]  # named values of any field
    desk.store.record_meeting(row)


def of_the_same(desk: Desk, booking_id: int, draft: BookingDraft) -> BookingDraft:
    return replace(draft, customer=None, customer_id=desk.read(booking_id).customer.id)


def of_another(desk: Desk, booking_id: int) -> BookingDraft:
    """The booking as it is, of somebody called Bo."""
    booking = desk.read(booking_id).booking
    draft = replace(desk.draft(booking.starts, booking.place), minutes=booking.minutes)
    return replace(draft, customer=Customer(0, "Bo", "0170 7654321"))


def untold(desk: Desk) -> dict[int, str]:
    """What customers still have to be told, by booking."""
    salon, now = desk.store.salon(), desk.clock.now
    found = {
        details.booking.id: to_tell(details, salon, told, now)
        for details, told in desk.store.perhaps_to_tell(now)
    }
    return {booking_id: str(lacks) for booking_id, lacks in found.items() if lacks is not None}


def to_hear(desk: Desk) -> list[str]:
    """Who has to hear of what, soonest first."""
    salon, now = desk.store.salon(), desk.clock.now
    found = desk.store.perhaps_to_tell(now)
    lacks = ((one.customer.name, to_tell(one, salon, told, now)) for one, told in found)
    return [f"{name}: {lack}" for name, lack in lacks if lack is not None]


def off_for(desk: Desk, details: BookingDetails) -> Told:
    """What a customer knows who was sent the cancellation."""
    found = told_now(details, desk.store.salon(), MessageKind.CANCELLED, Way.MAIL, desk.clock.now)
    assert found.off
    return found


def suspects(desk: Desk) -> list[int]:
    return [one.booking.id for one, _ in desk.store.perhaps_to_tell(desk.clock.now)]


# templates


def test_a_template_is_kept_by_kind_channel_and_language(desk: Desk) -> None:
    text = Template(MessageKind.MOVED, Channel.TEXT, "de", "", "Am {date}")
    english = replace(MOVED_MAIL, language="en", body="On {date}")
    for one in (MOVED_MAIL, text, english):
        desk.store.save_template(one)
    better = replace(MOVED_MAIL, body="Besser: {date}\n\u2066{link}\u2069 'n\" {{")
    desk.store.save_template(better)
    assert desk.store.templates() == [better, text, english]
    desk.store.forget_template(MessageKind.MOVED, Channel.EMAIL, "de")
    desk.store.forget_template(MessageKind.BOOKED, Channel.EMAIL, "de")  # there is none
    assert desk.store.templates() == [text, english]


# what was told


def test_what_was_told_comes_back_as_it_was_in_order(desk: Desk) -> None:
    one, two = desk.book().booking_id, desk.book(TUESDAY_TEN.replace(hour=14)).booking_id
    link(desk, one, "https://a.example/ü?p=1")
    first = tell(desk, one)
    other = tell(desk, two, Way.BY_WORD)
    desk.clock.later(hours=1)
    desk.store.cancel_booking(one)
    second = tell(desk, one, Way.WHATSAPP)
    assert (first.join_url, first.off, second.off) == ("https://a.example/ü?p=1", False, True)
    assert desk.store.told_of(one) == [first, second]
    assert desk.store.last_told([two, one, 99]) == {one: second, two: other}
    assert desk.store.last_told([]) == {}
    assert desk.store.told_of(99) == []


@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize("way", Way)
def test_every_kind_and_way_can_be_kept(desk: Desk, kind: MessageKind, way: Way) -> None:
    booking_id = desk.book().booking_id
    told = replace(tell(desk, booking_id), kind=kind, way=way)
    desk.store.note_told(told)
    assert desk.store.told_of(booking_id)[-1] == told


def test_of_a_great_many_the_last_is_found_too(desk: Desk) -> None:
    ids = [
        desk.book(TUESDAY_TEN + timedelta(days=days), Place.ON_SITE).booking_id
        for days in range(510)
    ]
    with desk.store.together():
        for booking_id in ids:
            tell(desk, booking_id)
    assert sorted(desk.store.last_told(ids)) == ids


def test_a_slip_is_taken_back_and_only_that_one(desk: Desk) -> None:
    booking_id = desk.book().booking_id
    first, again = tell(desk, booking_id), tell(desk, booking_id)
    slip = tell(desk, booking_id, Way.BY_WORD)
    desk.store.forget_told(slip)
    desk.store.forget_told(slip)  # it is gone already
    assert desk.store.told_of(booking_id) == [first, again]
    desk.store.forget_told(first)
    assert desk.store.told_of(booking_id) == [first]


def test_undoing_an_act_leaves_what_was_told(desk: Desk) -> None:
    booking_id = desk.book().booking_id
    told = tell(desk, booking_id)
    moved = desk.store.move_booking(booking_id, TUESDAY_TEN.replace(hour=15))
    assert suspects(desk) == [booking_id]
    desk.store.undo(moved.id)
    assert suspects(desk) == []
    assert desk.store.told_of(booking_id) == [told]


# what was agreed, and whose it is


def test_what_was_only_agreed_is_kept_when_it_changes_and_not_before(desk: Desk) -> None:
    moved, off, mistake, here = (
        desk.book(TUESDAY_TEN.replace(hour=hour)).booking_id for hour in (10, 11, 12, 14)
    )
    link(desk, here, "https://a.example/here")
    desk.store.mark_booking(moved, Status.CONFIRMED)
    assert untold(desk) == {}
    assert desk.store.last_told([moved, off, mistake, here]) == {}
    first = desk.store.move_booking(moved, TUESDAY_TEN.replace(hour=15))
    desk.store.move_booking(moved, TUESDAY_TEN.replace(hour=16))
    desk.store.cancel_booking(off)
    desk.store.delete_booking(mistake)
    draft = desk.draft(TUESDAY_TEN.replace(hour=14), Place.ON_SITE)
    desk.store.save_booking(of_the_same(desk, here, draft), here)
    assert untold(desk) == {moved: "old_time", off: "not_told_off", here: "old_link"}
    (agreed,) = desk.store.told_of(moved)
    assert (agreed.way, agreed.starts.hour) == (Way.AGREED, 8)  # 10:00 in Berlin
    assert first.booking_id == moved
    desk.store.move_booking(moved, TUESDAY_TEN)
    desk.store.restore_booking(off)
    desk.store.restore_booking(mistake)
    desk.store.save_booking(replace(of_the_same(desk, here, draft), place=Place.ONLINE), here)
    assert untold(desk) == {}


def test_telling_after_a_move_of_what_was_agreed_takes_it_off_the_list(desk: Desk) -> None:
    booking_id = desk.book(place=Place.ON_SITE).booking_id
    desk.store.move_booking(booking_id, TUESDAY_TEN.replace(hour=15))
    told = tell(desk, booking_id)
    assert untold(desk) == {}
    desk.store.forget_told(told)
    assert untold(desk) == {booking_id: "old_time"}


def test_a_booking_brought_in_is_on_the_list_only_once_it_changed(desk: Desk) -> None:
    starts = TUESDAY_TEN.replace(hour=11)
    appointments = [
        Appointment(f"{number}@else", "Anna", starts + timedelta(days=number), 30)
        for number in range(3)
    ]
    arrivals = [
        Arrival(one, Customer(0, f"Anna {one.uid}"), is_known=False) for one in appointments
    ]
    calendar = Calendar(desk.eva.id, desk.cut.id)
    assert desk.store.import_bookings(arrivals, calendar, lambda _done, _whole: None, Event())
    assert suspects(desk) == []
    found = desk.store.bookings(starts.date(), starts.date() + timedelta(days=9))
    moved, off, _ = (one.booking.id for one in found)
    desk.store.move_booking(moved, starts.replace(hour=15))
    desk.store.cancel_booking(off)
    assert untold(desk) == {moved: "old_time", off: "not_told_off"}


def test_what_one_customer_was_told_another_one_does_not_know(desk: Desk) -> None:
    booking_id = desk.book().booking_id
    link(desk, booking_id, "https://a.example/1")
    told = tell(desk, booking_id)
    change = desk.store.save_booking(of_another(desk, booking_id), booking_id)
    assert desk.store.last_told([booking_id]) == {}
    assert desk.store.told_of(booking_id) == []
    assert to_hear(desk) == ["Anna: given_away"]
    for details, _ in desk.store.perhaps_to_tell(desk.clock.now):
        desk.store.note_told(off_for(desk, details))
    desk.store.move_booking(booking_id, TUESDAY_TEN.replace(hour=15))
    assert untold(desk) == {booking_id: "old_time"}  # what was agreed with Bo
    bo = tell(desk, booking_id)
    assert untold(desk) == {}
    anna = replace(of_another(desk, booking_id), customer=None, customer_id=told.customer_id)
    desk.store.save_booking(anna, booking_id)
    assert desk.store.told_of(booking_id)[0] == told
    assert to_hear(desk) == ["Anna: told_off", "Bo: given_away"]
    assert bo.customer_id != told.customer_id
    assert change.booking_id == booking_id


def test_who_is_deleted_leaves_nothing_with_bookings_that_are_now_anothers(desk: Desk) -> None:
    booking_id = desk.book().booking_id
    told = tell(desk, booking_id)
    desk.store.save_booking(of_another(desk, booking_id), booking_id)
    bo = tell(desk, booking_id)
    desk.store.erase_customer(told.customer_id)
    with looking_into(desk.path) as file, file.reading() as db:
        left = db.execute("SELECT customer_id FROM told").fetchall()
    assert left == [(bo.customer_id,)]


def test_who_was_given_no_link_is_not_said_to_have_an_old_one(desk: Desk) -> None:
    early, late = desk.book().booking_id, desk.book(TUESDAY_TEN.replace(hour=11)).booking_id
    link(desk, late, "https://a.example/1")
    for booking_id in (early, late):
        desk.store.undo(desk.store.move_booking(booking_id, TUESDAY_TEN.replace(hour=15)).id)
        link(desk, booking_id, "https://a.example/2")
    assert untold(desk) == {}
    draft = desk.draft(TUESDAY_TEN, Place.ON_SITE)
    desk.store.save_booking(of_the_same(desk, early, draft), early)
    assert untold(desk) == {early: "old_link"}
    assert desk.store.told_of(early)[0].join_url == AGREED_ONLINE


# who was told of a booking that is another's by now


def given_away(desk: Desk) -> tuple[int, Told, int]:
    """A booking Anna was told of and that is Bo's, what she was told, and the act by which."""
    booking_id = desk.book().booking_id
    link(desk, booking_id, "https://a.example/1")
    told = tell(desk, booking_id)
    return booking_id, told, desk.store.save_booking(of_another(desk, booking_id), booking_id).id


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


# what else changes


def test_a_new_zone_concerns_those_whose_instant_moves(desk: Desk) -> None:
    winter = datetime(2026, 12, 1, 10, 0)
    doubled = datetime(2026, 10, 25, 2, 30, fold=1)
    ids = [desk.book(starts).booking_id for starts in (TUESDAY_TEN, doubled, winter)]
    for booking_id in ids:
        tell(desk, booking_id)
    berlin = desk.store.salon()
    found: dict[str, dict[int, str]] = {}
    for zone in ("Europe/Vienna", "Africa/Lagos", "Asia/Tokyo", "Europe/Berlin"):
        desk.store.save_salon(replace(berlin, time_zone=zone))
        found[zone] = untold(desk)
    old = "old_time"
    assert found == {
        "Europe/Vienna": {},
        "Africa/Lagos": {ids[0]: old},  # which has Berlin's winter time all the year round
        "Asia/Tokyo": dict.fromkeys(ids, old),
        "Europe/Berlin": {ids[1]: old},  # Lagos has no second half past two to come back from
    }


def test_a_customers_own_zone_changes_nothing_that_was_told(desk: Desk) -> None:
    booking_id = desk.book().booking_id
    tell(desk, booking_id)
    customer = desk.read(booking_id).customer
    desk.store.change_customer(replace(customer, time_zone="Asia/Tokyo"))
    assert untold(desk) == {}


def test_a_series_moved_from_one_on_concerns_those_that_move_until_it_is_undone(
    desk: Desk,
) -> None:
    repeat = Repeat(1, TUESDAY_TEN.date() + timedelta(weeks=3))
    first = desk.store.save_series(desk.draft(), repeat).booking_id
    ids = [booking.id for booking in desk.store.following(first)]
    for booking_id in ids[:3]:
        tell(desk, booking_id)
    second = desk.read(ids[1]).booking
    later = desk.draft(second.starts.replace(hour=16))
    change = desk.store.save_following(of_the_same(desk, ids[1], later), ids[1])
    assert untold(desk) == dict.fromkeys(ids[1:], "old_time")  # the last was agreed
    undone = desk.store.undo(change.id)
    assert untold(desk) == {}
    redone = desk.store.undo(undone.id)
    assert untold(desk) == dict.fromkeys(ids[1:], "old_time")
    desk.store.undo(redone.id)
    off = desk.store.cancel_following(ids[2])
    assert untold(desk) == dict.fromkeys(ids[2:], "not_told_off")
    tell(desk, ids[2])
    desk.store.undo(off.id)
    assert untold(desk) == {ids[2]: "told_off"}


def test_giving_a_booking_to_somebody_else_and_taking_that_back(desk: Desk) -> None:
    booking_id = desk.book().booking_id
    tell(desk, booking_id)
    desk.store.move_booking(booking_id, TUESDAY_TEN.replace(hour=15))
    given = desk.store.save_booking(of_another(desk, booking_id), booking_id)
    assert untold(desk) == {booking_id: "given_away"}
    back = desk.store.undo(given.id)
    assert untold(desk) == {booking_id: "old_time"}
    desk.store.undo(back.id)
    assert untold(desk) == {booking_id: "given_away"}


def test_staff_and_services_that_leave_concern_nobody(desk: Desk) -> None:
    booking_id = desk.book().booking_id
    told = tell(desk, booking_id)
    desk.store.save_staff(replace(desk.eva, archived=True))
    desk.store.save_service(replace(desk.cut, archived=True))
    assert untold(desk) == {}
    desk.store.move_booking(booking_id, TUESDAY_TEN.replace(hour=15))
    assert untold(desk) == {booking_id: "old_time"}
    assert desk.store.last_told([booking_id]) == {booking_id: told}


# of whom somebody may have to hear


def test_only_bookings_ahead_that_are_not_as_told_are_asked_about(desk: Desk) -> None:
    hours = {hour: desk.book(TUESDAY_TEN.replace(hour=hour)).booking_id for hour in range(9, 18)}
    for hour, booking_id in hours.items():
        link(desk, booking_id, f"https://a.example/{hour}")
        if hour != 17:
            tell(desk, booking_id)
    desk.store.move_booking(hours[9], TUESDAY_TEN.replace(hour=18))
    desk.store.move_booking(hours[10], TUESDAY_TEN, minutes=45)
    desk.store.cancel_booking(hours[11])
    desk.store.delete_booking(hours[12])
    link(desk, hours[13], "https://a.example/new")
    link(desk, hours[14], "https://a.example/14", trouble=AppError(Kind.MEETING_GONE), tries=1)
    draft = desk.draft(TUESDAY_TEN.replace(hour=15), Place.ON_SITE)
    desk.store.save_booking(of_the_same(desk, hours[15], draft), hours[15])
    desk.store.mark_booking(hours[16], Status.CONFIRMED)
    desk.store.cancel_booking(hours[17])  # which was only agreed
    wrong = [hours[hour] for hour in (10, 11, 12, 13, 14, 15, 17, 9)]  # by their time now
    assert suspects(desk) == wrong
    told = desk.store.last_told(wrong)
    assert [one for _, one in desk.store.perhaps_to_tell(desk.clock.now)] == [
        told[booking_id] for booking_id in wrong
    ]
    desk.clock.now = datetime(2026, 6, 2, 15, 59, tzinfo=UTC)  # 17:59 in Berlin
    assert suspects(desk) == [hours[9]]
    desk.clock.later(hours=2)
    assert suspects(desk) == []


def test_telling_takes_it_off_the_list_and_bringing_it_back_puts_it_there(desk: Desk) -> None:
    booking_id = desk.book().booking_id
    tell(desk, booking_id)
    desk.store.cancel_booking(booking_id)
    assert suspects(desk) == [booking_id]
    tell(desk, booking_id)
    assert suspects(desk) == []
    desk.store.restore_booking(booking_id)
    assert suspects(desk) == [booking_id]
    tell(desk, booking_id)
    assert suspects(desk) == []


def test_what_is_not_as_told_is_kept_at_hand_whatever_happens(desk: Desk) -> None:
    booking_id = desk.book().booking_id
    acts: tuple[Callable[[], object], ...] = (
        lambda: link(desk, booking_id, "https://a.example/1"),
        lambda: tell(desk, booking_id),
        lambda: desk.store.move_booking(booking_id, TUESDAY_TEN.replace(hour=12)),
        lambda: tell(desk, booking_id),
        lambda: link(desk, booking_id, "https://a.example/2"),
        lambda: desk.store.forget_told(desk.store.last_told([booking_id])[booking_id]),
        lambda: desk.store.undo(desk.store.move_booking(booking_id, TUESDAY_TEN, minutes=45).id),
        lambda: desk.store.save_booking(of_another(desk, booking_id), booking_id),
        lambda: tell(desk, booking_id),
        lambda: desk.store.cancel_booking(booking_id),
        lambda: desk.store.save_salon(replace(desk.store.salon(), time_zone="Asia/Tokyo")),
    )
    seen = set()
    for act in acts:
        act()
        desk.clock.later(minutes=1)
        assert kept(desk) == looked_for(desk)
        seen.add(bool(kept(desk)))
    assert seen == {True, False}


def test_a_book_from_before_it_was_kept_at_hand_has_it_nevertheless(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        booking_id = desk.book().booking_id
        tell(desk, booking_id)
        desk.store.move_booking(booking_id, TUESDAY_TEN.replace(hour=12))
        before = suspects(desk)
    with closing(sqlite3.connect(desk.path)) as db:
        for name in ("TABLE untold", "VIEW not_as_told"):
            db.execute(f"DROP {name}")
        triggers = db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'told%'"
        ).fetchall()
        for (name,) in triggers:
            db.execute(f"DROP TRIGGER {name}")
        db.execute(f"DELETE FROM {MIGRATIONS.migrations_table} WHERE name = 'm007_not_as_told'")
        db.commit()
    again = Store(desk.path, desk.clock)
    after = [one.booking.id for one, _ in again.perhaps_to_tell(desk.clock.now)]
    again.close()
    assert after == before == [booking_id]


def test_the_list_narrowed_by_the_book_leaves_out_nobody_who_has_to_hear(desk: Desk) -> None:
    """Whatever ``to_tell`` calls wrong, the query finds: compared over every kind of change."""
    ids = [
        desk.book(TUESDAY_TEN + timedelta(hours=number % 7, days=number // 7), place).booking_id
        for number, place in enumerate([Place.ONLINE, Place.ON_SITE] * 24)
    ]
    for number, booking_id in enumerate(ids):
        if number % 3:
            link(desk, booking_id, f"https://a.example/{number}")
        if number % 4:
            tell(desk, booking_id)
        if number % 5 == 0:
            desk.store.cancel_booking(booking_id)
        if number % 7 == 0:
            link(desk, booking_id, f"https://b.example/{number}")
        if number % 6 == 1 and number % 5:
            draft = desk.draft(TUESDAY_TEN.replace(hour=9 + number % 8))
            desk.store.save_booking(of_the_same(desk, booking_id, draft), booking_id)
    salon, told = desk.store.salon(), desk.store.last_told(ids)
    wrong = {
        one
        for one in ids
        if to_tell(desk.read(one), salon, told.get(one), desk.clock.now) is not None
    }
    assert len(wrong) > 15
    assert wrong <= set(suspects(desk))


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


# a book of the version before


def test_a_book_from_before_messages_keeps_all_and_has_told_nobody(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        db = Database(connection)
        MIGRATIONS.apply(db, stop_before="m006_messages")
        hours = '[[["09:00", "18:00"]], [], [], [], [], [], []]'
        salon = ("Salon Höhe", "Europe/Berlin", "DE", hours, "teams", "")
        db.execute("INSERT INTO salon VALUES (1, ?, ?, ?, ?, ?, ?)", salon)
    store = Store(path, Clock())
    found = store.salon()
    assert (found.name, found.address, found.phone, found.language) == ("Salon Höhe", "", "", "en")
    assert store.templates() == []
    assert store.perhaps_to_tell(datetime(2026, 6, 1, tzinfo=UTC)) == []
    store.save_salon(
        replace(found, address="Am Berg 1\n10115 Berlin", phone="030 1", language="de")
    )
    store.close()
    again = Store(path, Clock())
    assert again.salon() == replace(
        found, address="Am Berg 1\n10115 Berlin", phone="030 1", language="de"
    )
    again.close()
    with looking_into(path) as file, file.reading() as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_what_was_told_is_found_by_its_index(desk: Desk) -> None:
    desk.store.salon()
    with looking_into(desk.path) as file, file.reading() as db:
        plan = db.execute(
            "EXPLAIN QUERY PLAN SELECT max(id) FROM told WHERE booking_id IN (1, 2)"
            " GROUP BY booking_id"
        ).fetchall()
    assert "told_of_booking" in str(plan)


def test_what_is_not_as_told_is_found_by_its_time(desk: Desk) -> None:
    desk.store.salon()
    with looking_into(desk.path) as file, file.reading() as db:
        asked: list[str] = []
        db.conn.set_trace_callback(asked.append)
        store_messages.perhaps_to_tell(db, desk.clock.now, "Europe/Berlin")
        db.conn.set_trace_callback(None)
        plan = str(db.execute(f"EXPLAIN QUERY PLAN {asked[0]}").fetchall())
    assert "untold_by_end" in plan
    assert "SCAN" not in plan
