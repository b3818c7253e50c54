"""What is being taken back or done again, while it takes its time."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.services.arrivals import Stopped

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.models import Change
    from desktop.services.store import Store


@dataclass(eq=False)
class Task:
    """``words`` tell of the act; ``again`` that it is done once more, and not taken back."""

    words: str
    again: bool
    stop: Event = field(default_factory=Event)
    done: int = 0
    whole: int = 0

    @property
    def percent(self) -> int:
        return 100 * self.done // self.whole if self.whole else 0

    @property
    def is_stopping(self) -> bool:
        return self.stop.is_set()


class UnderWay(QObject):
    """Tasks in the order in which the book gets to them.

    ``changed`` follows whenever one begins, gets on, is to stop or ends.
    """

    changed = Signal()

    _told = Signal(object, int, int)  # the task, done, all; comes from the lane

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: list[Task] = []
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def current(self) -> Task | None:
        """The one that the book is at."""
        return self._tasks[0] if self._tasks else None

    def begin(self, words: str, *, again: bool) -> Task:
        task = Task(words, again)
        self._tasks.append(task)
        self.changed.emit()
        return task

    def end(self, task: Task) -> None:
        self._tasks.remove(task)
        self.changed.emit()

    def stop(self) -> None:
        """Let all of them end at the next chance, with nothing changed by those not done then."""
        for task in self._tasks:
            task.stop.set()
        self.changed.emit()

    def act(self, task: Task, change_id: int) -> Callable[[Store], Change | None]:
        """Return what undoes a change, for the book's lane; ``None`` follows when stopped."""
        told, stop = self._told, task.stop

        def act(store: Store) -> Change | None:
            try:
                return store.undo(change_id, lambda *far: told.emit(task, *far), stop)
            except Stopped:
                return None

        return act

    @Slot(object, int, int)
    def _tell(self, task: Task, done: int, whole: int) -> None:
        if task is self.current:
            task.done, task.whole = done, whole
            self.changed.emit()
