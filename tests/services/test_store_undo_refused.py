"""What was changed since it was done is not undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop.core.models import Act, Change, Status
from desktop.core.troubles import AppError, Kind
from tests.services.desk import TUESDAY_TEN, Desk
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


def test_a_customer_changed_since_is_left_as_it_is(desk: Desk, onlooker: Onlooker) -> None:
    one = customer(desk)
    change = desk.store.change_customer(replace(one, name="Zoe"))
    desk.store.save_customer(replace(one, name="Zoe", email="zoe@example.org"))
    before = onlooker.look()
    with pytest.raises(AppError, match="changed_since"):
        desk.store.undo(change.id)
    assert onlooker.look() == before


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
