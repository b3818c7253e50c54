"""Runs jobs off the GUI thread, one after another, and brings each answer home to it."""

import logging
from collections.abc import Callable
from itertools import count
from queue import SimpleQueue
from threading import Thread
from typing import Protocol, TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from desktop.core.troubles import AppError, Kind

T = TypeVar("T")
Done = Callable[[T | AppError], None]

log = logging.getLogger(__name__)


class Worker(Protocol):
    """What the UI asks of a lane; tests use one that runs the job at once."""

    def submit(
        self, job: Callable[[], T], done: Done[T], *, owner: QObject | None = None
    ) -> None: ...

    def stop(self, seconds: float = ...) -> bool: ...


def run(job: Callable[[], T]) -> T | AppError:
    """Return the job's answer, or what went wrong; an exception nobody foresaw is logged."""
    try:
        return job()
    except AppError as error:
        return error
    except Exception:
        log.exception("A job failed unexpectedly")
        return AppError(Kind.UNEXPECTED)


def is_gone(done: Callable[..., object], owner: QObject | None) -> bool:
    """Tell whether ``owner``, or the object ``done`` is a method of, has been deleted by Qt."""
    holder = owner if owner is not None else getattr(done, "__self__", None)
    return isinstance(holder, QObject) and not isValid(holder)


class Lane(QObject):
    """A daemon thread with a queue. ``done`` runs on the thread that made the lane, in order.

    ``done`` is left out when ``owner``, or the QObject it is a method of, no longer lives.
    Callbacks never travel to the thread: were it to hold the last reference to a widget, the
    widget would be deleted there. For the same reason a job must refer to no QObject.
    """

    _came_home = Signal(int, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[tuple[int, Callable[[], object]] | None] = SimpleQueue()
        self._tickets = count()
        self._waiting: dict[int, tuple[Callable[[object], None], QObject | None]] = {}
        self._came_home.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._thread = Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def submit(self, job: Callable[[], T], done: Done[T], *, owner: QObject | None = None) -> None:
        """Queue ``job``; its answer, or the :class:`AppError` it raised, is given to ``done``."""
        ticket = next(self._tickets)
        self._waiting[ticket] = (cast("Callable[[object], None]", done), owner)
        self._jobs.put((ticket, job))

    def stop(self, seconds: float = 5.0) -> bool:
        """Finish what is queued, hand over nothing more, and wait for that ``seconds`` at most.

        Return ``False`` when it is still busy then.
        """
        self._waiting.clear()
        self._jobs.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (item := self._jobs.get()) is not None:
            ticket, job = item
            answer = run(job)
            try:
                self._came_home.emit(ticket, answer)
            except RuntimeError:  # Qt deleted this lane together with its parent
                return
            del item, job, answer  # while waiting for the next job, keep nothing of the last alive

    @Slot(int, object)
    def _hand_over(self, ticket: int, answer: object) -> None:
        done, owner = self._waiting.pop(ticket, (None, None))
        if done is not None and not is_gone(done, owner):
            done(answer)
