"""When the account is looked after: at start, daily, and when the network is back."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError, Kind
from desktop.services.backstage import Progress
from desktop.services.pulse import Health
from desktop.ui.refreshes import AFTER_A_FAILURE, DAILY, LOOK_EVERY, SHORTLY, Refreshes
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
A_LITTLE = timedelta(minutes=1)


@dataclass
class Desk:
    """A clock and an account; ``outcome`` is what a refresh meets with."""

    now: datetime = START
    outcome: AppError | None = None
    asked: list[datetime] = field(default_factory=list)

    def refresh(self) -> Progress:
        self.asked.append(self.now)
        error = self.outcome
        if error is None:
            return Progress(None, wrote=True, health=Health(seen_at=self.now))
        if error.kind is Kind.OFFLINE:
            return Progress(None, wrote=True, health=Health(offline_since=self.now))
        if error.kind is Kind.BOOK_LOCKED:
            raise error
        return Progress(None, wrote=True, account_trouble=error)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def days() -> list[datetime]:
    return []


@pytest.fixture
def refreshes(qtbot: QtBot, desk: Desk, days: list[datetime]) -> Refreshes:
    made = Refreshes(lane=InlineLane(), refresh=desk.refresh, now=lambda: desk.now)
    made.daily.connect(lambda: days.append(desk.now))
    return made


def later(desk: Desk, refreshes: Refreshes, time: timedelta) -> None:
    """Time passes, be the computer asleep or not, until the timer next comes."""
    desk.now += time
    refreshes.look()


def test_it_asks_at_start_and_once_a_day(
    desk: Desk, refreshes: Refreshes, days: list[datetime]
) -> None:
    refreshes.start()
    later(desk, refreshes, DAILY - A_LITTLE)
    assert desk.asked == days == [START]
    later(desk, refreshes, A_LITTLE)
    assert desk.asked == days == [START, START + DAILY]


def test_the_timer_reads_the_clock_often_enough_to_notice_sleep(refreshes: Refreshes) -> None:
    refreshes.start()
    timer = refreshes.findChild(QTimer)
    assert timer is not None
    assert timer.isActive()
    assert timedelta(milliseconds=timer.interval()) == LOOK_EVERY


def test_after_a_week_asleep_it_asks_once(desk: Desk, refreshes: Refreshes) -> None:
    refreshes.start()
    later(desk, refreshes, timedelta(days=7))
    later(desk, refreshes, LOOK_EVERY)
    assert len(desk.asked) == 2


def test_a_clock_put_back_a_year_does_not_put_it_off_for_a_year(
    desk: Desk, refreshes: Refreshes
) -> None:
    refreshes.start()
    later(desk, refreshes, timedelta(days=-365))
    later(desk, refreshes, LOOK_EVERY)
    assert len(desk.asked) == 2


def test_while_offline_it_asks_whenever_it_looks(desk: Desk, refreshes: Refreshes) -> None:
    desk.outcome = AppError(Kind.OFFLINE)
    refreshes.start()
    later(desk, refreshes, LOOK_EVERY)
    desk.outcome = None
    later(desk, refreshes, LOOK_EVERY)
    later(desk, refreshes, LOOK_EVERY)
    assert len(desk.asked) == 3


def test_who_else_met_with_no_network_makes_it_ask(desk: Desk, refreshes: Refreshes) -> None:
    refreshes.start()
    refreshes.note(Progress(None, wrote=False, health=Health(offline_since=START)))
    later(desk, refreshes, LOOK_EVERY)
    later(desk, refreshes, LOOK_EVERY)
    assert len(desk.asked) == 2


def test_a_network_that_comes_back_during_a_question_is_not_missed(
    qtbot: QtBot, desk: Desk
) -> None:
    lane = HeldLane()
    refreshes = Refreshes(lane=lane, refresh=desk.refresh, now=lambda: desk.now)
    desk.outcome = AppError(Kind.OFFLINE)
    refreshes.start()
    refreshes.network_is_back()
    lane.work()
    assert len(desk.asked) == 2


def test_what_passes_by_itself_is_tried_again_soon(
    desk: Desk, refreshes: Refreshes, days: list[datetime]
) -> None:
    desk.outcome = AppError(Kind.BOOK_LOCKED)
    refreshes.start()
    later(desk, refreshes, AFTER_A_FAILURE - A_LITTLE)
    assert len(desk.asked) == 1
    desk.outcome = None
    later(desk, refreshes, A_LITTLE)
    assert len(desk.asked) == 2
    assert days == [desk.now]


def test_what_only_a_person_can_mend_is_not_asked_about_all_day(
    desk: Desk, refreshes: Refreshes, days: list[datetime]
) -> None:
    desk.outcome = AppError(Kind.SIGN_IN_AGAIN)
    refreshes.start()
    later(desk, refreshes, timedelta(hours=12))
    assert len(desk.asked) == 1
    assert days == []


def test_when_the_network_is_back_it_asks_at_once(
    desk: Desk, refreshes: Refreshes, days: list[datetime]
) -> None:
    desk.outcome = AppError(Kind.OFFLINE)
    refreshes.start()
    desk.outcome = None
    refreshes.network_is_back()
    assert len(desk.asked) == 2
    assert days == [START]
    refreshes.network_is_back()  # it comes and goes
    assert len(desk.asked) == 2
    desk.now += SHORTLY
    refreshes.network_is_back()
    assert len(desk.asked) == 3
    assert days == [START]


def test_one_question_at_a_time(qtbot: QtBot, desk: Desk) -> None:
    lane = HeldLane()
    refreshes = Refreshes(lane=lane, refresh=desk.refresh, now=lambda: desk.now)
    refreshes.start()
    refreshes.network_is_back()
    lane.work()
    assert len(desk.asked) == 1


def test_each_answer_goes_on_to_whoever_shows_it(desk: Desk, refreshes: Refreshes) -> None:
    told: list[Progress] = []
    refreshes.progressed.connect(told.append)
    desk.outcome = AppError(Kind.SIGN_IN_AGAIN)
    refreshes.start()
    assert [one.account_trouble for one in told] == [AppError(Kind.SIGN_IN_AGAIN)]
