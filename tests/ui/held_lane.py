"""A lane for tests that keeps its jobs until it is told to work: a slow disk."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.ui.worker import Done, is_gone, run

T = TypeVar("T")


class HeldLane:
    """The interface of ``desktop.ui.worker.Lane`` without its thread."""

    def __init__(self) -> None:
        self._held: list[Callable[[], None]] = []

    def submit(self, job: Callable[[], T], done: Done[T], *, owner: QObject | None = None) -> None:
        def work() -> None:
            answer = run(job)
            if not is_gone(done, owner):
                done(answer)

        self._held.append(work)

    def work(self) -> None:
        """Do everything that was asked for, and what is asked for meanwhile."""
        while self._held:
            self._held.pop(0)()

    def work_once(self) -> None:
        """Do what was asked for first, and nothing more."""
        self._held.pop(0)()

    def stop(self, seconds: float = 5.0) -> bool:
        del seconds
        return True
