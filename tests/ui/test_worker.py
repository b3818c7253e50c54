import logging
import threading
import weakref
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError, Kind
from desktop.ui.worker import Lane


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def hear(self, answer: object) -> None:
        self.heard.append(answer)


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    lane = Lane("test")
    yield lane
    assert lane.stop()


def test_a_job_runs_elsewhere_and_its_answer_comes_home(qtbot: QtBot, lane: Lane) -> None:
    threads: list[threading.Thread] = []
    homes: list[threading.Thread] = []
    lane.submit(
        lambda: threads.append(threading.current_thread()),
        lambda _: homes.append(threading.current_thread()),
    )
    qtbot.waitUntil(lambda: bool(homes))
    assert homes == [threading.main_thread()]
    assert threads[0] is not threading.main_thread()
    assert threads[0].daemon


def test_answers_come_in_the_order_of_the_jobs(qtbot: QtBot, lane: Lane) -> None:
    came: list[object] = []
    for number in range(50):
        lane.submit(lambda number=number: number, came.append)
    qtbot.waitUntil(lambda: len(came) == 50)
    assert came == list(range(50))


def test_none_is_an_answer(qtbot: QtBot, lane: Lane) -> None:
    came: list[object] = []
    lane.submit(lambda: None, came.append)
    qtbot.waitUntil(lambda: came == [None])


def test_an_app_error_travels_as_a_value(qtbot: QtBot, lane: Lane) -> None:
    came: list[object] = []

    def job() -> None:
        raise AppError(Kind.OFFLINE, code="x")

    lane.submit(job, came.append)
    qtbot.waitUntil(lambda: came == [AppError(Kind.OFFLINE, code="x")])


def test_a_bug_is_logged_with_its_traceback_and_told(
    qtbot: QtBot, lane: Lane, caplog: pytest.LogCaptureFixture
) -> None:
    came: list[object] = []

    def job() -> None:
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR):
        lane.submit(job, came.append)
        qtbot.waitUntil(lambda: came == [AppError(Kind.UNEXPECTED)])
    assert caplog.records[-1].exc_info is not None
    assert caplog.records[-1].exc_info[0] is ZeroDivisionError


@pytest.mark.parametrize("as_owner", [True, False])
def test_a_deleted_object_is_told_nothing(qtbot: QtBot, lane: Lane, as_owner: bool) -> None:
    listener = Listener()
    came: list[object] = []
    if as_owner:
        lane.submit(lambda: 1, came.append, owner=listener)
    else:
        lane.submit(lambda: 1, listener.hear)
    shiboken6.delete(listener)
    last: list[object] = []
    lane.submit(lambda: 2, last.append)
    qtbot.waitUntil(lambda: last == [2])
    assert came == []
    assert listener.heard == []


def test_the_thread_keeps_no_callback_alive(qtbot: QtBot, lane: Lane) -> None:
    def hear_once() -> "weakref.ref[Listener]":
        listener = Listener()
        lane.submit(lambda: 1, listener.hear)
        qtbot.waitUntil(lambda: listener.heard == [1])
        return weakref.ref(listener)

    assert hear_once()() is None


def test_stopping_finishes_what_is_queued_and_hands_over_nothing(qtbot: QtBot) -> None:
    lane = Lane("test")
    done: list[int] = []
    came: list[object] = []
    for number in range(3):
        lane.submit(lambda number=number: done.append(number), came.append)
    assert lane.stop()
    assert done == [0, 1, 2]
    with qtbot.assertNotEmitted(lane.destroyed, wait=20):
        pass  # whatever was under way has arrived by now
    assert came == []


def test_stopping_does_not_wait_longer_than_asked(qtbot: QtBot) -> None:
    lane = Lane("test")
    go_on = threading.Event()
    lane.submit(go_on.wait, lambda _: None)
    assert not lane.stop(0)
    go_on.set()
    assert lane.stop()


def test_a_lane_deleted_with_its_parent_ends_quietly(qtbot: QtBot) -> None:
    parent = QObject()
    lane = Lane("test", parent)
    started, go_on = threading.Event(), threading.Event()

    def job() -> None:
        started.set()
        go_on.wait(20)

    lane.submit(job, lambda _: None)
    assert started.wait(20)
    shiboken6.delete(parent)
    go_on.set()
    assert lane.stop(20)
