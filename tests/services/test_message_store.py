"""Templates the owner wrote, and what customers were told: kept, found again, and let go."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from sqlite_utils import Database

from desktop.core.appointments import Appointment
from desktop.core.messages import AGREED_ONLINE, Channel, MessageKind, Template, Way
from desktop.core.models import Customer, Place, Status
from desktop.services import store_messages
from desktop.services.arrivals import Arrival
from desktop.services.schema import MIGRATIONS
from desktop.services.store import Store
from desktop.services.store_imports import Calendar
from tests.services.desk import TUESDAY_TEN, Clock, Desk, looking_into
from tests.services.told_desk import (
    desk,
    link,
    of_another,
    of_the_same,
    off_for,
    suspects,
    tell,
    to_hear,
    untold,
)

__all__ = ["desk"]

MOVED_MAIL = Template(MessageKind.MOVED, Channel.EMAIL, "de", "Neue Zeit", "Am {date}, {link}")


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
