"""Every act is taken back and done again, many levels deep; over a later act never, nor half."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.core.drafts import draft_of
from desktop.core.models import (
    Absence,
    AbsenceKind,
    Act,
    Change,
    Customer,
    Place,
    Repeat,
    Status,
)
from desktop.core.troubles import AppError, Kind
from tests.services.desk import TUESDAY_TEN, Desk, looking_into, open_desk
from tests.services.whole_book import Onlooker

ELEVEN = datetime(2026, 6, 2, 11, 0)
WEEKLY = Repeat(1, date(2026, 6, 30))
LUNCH = Absence(0, 1, AbsenceKind.BREAK, datetime(2026, 6, 2, 12), datetime(2026, 6, 2, 13))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as found:
        yield found


@pytest.fixture
def onlooker(desk: Desk) -> Iterator[Onlooker]:
    found = Onlooker(desk.path)
    yield found
    found.close()


def booked(desk: Desk, status: Status = Status.BOOKED) -> int:
    return desk.store.save_booking(desk.draft(), status=status).booking_id


def called_off(desk: Desk) -> int:
    return desk.store.cancel_booking(booked(desk, Status.CONFIRMED)).booking_id


def repeated(desk: Desk) -> int:
    """Book five Tuesdays; return the second."""
    first = desk.store.save_series(desk.draft(), WEEKLY).booking_id
    return desk.store.following(first)[1].id


def absence(desk: Desk) -> Absence:
    desk.store.save_absence(LUNCH)
    return desk.store.absences(TUESDAY_TEN.date(), TUESDAY_TEN.date())[-1]


def customer(desk: Desk) -> Customer:
    return desk.store.save_customer(Customer(0, "Zoë", "030 23125 014", note="henna"))


def redrafted(desk: Desk, booking_id: int, **changes: object) -> Change:
    draft = replace(draft_of(desk.read(booking_id).booking), **changes)  # type: ignore[arg-type]  # named fields
    return desk.store.save_booking(draft, booking_id)


def following_redrafted(desk: Desk, booking_id: int, **changes: object) -> Change:
    draft = replace(draft_of(desk.read(booking_id).booking), **changes)  # type: ignore[arg-type]  # named fields
    return desk.store.save_following(draft, booking_id)


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


LATER: dict[str, Callable[[Desk, int], object]] = {
    "first": lambda desk, one: desk.store.mark_booking(one, Status.ARRIVED),
    "second": lambda desk, one: desk.store.cancel_booking(desk.store.following(one)[1].id),
    "last": lambda desk, one: desk.store.move_booking(
        desk.store.following(one)[-1].id, datetime(2026, 7, 1, 15)
    ),
}
GROUPS: dict[str, Callable[[Desk, int], Change]] = {
    "change": lambda desk, one: following_redrafted(desk, one, note="henna"),
    "move": lambda desk, one: following_redrafted(desk, one, starts=datetime(2026, 6, 9, 15)),
}


@pytest.mark.parametrize("later", LATER)
@pytest.mark.parametrize("group", GROUPS)
def test_of_an_act_on_many_none_is_undone_where_one_was_changed_since(
    desk: Desk, onlooker: Onlooker, group: str, later: str
) -> None:
    second = repeated(desk)
    change = GROUPS[group](desk, second)
    LATER[later](desk, second)
    before, due = onlooker.look(), desk.due()
    with pytest.raises(AppError) as refused:
        desk.store.undo(change.id)
    assert refused.value.kind is Kind.CHANGED_SINCE
    assert (onlooker.look(), desk.due()) == (before, due)


def test_the_making_of_a_series_is_not_undone_over_a_change_of_one(
    desk: Desk, onlooker: Onlooker
) -> None:
    made = desk.store.save_series(desk.draft(), WEEKLY)
    noted = redrafted(desk, desk.store.following(made.booking_id)[2].id, note="henna")
    before = onlooker.look()
    with pytest.raises(AppError, match="changed_since"):
        desk.store.undo(made.id)
    assert onlooker.look() == before
    desk.store.undo(noted.id)
    assert desk.store.undo(made.id).count == 5
    assert desk.store.called_off() != []


@pytest.mark.parametrize("again", ["changed", "removed"])
def test_an_absence_changed_since_is_left_as_it_is(
    desk: Desk, onlooker: Onlooker, again: str
) -> None:
    added = desk.store.save_absence(LUNCH)
    [one] = desk.store.absences(TUESDAY_TEN.date(), TUESDAY_TEN.date())
    if again == "changed":
        desk.store.save_absence(replace(one, ends=one.ends + timedelta(hours=1)))
    else:
        desk.store.remove_absence(one.id)
    before = onlooker.look()
    with pytest.raises(AppError, match="changed_since"):
        desk.store.undo(added.id)
    assert onlooker.look() == before


def test_a_removed_absence_comes_back_under_its_own_id(desk: Desk) -> None:
    first = absence(desk)
    removed = desk.store.remove_absence(first.id)
    desk.store.save_absence(replace(LUNCH, staff_id=2))
    desk.store.undo(removed.id)
    found = desk.store.absences(TUESDAY_TEN.date(), TUESDAY_TEN.date())
    assert [(one.id, one.staff_id) for one in found] == [(first.id, 1), (first.id + 1, 2)]


def test_a_customer_changed_since_is_left_as_it_is(desk: Desk, onlooker: Onlooker) -> None:
    one = customer(desk)
    change = desk.store.change_customer(replace(one, name="Zoe"))
    desk.store.save_customer(replace(one, name="Zoe", email="zoe@example.org"))
    before = onlooker.look()
    with pytest.raises(AppError, match="changed_since"):
        desk.store.undo(change.id)
    assert onlooker.look() == before


def test_a_customer_put_back_is_found_by_the_old_name_and_number(desk: Desk) -> None:
    one = customer(desk)
    change = desk.store.change_customer(replace(one, name="Bo", phone="040 66969 120"))
    desk.store.undo(change.id)
    assert desk.store.find_customers("zoe") == desk.store.find_customers("5014") == [one]
    assert desk.store.find_customers("bo") == []


def test_what_did_not_change_leaves_nothing_to_undo(desk: Desk) -> None:
    one, series, lunch, zoe = booked(desk), repeated(desk), absence(desk), customer(desk)
    unchanged = [
        redrafted(desk, one),
        desk.store.move_booking(one, TUESDAY_TEN),
        desk.store.mark_booking(one, Status.BOOKED),
        desk.store.restore_booking(one),
        following_redrafted(desk, series),
    ]
    assert [(change.id, change.count, change.what) for change in unchanged] == [
        (0, 0, Act.UNCHANGED)
    ] * 5
    assert [change.booking_id for change in unchanged] == [one] * 4 + [series]
    assert desk.store.save_absence(lunch) == Change(0, 0, Act.UNCHANGED, 0)
    assert desk.store.change_customer(zoe) == Change(0, 0, Act.UNCHANGED, 0)


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
