"""A button in the status bar that says what is to be seen to."""

from abc import abstractmethod
from collections.abc import Callable
from datetime import datetime
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.rereading import Rereading

MINUTE_MS = 60_000

Facts = TypeVar("Facts")


class StatusButton(QPushButton, Generic[Facts]):
    """Hidden while there is nothing to see to; a click asks for the list. ``now`` answers in UTC.

    It reads the book when that changes, one reading at a time, and by the minute while it is
    shown, for appointments pass by.
    """

    def __init__(
        self, book: Book, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._rereading = Rereading(book, self._ask, self._came, self._failed, self)
        self.setProperty("role", "quiet")
        self.hide()
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        book.changed.connect(self.refresh)

    @abstractmethod
    def question(self, now: datetime) -> Callable[[Store], Facts]:
        """Return what to ask the book at ``now`` (UTC); it must refer to no widget."""

    @abstractmethod
    def show_facts(self, facts: Facts) -> bool:
        """Say what was read; return whether there is anything to see to."""

    @abstractmethod
    def draw_icon(self) -> None:
        """Draw it in a colour of the scheme there is."""

    def refresh(self) -> None:
        """Read again; while a reading is under way, once more after it."""
        self._rereading.again()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again for another colour scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.draw_icon()

    def _ask(self) -> Callable[[Store], Facts]:
        return self.question(self._now())

    def _came(self, facts: Facts) -> None:
        there_is_something = self.show_facts(facts)
        if there_is_something:
            self._minute.start()
        else:
            self._minute.stop()
        self.setVisible(there_is_something)

    def _failed(self, _error: object) -> None:
        """Leave it as it was: whoever reads the day says that the book cannot be read."""
