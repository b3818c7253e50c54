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


SECONDS_TO_END = 1.0
"""How long closing waits for each lane: a folder on a server that does not answer keeps nobody."""


class PaperWork(QObject):
    """``started`` and ``finished`` enclose each work; ``lane`` is used for nothing else.

    ``folders`` is the lane on which the sheets left on closing are looked for and deleted: theirs
    may be on a server that does not answer, and that holds up no printing. ``ended`` is set when
    none must be deleted any more.
    """

    started = Signal()
    progress = Signal(int, int)  # how many pages of how many are drawn
    finished = Signal()

    _told = Signal(object, int, int)  # the work's Event, done, all; comes from the lane

    def __init__(self, lane: Worker, folders: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lane = lane
        self.folders = folders
        self.ended = Event()
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

    def stop(self, seconds: float = SECONDS_TO_END) -> bool:
        """End, for the app closes; ``False`` when a lane is still busy after so long."""
        self.cancel()
        quiet = [lane.stop(seconds) for lane in (self.lane, self.folders)]
        self.ended.set()  # else the sheet that is left now might go as well
        return all(quiet)

    @Slot(object, int, int)
    def _tell(self, stop: Event, pages: int, whole: int) -> None:
        if stop is self._stop:  # else it is news of work that has ended
            self.progress.emit(pages, whole)
