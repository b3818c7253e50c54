"""Draws sheets on a lane, one at a time, and tells how far it is."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.core.troubles import AppError
from desktop.ui.worker import is_gone

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ui.worker import Worker

    Told = Callable[[int, int], None]

T = TypeVar("T")


class PaperWork(QObject):
    """``lane`` is used for nothing else until the app closes.

    ``started`` and ``finished`` enclose each work.
    """

    started = Signal()
    progress = Signal(int, int)  # how many pages of how many are drawn
    finished = Signal()

    _told = Signal(object, int, int)  # the work's Event, done, all; comes from the lane

    def __init__(self, lane: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lane = lane
        self._stop: Event | None = None
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        return self._stop is not None

    def start(
        self,
        work: Callable[[Told, Event], T],
        done: Callable[[T | AppError], None],
        owner: QObject,
    ) -> bool:
        """Begin ``work`` unless some is under way, and say whether; ``done`` while ``owner`` lives.

        ``work`` runs on the lane. It is given what to tell how far it is, and what stops it.
        """
        if self._stop is not None:
            return False
        stop = self._stop = Event()
        told = self._told

        def job() -> T:
            return work(lambda pages, whole: told.emit(stop, pages, whole), stop)

        def came(answer: T | AppError) -> None:
            self._stop = None
            self.finished.emit()
            if not is_gone(done, owner):
                done(answer)

        self.started.emit()
        self.lane.submit(job, came, owner=self)
        return True

    @Slot()
    def cancel(self) -> None:
        """Let it end after the page that is being drawn."""
        if self._stop is not None:
            self._stop.set()

    @Slot(object, int, int)
    def _tell(self, stop: Event, pages: int, whole: int) -> None:
        if stop is self._stop:  # else it is news of work that has ended
            self.progress.emit(pages, whole)
