"""Reading the meetings back: what was deleted or changed at the provider's is noticed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from desktop.core.cloud_log import CloudAct
from desktop.core.link_state import LinkState
from desktop.core.models import Lobby
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import Held
from desktop.services.inspection import Inspected, Inspection
from tests.core.booking_builder import OTHER
from tests.services.fake_provider import Fault
from tests.services.salon_at_work import Desk


class Reading:
    """An inspection at a desk, and how far it told it was."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.stop = Event()
        self.told: list[tuple[int, int]] = []
        self.inspection = Inspection(
            desk.store, lambda: desk.provider, desk.ledger, desk.pulse, desk.clock
        )

    def run(self, **until: object) -> Inspected:
        return self.inspection.run(self._tell, self.stop, **until)  # type: ignore[arg-type]  # one named value

    def _tell(self, done: int, of: int) -> None:
        self.told.append((done, of))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "book.db")
    for day in (10, 11, 12):
        desk.book(day)
    desk.run_on()
    yield desk
    desk.store.close()


def change_there(desk: Desk, cloud_id: str = "cloud-1", **changes: object) -> None:
    held: Held = desk.cloud.meetings[cloud_id]
    desk.cloud.meetings[cloud_id] = replace(held, **changes)  # type: ignore[arg-type]  # named values


def kind_of(desk: Desk, one: int) -> Kind | None:
    trouble = desk.status(one).trouble
    return trouble.kind if trouble else None


def test_where_all_is_well_it_is_noted_that_they_were_read(desk: Desk) -> None:
    before = [desk.details(one) for one in (1, 2, 3)]
    reading = Reading(desk)
    assert reading.run() == Inspected(read=3)
    assert [desk.details(one) for one in (1, 2, 3)] == before
    last = desk.store.log_of(1)[-1]
    assert (last.what, last.error) == (CloudAct.READ, None)
    assert reading.told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_one_that_was_deleted_there_is_told_and_gets_another_on_request(desk: Desk) -> None:
    desk.cloud.meetings.pop("cloud-1")
    assert Reading(desk).run() == Inspected(read=3, gone=1)
    desk.run_on()
    status = desk.status(1)
    assert (status.state, status.join_url, kind_of(desk, 1)) == (
        LinkState.ATTENTION,
        "",
        Kind.MEETING_GONE,
    )
    assert desk.store.log_of(1)[-1].what is CloudAct.READ
    assert desk.store.renew_meetings([1, 2]) == [1]
    desk.run_on()
    assert desk.status(1).join_url == "https://meet.example/cloud-4"


@pytest.mark.parametrize(
    "change",
    [{"subject": "Party"}, {"starts": None}, {"lobby": Lobby.OVERRIDDEN}],
    ids=["subject", "times", "lobby"],
)
def test_one_that_was_changed_there_waits_and_is_put_right_on_request(
    desk: Desk, change: dict[str, object]
) -> None:
    link = desk.status(1).join_url
    wanted = desk.cloud.meetings["cloud-1"]
    moved = {"starts": (wanted.starts or desk.clock.now) + timedelta(hours=4)}
    change_there(desk, **(moved if "starts" in change else change))
    assert Reading(desk).run().changed == 1
    desk.run_on()
    assert kind_of(desk, 1) is Kind.MEETING_CHANGED
    assert desk.cloud.meetings["cloud-1"] != wanted
    assert Reading(desk).run() == Inspected(read=2, skipped=1)
    assert desk.store.mend_meetings([1]) == 1
    desk.run_on()
    assert desk.cloud.meetings["cloud-1"] == wanted
    assert (desk.status(1).state, desk.status(1).join_url) == (LinkState.READY, link)
    assert kind_of(desk, 1) is None


def test_a_booking_that_moves_makes_a_changed_meeting_follow(desk: Desk) -> None:
    change_there(desk, subject="Party")
    Reading(desk).run()
    desk.run_on()
    desk.pass_time(seconds=1)
    desk.store.move_booking(1, desk.details(1).booking.starts.replace(hour=16))
    desk.pass_time(seconds=9)
    desk.run_on()
    assert desk.cloud.meetings["cloud-1"].subject == "Online appointment with Salon Höhe"
    assert kind_of(desk, 1) is None


def test_a_changed_meeting_of_a_cancelled_booking_is_deleted(desk: Desk) -> None:
    change_there(desk, subject="Party")
    Reading(desk).run()
    desk.store.cancel_booking(1)
    desk.pass_time(seconds=9)
    desk.run_on()
    assert "cloud-1" not in desk.cloud.meetings


def test_trying_everything_again_decides_nothing_about_a_changed_meeting(desk: Desk) -> None:
    change_there(desk, subject="Party")
    Reading(desk).run()
    desk.store.retry_all()
    desk.run_on()
    assert desk.cloud.meetings["cloud-1"].subject == "Party"
    assert kind_of(desk, 1) is Kind.MEETING_CHANGED


def test_a_lobby_that_policy_overrides_is_counted_and_is_no_news(desk: Desk) -> None:
    desk.cloud.lobby = Lobby.OVERRIDDEN
    one = desk.book(13)
    desk.run_on()
    assert Reading(desk).run() == Inspected(read=4, overridden=1)
    assert desk.status(one).warning


def test_what_another_account_made_and_what_is_under_way_is_left_alone(desk: Desk) -> None:
    desk.store.move_booking(2, desk.details(2).booking.starts.replace(hour=16))
    assert Reading(desk).run() == Inspected(read=2, skipped=1)
    desk.provider.account = OTHER
    assert Reading(desk).run() == Inspected(skipped=3)


def test_a_booking_changed_while_its_meeting_was_read_is_not_written_over(desk: Desk) -> None:
    change_there(desk, subject="Party")
    reading = Reading(desk)
    read = desk.provider.read

    def read_slowly(cloud_id: str) -> Held:
        held = read(cloud_id)
        if cloud_id == "cloud-1":
            desk.store.move_booking(1, desk.details(1).booking.starts.replace(hour=16))
        return held

    desk.provider.read = read_slowly  # type: ignore[method-assign]  # the desk works meanwhile
    reading.run()
    assert desk.meeting(1).trouble is None
    desk.pass_time(seconds=9)
    desk.run_on()
    assert desk.cloud.meetings["cloud-1"].subject != "Party"


@pytest.mark.parametrize("fault", [Fault.LOST_REQUEST, Fault.BUSY, Fault.SIGN_IN])
def test_what_keeps_it_from_reading_ends_it_and_blames_no_meeting(desk: Desk, fault: Fault) -> None:
    desk.cloud.faults = [None, fault]
    found = Reading(desk).run()
    assert found.read == 1
    assert isinstance(found.stopped_by, AppError)
    assert [kind_of(desk, one) for one in (1, 2, 3)] == [None] * 3


def test_it_stops_between_two_meetings_and_at_a_given_time(desk: Desk) -> None:
    reading = Reading(desk)
    reading.stop.set()
    assert reading.run() == Inspected()
    until = desk.details(2).booking.starts.astimezone()
    assert Reading(desk).run(until=until).read == 2


def test_what_everybody_was_told_to_wait_is_kept_here_and_told_to_the_others(desk: Desk) -> None:
    desk.cloud.faults = [Fault.BUSY]
    assert Reading(desk).run().stopped_by is not None
    asked = len(desk.cloud.calls)
    assert Reading(desk).run().stopped_by is not None
    desk.book(13)
    desk.run()
    assert len(desk.cloud.calls) == asked
    desk.run_on()
    assert len(desk.cloud.meetings) == 4
