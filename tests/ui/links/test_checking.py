"""A check of all meetings on a lane of its own."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.cloud_log import ACCOUNT, CloudAct
from desktop.core.troubles import AppError, Kind
from desktop.services.inspection import Inspected
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.links.checking import Checking
from desktop.ui.worker import Lane
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane

NOW = datetime(2026, 5, 4, 8, 20, tzinfo=UTC)
WELL = Inspected(read=3)
Tell = Callable[[int, int], None]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "book.sqlite", lambda: NOW)


@pytest.fixture
def book(store: Store) -> Book:
    return Book(store, InlineLane())


def ending(answer: Inspected | AppError) -> Callable[..., Inspected]:
    def inspect(tell: Tell, stop: Event, until: datetime | None) -> Inspected:
        if isinstance(answer, AppError):
            raise answer
        tell(0, 3)
        tell(3, 3)
        return answer

    return inspect


def results(checking: Checking) -> list[Inspected | AppError]:
    found: list[Inspected | AppError] = []
    checking.finished.connect(found.append)
    return found


def test_it_tells_how_far_it_is_from_another_thread(qtbot: QtBot, book: Book) -> None:
    gate, told = Event(), []

    def inspect(tell: Tell, stop: Event, until: datetime | None) -> Inspected:
        tell(1, 3)
        assert gate.wait(10)
        return WELL

    lane = Lane("check")
    checking = Checking(lane, inspect, book, now=lambda: NOW)
    checking.progress.connect(lambda done, whole: told.append((done, whole)))
    with qtbot.waitSignal(checking.progress):
        checking.start()
    assert told == [(1, 3)]
    assert checking.is_running
    with qtbot.waitSignal(checking.finished):
        gate.set()
    assert not checking.is_running
    assert checking.last == WELL
    assert lane.stop()


def test_one_at_a_time_up_to_a_start(book: Book) -> None:
    asked: list[datetime | None] = []

    def inspect(tell: Tell, stop: Event, until: datetime | None) -> Inspected:
        asked.append(until)
        return WELL

    lane = HeldLane()
    checking = Checking(lane, inspect, book, now=lambda: NOW)
    checking.start(NOW)
    checking.start()
    lane.work()
    checking.start()
    lane.work()
    assert asked == [NOW, None]


def test_it_can_be_cancelled_and_keeps_what_it_found(qtbot: QtBot, book: Book) -> None:
    def inspect(tell: Tell, stop: Event, until: datetime | None) -> Inspected:
        assert stop.wait(10)
        return Inspected(read=1)

    lane = Lane("check")
    checking = Checking(lane, inspect, book, now=lambda: NOW)
    checking.cancel()  # nothing to cancel yet
    assert not checking.was_cancelled
    checking.start()
    with qtbot.waitSignals([book.changed, checking.finished]):
        checking.cancel()
    assert checking.was_cancelled
    assert lane.stop()


@pytest.mark.parametrize(
    ("answer", "noted"),
    [
        (WELL, [None]),
        (Inspected(read=1, stopped_by=AppError(Kind.OFFLINE)), [AppError(Kind.OFFLINE)]),
        (Inspected(skipped=2), []),  # nobody was asked
        (Inspected(read=3, skipped=1), []),  # these are not all
        (AppError(Kind.BOOK_LOCKED), []),
    ],
)
def test_that_all_were_checked_is_kept_and_views_read_again(
    qtbot: QtBot, book: Book, store: Store, answer: Inspected | AppError, noted: list[object]
) -> None:
    checking = Checking(InlineLane(), ending(answer), book, now=lambda: NOW)
    found = results(checking)
    with qtbot.waitSignal(book.changed):
        checking.start()
    assert found == [answer]
    entries = store.log_of(ACCOUNT)
    assert [entry.error for entry in entries] == noted
    assert {entry.what for entry in entries} <= {CloudAct.READ}


def test_news_of_a_check_that_has_ended_is_left_out(qtbot: QtBot, book: Book) -> None:
    checking = Checking(InlineLane(), ending(WELL), book, now=lambda: NOW)
    with qtbot.assertNotEmitted(checking.progress, wait=20):
        checking.start()  # its lane has answered before the queued news comes


def test_a_check_of_the_next_days_is_none_of_all(book: Book, store: Store) -> None:
    checking = Checking(InlineLane(), ending(WELL), book, now=lambda: NOW)
    checking.start(NOW)
    assert store.log_of(ACCOUNT) == []
    assert (checking.is_partial, checking.ended_at) == (True, NOW)
    checking.start()
    assert len(store.log_of(ACCOUNT)) == 1
    assert not checking.is_partial
