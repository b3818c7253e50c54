"""One booking, one meeting: the reconciler on a real book and a cloud in memory."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.link_state import LinkState
from desktop.core.models import Lobby, Place, ProviderKind
from desktop.core.troubles import AppError, Kind
from tests.core.booking_builder import OTHER
from tests.services.fake_provider import (
    Fault,
    draft,
)
from tests.services.salon_at_work import Desk


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
    desk.store.renew_meetings([one])
    desk.run_on()
    assert desk.status(one).join_url == "https://meet.example/cloud-2"


def test_a_live_meeting_is_not_renewed(desk: Desk) -> None:
    one = desk.book()
    desk.run()
    desk.store.renew_meetings([one])
    desk.run_on()
    assert list(desk.cloud.meetings) == ["cloud-1"]


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


def test_an_own_link_put_right_goes_into_the_bookings_without_more_ado(desk: Desk) -> None:
    desk.store.save_salon(replace(desk.store.salon(), provider=ProviderKind.OWN_LINK))
    one = desk.book()
    desk.run()
    assert desk.status(one).trouble == AppError(Kind.OWN_LINK_INVALID)
    desk.store.save_salon(replace(desk.store.salon(), own_link="https://meet.example/salon"))
    desk.run()
    assert desk.status(one).join_url == "https://meet.example/salon"
    desk.store.save_salon(replace(desk.store.salon(), own_link="https://meet.example/new"))
    desk.run_on()
    assert desk.status(one).join_url == "https://meet.example/new"
