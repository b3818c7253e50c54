"""Of which bookings somebody may have to hear, whatever changes."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.core.models import Place, Repeat, Status
from desktop.core.told import to_tell
from desktop.core.troubles import AppError, Kind
from desktop.services.schema import MIGRATIONS
from desktop.services.store import Store
from tests.services.desk import TUESDAY_TEN, Desk, open_desk
from tests.services.told_desk import (
    desk,
    kept,
    link,
    looked_for,
    of_another,
    of_the_same,
    suspects,
    tell,
    untold,
)

__all__ = ["desk"]


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
