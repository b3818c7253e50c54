"""Reads how many online appointments wait for the cloud, whenever that may have changed."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.times import to_wall
from desktop.core.troubles import AppError
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection_state import Waiting

EVERY_MS = 5 * 60 * 1000
"""Appointments pass by, and so do days, without anything being written."""

FIRST = 5
"""How many of them are named."""


class WaitingLinks(QObject):
    """``came`` tells a :class:`Waiting`, at most one reading at a time. ``now`` answers in UTC."""

    came = Signal(object)

    def __init__(
        self, book: Book, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._now = now
        self._is_reading = False
        self._is_wanted = False
        self.timer = QTimer(self, interval=EVERY_MS)
        self.timer.timeout.connect(self.read)
        book.changed.connect(self.read)

    @Slot()
    def start(self) -> None:
        """Read now, and every few minutes."""
        self.timer.start()
        self.read()

    @Slot()
    def read(self) -> None:
        """Read, or once more as soon as the reading under way is done."""
        self._is_wanted = True
        if not self._is_reading:
            self._is_reading, self._is_wanted = True, False
            now = self._now()
            self._book.read(
                lambda store: read_waiting(store, now), self._came, failed=self._failed, owner=self
            )

    def _came(self, waiting: Waiting) -> None:
        self._is_reading = False
        self.came.emit(waiting)
        if self._is_wanted:
            self.read()

    def _failed(self, _error: AppError) -> None:
        """Leave it at what is known: whoever shows the day says that the book cannot be read."""
        self._is_reading = self._is_wanted = False


def read_waiting(store: Store, now: datetime) -> Waiting:
    links, zone = store.open_links(now, FIRST), store.salon().time_zone
    first = tuple((row.details.booking.starts, row.details.customer) for row in links.rows)
    return Waiting(links.total, first, zone, to_wall(now, zone).date())
