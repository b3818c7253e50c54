"""What was done at this desk since it was opened, to be taken back and done again, many levels."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.core.models import Change
from desktop.core.troubles import AppError
from desktop.ui.book import Book


@dataclass(frozen=True, slots=True)
class Done:
    """One act, and the sentence that told of it."""

    change: Change
    words: str


class History(QObject):
    """Undoes the newest act first, as an editor does; a new act leaves nothing to do again.

    It outlives the window, which is made anew for another language. ``told(done)`` follows an act,
    ``undone(done)`` and ``redone(done)`` what takes it back and does it again; their change is that
    of the undoing. Whatever was changed otherwise since then is refused (``failed``), and left out.
    """

    told = Signal(object)
    undone = Signal(object)
    redone = Signal(object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
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
        """Remember an act that was done, and tell it."""
        done = Done(change, words)
        if change.id:
            self._done.append(done)
            self._undone.clear()
        self.changed.emit()
        self.told.emit(done)

    def undo(self) -> None:
        """Take the newest act back; nothing where there is none."""
        if self._done:
            self._take_back(self._done.pop(), self._undone)

    def redo(self) -> None:
        """Do the act undone last again."""
        if self._undone:
            self._take_back(self._undone.pop(), self._done)

    def _take_back(self, done: Done, onto: list[Done]) -> None:
        self.changed.emit()
        change_id, words = done.change.id, done.words

        def came(change: Change) -> None:
            taken = Done(change, words)
            if change.id:
                onto.append(taken)
            self.changed.emit()
            (self.undone if onto is self._undone else self.redone).emit(taken)

        self._book.write(
            lambda store: store.undo(change_id), came, failed=self._refused, owner=self
        )

    def _refused(self, error: AppError) -> None:
        self.changed.emit()
        self.failed.emit(error)
