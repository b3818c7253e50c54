"""A lane for tests: it runs each job at once, on the thread that submits it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.ui.worker import Done, is_gone, run

T = TypeVar("T")


class InlineLane:
    """The interface of ``desktop.ui.worker.Lane`` without its thread."""

    def submit(self, job: Callable[[], T], done: Done[T], *, owner: QObject | None = None) -> None:
        answer = run(job)
        if not is_gone(done, owner):
            done(answer)

    def stop(self, seconds: float = 5.0) -> bool:
        del seconds
        return True
