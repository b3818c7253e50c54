"""Wakes the reconciler: when the book or the account changed, and when a wait is over."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.troubles import AppError
from desktop.services.backstage import Progress
from desktop.ui.book import Book
from desktop.ui.worker import Worker

LONGEST_WAIT = timedelta(minutes=10)
"""Waits are cut into pieces: a timer notices neither a changed clock nor the computer's sleep."""

AFTER_A_FAILURE = timedelta(seconds=30)


class Sync(QObject):
    """Takes steps on the cloud's lane, one at a time, until nothing is left to do now.

    ``step`` and ``retry`` run on that lane; ``retry`` makes everything that waits or was refused
    due again. ``progressed`` tells how each step went, and how the connection stands since.
    """

    progressed = Signal(object)  # Progress

    def __init__(
        self,
        *,
        book: Book,
        lane: Worker,
        step: Callable[[], Progress],
        retry: Callable[[], None],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._lane = lane
        self._step = step
        self._retry = retry
        self._now = now
        self._is_stepping = False
        self._is_wanted = False
        self._is_telling = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.wake)
        book.changed.connect(self._book_changed)

    @Slot()
    def wake(self) -> None:
        """Look for work now, or once more as soon as the step under way is done."""
        self._timer.stop()
        self._is_wanted = True
        if not self._is_stepping:
            self._is_stepping, self._is_wanted = True, False
            self._lane.submit(self._step, self._stepped, owner=self)

    @Slot()
    def try_again(self) -> None:
        """Make everything due again, for the account or the network may have changed."""
        self._lane.submit(self._retry, self._retried, owner=self)

    def _book_changed(self) -> None:
        if not self._is_telling:
            self.wake()

    def _retried(self, answer: AppError | None) -> None:
        if isinstance(answer, AppError):
            self._book.failed.emit(answer)
        self._tell()
        self.wake()

    def _stepped(self, answer: Progress | AppError) -> None:
        self._is_stepping = False
        if isinstance(answer, AppError):
            self._book.failed.emit(answer)
            self._wait(AFTER_A_FAILURE)
            return
        self.progressed.emit(answer)
        if answer.wrote:
            self._tell()
        if self._is_wanted:
            self.wake()
        elif answer.again is not None:
            self._wait(answer.again - self._now())

    def _wait(self, time: timedelta) -> None:
        wait = max(timedelta(), min(time, LONGEST_WAIT))
        self._timer.start(round(wait.total_seconds() * 1000))

    def _tell(self) -> None:
        self._is_telling = True
        self._book.changed.emit()
        self._is_telling = False
