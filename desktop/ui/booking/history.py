"""What was done at this desk since it was opened, to be taken back and done again, many levels."""

from bisect import insort
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.core.models import Change
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking.under_way import UnderWay

_FINAL = frozenset({Kind.CHANGED_SINCE, Kind.UNEXPECTED})
"""Refusals that trying again does not mend."""

LEVELS = 500
"""Acts that can be taken back: more than anybody does in a day."""


@dataclass(frozen=True, slots=True)
class Done:
    """One act, and the sentence that told of it."""

    change: Change
    words: str


class History(QObject):
    """Undoes the newest act first, as an editor does; a new act leaves nothing to do again.

    It outlives the window, which is made anew for another language. ``told(done)`` follows an act,
    ``undone(done)`` and ``redone(done)`` what takes it back and does it again; their change is that
    of the undoing. Whatever was changed otherwise since then is refused (``failed``), and left out;
    after any other failure it can be tried again, as it can when it was ``stopped``.
    """

    told = Signal(object)
    undone = Signal(object)
    redone = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    changed = Signal()

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.under_way = UnderWay(self)
        self._done: list[Done] = []
        self._undone: list[Done] = []

    @property
    def next_undo(self) -> str:
        """The sentence of the act that undo would take back; empty where there is none."""
        return self._done[-1].words if self._done else ""

    @property
    def next_redo(self) -> str:
        return self._undone[-1].words if self._undone else ""

    def note(self, change: Change, words: str) -> None:
        """Remember an act that was done, once, and tell it."""
        done = Done(change, words)
        if change.id and all(one.change.id != change.id for one in self._done):
            _remember(done, self._done)
            self._undone.clear()
        self.changed.emit()
        self.told.emit(done)

    def undo(self) -> None:
        """Take the newest act back, be it still under way; nothing where there is none."""
        self._book.read(_nothing, lambda _: self._take_back(self._done, self._undone), owner=self)

    def redo(self) -> None:
        """Do the act undone last again."""
        self._book.read(_nothing, lambda _: self._take_back(self._undone, self._done), owner=self)

    def _take_back(self, acts: list[Done], onto: list[Done]) -> None:
        if not acts:
            return
        done = acts.pop()
        self.changed.emit()
        task = self.under_way.begin(done.words, again=acts is self._undone)

        def came(change: Change | None) -> None:
            self.under_way.end(task)
            if change is None:
                _remember(done, acts)
                self.changed.emit()
                self.stopped.emit()
                return
            taken = Done(change, done.words)
            if change.id:
                _remember(taken, onto)
            self.changed.emit()
            (self.undone if onto is self._undone else self.redone).emit(taken)

        def refused(error: AppError) -> None:
            self.under_way.end(task)
            if error.kind not in _FINAL:
                _remember(done, acts)
            self.changed.emit()
            self.failed.emit(error)

        act = self.under_way.act(task, done.change.id)
        self._book.write(act, came, failed=refused, owner=self)


def _remember(done: Done, among: list[Done]) -> None:
    """Keep the order in which the book was changed, whatever the order of the answers."""
    insort(among, done, key=lambda one: one.change.id)
    del among[:-LEVELS]


def _nothing(_store: Store) -> None:
    """What all that was asked for before comes before."""
