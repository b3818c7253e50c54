"""The lists from which somebody mends what does not mend itself, and the log of what was done."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.core.cloud_log import ACCOUNT as OF_ACCOUNT
from desktop.core.cloud_log import CloudAct, LogEntry, text_for_it
from desktop.core.troubles import AppError, Kind
from desktop.services.store_cloud_log import KEPT
from tests.core.booking_builder import ACCOUNT, NOW, OTHER
from tests.services.fake_provider import Fault
from tests.services.salon_at_work import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "book.db")
    yield desk
    desk.store.close()


def test_nothing_waits_where_every_link_is_ready(desk: Desk) -> None:
    desk.book()
    desk.run_on()
    found = desk.store.open_links(desk.clock.now)
    assert (found.rows, found.total, found.since, found.due) == ((), 0, None, None)


def test_what_waits_tells_how_many_since_when_why_and_until_when(desk: Desk) -> None:
    for day in (12, 10, 11):
        desk.book(day)
    desk.cloud.faults = [Fault.LOST_REQUEST] * 2
    due = desk.run()
    since = desk.clock.now
    assert due is not None
    desk.clock.now = due
    due = desk.run()
    found = desk.store.open_links(desk.clock.now)
    assert found.total == 3
    assert [row.details.booking.starts.day for row in found.rows] == [10, 11, 12]
    assert found.since == since
    assert found.due == due
    assert found.reasons == ((Kind.OFFLINE, 3),)


def test_what_waits_for_a_person_has_no_next_time(desk: Desk) -> None:
    desk.cloud.faults = [Fault.REFUSED]
    desk.book()
    desk.run_on()
    [row] = desk.store.open_links(desk.clock.now).rows
    assert row.due is None
    assert row.status.trouble is not None
    assert row.status.trouble.kind is Kind.TEAMS_REFUSED


def test_more_than_are_shown_are_counted(desk: Desk) -> None:
    desk.provider.account = None
    for day in range(10, 20):
        desk.book(day)
    desk.run_on()
    found = desk.store.open_links(desk.clock.now, limit=4)
    assert (len(found.rows), found.total) == (4, 10)


def test_what_is_past_waits_for_nobody(desk: Desk) -> None:
    desk.provider.account = None
    desk.book()
    desk.run_on()
    desk.pass_time(days=4000)
    assert desk.store.open_links(desk.clock.now).total == 0


def test_the_other_accounts_meetings_are_listed_until_they_are_past(desk: Desk) -> None:
    for day in (11, 10):
        desk.book(day)
    desk.run_on()
    now = desk.clock.now
    assert desk.store.of_other_account(ACCOUNT, now) == []
    assert [one.booking.id for one in desk.store.of_other_account(OTHER, now)] == [2, 1]
    assert desk.store.of_other_account(OTHER, now + timedelta(days=4000)) == []


def test_whose_link_is_another_than_before_is_listed(desk: Desk) -> None:
    one, two = desk.book(10), desk.book(11)
    desk.run_on()
    desk.provider.account = OTHER
    for booking in (one, two):
        desk.store.move_booking(booking, desk.details(booking).booking.starts.replace(hour=15))
    desk.pass_time(seconds=9)
    desk.run_on()
    assert desk.store.with_new_link(desk.clock.now) == []
    assert desk.store.renew_meetings([two]) == [two]
    desk.run_on()
    assert [each.booking.id for each in desk.store.with_new_link(desk.clock.now)] == [two]


def test_the_time_everybody_was_told_to_wait_is_kept_whoever_asks(desk: Desk) -> None:
    desk.book()
    desk.cloud.faults = [Fault.BUSY]
    due = desk.run()
    asked = len(desk.cloud.calls)
    desk.store.retry_all()
    desk.reconciler = desk.start()  # a restart
    assert desk.run() == due
    desk.book(11)
    assert desk.run() == due
    assert len(desk.cloud.calls) == asked
    desk.run_on()
    assert len(desk.cloud.meetings) == 2


def test_each_step_is_kept_with_the_id_that_finds_it(desk: Desk) -> None:
    one = desk.book()
    desk.cloud.faults = [Fault.REFUSED]
    desk.run_on()
    desk.store.retry_all()
    desk.run_on()
    desk.store.cancel_booking(one)
    desk.pass_time(seconds=9)
    desk.run_on()
    told = [(entry.what, entry.error and entry.error.kind) for entry in desk.store.log_of(one)]
    assert told == [
        (CloudAct.CREATE, Kind.TEAMS_REFUSED),
        (CloudAct.CREATE, None),
        (CloudAct.CHANGE, None),
        (CloudAct.DELETE, None),
    ]
    assert desk.store.log_of(one)[0].request_id == "r-1"
    assert desk.store.log_of(one)[-1].request_id == "request for cloud-1"
    assert desk.store.last_well() == desk.clock.now


def test_a_log_keeps_the_last_hundred_of_each_booking(desk: Desk) -> None:
    one = desk.book()
    for number in range(KEPT + 60):
        at = NOW + timedelta(seconds=number)
        desk.store.note(LogEntry(one, at, CloudAct.CHANGE, AppError(Kind.OFFLINE), ""))
    desk.store.note(LogEntry(OF_ACCOUNT, NOW, CloudAct.REFRESH))
    kept = desk.store.log_of(one)
    assert KEPT <= len(kept) < KEPT + 20
    assert kept[-1].at == NOW + timedelta(seconds=KEPT + 59)
    assert len(desk.store.log_of(OF_ACCOUNT)) == 1


def test_the_text_for_it_tells_when_what_and_which_request_and_no_name(desk: Desk) -> None:
    one = desk.book()
    desk.cloud.faults = [Fault.REFUSED]
    desk.run_on()
    text = text_for_it(desk.store.log_of(one), ACCOUNT, "1.2.3")
    stamp = f"{desk.clock.now:%Y-%m-%d %H:%M:%S}"
    assert text == (
        "Trimsy Desk 1.2.3, times in UTC\n"
        "Tenant tenant-1, user user-1\n"
        f"{stamp}  create: teams_refused 403 Forbidden  request-id r-1"
    )
