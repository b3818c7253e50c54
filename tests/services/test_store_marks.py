"""How far a booking has come: marked at the desk, heard of by nobody else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.core.drafts import Field, InvalidDraft, draft_of
from desktop.core.link_state import LinkState
from desktop.core.models import Act, Place, Repeat, Status
from tests.services.desk import TUESDAY_TEN, Desk, open_desk
from tests.services.salon_at_work import Desk as WorkingDesk

ELEVEN = datetime(2026, 6, 2, 11, 0)
TAKES_PLACE = [status for status in Status if not status.is_off]
CALLED_OFF = [status for status in Status if status.is_off]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as found:
        yield found


@pytest.fixture
def at_work(tmp_path: Path) -> Iterator[WorkingDesk]:
    desk = WorkingDesk(tmp_path / "book.db")
    yield desk
    desk.store.close()
    assert desk.cloud.violations == []


def status_of(desk: Desk, booking_id: int) -> Status:
    return desk.read(booking_id).booking.status


def call_off(desk: Desk, booking_id: int, status: Status) -> None:
    acts = {Status.CANCELLED: desk.store.cancel_booking, Status.DELETED: desk.store.delete_booking}
    acts[status](booking_id)


def test_a_mark_changes_the_status_and_nothing_a_customer_hears_of(desk: Desk) -> None:
    one = desk.book().booking_id
    before = desk.read(one).booking
    for status in [*TAKES_PLACE[1:], Status.BOOKED]:
        desk.clock.later(minutes=1)
        change = desk.store.mark_booking(one, status)
        assert (change.what, change.booking_id, change.count) == (Act.MARKED, one, 1)
        assert desk.read(one).booking == replace(before, status=status, changed_at=desk.clock.now)


def test_marking_it_what_it_is_writes_nothing(desk: Desk) -> None:
    one = desk.book().booking_id
    desk.store.mark_booking(one, Status.ARRIVED)
    before = desk.read(one)
    desk.clock.later(minutes=1)
    assert desk.store.mark_booking(one, Status.ARRIVED).what is Act.UNCHANGED
    assert desk.read(one) == before


@pytest.mark.parametrize("status", TAKES_PLACE)
def test_a_booking_can_be_made_with_a_status(desk: Desk, status: Status) -> None:
    one = desk.store.save_booking(desk.draft(), status=status).booking_id
    assert status_of(desk, one) is status


@pytest.mark.parametrize("status", TAKES_PLACE)
def test_the_status_outlasts_edits_and_moves(desk: Desk, status: Status) -> None:
    one = desk.book().booking_id
    desk.store.mark_booking(one, status)
    desk.store.move_booking(one, ELEVEN, staff_id=desk.mia.id)
    draft = replace(draft_of(desk.read(one).booking), note="henna", place=Place.ON_SITE)
    change = desk.store.save_booking(draft, one)
    desk.store.save_following(replace(draft, minutes=45), one)
    assert status_of(desk, one) is status
    assert desk.read(one).booking.minutes == 45
    desk.store.save_booking(replace(draft, note="none"), one, status=Status.BOOKED)
    assert status_of(desk, one) is status
    assert change.what is Act.CHANGED


def test_each_of_a_series_keeps_its_own(desk: Desk) -> None:
    first = desk.store.save_series(desk.draft(), Repeat(1, date(2026, 6, 16))).booking_id
    found = desk.store.following(first)
    desk.store.mark_booking(found[1].id, Status.CONFIRMED)
    desk.store.save_following(replace(draft_of(found[0]), minutes=60), first)
    statuses = [one.status for one in desk.store.following(first)]
    assert statuses == [Status.BOOKED, Status.CONFIRMED, Status.BOOKED]


@pytest.mark.parametrize("status", CALLED_OFF)
def test_what_is_called_off_is_not_marked(desk: Desk, status: Status) -> None:
    one = desk.book().booking_id
    call_off(desk, one, status)
    before = desk.read(one)
    with pytest.raises(InvalidDraft) as refused:
        desk.store.mark_booking(one, Status.ARRIVED)
    assert refused.value.field is Field.STATUS
    assert f"is {status}" in refused.value.words
    assert desk.read(one) == before


@pytest.mark.parametrize("status", CALLED_OFF)
def test_calling_off_and_restoring_are_heard_of(desk: Desk, status: Status) -> None:
    one = desk.book().booking_id
    call_off(desk, one, status)
    assert (status_of(desk, one), desk.read(one).booking.sequence) == (status, 1)
    assert desk.store.restore_booking(one).what is Act.RESTORED
    assert (status_of(desk, one), desk.read(one).booking.sequence) == (Status.BOOKED, 2)


def test_deleting_a_cancelled_one_is_not_heard_of_again(desk: Desk) -> None:
    one = desk.book().booking_id
    desk.store.cancel_booking(one)
    assert desk.store.delete_booking(one).what is Act.DELETED
    assert desk.read(one).booking.sequence == 1


def test_what_is_called_off_is_found_the_last_first_and_by_customer(desk: Desk) -> None:
    cancelled, deleted, kept = (desk.book().booking_id for _ in range(3))
    desk.store.mark_booking(kept, Status.NO_SHOW)
    desk.store.cancel_booking(cancelled)
    desk.clock.later(seconds=1)
    desk.store.delete_booking(deleted)
    assert [one.booking.id for one in desk.store.called_off()] == [deleted, cancelled]
    assert [one.booking.id for one in desk.store.called_off("ann")] == [deleted, cancelled]
    assert desk.store.called_off("zoe") == []
    assert [one.booking.id for one in desk.store.called_off(limit=1)] == [deleted]
    desk.store.restore_booking(deleted)
    assert [one.booking.id for one in desk.store.called_off()] == [cancelled]


def test_next_online_are_those_that_take_place_whatever_their_status(desk: Desk) -> None:
    ids = [desk.book(TUESDAY_TEN.replace(hour=hour)).booking_id for hour in range(9, 17)]
    for one, status in zip(ids, TAKES_PLACE, strict=False):
        desk.store.mark_booking(one, status)
    for one, status in zip(ids[-2:], CALLED_OFF, strict=True):
        call_off(desk, one, status)
    desk.book(place=Place.ON_SITE)
    assert [one.booking.id for one in desk.store.next_online()] == ids[:-2]
    desk.clock.now = datetime.fromisoformat("2026-06-02T09:15Z")  # 11.15 in the salon
    assert [one.booking.id for one in desk.store.next_online()] == ids[2:-2]
    assert [one.booking.id for one in desk.store.next_online(limit=2)] == ids[2:4]


def test_no_mark_disturbs_the_meeting(at_work: WorkingDesk) -> None:
    one = at_work.book()
    at_work.run_on()
    held, calls = at_work.meeting(one), list(at_work.cloud.calls)
    for status in TAKES_PLACE[1:]:
        at_work.store.mark_booking(one, status)
        at_work.run_on()
    assert at_work.cloud.calls == calls
    assert at_work.meeting(one) == held
    assert at_work.status(one).state is LinkState.READY


@pytest.mark.parametrize("status", CALLED_OFF)
def test_calling_off_deletes_the_meeting_and_restoring_makes_another(
    at_work: WorkingDesk, status: Status
) -> None:
    one = at_work.book()
    at_work.run_on()
    first = at_work.meeting(one)
    if status is Status.DELETED:
        at_work.store.delete_booking(one)
    else:
        at_work.store.cancel_booking(one)
    at_work.run_on()
    assert at_work.cloud.meetings == {}
    assert at_work.details(one).meeting is None
    at_work.store.restore_booking(one)
    at_work.run_on()
    assert at_work.meeting(one).join_url != first.join_url
    assert len(at_work.cloud.meetings) == 1


@pytest.mark.parametrize("status", CALLED_OFF)
def test_calling_off_undone_in_time_is_never_heard_of_in_the_cloud(
    at_work: WorkingDesk, status: Status
) -> None:
    one = at_work.book()
    at_work.run_on()
    calls = list(at_work.cloud.calls)
    act = at_work.store.delete_booking if status is Status.DELETED else at_work.store.cancel_booking
    change = act(one)
    at_work.pass_time(seconds=3)
    at_work.run()
    at_work.store.undo(change.id)
    at_work.run_on()
    assert at_work.cloud.calls == calls


def test_a_booking_undone_loses_its_meeting_and_redone_gets_one(at_work: WorkingDesk) -> None:
    one = at_work.book()
    at_work.run_on()
    undone = at_work.store.undo(1)
    at_work.run_on()
    assert at_work.cloud.meetings == {}
    at_work.store.undo(undone.id)
    at_work.run_on()
    assert at_work.status(one).state is LinkState.READY


@pytest.mark.parametrize("off", CALLED_OFF)
@pytest.mark.parametrize("come", TAKES_PLACE)
def test_what_is_restored_has_come_as_far_as_before(desk: Desk, come: Status, off: Status) -> None:
    booking_id = desk.book().booking_id
    desk.store.mark_booking(booking_id, come)
    call_off(desk, booking_id, off)
    desk.store.restore_booking(booking_id)
    assert status_of(desk, booking_id) is come


def test_nobody_whose_data_was_deleted_is_booked_again(desk: Desk) -> None:
    earlier = datetime(2026, 5, 4, 10, 0)
    held = desk.read(desk.book(earlier).booking_id)
    desk.store.erase_customer(held.customer.id)
    again = replace(draft_of(held.booking), starts=ELEVEN)
    with pytest.raises(InvalidDraft) as refused:
        desk.store.save_booking(again)
    assert refused.value.field is Field.CUSTOMER
    desk.store.move_booking(held.booking.id, earlier.replace(hour=12))  # its own goes on
