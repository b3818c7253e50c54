"""Booking, changing, cancelling, undoing: each one transaction with its undo record."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.core.drafts import Field, InvalidDraft, draft_of
from desktop.core.models import Act, BookingDraft, Customer, Place, Status
from desktop.core.troubles import AppError
from tests.services.desk import TUESDAY_TEN, Desk, looking_into, open_desk

TUESDAY = TUESDAY_TEN.date()
ELEVEN = datetime(2026, 6, 2, 11, 0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as found:
        yield found


def starts_on(desk: Desk, day: date) -> list[str]:
    return [details.booking.starts.isoformat() for details in desk.store.day(day)]


def test_a_booking_comes_back_with_all_it_refers_to(desk: Desk) -> None:
    change = desk.store.save_booking(replace(desk.draft(), note="henna"))
    [held] = desk.store.day(TUESDAY)
    assert change.what is Act.BOOKED
    assert held == desk.store.booking(change.booking_id)
    assert (held.customer.name, held.staff, held.service) == ("Anna", desk.eva, desk.cut)
    assert held.meeting is None
    booking = held.booking
    assert (booking.starts, booking.minutes, booking.place) == (TUESDAY_TEN, 30, Place.ONLINE)
    assert (booking.status, booking.note, booking.sequence) == (Status.BOOKED, "henna", 0)
    assert booking.changed_at == desk.clock.now


def test_a_day_holds_what_starts_on_it_in_order(desk: Desk) -> None:
    for clock in ["2026-06-02T23:59", "2026-06-02T00:00", "2026-06-03T00:00", "2026-06-01T23:55"]:
        desk.book(datetime.fromisoformat(clock))
    desk.store.cancel_booking(desk.book().booking_id)
    assert starts_on(desk, TUESDAY) == [
        "2026-06-02T00:00:00",
        "2026-06-02T10:00:00",
        "2026-06-02T23:59:00",
    ]


def test_a_week_of_one_person_holds_theirs_alone(desk: Desk) -> None:
    for day, hour, mias in [
        (1, 9, True),
        (2, 10, False),
        (3, 8, True),
        (7, 23, True),
        (8, 0, True),
    ]:
        change = desk.book(datetime(2026, 6, day, hour))
        if mias:
            desk.store.move_booking(
                change.booking_id, datetime(2026, 6, day, hour), staff_id=desk.mia.id
            )
    monday, sunday = date(2026, 6, 1), date(2026, 6, 7)
    found = desk.store.bookings(monday, sunday, staff_id=desk.mia.id)
    assert [f"{one.booking.starts:%d %H}" for one in found] == ["01 09", "03 08", "07 23"]
    assert {one.staff for one in found} == {desk.mia}
    assert len(desk.store.bookings(monday, sunday)) == 4
    assert desk.store.bookings(monday, sunday, staff_id=99) == []


@pytest.mark.parametrize(
    ("zone", "day", "walls"),
    [
        ("Europe/Berlin", "2026-10-25", ["02:30", "02:30f", "03:00", "23:45"]),
        ("Africa/Cairo", "2026-04-24", ["01:00", "12:00"]),  # has no midnight
        ("Africa/Cairo", "2026-10-29", ["23:30", "23:30f"]),  # midnight goes back to eleven
        ("America/St_Johns", "2006-10-28", ["23:30", "23:30f"]),  # 00:01 goes back to 23:01
        ("America/St_Johns", "2006-10-29", ["00:00", "00:00f", "12:00"]),
    ],
)
def test_a_day_is_whole_where_the_clock_changes(
    desk: Desk, zone: str, day: str, walls: list[str]
) -> None:
    desk.store.save_salon(replace(desk.store.salon(), time_zone=zone))
    for wall in walls:
        starts = datetime.fromisoformat(f"{day}T{wall.rstrip('f')}")
        desk.book(starts.replace(fold=int(wall.endswith("f"))))
    found = desk.store.day(date.fromisoformat(day))
    shown = [f"{one.booking.starts:%H:%M}" + "f" * one.booking.starts.fold for one in found]
    assert shown == walls


def test_a_known_customer_is_booked_without_being_made_again(desk: Desk) -> None:
    anna = desk.store.save_customer(Customer(0, "Anna"))
    change = desk.store.save_booking(replace(desk.draft(), customer_id=anna.id, customer=None))
    assert desk.read(change.booking_id).customer == anna
    assert desk.store.find_customers("anna") == [anna]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"customer": None}, Field.CUSTOMER),
        ({"customer_id": 99}, Field.CUSTOMER),
        ({"staff_id": 99}, Field.STAFF),
        ({"service_id": 99}, Field.SERVICE),
        ({"starts": datetime(2026, 3, 29, 2, 30)}, Field.STARTS),
        ({"minutes": 0}, Field.MINUTES),
    ],
)
def test_a_wrong_draft_is_refused_whole(desk: Desk, wrong: dict[str, object], field: Field) -> None:
    draft = replace(desk.draft(), **wrong)  # type: ignore[arg-type]  # one field at a time
    with pytest.raises(InvalidDraft) as refused:
        desk.store.save_booking(draft)
    assert refused.value.field is field
    assert desk.store.find_customers("anna") == []
    assert desk.store.day(TUESDAY) == []


CHANGES: list[tuple[dict[str, object], Act, int]] = [
    ({"starts": ELEVEN}, Act.MOVED, 1),
    ({"minutes": 45}, Act.MOVED, 1),
    ({"staff_id": 2}, Act.MOVED, 1),
    ({"staff_id": 2, "note": "x"}, Act.CHANGED, 1),
    ({"place": Place.ON_SITE}, Act.CHANGED, 1),
    ({"service_id": 2}, Act.CHANGED, 1),
    ({"note": "x"}, Act.CHANGED, 0),
    ({"customer_id": 0, "customer": Customer(0, "Zoe")}, Act.CHANGED, 1),
]


@pytest.mark.parametrize(("changes", "act", "heard"), CHANGES)
def test_a_change_raises_the_sequence_where_the_customer_has_to_hear_of_it(
    desk: Desk, changes: dict[str, object], act: Act, heard: int
) -> None:
    desk.store.save_service(replace(desk.cut, id=0))
    made = desk.book()
    before = desk.read(made.booking_id).booking
    desk.clock.later(minutes=1)
    draft = replace(draft_of(before), **changes)  # type: ignore[arg-type]  # named fields
    change = desk.store.save_booking(draft, made.booking_id)
    after = desk.read(made.booking_id).booking
    assert (change.what, after.sequence) == (act, heard)
    assert (after.uid, after.changed_at) == (before.uid, desk.clock.now)


def test_saving_without_a_difference_writes_nothing(desk: Desk) -> None:
    made = desk.book()
    before = desk.read(made.booking_id)
    desk.clock.later(minutes=1)
    change = desk.store.save_booking(draft_of(before.booking), made.booking_id)
    assert (change.id, change.what) == (0, Act.UNCHANGED)
    assert desk.read(made.booking_id) == before


def test_moving_takes_along_what_is_not_named(desk: Desk) -> None:
    made = desk.book()
    desk.store.move_booking(made.booking_id, ELEVEN)
    moved = desk.read(made.booking_id)
    assert (moved.booking.starts, moved.booking.minutes, moved.staff) == (ELEVEN, 30, desk.eva)
    desk.store.move_booking(made.booking_id, ELEVEN, staff_id=desk.mia.id, minutes=60)
    moved = desk.read(made.booking_id)
    assert (moved.booking.starts, moved.booking.minutes, moved.staff) == (ELEVEN, 60, desk.mia)


def test_overlaps_are_allowed(desk: Desk) -> None:
    desk.book()
    desk.book()
    assert len(desk.store.day(TUESDAY)) == 2


def test_cancelling_twice_is_cancelling_once(desk: Desk) -> None:
    made = desk.book()
    once = desk.store.cancel_booking(made.booking_id)
    again = desk.store.cancel_booking(made.booking_id)
    assert once == again
    assert desk.read(made.booking_id).booking.status is Status.CANCELLED
    assert desk.read(made.booking_id).booking.sequence == 1


def test_a_cancelled_booking_is_restored_before_it_is_changed(desk: Desk) -> None:
    made = desk.book()
    desk.store.cancel_booking(made.booking_id)
    with pytest.raises(InvalidDraft) as refused:
        desk.store.move_booking(made.booking_id, ELEVEN)
    assert refused.value.field is Field.STATUS
    assert desk.store.restore_booking(made.booking_id).what is Act.RESTORED
    assert desk.store.restore_booking(made.booking_id).what is Act.UNCHANGED
    assert desk.store.move_booking(made.booking_id, ELEVEN).what is Act.MOVED


@pytest.mark.parametrize("changes", [changes for changes, _, _ in CHANGES])
def test_undo_puts_every_change_back_and_can_itself_be_undone(
    desk: Desk, changes: dict[str, object]
) -> None:
    desk.store.save_service(replace(desk.cut, id=0))
    made = desk.book()
    before = draft_of(desk.read(made.booking_id).booking)
    draft: BookingDraft = replace(before, **changes)  # type: ignore[arg-type]  # named fields
    change = desk.store.save_booking(draft, made.booking_id)
    changed = desk.read(made.booking_id).booking
    undone = desk.store.undo(change.id)
    put_back = desk.read(made.booking_id).booking
    assert undone.what is Act.UNDONE
    assert draft_of(put_back) == before
    assert put_back.sequence >= changed.sequence
    desk.store.undo(undone.id)
    assert draft_of(desk.read(made.booking_id).booking) == draft_of(changed)


def test_undoing_a_cancellation_restores(desk: Desk) -> None:
    made = desk.book()
    desk.store.undo(desk.store.cancel_booking(made.booking_id).id)
    assert desk.read(made.booking_id).booking.status is Status.BOOKED


def test_undoing_a_booking_deletes_it_and_keeps_the_customer(desk: Desk) -> None:
    made = desk.book()
    desk.store.undo(made.id)
    assert desk.read(made.booking_id).booking.status is Status.DELETED
    assert [person.name for person in desk.store.find_customers("anna")] == ["Anna"]


def test_many_acts_are_undone_one_after_the_other(desk: Desk) -> None:
    made = desk.book()
    moves = [
        desk.store.move_booking(made.booking_id, TUESDAY_TEN.replace(hour=hour))
        for hour in (11, 12, 13)
    ]
    for move, hour in zip(reversed(moves), (12, 11, 10), strict=True):
        desk.store.undo(move.id)
        assert desk.read(made.booking_id).booking.starts.hour == hour


@pytest.mark.parametrize("later", ["move", "cancel"])
def test_an_act_is_not_undone_over_a_later_one(desk: Desk, later: str) -> None:
    made = desk.book()
    move = desk.store.move_booking(made.booking_id, ELEVEN)
    if later == "move":
        desk.store.move_booking(made.booking_id, datetime(2026, 6, 2, 15))
    else:
        desk.store.cancel_booking(made.booking_id)
    before = desk.read(made.booking_id)
    with pytest.raises(AppError, match="changed_since"):
        desk.store.undo(move.id)
    assert desk.read(made.booking_id) == before


def test_undoing_twice_is_refused(desk: Desk) -> None:
    move = desk.store.move_booking(desk.book().booking_id, ELEVEN)
    desk.store.undo(move.id)
    with pytest.raises(AppError, match="changed_since"):
        desk.store.undo(move.id)


def test_what_is_not_in_the_book_is_a_lookup_error(desk: Desk) -> None:
    assert desk.store.booking(99) is None
    with pytest.raises(LookupError):
        desk.store.save_booking(desk.draft(), 99)
    with pytest.raises(LookupError):
        desk.store.cancel_booking(99)
    with pytest.raises(LookupError):
        desk.store.undo(99)


def test_every_act_leaves_its_undo_record(desk: Desk) -> None:
    made = desk.book()
    move = desk.store.move_booking(made.booking_id, ELEVEN)
    undone = desk.store.undo(move.id)
    with looking_into(desk.path) as file, file.reading() as db:
        acts = db.execute("SELECT id, act, undoes FROM acts").fetchall()
        changes = db.execute("SELECT act_id, thing, row_id, before IS NULL FROM changes").fetchall()
    assert acts == [
        (made.id, "booked", None),
        (move.id, "moved", None),
        (undone.id, "undone", move.id),
    ]
    booking = ("bookings", made.booking_id)
    assert changes == [(made.id, *booking, 1), (move.id, *booking, 0), (undone.id, *booking, 0)]
