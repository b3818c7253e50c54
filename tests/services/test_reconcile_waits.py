"""When the cloud is asked again, and when not before somebody wants it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.link_state import LinkState
from desktop.core.troubles import AppError, Kind
from tests.services.fake_provider import Fault
from tests.services.salon_at_work import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "book.db")
    yield desk
    desk.store.close()
    assert desk.cloud.violations == []


def test_offline_every_booking_says_so_after_one_call(desk: Desk) -> None:
    desk.cloud.faults = [Fault.LOST_REQUEST]
    bookings = [desk.book(day) for day in (3, 4, 5)]
    due = desk.run()
    assert len(desk.cloud.calls) == 1
    assert {desk.status(one).state for one in bookings} == {LinkState.WAITING}
    assert due is not None
    assert timedelta(seconds=1) <= due - desk.clock.now <= timedelta(seconds=2)
    desk.run_on()
    assert len(desk.cloud.meetings) == 3


def test_try_again_does_not_wait(desk: Desk) -> None:
    desk.cloud.faults = [Fault.LOST_REQUEST] * 5
    one = desk.book()
    desk.run_on()
    desk.cloud.faults = [Fault.LOST_REQUEST]
    desk.store.cancel_booking(one)
    desk.pass_time(seconds=9)
    desk.run()
    desk.store.retry_all()
    assert desk.run() is None
    assert desk.cloud.meetings == {}


def test_retry_after_holds_for_every_booking_also_for_one_made_meanwhile(desk: Desk) -> None:
    desk.cloud.faults = [Fault.BUSY]
    desk.book(3)
    desk.book(4)
    due = desk.run()
    assert due == desk.clock.now + timedelta(seconds=2.128)
    late = desk.book(5)
    desk.store.retry_all()
    assert desk.run() == due
    assert len(desk.cloud.calls) == 1
    assert desk.status(late).state is LinkState.WAITING
    desk.run_on()
    assert len(desk.cloud.meetings) == 3


@pytest.mark.parametrize("fault", [Fault.REFUSED, Fault.UNAVAILABLE, Fault.BUG])
def test_one_failed_booking_does_not_block_the_rest(desk: Desk, fault: Fault) -> None:
    desk.cloud.faults = [fault]
    soonest, *others = [desk.book(day) for day in (3, 4, 5)]
    desk.run()
    assert [desk.status(one).state for one in others] == [LinkState.READY] * 2
    assert desk.status(soonest).state is not LinkState.READY


def test_a_refusal_stops_until_a_person_asks(desk: Desk) -> None:
    desk.cloud.faults = [Fault.REFUSED]
    one = desk.book()
    assert desk.run() is None
    trouble = AppError(Kind.TEAMS_REFUSED, code="403 Forbidden", request_id="r-1")
    assert desk.status(one).trouble == trouble
    desk.pass_time(days=2)
    desk.run()
    assert len(desk.cloud.calls) == 1
    desk.store.retry_all()
    desk.run()
    assert desk.status(one).state is LinkState.READY


def test_a_dead_sign_in_is_found_once_and_told_on_every_booking(desk: Desk) -> None:
    desk.cloud.faults = [Fault.SIGN_IN] * 9
    bookings = [desk.book(day) for day in (3, 4, 5)]
    assert desk.run() is None
    assert len(desk.cloud.calls) == 1
    assert {desk.status(one).trouble for one in bookings} == {
        AppError(Kind.SIGN_IN_AGAIN, code="401")
    }
    desk.cloud.faults.clear()
    desk.store.retry_all()
    desk.run()
    assert len(desk.cloud.meetings) == 3


def test_back_off_doubles_to_at_most_fifteen_minutes(desk: Desk) -> None:
    desk.cloud.faults = [Fault.UNAVAILABLE] * 12
    desk.book()
    waits = []
    for _ in range(12):
        due = desk.run()
        assert due is not None
        waits.append((due - desk.clock.now).total_seconds())
        desk.clock.now = due
    assert waits[0] <= 2
    assert all(450 <= wait <= 900 for wait in waits[9:])
    desk.run_on()
    assert len(desk.cloud.meetings) == 1


def test_an_answer_that_never_agrees_is_not_asked_for_ever(desk: Desk) -> None:
    one = desk.book()
    desk.run()
    desk.store.move_booking(one, datetime(2027, 6, 11, 9, 0))
    desk.cloud.faults = [Fault.DEAF] * 50
    desk.run_on()
    assert len(desk.cloud.calls) == 2 + 5
    assert desk.meeting(one).trouble == AppError(Kind.TEAMS_REFUSED, code="answer differs")
