"""Meetings that the book or its ledger has forgotten are found again."""

from pathlib import Path

import pytest

from desktop.core.link_state import LinkState
from desktop.core.troubles import Kind
from tests.core.booking_builder import ACCOUNT, OTHER
from tests.services.backup import keep_copy
from tests.services.fake_provider import Fault
from tests.services.old_copy import desk, links, restored
from tests.services.salon_at_work import Desk

__all__ = ["desk"]


@pytest.mark.parametrize("fault", [Fault.LOST_REQUEST, Fault.REFUSED])
def test_a_row_that_forgot_whom_it_asked_does_not_forget_the_meeting(
    desk: Desk, tmp_path: Path, fault: Fault
) -> None:
    one = desk.book()
    desk.cloud.faults = [Fault.LOST_REQUEST]
    desk.run()
    copy = keep_copy(desk.path, tmp_path / "copy.db")
    desk.run_on()
    restored(desk, copy)
    desk.cloud.faults = [fault]
    desk.run()
    desk.store.cancel_booking(one)
    desk.store.retry_all()
    desk.run_on()
    assert links(desk) == []


def test_nor_does_another_account_make_a_second_one(desk: Desk, tmp_path: Path) -> None:
    one = desk.book()
    desk.cloud.faults = [Fault.LOST_REQUEST]
    desk.run()
    copy = keep_copy(desk.path, tmp_path / "copy.db")
    desk.run_on()
    restored(desk, copy)
    desk.provider.account = OTHER
    desk.run_on()
    trouble = desk.status(one).trouble
    assert trouble is not None
    assert trouble.kind is Kind.OTHER_ACCOUNT
    assert len(links(desk)) == 1


@pytest.mark.parametrize("linked", [False, True])
def test_of_two_lives_the_one_that_customers_hold_is_taken_up_again(
    desk: Desk, tmp_path: Path, linked: bool
) -> None:
    one = desk.book()
    if linked:
        desk.run_on()
    copy = keep_copy(desk.path, tmp_path / "copy.db")
    desk.run_on()
    desk.provider.account = OTHER
    assert desk.store.renew_meetings([one], OTHER) == [one]
    desk.run_on()
    link = desk.status(one).join_url
    restored(desk, copy)
    desk.run_on()
    assert desk.status(one).join_url == link
    desk.provider.account = ACCOUNT
    desk.reconciler = desk.start()
    desk.run_on()
    assert links(desk) == [link]


def test_a_meeting_the_ledger_has_lost_is_taken_up_again(desk: Desk) -> None:
    one = desk.book()
    desk.run_on()
    desk.ledger.gone(desk.meeting(one).external_id)
    desk.reconciler = desk.start()
    desk.run_on()
    asked = len(desk.cloud.calls)
    desk.reconciler = desk.start()
    desk.run_on()
    assert len(desk.cloud.calls) == asked


@pytest.mark.parametrize("act", ["move", "cancel"])
def test_a_change_whose_answer_was_lost_is_found_out_by_an_older_copy(
    desk: Desk, tmp_path: Path, act: str
) -> None:
    one = desk.book()
    desk.run_on()
    before = desk.cloud.meetings["cloud-1"].starts
    copy = keep_copy(desk.path, tmp_path / "copy.db")
    if act == "move":
        desk.store.move_booking(one, desk.details(one).booking.starts.replace(hour=15))
    else:
        desk.store.cancel_booking(one)
    desk.pass_time(seconds=9)
    desk.cloud.faults = [Fault.LOST_ANSWER]
    desk.run()
    restored(desk, copy)
    desk.run_on()
    if act == "move":
        assert desk.cloud.meetings["cloud-1"].starts == before
    else:
        assert desk.status(one).state is LinkState.ATTENTION
