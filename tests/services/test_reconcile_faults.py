"""What becomes of a meeting when the cloud fails, or the process dies."""

import itertools
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.models import Lobby
from tests.services.fake_provider import Crash, Fault, Mortal
from tests.services.salon_at_work import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "book.db")
    yield desk
    desk.store.close()
    assert desk.cloud.violations == []


def test_a_lost_answer_makes_no_second_meeting(desk: Desk) -> None:
    desk.cloud.faults = [Fault.LOST_ANSWER]
    one = desk.book()
    desk.run_on()
    assert desk.cloud.made == 1
    assert desk.meeting(one).cloud_id == "cloud-1"


def test_a_booking_cancelled_while_its_create_was_unanswered_leaves_no_orphan(desk: Desk) -> None:
    desk.cloud.faults = [Fault.LOST_ANSWER]
    one = desk.book()
    desk.run()
    assert len(desk.cloud.meetings) == 1
    desk.store.cancel_booking(one)
    desk.run_on()
    assert desk.cloud.meetings == {}
    assert [call.split()[0] for call in desk.cloud.calls] == ["create", "create", "delete"]


@pytest.mark.parametrize("fault", [Fault.REFUSED, Fault.LOST_REQUEST, Fault.BUSY, Fault.SIGN_IN])
def test_a_booking_cancelled_after_a_plain_failure_asks_nothing_more(
    desk: Desk, fault: Fault
) -> None:
    desk.cloud.faults = [fault]
    one = desk.book()
    desk.run()
    desk.store.cancel_booking(one)
    desk.run_on()
    assert len(desk.cloud.calls) == 1
    assert desk.details(one).meeting is None


def test_moved_while_its_create_was_unanswered_the_meeting_ends_at_the_new_time(
    desk: Desk,
) -> None:
    desk.cloud.faults = [Fault.LOST_ANSWER]
    one = desk.book()
    desk.run()
    desk.store.move_booking(one, datetime(2027, 6, 11, 9, 0))
    desk.run_on()
    assert desk.cloud.meetings["cloud-1"].starts == datetime(2027, 6, 11, 7, 0, tzinfo=UTC)
    assert desk.cloud.made == 1


def test_moved_back_after_a_lost_answer_the_cloud_is_asked_again(desk: Desk) -> None:
    one = desk.book()
    desk.run()
    desk.store.move_booking(one, datetime(2027, 6, 11, 9, 0))
    desk.pass_time(seconds=9)
    desk.cloud.faults = [Fault.LOST_ANSWER]
    desk.run()
    desk.store.move_booking(one, datetime(2027, 6, 10, 10, 0))
    desk.run_on()
    assert desk.cloud.meetings["cloud-1"].starts == datetime(2027, 6, 10, 8, 0, tzinfo=UTC)


def test_restored_after_a_delete_whose_answer_was_lost_it_gets_a_new_life(desk: Desk) -> None:
    one = desk.book()
    desk.run()
    desk.store.cancel_booking(one)
    desk.pass_time(seconds=9)
    desk.cloud.faults = [Fault.LOST_ANSWER]
    desk.run()
    desk.store.restore_booking(one)
    assert desk.status(one).join_url == ""
    desk.run_on()
    assert list(desk.cloud.meetings) == ["cloud-2"]
    assert desk.status(one).join_url == "https://meet.example/cloud-2"


def test_restored_after_a_delete_that_never_arrived_it_keeps_its_link(desk: Desk) -> None:
    one = desk.book()
    desk.run()
    desk.store.cancel_booking(one)
    desk.pass_time(seconds=9)
    desk.cloud.faults = [Fault.UNAVAILABLE]
    desk.run()
    desk.store.restore_booking(one)
    desk.run_on()
    assert desk.status(one).join_url == "https://meet.example/cloud-1"
    assert desk.cloud.made == 1


def test_a_refusal_after_an_unanswered_create_does_not_end_the_doubt(desk: Desk) -> None:
    desk.cloud.faults = [Fault.LOST_ANSWER, Fault.REFUSED]
    one = desk.book()
    desk.run_on()
    desk.store.cancel_booking(one)
    desk.store.retry_all()
    desk.run_on()
    assert desk.cloud.meetings == {}


@pytest.mark.parametrize("act", ["move", "cancel"])
@pytest.mark.parametrize("calls", range(12))
def test_an_act_taken_back_after_a_crash_is_taken_back_in_the_cloud(
    desk: Desk, act: str, calls: int
) -> None:
    one = desk.book()
    desk.run()
    if act == "move":
        change = desk.store.move_booking(one, datetime(2027, 6, 11, 9, 0))
    else:
        change = desk.store.cancel_booking(one)
    desk.pass_time(seconds=9)
    mortal = Mortal(desk.store)
    mortal.calls_left = calls
    desk.reconciler = desk.start(mortal)
    with suppress(Crash):
        desk.run_on()
    desk.reconciler = desk.start()
    desk.store.undo(change.id)
    desk.run_on()
    [held] = desk.cloud.meetings.values()
    assert held.starts == datetime(2027, 6, 10, 8, 0, tzinfo=UTC)
    assert desk.status(one).join_url == held.join_url


@pytest.mark.parametrize("calls", range(12))
def test_a_booking_cancelled_after_a_crash_while_it_was_made_leaves_no_orphan(
    desk: Desk, calls: int
) -> None:
    one = desk.book()
    mortal = Mortal(desk.store)
    mortal.calls_left = calls
    desk.reconciler = desk.start(mortal)
    with suppress(Crash):
        desk.run_on()
    desk.reconciler = desk.start()
    desk.store.cancel_booking(one)
    desk.run_on()
    assert desk.cloud.meetings == {}
    assert desk.details(one).meeting is None


@pytest.mark.parametrize("story", ["book", "move", "cancel"])
@pytest.mark.parametrize("after", [False, True])
def test_a_crash_between_any_two_statements_leaves_no_second_and_no_lost_meeting(
    desk: Desk, story: str, after: bool
) -> None:
    for calls in itertools.count():
        day = datetime(2027, 6, 1, 10, 0) + timedelta(days=calls)
        one = desk.book(starts=day)
        if story != "book":
            desk.run()
            if story == "move":
                desk.store.move_booking(one, day.replace(hour=17))
            else:
                desk.store.cancel_booking(one)
        desk.pass_time(seconds=9)
        mortal = Mortal(desk.store)
        mortal.calls_left, mortal.after = calls, after
        desk.reconciler = desk.start(mortal)
        try:
            desk.run_on()
        except Crash:
            survived = False
        else:
            survived = True
        desk.reconciler = desk.start()
        desk.run_on()
        assert desk.cloud.made == calls + 1
        assert len(desk.cloud.meetings) == (0 if story == "cancel" else calls + 1)
        if story != "cancel":
            held = desk.meeting(one)
            in_cloud = desk.cloud.meetings[held.cloud_id]
            assert (in_cloud.starts, in_cloud.lobby) == (held.starts, Lobby.ON)
        if survived:
            assert calls > 5
            return
