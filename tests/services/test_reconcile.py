"""One booking, one meeting: the reconciler on a real book and a cloud that can be told to fail."""

import itertools
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from desktop.core.meetings import LinkState, LinkStatus, link_state
from desktop.core.models import BookingDetails, Lobby, Meeting, Place, ProviderKind
from desktop.core.troubles import AppError, Kind
from desktop.services.providers import OwnLink
from desktop.services.reconcile import Reconciler
from desktop.services.store import Store
from tests.core.booking_builder import OTHER
from tests.services.fake_provider import (
    Clock,
    Crash,
    FakeCloud,
    FakeProvider,
    Fault,
    Mortal,
    draft,
    open_salon,
)


class Desk:
    """A salon at work: its book, its clock, the cloud, and the reconciler between them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = Clock()
        self.cloud = FakeCloud()
        self.provider = FakeProvider(self.cloud)
        self.random = Random(7)
        self.store = open_salon(path, self.clock)
        self.reconciler = self.start()

    def start(self, store: Store | Mortal | None = None) -> Reconciler:
        def provider_of(kind: ProviderKind) -> FakeProvider | OwnLink | None:
            if kind is ProviderKind.OWN_LINK:
                return OwnLink(lambda: self.store.salon().own_link)
            return self.provider

        used = store or self.store
        return Reconciler(used, provider_of, self.clock, self.random)  # type: ignore[arg-type]  # Mortal stands in for a Store

    def run(self) -> datetime | None:
        """Step until there is nothing to do now; return when there is again."""
        for _ in range(500):
            due = self.reconciler.step()
            if due is None or due > self.clock.now:
                return due
        pytest.fail("the reconciler never comes to rest")

    def run_on(self) -> None:
        """Step and let time pass until there is nothing left to wait for."""
        for _ in range(100):
            due = self.run()
            if due is None:
                return
            self.clock.now = due
        pytest.fail("the reconciler waits for ever")

    def pass_time(self, **span: float) -> None:
        self.clock.now += timedelta(**span)

    def book(self, day: int = 10, **changes: object) -> int:
        return self.store.save_booking(replace(draft(day), **changes)).booking_id  # type: ignore[arg-type]  # named values of any field

    def details(self, booking_id: int) -> BookingDetails:
        found = self.store.booking(booking_id)
        assert found is not None
        return found

    def meeting(self, booking_id: int) -> Meeting:
        found = self.details(booking_id).meeting
        assert found is not None
        return found

    def status(self, booking_id: int) -> LinkStatus:
        return link_state(self.details(booking_id), self.store.salon(), self.clock.now)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "book.db")
    yield desk
    desk.store.close()
    assert desk.cloud.violations == []


def test_a_booking_gets_its_meeting_at_once_and_the_lobby_is_set_and_read_back(desk: Desk) -> None:
    one = desk.book()
    assert desk.status(one).state is LinkState.MAKING
    assert desk.run() is None
    held = desk.meeting(one)
    assert desk.cloud.calls == [f"create {held.external_id}", "change cloud-1"]
    assert (held.lobby, held.join_url) == (Lobby.ON, "https://meet.example/cloud-1")
    assert held.starts == datetime(2027, 6, 10, 8, 0, tzinfo=UTC)
    assert desk.status(one).state is LinkState.READY


def test_a_settled_book_asks_nothing(desk: Desk) -> None:
    desk.book()
    desk.run()
    desk.cloud.calls.clear()
    desk.store.retry_all()
    assert desk.run() is None
    assert desk.cloud.calls == []


def test_a_move_waits_for_the_undo_window_and_keeps_the_link(desk: Desk) -> None:
    one = desk.book()
    desk.run()
    desk.store.move_booking(one, datetime(2027, 6, 10, 15, 0))
    assert desk.run() == desk.clock.now + timedelta(seconds=8)
    assert len(desk.cloud.calls) == 2
    assert desk.status(one).state is LinkState.READY
    desk.pass_time(seconds=8)
    assert desk.run() is None
    assert desk.cloud.calls[2:] == ["change cloud-1"]
    assert desk.cloud.meetings["cloud-1"].starts == datetime(2027, 6, 10, 13, 0, tzinfo=UTC)
    assert desk.meeting(one).join_url == "https://meet.example/cloud-1"


@pytest.mark.parametrize("act", ["move", "cancel"])
def test_undo_inside_the_window_leaves_the_cloud_untouched(desk: Desk, act: str) -> None:
    one = desk.book()
    desk.run()
    if act == "move":
        change = desk.store.move_booking(one, datetime(2027, 6, 12, 15, 0))
    else:
        change = desk.store.cancel_booking(one)
    desk.pass_time(seconds=5)
    desk.run()
    desk.store.undo(change.id)
    desk.run_on()
    assert len(desk.cloud.calls) == 2


@pytest.mark.parametrize("act", ["cancel", "on site"])
def test_a_booking_that_needs_no_meeting_any_more_loses_it(desk: Desk, act: str) -> None:
    one = desk.book()
    desk.run()
    if act == "cancel":
        desk.store.cancel_booking(one)
    else:
        on_site = replace(draft(10, place=Place.ON_SITE), customer_id=1, customer=None)
        desk.store.save_booking(on_site, one)
    desk.run_on()
    assert desk.cloud.meetings == {}
    assert desk.details(one).meeting is None


def test_a_restored_booking_gets_a_new_life(desk: Desk) -> None:
    one = desk.book()
    desk.run()
    desk.store.cancel_booking(one)
    desk.run_on()
    desk.store.restore_booking(one)
    desk.run_on()
    first, second = desk.store.meetings_of(one)
    assert first.external_id != second.external_id
    assert list(desk.cloud.meetings) == [second.cloud_id] == ["cloud-2"]


def test_a_past_booking_gets_no_new_meeting(desk: Desk) -> None:
    desk.book(starts=datetime(2026, 5, 1, 10, 0))
    assert desk.run() is None
    assert desk.cloud.calls == []


def test_a_renamed_salon_renames_its_meetings(desk: Desk) -> None:
    desk.book()
    desk.run()
    desk.store.save_salon(replace(desk.store.salon(), name="New name"))
    desk.run_on()
    assert desk.cloud.meetings["cloud-1"].subject == "Online appointment with New name"


def test_an_overridden_lobby_is_tried_once_and_told(desk: Desk) -> None:
    desk.cloud.lobby = Lobby.OVERRIDDEN
    one = desk.book()
    desk.run_on()
    assert len(desk.cloud.calls) == 2
    assert desk.status(one).warning
    assert desk.status(one).state is LinkState.READY


def test_the_soonest_appointment_is_served_first(desk: Desk) -> None:
    for day in (20, 5, 12):
        desk.book(day)
    desk.run()
    served = [desk.cloud.meetings[f"cloud-{number}"].starts for number in (1, 2, 3)]
    assert served == sorted(served, key=str)


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


def test_without_an_account_a_booking_waits_for_a_person_and_goes_on_after(desk: Desk) -> None:
    desk.provider.account = None
    one = desk.book()
    assert desk.run() is None
    assert desk.status(one).trouble == AppError(Kind.NOT_SIGNED_IN)
    desk.provider.account = OTHER
    desk.store.retry_all()
    desk.run()
    assert desk.meeting(one).organiser == OTHER


def test_an_account_that_refused_leaves_its_bookings_to_the_next_one(desk: Desk) -> None:
    desk.cloud.faults = [Fault.REFUSED]
    one = desk.book()
    desk.run()
    desk.provider.account = OTHER
    desk.store.retry_all()
    desk.run()
    assert desk.meeting(one).organiser == OTHER
    assert desk.cloud.made == 1


def test_another_account_never_touches_a_meeting(desk: Desk) -> None:
    one = desk.book()
    desk.run()
    desk.provider.account = OTHER
    desk.store.cancel_booking(one)
    desk.run_on()
    assert len(desk.cloud.calls) == 2
    assert desk.meeting(one).trouble == AppError(Kind.OTHER_ACCOUNT)


def test_a_meeting_gone_is_told_and_renewed_on_request(desk: Desk) -> None:
    one = desk.book()
    desk.run()
    desk.cloud.meetings.clear()
    desk.store.move_booking(one, datetime(2027, 6, 11, 9, 0))
    desk.run_on()
    assert desk.status(one).state is LinkState.ATTENTION
    trouble = desk.status(one).trouble
    assert trouble is not None
    assert trouble.kind is Kind.MEETING_GONE
    desk.reconciler.renew(one)
    desk.run_on()
    assert desk.status(one).join_url == "https://meet.example/cloud-2"


def test_a_live_meeting_is_not_renewed(desk: Desk) -> None:
    one = desk.book()
    desk.run()
    desk.reconciler.renew(one)
    desk.run_on()
    assert list(desk.cloud.meetings) == ["cloud-1"]


def test_an_answer_that_never_agrees_is_not_asked_for_ever(desk: Desk) -> None:
    one = desk.book()
    desk.run()
    desk.store.move_booking(one, datetime(2027, 6, 11, 9, 0))
    desk.cloud.faults = [Fault.DEAF] * 50
    desk.run_on()
    assert len(desk.cloud.calls) == 2 + 5
    assert desk.meeting(one).trouble == AppError(Kind.TEAMS_REFUSED, code="answer differs")


def test_existing_meetings_keep_their_provider_and_new_ones_follow_the_settings(
    desk: Desk,
) -> None:
    old = desk.book(3)
    desk.run()
    own = {"provider": ProviderKind.OWN_LINK, "own_link": "https://meet.example/salon"}
    desk.store.save_salon(replace(desk.store.salon(), **own))  # type: ignore[arg-type]  # named values of any field
    new = desk.book(4)
    desk.store.move_booking(old, datetime(2027, 6, 3, 12, 0))
    desk.run_on()
    assert desk.status(new).join_url == "https://meet.example/salon"
    assert desk.status(old).join_url == "https://meet.example/cloud-1"
    assert desk.cloud.calls[2:] == ["change cloud-1"]


def test_without_a_provider_nothing_is_made_until_there_is_one(desk: Desk) -> None:
    desk.store.save_salon(replace(desk.store.salon(), provider=ProviderKind.NONE))
    one = desk.book()
    assert desk.run() is None
    assert desk.status(one).trouble == AppError(Kind.NO_PROVIDER)
    desk.store.save_salon(replace(desk.store.salon(), provider=ProviderKind.TEAMS))
    desk.run()
    assert desk.status(one).state is LinkState.READY


@pytest.mark.parametrize("story", ["book", "move", "cancel"])
@pytest.mark.parametrize("after", [False, True])
def test_a_crash_between_any_two_statements_leaves_no_second_and_no_lost_meeting(
    desk: Desk, story: str, after: bool
) -> None:
    for calls in itertools.count():
        one = desk.book(calls + 1)
        if story != "book":
            desk.run()
            if story == "move":
                desk.store.move_booking(one, datetime(2027, 6, calls + 1, 17, 0))
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
