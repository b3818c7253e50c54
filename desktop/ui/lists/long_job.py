"""One long question or act at a time, which tells how far it is and can be stopped."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.ui import garbage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.core.troubles import AppError
    from desktop.services.store import Store
    from desktop.ui.book import Book

    Tell = Callable[[int, int], None]

T = TypeVar("T")

AT_ONCE = 500
"""Objects freed at a time; nobody else's Python runs meanwhile."""


_USUAL_TURN = sys.getswitchinterval()
SHORT_TURN = _USUAL_TURN / 10
"""Seconds that the lane works before the window has its turn again.

Drawing takes several turns: each call of Qt gives its own away, and waits for the next.
"""


class LongJob(QObject):
    """Runs on the book's lane. What was stopped answers with ``None``, if it answers at all.

    ``changed`` follows whenever one begins, is to stop or ends, ``got_on`` whenever one gets on:
    while the lane is busy, every call of Qt may have to wait for it, so few should follow.
    """

    changed = Signal()
    got_on = Signal()

    _told = Signal(object, int, int)  # the job's Event, done, all; comes from the lane

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._stop: Event | None = None
        self.words = ""
        self.done_of_all = (0, 0)
        self.is_stopping = False
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._work = work = object()
        self.destroyed.connect(lambda: garbage.go_on(work))
        self.destroyed.connect(garbage.take_back)

    @property
    def is_running(self) -> bool:
        return self._stop is not None

    def read(
        self,
        words: str,
        question: Callable[[Store, Tell, Event], T],
        done: Callable[[T], None],
        failed: Callable[[AppError], None],
    ) -> None:
        """Ask; one under way is stopped, and its answer left out. ``words`` say what it does."""
        job, came, went_wrong = self._begin(words, question, done, failed)
        self._book.read(job, came, failed=went_wrong, owner=self)

    def write(
        self,
        words: str,
        act: Callable[[Store, Tell, Event], T],
        done: Callable[[T], None],
        failed: Callable[[AppError], None],
    ) -> None:
        """As :meth:`read`, for what changes the book."""
        job, came, went_wrong = self._begin(words, act, done, failed)
        self._book.write(job, came, failed=went_wrong, owner=self)

    def let_go(self, *large: Sequence[object]) -> None:
        """Free what large lists hold, on the lane and bit by bit; they are empty then."""
        lists = [one for one in large if isinstance(one, list)]
        self._book.read(lambda _store: empty_slowly(lists), _nothing_more, failed=_nothing_more)

    @Slot()
    def cancel(self) -> None:
        """Let it end at the next chance."""
        if self._stop is not None:
            self._stop.set()
            self.is_stopping = True
            self.changed.emit()

    def _begin(
        self,
        words: str,
        question: Callable[[Store, Tell, Event], T],
        done: Callable[[T], None],
        failed: Callable[[AppError], None],
    ) -> tuple[Callable[[Store], T], Callable[[T], None], Callable[[AppError], None]]:
        if self._stop is not None:
            self._stop.set()
        stop = self._stop = Event()
        self.words, self.done_of_all, self.is_stopping = words, (0, 0), False
        told = self._told

        def job(store: Store) -> T:
            with short_turns():
                return question(store, lambda done, whole: told.emit(stop, done, whole), stop)

        def came(answer: T) -> None:
            if self._ended(stop):
                done(answer)

        def went_wrong(error: AppError) -> None:
            if self._ended(stop):
                failed(error)

        garbage.wait_for(self._work)
        self.changed.emit()
        return job, came, went_wrong

    def _ended(self, stop: Event) -> bool:
        """Whether that is the end of the one under way, and not of one before it."""
        if stop is not self._stop:
            return False
        self._stop = None
        garbage.set_aside()
        garbage.go_on(self._work)
        self.changed.emit()
        return True

    @Slot(object, int, int)
    def _tell(self, stop: Event, done: int, whole: int) -> None:
        if stop is self._stop:
            self.done_of_all = (done, whole)
            garbage.set_aside()
            self.got_on.emit()


@contextmanager
def short_turns() -> Iterator[None]:
    """Let the threads take turns more often."""
    sys.setswitchinterval(SHORT_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(_USUAL_TURN)


def empty_slowly(lists: Sequence[list[Any]]) -> None:
    """Free what they hold bit by bit: all at once would hold up every other thread."""
    for large in lists:
        while large:
            del large[-AT_ONCE:]


def _nothing_more(_answer: object) -> None:
    """What follows."""
