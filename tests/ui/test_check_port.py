"""One check at a time on a lane of its own, cancelled at once, and what it left behind."""

from dataclasses import dataclass, field
from threading import Event, current_thread

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError, Kind
from desktop.services.check_steps import Checked, CheckStep, StepState, Tell
from desktop.ui.check_port import CheckPort, CheckRun
from desktop.ui.worker import Lane
from tests.ui.fake_account import ROSA
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane

DONE = (CheckStep.ACCOUNT, StepState.DONE)


@dataclass
class Cloud:
    """Answers a check as it was told to; with ``hold`` only when that is set."""

    answer: Checked | AppError = field(default_factory=lambda: Checked(ROSA))
    hold: Event | None = None
    stops: list[Event] = field(default_factory=list)
    threads: list[str] = field(default_factory=list)

    def __call__(self, tell: Tell, stop: Event) -> Checked:
        self.stops.append(stop)
        self.threads.append(current_thread().name)
        tell(*DONE)
        if self.hold is not None:
            assert self.hold.wait(20)
        tell(CheckStep.PERMISSIONS, StepState.RUNNING)
        if isinstance(self.answer, AppError):
            raise self.answer
        return self.answer


def listen(port: CheckPort) -> list[Checked]:
    heard: list[Checked] = []
    port.finished.connect(heard.append)
    return heard


def test_the_steps_and_the_result_are_told(qtbot: QtBot) -> None:
    port = CheckPort(Cloud(), lambda _name: InlineLane())
    heard = listen(port)
    port.start()
    assert heard == [Checked(ROSA)]
    steps = (DONE, (CheckStep.PERMISSIONS, StepState.RUNNING))
    assert port.run == CheckRun(steps, Checked(ROSA))
    assert not port.is_running


def test_on_a_real_lane_the_gui_does_not_wait(qtbot: QtBot) -> None:
    cloud, lanes = Cloud(hold=Event()), list[Lane]()

    def new_lane(name: str) -> Lane:
        lanes.append(Lane(name))
        return lanes[-1]

    port = CheckPort(cloud, new_lane)
    port.start()
    assert port.is_running
    qtbot.waitUntil(lambda: port.run is not None and port.run.state_of(DONE[0]) is DONE[1])
    with qtbot.waitSignal(port.finished):
        cloud.hold.set()
    assert cloud.threads == ["check"]
    assert all(lane.stop() for lane in lanes)


def test_cancelled_it_is_over_at_once_and_news_of_it_are_ignored(qtbot: QtBot) -> None:
    cloud, lane = Cloud(), HeldLane()
    port = CheckPort(cloud, lambda _name: lane)
    heard = listen(port)
    port.start()
    port.cancel()
    assert port.run == CheckRun((), Checked(stopped=True))
    assert not port.is_running
    lane.work()
    assert cloud.stops[0].is_set()
    assert port.run == CheckRun((), Checked(stopped=True))
    assert heard == []


def test_a_second_check_displaces_the_first(qtbot: QtBot) -> None:
    cloud, lane = Cloud(), HeldLane()
    port = CheckPort(cloud, lambda _name: lane)
    heard = listen(port)
    port.start()
    port.start()
    lane.work()
    assert [stop.is_set() for stop in cloud.stops] == [True, False]
    assert len(heard) == 1


@pytest.mark.parametrize("kind", [Kind.BOOK_LOCKED, Kind.UNEXPECTED])
def test_a_check_that_fails_altogether_says_why(qtbot: QtBot, kind: Kind) -> None:
    port = CheckPort(Cloud(AppError(kind)), lambda _name: InlineLane())
    heard = listen(port)
    port.start()
    assert heard == [Checked(error=AppError(kind))]


def test_forgotten_nothing_is_shown_any_more(qtbot: QtBot) -> None:
    port = CheckPort(Cloud(), lambda _name: InlineLane())
    port.start()
    port.forget()
    assert port.run is None


def test_without_anything_to_check_with_nothing_starts(qtbot: QtBot) -> None:
    port = CheckPort(None, lambda _name: InlineLane())
    port.start()
    assert port.run is None


def test_steps_told_after_the_window_is_gone_do_no_harm(qtbot: QtBot) -> None:
    cloud, lane = Cloud(hold=Event()), Lane("check")
    port = CheckPort(cloud, lambda _name: lane)
    port.start()
    qtbot.waitUntil(lambda: bool(cloud.stops))
    port.deleteLater()
    with qtbot.waitSignal(port.destroyed):
        pass
    cloud.hold.set()
    assert lane.stop()


def test_what_waits_for_a_check_comes_when_it_has_tidied_up(qtbot: QtBot) -> None:
    cloud, lane, done = Cloud(), HeldLane(), list[str]()
    port = CheckPort(cloud, lambda _name: lane)
    port.when_idle(lambda: done.append("at once"))
    port.start()
    port.when_idle(lambda: done.append("later"))
    assert done == ["at once"]
    assert port.patience.isActive()
    lane.work()
    assert cloud.stops[0].is_set()
    assert done == ["at once", "later"]
    assert not port.patience.isActive()


def test_nobody_waits_for_ever(qtbot: QtBot) -> None:
    lane, done = HeldLane(), list[str]()
    port = CheckPort(Cloud(), lambda _name: lane)
    port.start()
    port.when_idle(lambda: done.append("done"))
    port.patience.timeout.emit()
    lane.work()
    assert done == ["done"]


def test_closing_waits_for_a_check_that_was_cancelled_too(qtbot: QtBot) -> None:
    cloud, done = Cloud(hold=Event()), list[str]()
    port = CheckPort(cloud, Lane)
    port.start()
    port.when_idle(lambda: done.append("signed out"))
    assert not port.close(0.01)
    assert done == ["signed out"]
    cloud.hold.set()
    port.start()
    assert port.close(5)
    assert port.close(0)
