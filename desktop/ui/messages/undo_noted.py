"""A button for lists in which "Already told" takes rows away: it brings the last ones back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from desktop.core.messages import Told
from desktop.ui.book import Book
from desktop.ui.messages.telling import forget_every


class UndoNoted(QPushButton):
    """Seen while it holds something; what could not be taken back it goes on holding.

    ``undone`` follows while it still has the keyboard.
    """

    undone = Signal()

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.setText(self.tr("&Undo"))
        self.setToolTip(self.tr("Put those noted last back on the list"))
        self.setAutoDefault(False)
        self._book = book
        self._held: Sequence[Told] = ()
        self.clicked.connect(self._undo)

    def hold(self, told: Sequence[Told]) -> None:
        """Offer to take this back, and no longer what was noted before."""
        self._held = told
        self.setVisible(bool(told))

    def _undo(self) -> None:
        told = self._held
        self._book.write(lambda store: forget_every(store, told), self._done, owner=self)

    def _done(self, _nothing: None) -> None:
        self.undone.emit()
        self.hold(())
