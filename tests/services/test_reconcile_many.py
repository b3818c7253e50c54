"""Hundreds of bookings at once: what they cost, in which order they are served, what time does."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.link_state import LinkState
from desktop.core.troubles import Kind
from desktop.services.store import Store
from tests.core.booking_builder import ACCOUNT
from tests.services.fake_provider import Fault
from tests.services.salon_at_work import Desk

MANY = 150
FIRST = datetime(2026, 7, 1, 9, 0)
ACTS = {"begin_meeting", "record_meeting", "settle", "wait", "together"}


class Counted:
    """A store that counts how often it made the disk write."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._is_together = False
        self.commits = 0

    def __getattr__(self, name: str) -> object:
        self.commits += name in ACTS and not self._is_together
        return getattr(self._store, name)

    @contextmanager
    def together(self) -> Iterator[None]:
        self.commits += not self._is_together
        was, self._is_together = self._is_together, True
        with self._store.together():
            yield
        self._is_together = was


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "book.db")
    for index in range(MANY):
        desk.book(starts=FIRST + timedelta(hours=index * 37 % MANY))
    yield desk
    desk.store.close()


def starts_in_cloud(desk: Desk) -> list[datetime]:
    """In the order in which they were made."""
    return [held.starts for held in desk.cloud.meetings.values() if held.starts]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Fault.LOST_REQUEST, Kind.OFFLINE),
        (Fault.BUSY, Kind.BUSY),
        (Fault.SIGN_IN, Kind.SIGN_IN_AGAIN),
    ],
)
def test_what_concerns_all_is_asked_once_and_noted_with_few_writes(
    desk: Desk, fault: Fault, kind: Kind
) -> None:
    desk.cloud.faults = [fault]
    counted = Counted(desk.store)
    desk.reconciler = desk.start(counted)
    desk.run()
    assert len(desk.cloud.calls) == 1
    assert counted.commits <= 10
    told = {desk.status(one).trouble for one in range(1, MANY + 1)}
    assert {trouble.kind for trouble in told if trouble} == {kind}


def test_without_an_account_nothing_is_asked_and_all_is_noted_with_few_writes(desk: Desk) -> None:
    desk.provider.account = None
    counted = Counted(desk.store)
    desk.reconciler = desk.start(counted)
    assert desk.reconciler.step() is None
    assert counted.commits <= 10
    assert desk.status(MANY).state is LinkState.ATTENTION
    desk.provider.account = ACCOUNT
    desk.store.retry_all()
    desk.run()
    assert len(desk.cloud.meetings) == MANY


def test_after_a_week_offline_the_queue_drains_soonest_first_without_a_storm(desk: Desk) -> None:
    for _ in range(30):
        desk.cloud.faults = [Fault.LOST_REQUEST]
        desk.run()
        desk.pass_time(hours=5)
    asked = len(desk.cloud.calls)
    assert asked == 30
    desk.cloud.faults = [None] * 40 + [Fault.BUSY] + [None] * 60 + [Fault.BUSY]
    desk.run_on()
    assert len(desk.cloud.calls) - asked == 2 * MANY + 2
    assert starts_in_cloud(desk) == sorted(starts_in_cloud(desk))
    assert len(desk.cloud.meetings) == MANY


def test_a_new_name_reaches_each_meeting_with_one_call_soonest_first(desk: Desk) -> None:
    desk.run_on()
    desk.cloud.calls.clear()
    desk.store.save_salon(replace(desk.store.salon(), name="Salon Ufer"))
    desk.cloud.faults = [None] * 10 + [Fault.BUSY]
    due = desk.run()
    assert due == desk.clock.now + timedelta(seconds=2.128)
    assert len(desk.cloud.calls) == 11
    desk.run_on()
    assert len(desk.cloud.calls) == MANY + 1
    assert {held.subject for held in desk.cloud.meetings.values()} == {
        "Online appointment with Salon Ufer"
    }
    order = [desk.cloud.meetings[call.split()[1]].starts for call in desk.cloud.calls[:10]]
    assert order == sorted(starts_in_cloud(desk))[:10]


@pytest.mark.parametrize(
    "jump", [timedelta(days=day) for day in (-4000, -1, 1, 30, 4000)] + [-timedelta(hours=3)]
)
@pytest.mark.parametrize("fault", [Fault.LOST_REQUEST, Fault.BUSY, Fault.UNAVAILABLE])
def test_no_jump_of_the_clock_makes_it_spin_or_wait_for_more_than_a_day(
    tmp_path: Path, fault: Fault, jump: timedelta
) -> None:
    desk = Desk(tmp_path / "other.db")
    desk.book()
    desk.cloud.faults = [fault] * 3
    desk.run()
    desk.clock.now += jump
    for _ in range(6):
        due = desk.run()  # fails when it never rests
        if due is None:
            break
        assert due - desk.clock.now <= timedelta(days=1)
        desk.clock.now = due
    else:
        pytest.fail("it waits for ever")
    # After 503 something may exist, which is found out even for an appointment long past.
    asked_for = jump < timedelta(days=1000) or fault is Fault.UNAVAILABLE
    assert len(desk.cloud.meetings) == asked_for
    desk.store.close()


def test_a_wait_does_not_grow_when_the_clock_is_put_back(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "other.db")
    desk.book()
    desk.cloud.faults = [Fault.BUSY]
    desk.run()
    desk.clock.now -= timedelta(hours=12)
    due = desk.run()
    assert due is not None
    assert due - desk.clock.now <= timedelta(seconds=2.128)
    desk.run_on()
    assert len(desk.cloud.meetings) == 1
    desk.store.close()


@pytest.mark.parametrize("restart", [False, True])
def test_what_seemed_past_while_the_clock_was_ahead_is_done_when_it_is_right(
    tmp_path: Path, restart: bool
) -> None:
    desk = Desk(tmp_path / "other.db")
    moved = desk.book(10)
    desk.run_on()
    desk.store.move_booking(moved, desk.details(moved).booking.starts.replace(hour=15))
    unmade = desk.book(11)
    right = desk.clock.now
    desk.clock.now += timedelta(days=4000)
    desk.run_on()
    assert len(desk.cloud.meetings) == 1
    desk.clock.now = right + timedelta(seconds=20)
    if restart:
        desk.reconciler = desk.start()
    desk.run_on()
    assert desk.status(unmade).state is LinkState.READY
    held = desk.cloud.meetings[desk.meeting(moved).cloud_id]
    assert held.starts is not None
    assert held.starts.hour == 13
    desk.store.close()


def test_troubles_that_were_answered_do_not_stop_the_others(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "other.db")
    for day in range(10, 20):
        desk.book(day)
    desk.cloud.faults = [None, Fault.UNHEARD_OF] * 4
    desk.run()
    assert len(desk.cloud.meetings) == 10
    desk.store.close()


def test_three_that_get_no_answer_speak_for_all(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "other.db")
    for day in range(10, 20):
        desk.book(day)
    desk.cloud.faults = [Fault.UNAVAILABLE] * 9
    desk.run()
    assert len(desk.cloud.calls) == 3
    desk.store.close()


def test_those_that_came_at_different_times_are_one_request_a_round(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "other.db")
    desk.cloud.faults = [Fault.LOST_REQUEST] * 10_000
    for day in range(60):
        desk.book(starts=FIRST + timedelta(days=day))
        desk.run()
        desk.pass_time(minutes=7)
    asked = len(desk.cloud.calls)
    for _ in range(8 * 60):
        desk.run()
        desk.pass_time(minutes=1)
    assert len(desk.cloud.calls) - asked <= 8 * 60 / 7.5 + 1
    desk.cloud.faults = []
    desk.run_on()
    assert len(desk.cloud.meetings) == 60
    desk.store.close()
