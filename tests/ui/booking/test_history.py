"""Undo and redo as an editor has them: the newest first, many levels, nothing lost on the way."""

from pathlib import Path
from typing import Any

import pytest

from desktop.core.models import Act, Change, Status
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking.history import LEVELS, Done, History
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk


@pytest.fixture
def history(book: Book) -> History:
    return History(book)


def mark(history: History, store: Store, booking_id: int, status: Status) -> None:
    history.note(store.mark_booking(booking_id, status), f"now {status}")


def status(store: Store, booking_id: int) -> Status:
    details = store.booking(booking_id)
    assert details is not None
    return details.booking.status


def test_acts_go_back_one_by_one_and_come_again(history: History, store: Store, desk: Desk) -> None:
    anna = desk.book("10:00", "Anna")
    way = [Status.CONFIRMED, Status.ARRIVED, Status.IN_PROGRESS, Status.DONE]
    for one in way:
        mark(history, store, anna, one)
    seen = []
    for _ in range(5):
        seen.append((history.next_undo, status(store, anna)))
        history.undo()
    assert seen == [
        ("now done", Status.DONE),
        ("now in_progress", Status.IN_PROGRESS),
        ("now arrived", Status.ARRIVED),
        ("now confirmed", Status.CONFIRMED),
        ("", Status.BOOKED),
    ]
    seen = []
    for _ in range(5):
        seen.append((history.next_redo, status(store, anna)))
        history.redo()
    assert seen == [
        ("now confirmed", Status.BOOKED),
        ("now arrived", Status.CONFIRMED),
        ("now in_progress", Status.ARRIVED),
        ("now done", Status.IN_PROGRESS),
        ("", Status.DONE),
    ]


def test_a_new_act_leaves_nothing_to_do_again(history: History, store: Store, desk: Desk) -> None:
    anna = desk.book("10:00", "Anna")
    mark(history, store, anna, Status.CONFIRMED)
    history.undo()
    assert history.next_redo == "now confirmed"
    mark(history, store, anna, Status.ARRIVED)
    assert history.next_redo == ""
    history.redo()
    assert status(store, anna) is Status.ARRIVED


def test_what_changed_nothing_is_told_and_not_remembered(
    history: History, store: Store, desk: Desk
) -> None:
    anna = desk.book("10:00", "Anna")
    told: list[Done] = []
    history.told.connect(told.append)
    history.note(store.mark_booking(anna, Status.BOOKED), "the same")
    assert [done.words for done in told] == ["the same"]
    assert history.next_undo == ""


def test_what_was_changed_otherwise_since_is_refused_and_the_rest_goes_on(
    history: History, store: Store, desk: Desk
) -> None:
    anna, bea = desk.book("10:00", "Anna"), desk.book("11:00", "Bea")
    mark(history, store, anna, Status.CONFIRMED)
    mark(history, store, bea, Status.CONFIRMED)
    store.cancel_booking(bea)
    refused: list[AppError] = []
    history.failed.connect(refused.append)
    history.undo()
    assert [error.kind for error in refused] == [Kind.CHANGED_SINCE]
    assert status(store, bea) is Status.CANCELLED
    history.undo()
    assert status(store, anna) is Status.BOOKED


def test_impatient_fingers_undo_in_order(store: Store, desk: Desk) -> None:
    lane = HeldLane()
    history = History(Book(store, lane))
    anna = desk.book("10:00", "Anna")
    for one in (Status.CONFIRMED, Status.ARRIVED):
        mark(history, store, anna, one)
    history.undo()
    history.undo()
    history.undo()
    lane.work()
    assert status(store, anna) is Status.BOOKED
    history.redo()
    history.redo()
    lane.work()
    assert status(store, anna) is Status.ARRIVED


def test_the_words_go_with_the_act(history: History, store: Store, desk: Desk) -> None:
    anna = desk.book("10:00", "Anna")
    heard: list[tuple[str, Change]] = []
    history.undone.connect(lambda done: heard.append((done.words, done.change)))
    mark(history, store, anna, Status.CONFIRMED)
    history.undo()
    ((words, change),) = heard
    assert (words, change.booking_id) == ("now confirmed", anna)


def test_an_act_still_under_way_is_the_one_undone(store: Store, desk: Desk) -> None:
    lane = HeldLane()
    book = Book(store, lane)
    history = History(book)
    anna = desk.book("10:00", "Anna")
    mark(history, store, anna, Status.CONFIRMED)
    book.write(
        lambda held: held.mark_booking(anna, Status.ARRIVED),
        lambda change: history.note(change, "now arrived"),
    )
    history.undo()
    lane.work()
    assert status(store, anna) is Status.CONFIRMED
    assert (history.next_undo, history.next_redo) == ("now confirmed", "now arrived")


class Busy(Store):
    """A store that another program keeps from writing while it is ``locked``."""

    locked = False

    def undo(self, change_id: int, *args: Any) -> Change:  # noqa: ANN401 - handed on as they come
        if self.locked:
            raise AppError(Kind.BOOK_LOCKED)
        return super().undo(change_id, *args)


def test_what_could_not_be_undone_just_now_can_be_tried_again(tmp_path: Path, desk: Desk) -> None:
    busy = Busy(tmp_path / "book.sqlite", lambda: NOW)
    history = History(Book(busy, InlineLane()))
    anna = desk.book("10:00", "Anna")
    mark(history, busy, anna, Status.CONFIRMED)
    told: list[AppError] = []
    history.failed.connect(told.append)
    busy.locked = True
    history.undo()
    assert [error.kind for error in told] == [Kind.BOOK_LOCKED]
    assert history.next_undo == "now confirmed"
    busy.locked = False
    history.undo()
    assert status(busy, anna) is Status.BOOKED
    busy.locked = True
    history.redo()
    assert history.next_redo == "now confirmed"
    busy.close()


def test_the_same_act_is_remembered_once(history: History, store: Store, desk: Desk) -> None:
    anna = desk.book("10:00", "Anna")
    for _ in range(2):  # the second answers with the change that cancelled it
        history.note(store.cancel_booking(anna), "cancelled")
    history.undo()
    assert status(store, anna) is Status.BOOKED
    assert history.next_undo == ""


def test_what_was_done_last_is_undone_first_in_whatever_order_it_is_told(
    history: History, store: Store, desk: Desk
) -> None:
    anna = desk.book("10:00", "Anna")
    earlier = store.mark_booking(anna, Status.CONFIRMED)
    later = store.mark_booking(anna, Status.ARRIVED)
    history.note(later, "later")
    history.note(earlier, "earlier")
    history.undo()
    assert status(store, anna) is Status.CONFIRMED
    assert history.next_undo == "earlier"


def test_it_remembers_no_more_than_anybody_takes_back(history: History) -> None:
    for number in range(1, LEVELS + 10):
        history.note(Change(number, 1, Act.MOVED), f"act {number}")
    undone = 0
    history.failed.connect(lambda _error: None)
    while history.next_undo:
        history.undo()
        undone += 1
    assert undone == LEVELS
