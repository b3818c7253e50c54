"""Every act is taken back and done again, many levels deep; over a later act never, nor half."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pytest

from desktop.core.models import AbsenceKind, Act, Change, Customer, Place, Status
from tests.services.desk import TUESDAY_TEN, Desk, looking_into
from tests.services.undo_desk import (
    LUNCH,
    WEEKLY,
    absence,
    booked,
    customer,
    desk,
    following_redrafted,
    onlooker,
    redrafted,
    repeated,
)
from tests.services.whole_book import Onlooker

__all__ = ["desk", "onlooker"]

ELEVEN = datetime(2026, 6, 2, 11, 0)


def called_off(desk: Desk) -> int:
    return desk.store.cancel_booking(booked(desk, Status.CONFIRMED)).booking_id


@dataclass(frozen=True)
class Case:
    """``act`` is done to what ``prepare`` returned; it is a ``what`` of ``count`` things."""

    what: Act
    act: Callable[[Desk, Any], Change]
    prepare: Callable[[Desk], Any] = booked
    count: int = 1


CASES = {
    "book": Case(Act.BOOKED, lambda desk, _: desk.book(ELEVEN)),
    "book on site, arrived": Case(
        Act.BOOKED,
        lambda desk, _: desk.store.save_booking(
            desk.draft(ELEVEN, Place.ON_SITE), status=Status.ARRIVED
        ),
    ),
    "move": Case(
        Act.MOVED, lambda desk, one: desk.store.move_booking(one, ELEVEN, staff_id=2, minutes=45)
    ),
    "move into the second pass of a doubled hour": Case(
        Act.MOVED,
        lambda desk, one: desk.store.move_booking(one, datetime(2026, 10, 25, 2, 30, fold=1)),
    ),
    "move to the other pass of it": Case(
        Act.MOVED,
        lambda desk, one: desk.store.move_booking(one, datetime(2026, 10, 25, 2, 30, fold=1)),
        lambda desk: desk.book(datetime(2026, 10, 25, 2, 30)).booking_id,
    ),
    "note": Case(Act.CHANGED, lambda desk, one: redrafted(desk, one, note="henna")),
    "another customer": Case(
        Act.CHANGED,
        lambda desk, one: redrafted(desk, one, customer_id=0, customer=Customer(0, "Bo")),
    ),
    "on site": Case(Act.CHANGED, lambda desk, one: redrafted(desk, one, place=Place.ON_SITE)),
    **{
        f"mark {status}": Case(
            Act.MARKED, lambda desk, one, status=status: desk.store.mark_booking(one, status)
        )
        for status in Status
        if not status.is_off and status is not Status.BOOKED
    },
    "cancel": Case(Act.CANCELLED, lambda desk, one: desk.store.cancel_booking(one)),
    "delete": Case(Act.DELETED, lambda desk, one: desk.store.delete_booking(one)),
    "delete a cancelled one": Case(
        Act.DELETED, lambda desk, one: desk.store.delete_booking(one), called_off
    ),
    "restore": Case(Act.RESTORED, lambda desk, one: desk.store.restore_booking(one), called_off),
    "book a series": Case(
        Act.BOOKED, lambda desk, _: desk.store.save_series(desk.draft(), WEEKLY), count=5
    ),
    "move the following": Case(
        Act.MOVED,
        lambda desk, one: following_redrafted(desk, one, starts=datetime(2026, 6, 10, 9)),
        repeated,
        4,
    ),
    "change the following": Case(
        Act.CHANGED, lambda desk, one: following_redrafted(desk, one, note="henna"), repeated, 4
    ),
    "cancel the following": Case(
        Act.CANCELLED, lambda desk, one: desk.store.cancel_following(one), repeated, 4
    ),
    "add an absence": Case(
        Act.ABSENCE_ADDED,
        lambda desk, _: desk.store.save_absence(replace(LUNCH, note="dentist")),
    ),
    "change an absence": Case(
        Act.ABSENCE_CHANGED,
        lambda desk, one: desk.store.save_absence(replace(one, kind=AbsenceKind.SICK)),
        absence,
    ),
    "remove an absence": Case(
        Act.ABSENCE_REMOVED, lambda desk, one: desk.store.remove_absence(one.id), absence
    ),
    "change a customer": Case(
        Act.CUSTOMER_CHANGED,
        lambda desk, one: desk.store.change_customer(
            replace(one, name="Zoe", phone="", note="", language="fr", time_zone="Asia/Tokyo")
        ),
        customer,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_act_is_undone_and_redone_as_often_as_one_likes(
    desk: Desk, onlooker: Onlooker, name: str
) -> None:
    case = CASES[name]
    made = case.prepare(desk)
    before = onlooker.look()
    change = case.act(desk, made)
    after = onlooker.look()
    assert (change.what, change.count) == (case.what, case.count)
    assert not after.is_as(before)
    first = change.booking_id
    for _ in range(3):
        change = desk.store.undo(change.id)
        assert (change.what, change.booking_id, change.count) == (Act.UNDONE, first, case.count)
        assert onlooker.look().is_as(before)
        change = desk.store.undo(change.id)
        assert onlooker.look() == after


def test_a_days_work_is_undone_to_its_beginning_and_redone_to_its_end(
    desk: Desk, onlooker: Onlooker
) -> None:
    made = [case.prepare(desk) for case in CASES.values()]
    states, done = [onlooker.look()], []
    for case, thing in zip(CASES.values(), made, strict=True):
        done.append(case.act(desk, thing).id)
        states.append(onlooker.look())
    for _ in range(2):
        for level in reversed(range(len(done))):
            done[level] = desk.store.undo(done[level]).id
            assert onlooker.look().is_as(states[level])
        for level in range(len(done)):
            done[level] = desk.store.undo(done[level]).id
            assert onlooker.look().is_as(states[level + 1])
    assert onlooker.look() == states[-1]


def test_a_removed_absence_comes_back_under_its_own_id(desk: Desk) -> None:
    first = absence(desk)
    removed = desk.store.remove_absence(first.id)
    desk.store.save_absence(replace(LUNCH, staff_id=2))
    desk.store.undo(removed.id)
    found = desk.store.absences(TUESDAY_TEN.date(), TUESDAY_TEN.date())
    assert [(one.id, one.staff_id) for one in found] == [(first.id, 1), (first.id + 1, 2)]


def test_a_customer_put_back_is_found_by_the_old_name_and_number(desk: Desk) -> None:
    one = customer(desk)
    change = desk.store.change_customer(replace(one, name="Bo", phone="040 66969 120"))
    desk.store.undo(change.id)
    assert desk.store.find_customers("zoe") == desk.store.find_customers("5014") == [one]
    assert desk.store.find_customers("bo") == []


def test_a_booking_undone_is_off_the_book_and_redone_with_its_own_calendar_entry(
    desk: Desk,
) -> None:
    made = desk.book()
    uid = desk.read(made.booking_id).booking.uid
    undone = desk.store.undo(made.id)
    assert [one.booking.id for one in desk.store.called_off()] == [made.booking_id]
    assert desk.store.next_online() == []
    desk.store.undo(undone.id)
    back = desk.read(made.booking_id).booking
    assert (back.status, back.uid) == (Status.BOOKED, uid)
    assert desk.store.called_off() == []


def test_a_restored_booking_can_be_undone_again(desk: Desk) -> None:
    made = desk.book()
    desk.store.undo(made.id)
    assert desk.store.restore_booking(made.booking_id).what is Act.RESTORED
    desk.store.undo(made.id)
    assert desk.read(made.booking_id).booking.status is Status.DELETED


def test_each_undo_and_redo_that_moves_a_customer_raises_the_sequence(desk: Desk) -> None:
    one = booked(desk)
    change = desk.store.move_booking(one, ELEVEN)
    for sequence in (2, 3, 4):
        change = desk.store.undo(change.id)
        assert desk.read(one).booking.sequence == sequence


def test_cancelling_again_answers_with_all_that_was_cancelled_together(desk: Desk) -> None:
    second = repeated(desk)
    together = desk.store.cancel_following(second)
    assert desk.store.cancel_booking(second) == together
    assert desk.store.cancel_following(second).what is Act.UNCHANGED


def test_a_booking_without_a_past_can_be_cancelled_twice(desk: Desk) -> None:
    """As one would be that was brought in from elsewhere."""
    one = booked(desk)
    desk.store.cancel_booking(one)
    with looking_into(desk.path) as file, file.writing() as db:
        db.execute("DELETE FROM changes")
        db.execute("DELETE FROM acts")
    assert desk.store.cancel_booking(one) == Change(0, one, Act.UNCHANGED, 0)
