"""Meetings that no booking knows: found, and deleted by the account they belong to."""

from pathlib import Path

import pytest

from desktop.core.link_state import LinkState
from desktop.core.troubles import Kind
from desktop.core.wishes import Wish
from desktop.services.ledger import ledger_file
from desktop.services.store import Store
from tests.core.booking_builder import ACCOUNT, OTHER
from tests.services.backup import keep_copy
from tests.services.fake_provider import Fault
from tests.services.old_copy import desk, links, restored
from tests.services.salon_at_work import Desk

__all__ = ["desk"]


def test_a_booking_made_after_the_copy_takes_its_meeting_along(desk: Desk, tmp_path: Path) -> None:
    desk.book(10)
    desk.run_on()
    copy = keep_copy(desk.path, tmp_path / "copy.db")
    desk.book(11)
    desk.run_on()
    restored(desk, copy)
    desk.run_on()
    assert links(desk) == ["https://meet.example/cloud-1"]


def test_a_booking_whose_meeting_was_made_after_the_copy_finds_it(
    desk: Desk, tmp_path: Path
) -> None:
    one = desk.book()
    copy = keep_copy(desk.path, tmp_path / "copy.db")
    desk.run_on()
    link = desk.status(one).join_url
    restored(desk, copy)
    desk.run_on()
    assert desk.status(one).join_url == link
    assert desk.cloud.made == 1


def test_so_does_one_that_lost_its_ledger_too(desk: Desk, tmp_path: Path) -> None:
    one = desk.book()
    copy = keep_copy(desk.path, tmp_path / "copy.db")
    desk.run_on()
    link = desk.status(one).join_url
    desk.path.with_name("meetings.jsonl").unlink()
    restored(desk, copy)
    desk.run_on()
    assert desk.status(one).join_url == link
    assert desk.cloud.made == 1


def test_a_later_life_is_found_again(desk: Desk, tmp_path: Path) -> None:
    one = desk.book()
    desk.run_on()
    copy = keep_copy(desk.path, tmp_path / "copy.db")
    desk.store.cancel_booking(one)
    desk.pass_time(seconds=9)
    desk.run_on()
    desk.store.restore_booking(one)
    desk.pass_time(seconds=9)
    desk.run_on()
    link = desk.status(one).join_url
    restored(desk, copy)
    desk.run_on()
    assert links(desk) == [link]
    assert desk.status(one).join_url == link


def test_a_meeting_cancelled_after_the_copy_is_told_as_gone(desk: Desk, tmp_path: Path) -> None:
    one = desk.book()
    desk.run_on()
    copy = keep_copy(desk.path, tmp_path / "copy.db")
    desk.store.cancel_booking(one)
    desk.pass_time(seconds=9)
    desk.run_on()
    restored(desk, copy)
    desk.run_on()
    trouble = desk.status(one).trouble
    assert trouble is not None
    assert trouble.kind is Kind.MEETING_GONE
    desk.store.renew_meetings([one])
    desk.run_on()
    assert desk.status(one).state is LinkState.READY


def test_a_meeting_moved_after_the_copy_is_moved_back(desk: Desk, tmp_path: Path) -> None:
    one = desk.book()
    desk.run_on()
    before = desk.cloud.meetings["cloud-1"].starts
    copy = keep_copy(desk.path, tmp_path / "copy.db")
    desk.store.move_booking(one, desk.details(one).booking.starts.replace(hour=15))
    desk.pass_time(seconds=9)
    desk.run_on()
    assert desk.cloud.meetings["cloud-1"].starts != before
    restored(desk, copy)
    desk.run_on()
    assert desk.cloud.meetings["cloud-1"].starts == before


def test_a_booking_called_off_in_the_copy_ends_with_none(desk: Desk, tmp_path: Path) -> None:
    one = desk.book()
    desk.store.cancel_booking(one)
    desk.run_on()
    copy = keep_copy(desk.path, tmp_path / "copy.db")
    desk.store.restore_booking(one)
    desk.run_on()
    assert len(links(desk)) == 1
    restored(desk, copy)
    desk.run_on()
    assert links(desk) == []


def test_new_meetings_under_another_account_leave_the_old_ones_until_it_is_back(
    desk: Desk,
) -> None:
    one = desk.book()
    desk.run_on()
    desk.provider.account = OTHER
    desk.store.move_booking(one, desk.details(one).booking.starts.replace(hour=15))
    desk.pass_time(seconds=9)
    desk.run_on()
    assert desk.store.renew_meetings([one]) == [one]
    desk.run_on()
    assert desk.status(one).join_url == "https://meet.example/cloud-2"
    assert len(links(desk)) == 2
    desk.provider.account = ACCOUNT
    desk.reconciler = desk.start()
    desk.run_on()
    assert links(desk) == ["https://meet.example/cloud-2"]


def test_one_whose_making_was_never_answered_is_found_and_deleted(desk: Desk) -> None:
    starts = desk.clock.now
    wish = Wish("Check", starts, starts.replace(year=2028), "UTC")
    desk.ledger.open(starts)
    desk.ledger.begin_with([])
    desk.ledger.asked("throw-away", "", ACCOUNT, wish)
    desk.provider.create("throw-away", wish)
    desk.reconciler = desk.start()
    desk.run_on()
    assert links(desk) == []


@pytest.mark.parametrize("fault", [Fault.LOST_ANSWER, Fault.LOST_REQUEST, Fault.BUSY])
def test_it_is_tried_until_it_is_done(desk: Desk, tmp_path: Path, fault: Fault) -> None:
    copy = keep_copy(desk.path, tmp_path / "copy.db")
    desk.book()
    desk.run_on()
    restored(desk, copy)
    desk.cloud.faults = [fault] * 3
    desk.run_on()
    assert links(desk) == []
    assert desk.ledger.alive() == []


def test_a_refusal_is_not_asked_again_until_somebody_wants_it(desk: Desk, tmp_path: Path) -> None:
    copy = keep_copy(desk.path, tmp_path / "copy.db")
    desk.book()
    desk.run_on()
    restored(desk, copy)
    desk.cloud.faults = [Fault.REFUSED]
    desk.run_on()
    asked = len(desk.cloud.calls)
    desk.run_on()
    assert len(desk.cloud.calls) == asked
    desk.reconciler.look_for_leftovers()
    desk.run_on()
    assert links(desk) == []


def test_bookings_are_served_before_leftovers(desk: Desk, tmp_path: Path) -> None:
    copy = keep_copy(desk.path, tmp_path / "copy.db")
    desk.book(10)
    desk.run_on()
    restored(desk, copy)
    desk.book(12)
    desk.cloud.calls.clear()
    desk.run_on()
    assert [call.split()[0] for call in desk.cloud.calls] == ["create", "change", "delete"]


def test_a_delete_that_is_not_heard_of_yet_is_tried_again(desk: Desk) -> None:
    desk.cloud.faults = [Fault.LOST_ANSWER]
    one = desk.book()
    desk.run()
    desk.store.cancel_booking(one)
    desk.pass_time(seconds=9)
    desk.cloud.faults = [None, Fault.UNHEARD_OF, Fault.UNHEARD_OF]
    desk.run_on()
    assert links(desk) == []


def test_a_meeting_said_to_be_gone_that_is_not_leaves_no_second_one(desk: Desk) -> None:
    one = desk.book()
    desk.run_on()
    desk.store.move_booking(one, desk.details(one).booking.starts.replace(hour=15))
    desk.pass_time(seconds=9)
    desk.cloud.faults = [Fault.UNHEARD_OF]
    desk.run_on()
    assert desk.store.renew_meetings([one]) == [one]
    desk.run_on()
    assert links(desk) == [desk.status(one).join_url]


def test_a_leftover_that_is_not_heard_of_yet_is_looked_for_once_more(
    desk: Desk, tmp_path: Path
) -> None:
    copy = keep_copy(desk.path, tmp_path / "copy.db")
    desk.book()
    desk.run_on()
    restored(desk, copy)
    desk.cloud.faults = [Fault.UNHEARD_OF]
    desk.run()
    desk.reconciler = desk.start()
    desk.run_on()
    assert links(desk) == []
    assert desk.ledger.alive() == []


def test_another_book_has_another_ledger(tmp_path: Path, desk: Desk) -> None:
    other = Store(tmp_path / "new" / "book.db", desk.clock)
    mine = ledger_file(tmp_path, desk.store.book_id())
    assert mine != ledger_file(tmp_path, other.book_id())
    copy = Store(keep_copy(desk.path, tmp_path / "copy.db"), desk.clock)
    assert ledger_file(tmp_path, copy.book_id()) == mine
    other.close()
    copy.close()


def test_an_account_that_is_back_before_the_new_meeting_was_made_keeps_the_old_one(
    desk: Desk,
) -> None:
    one = desk.book()
    desk.run_on()
    link = desk.status(one).join_url
    desk.provider.account = OTHER
    assert desk.store.renew_meetings([one], OTHER) == [one]
    desk.cloud.faults = [Fault.REFUSED]
    desk.run_on()
    desk.provider.account = ACCOUNT
    desk.store.retry_all()
    desk.run_on()
    assert desk.status(one).join_url == link
    assert (links(desk), desk.cloud.made) == ([link], 1)
