"""When the reconciler is woken, and when it is left alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, QTimer

from desktop.core.troubles import AppError, Kind
from desktop.services.backstage import Progress
from desktop.services.pulse import Health
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.sync import AFTER_A_FAILURE, LONGEST_WAIT, Sync
from desktop.ui.worker import Done, run
from tests.ui.inline_lane import InlineLane

T = TypeVar("T")

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NOTHING_TO_DO = Progress(None, wrote=False)


class HeldLane:
    """Keeps jobs until it is told to run the next one."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []

    def submit(self, job: Callable[[], T], done: Done[T], *, owner: QObject | None = None) -> None:
        self.jobs.append(lambda: done(run(job)))

    def stop(self, seconds: float = 5.0) -> bool:
        return True

    def run_next(self) -> None:
        self.jobs.pop(0)()


@dataclass
class Cloud:
    """Answers steps with what it was given, the last for ever."""

    answers: list[Progress | AppError] = field(default_factory=lambda: [NOTHING_TO_DO])
    steps: int = 0
    retries: int = 0

    def step(self) -> Progress:
        self.steps += 1
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, AppError):
            raise answer
        return answer

    def retry(self) -> None:
        self.retries += 1


@pytest.fixture
def book(tmp_path: Path, qapp: QObject) -> Book:
    return Book(Store(tmp_path / "book.sqlite", lambda: NOW), InlineLane())


@pytest.fixture
def lane() -> HeldLane:
    return HeldLane()


def make_sync(book: Book, lane: HeldLane, cloud: Cloud) -> Sync:
    return Sync(
        book=book, lane=lane, step=cloud.step, retry=cloud.retry, now=lambda: NOW, parent=book
    )


def waiting_time(sync: Sync) -> timedelta | None:
    timer = sync.findChild(QTimer)
    assert timer is not None
    return timedelta(milliseconds=timer.interval()) if timer.isActive() else None


def test_a_change_of_the_book_wakes_the_reconciler(book: Book, lane: HeldLane) -> None:
    cloud = Cloud()
    make_sync(book, lane, cloud)
    book.changed.emit()
    lane.run_next()
    assert cloud.steps == 1


def test_changes_during_a_step_cause_one_more_and_not_one_each(book: Book, lane: HeldLane) -> None:
    cloud = Cloud()
    make_sync(book, lane, cloud)
    for _ in range(3):
        book.changed.emit()
    assert len(lane.jobs) == 1
    lane.run_next()
    assert len(lane.jobs) == 1
    lane.run_next()
    assert lane.jobs == []
    assert cloud.steps == 2


def test_what_a_step_wrote_is_told_to_the_views_and_wakes_nobody_again(
    book: Book, lane: HeldLane
) -> None:
    cloud = Cloud([Progress(None, wrote=True)])
    sync = make_sync(book, lane, cloud)
    told: list[str] = []
    book.changed.connect(lambda: told.append("changed"))
    sync.wake()
    lane.run_next()
    assert told == ["changed"]
    assert lane.jobs == []


def test_a_step_that_wrote_nothing_tells_nobody(book: Book, lane: HeldLane) -> None:
    sync = make_sync(book, lane, Cloud())
    told: list[str] = []
    book.changed.connect(lambda: told.append("changed"))
    sync.wake()
    lane.run_next()
    assert told == []


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        (None, None),
        (NOW - timedelta(hours=1), timedelta()),
        (NOW + timedelta(seconds=8), timedelta(seconds=8)),
        (NOW + timedelta(days=400), LONGEST_WAIT),
    ],
)
def test_the_next_step_waits_as_long_as_the_last_one_said(
    book: Book, lane: HeldLane, again: datetime | None, expected: timedelta | None
) -> None:
    sync = make_sync(book, lane, Cloud([Progress(again, wrote=False)]))
    sync.wake()
    lane.run_next()
    assert waiting_time(sync) == expected


def test_a_step_that_fails_is_told_and_tried_again_later(book: Book, lane: HeldLane) -> None:
    trouble = AppError(Kind.BOOK_LOCKED)
    sync = make_sync(book, lane, Cloud([trouble]))
    told: list[AppError] = []
    book.failed.connect(told.append)
    sync.wake()
    lane.run_next()
    assert told == [trouble]
    assert waiting_time(sync) == AFTER_A_FAILURE


def test_trying_again_makes_all_due_before_the_next_step(book: Book, lane: HeldLane) -> None:
    cloud = Cloud()
    sync = make_sync(book, lane, cloud)
    sync.try_again()
    lane.run_next()
    assert (cloud.retries, cloud.steps) == (1, 0)
    lane.run_next()
    assert (cloud.retries, cloud.steps) == (1, 1)


def test_each_step_s_progress_goes_on_to_whoever_shows_the_health(
    book: Book, lane: HeldLane
) -> None:
    trouble = AppError(Kind.SIGN_IN_AGAIN)
    progress = Progress(None, wrote=False, account_trouble=trouble, health=Health(seen_at=NOW))
    sync = make_sync(book, lane, Cloud([progress]))
    heard: list[Progress] = []
    sync.progressed.connect(heard.append)
    sync.wake()
    lane.run_next()
    assert heard == [progress]
