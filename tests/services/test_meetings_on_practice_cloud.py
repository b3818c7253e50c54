"""One booking, one meeting: the whole way down to Microsoft's JSON, on the practice cloud.

Every step is taken by a process of its own: nothing but disk and keyring goes on from one to the
next.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest

from desktop.core.link_state import LinkState
from desktop.core.models import Place
from desktop.core.troubles import Kind
from tests.practice.visitor import App
from tests.services.practice_desk import PracticeDesk, open_practice_desk

MOVED = datetime(2027, 6, 11, 15, 0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[PracticeDesk]:
    with open_practice_desk(tmp_path) as desk:
        yield desk


def test_a_booking_s_life(desk: PracticeDesk) -> None:
    one = desk.book()
    desk.run_on()
    desk.check()
    link = desk.status(one).join_url

    desk.store.move_booking(one, MOVED, minutes=45)
    desk.run_on()
    desk.check()
    assert desk.status(one).join_url == link
    assert desk.held(one).resource["startDateTime"] == "2027-06-11T13:00:00.0000000Z"

    desk.store.save_salon(replace(desk.store.salon(), name="Salon Ufer"))
    desk.run_on()
    desk.check()
    assert desk.held(one).resource["subject"] == "Online appointment with Salon Ufer"

    desk.store.cancel_booking(one)
    desk.run_on()
    desk.check()
    assert len(desk.cloud.deleted) == 1


def test_on_site_means_no_meeting_and_online_again_a_new_one(desk: PracticeDesk) -> None:
    one = desk.book()
    desk.run_on()
    first = desk.meeting(one)
    draft = desk.draft(one)
    desk.store.save_booking(replace(draft, place=Place.ON_SITE), one)
    desk.run_on()
    desk.check()
    assert desk.cloud.meetings == []
    desk.store.save_booking(draft, one)
    desk.run_on()
    desk.check()
    assert desk.meeting(one).external_id != first.external_id
    assert desk.meeting(one).join_url != first.join_url


@pytest.mark.parametrize("act", ["move", "cancel"])
def test_undone_inside_the_window_nothing_is_asked(desk: PracticeDesk, act: str) -> None:
    one = desk.book()
    desk.run_on()
    asked = len(desk.asked())
    change = (
        desk.store.move_booking(one, MOVED) if act == "move" else desk.store.cancel_booking(one)
    )
    desk.pass_time(seconds=7)
    desk.run()
    desk.store.undo(change.id)
    desk.run_on()
    desk.check()
    assert len(desk.asked()) == asked


def test_a_cancellation_undone_after_the_window_begins_a_new_life(desk: PracticeDesk) -> None:
    one = desk.book()
    desk.run_on()
    first = desk.meeting(one)
    change = desk.store.cancel_booking(one)
    desk.pass_time(seconds=9)
    desk.run_on()
    desk.store.undo(change.id)
    desk.run_on()
    desk.check()
    assert desk.meeting(one).external_id != first.external_id
    assert [life.ended for life in desk.store.meetings_of(one)] == [True, False]


def test_a_meeting_deleted_elsewhere_is_told_and_stays_dead_however_the_booking_moves(
    desk: PracticeDesk,
) -> None:
    one = desk.book()
    desk.run_on()
    delete_elsewhere(desk, one)
    change = desk.store.move_booking(one, MOVED)
    desk.run_on()
    assert desk.trouble(one) is Kind.MEETING_GONE
    desk.store.undo(change.id)
    for retry in (False, True):
        if retry:
            desk.cloud.faults.offline = True
            desk.store.retry_all()
        desk.run()
        assert desk.status(one).state is not LinkState.READY
        assert desk.status(one).join_url == ""
    desk.cloud.faults.clear()
    desk.run_on()
    desk.store.renew_meetings([one])
    desk.run_on()
    desk.check()
    assert desk.status(one).state is LinkState.READY


def test_a_meeting_not_found_just_after_it_was_made_is_asked_for_again(desk: PracticeDesk) -> None:
    one = desk.book()
    desk.step()
    delete_elsewhere(desk, one)
    desk.step()
    assert desk.status(one).state is LinkState.READY
    desk.run_on()
    assert [request.status for request in desk.asked("PATCH")] == [404] * 5
    assert desk.trouble(one) is Kind.MEETING_GONE


def delete_elsewhere(desk: PracticeDesk, one: int) -> None:
    token = App(desk.cloud, desk.client).sign_in()["access_token"]
    answer = App(desk.cloud, desk.client).graph(
        token, "DELETE", f"/me/onlineMeetings/{desk.meeting(one).cloud_id}"
    )
    assert answer.status_code == httpx.codes.NO_CONTENT


BOTH_SIDES = [
    ("Europe/Berlin", datetime(2026, 10, 24, 10, 0), "2026-10-24T10:00:00+02:00"),
    ("Europe/Berlin", datetime(2026, 10, 25, 2, 30), "2026-10-25T02:30:00+02:00"),
    ("Europe/Berlin", datetime(2026, 10, 25, 2, 30, fold=1), "2026-10-25T02:30:00+01:00"),
    ("Europe/Berlin", datetime(2026, 10, 25, 10, 0), "2026-10-25T10:00:00+01:00"),
    ("America/New_York", datetime(2027, 3, 13, 10, 0), "2027-03-13T10:00:00-05:00"),
    ("America/New_York", datetime(2027, 3, 14, 1, 30), "2027-03-14T01:30:00-05:00"),
    ("America/New_York", datetime(2027, 3, 14, 10, 0), "2027-03-14T10:00:00-04:00"),
    ("Australia/Lord_Howe", datetime(2027, 4, 3, 10, 0), "2027-04-03T10:00:00+11:00"),
    ("Australia/Lord_Howe", datetime(2027, 4, 4, 1, 45), "2027-04-04T01:45:00+11:00"),
    ("Australia/Lord_Howe", datetime(2027, 4, 4, 1, 45, fold=1), "2027-04-04T01:45:00+10:30"),
    ("Australia/Lord_Howe", datetime(2027, 4, 4, 10, 0), "2027-04-04T10:00:00+10:30"),
]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
def test_a_meeting_follows_its_booking_over_a_clock_change(desk: PracticeDesk, zone: str) -> None:
    desk.store.save_salon(replace(desk.store.salon(), time_zone=zone))
    link = ""
    for starts, stamp in [(starts, stamp) for one, starts, stamp in BOTH_SIDES if one == zone]:
        if link:
            desk.store.move_booking(1, starts)
        else:
            desk.book(starts=starts, minutes=120)
        desk.run_on()
        desk.check()
        body = desk.asked("PATCH")[-1].body
        assert body is not None
        assert body["startDateTime"] == stamp
        begins, ends = (datetime.fromisoformat(body[f"{end}DateTime"]) for end in ("start", "end"))
        assert ends - begins == timedelta(hours=2)
        assert desk.status(1).join_url == (link or desk.status(1).join_url)
        link = desk.status(1).join_url


def test_meetings_follow_a_salon_into_another_time_zone(desk: PracticeDesk) -> None:
    for zone, starts, _ in BOTH_SIDES:
        if zone == "Europe/Berlin":
            desk.book(starts=starts)
    desk.run_on()
    links = {desk.status(one).join_url for one in desk.ids}
    desk.store.save_salon(replace(desk.store.salon(), time_zone="America/New_York"))
    desk.run_on()
    desk.check()
    assert {desk.status(one).join_url for one in desk.ids} == links


def test_a_zone_that_puts_an_appointment_into_the_past_is_told_to_its_meeting(
    desk: PracticeDesk,
) -> None:
    soon = (desk.clock.now + timedelta(hours=3)).replace(tzinfo=None)
    desk.book(starts=soon)
    desk.run_on()
    desk.store.save_salon(replace(desk.store.salon(), time_zone="Pacific/Kiritimati"))
    desk.run_on()
    desk.check()
