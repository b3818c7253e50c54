"""Reads every meeting back from the provider on a lane of its own, and tells how far it is."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.core.cloud_log import ACCOUNT, CloudAct, LogEntry
from desktop.core.troubles import AppError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.services.inspection import Inspected  # it imports what a start has no time for
    from desktop.ui.book import Book
    from desktop.ui.worker import Worker

    Inspect = Callable[[Callable[[int, int], None], Event, datetime | None], Inspected]
    """``Inspection.run``: what is told how far it is, what stops it, the last start to check."""


class Checking(QObject):
    """One check at a time; it goes on when the window that began it is closed.

    ``lane`` is used for nothing else, ``now`` answers in UTC. ``last`` is how the last one of this
    run ended, ``ended_at`` (UTC) when that was, ``was_cancelled`` whether a person ended it, and
    ``is_partial`` whether only the bookings up to some start were to be checked.
    """

    started = Signal()
    progress = Signal(int, int)  # how many of how many are done
    finished = Signal(object)  # Inspected or AppError

    _told = Signal(object, int, int)  # the check's Event, done, all; comes from the lane

    def __init__(
        self,
        lane: Worker,
        inspect: Inspect,
        book: Book,
        *,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._inspect = inspect
        self._book = book
        self._now = now
        self._stop: Event | None = None
        self.done_of_all = (0, 0)
        self.last: Inspected | AppError | None = None
        self.ended_at: datetime | None = None
        self.was_cancelled = False
        self.is_partial = False
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        return self._stop is not None

    def start(self, until: datetime | None = None) -> None:
        """Check all bookings ahead (that start by ``until``), unless a check is under way."""
        if self._stop is not None:
            return
        stop = self._stop = Event()
        self.done_of_all, self.was_cancelled = (0, 0), False
        self.is_partial = until is not None
        self.started.emit()
        inspect, told = self._inspect, self._told

        def job() -> Inspected:
            return inspect(lambda done, whole: told.emit(stop, done, whole), stop, until)

        self._lane.submit(job, self._came, owner=self)

    @Slot()
    def cancel(self) -> None:
        """Let it end after the meeting that is being read."""
        if self._stop is not None:
            self._stop.set()
            self.was_cancelled = True

    @Slot(object, int, int)
    def _tell(self, stop: Event, done: int, whole: int) -> None:
        if stop is self._stop:  # else it is news of a check that has ended
            self.done_of_all = (done, whole)
            self.progress.emit(done, whole)

    def _came(self, answer: Inspected | AppError) -> None:
        self._stop, self.last, self.ended_at = None, answer, self._now()
        if isinstance(answer, AppError) or not self._was_for_all(answer):
            self._book.changed.emit()  # what it found up to then is in the book
        else:
            entry = LogEntry(ACCOUNT, self.ended_at, CloudAct.READ, answer.stopped_by)
            self._book.write(lambda store: store.note(entry))
        self.finished.emit(answer)

    def _was_for_all(self, answer: Inspected) -> bool:
        """Whether no meeting was left out but for what stopped it."""
        is_short = self.is_partial or self.was_cancelled or bool(answer.skipped)
        return bool(answer.read) and not is_short
