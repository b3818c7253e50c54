"""Reads how many online appointments wait for the cloud, whenever that may have changed."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.open_links import OpenLink
from desktop.core.times import to_wall
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import wish
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection_state import Waiting
from desktop.ui.rereading import Rereading

EVERY_MS = 5 * 60 * 1000
"""Appointments pass by, and so do days, without anything being written."""

FIRST = 5
"""How many of them are named."""

_OTHERWISE = frozenset({Kind.MEETING_GONE, Kind.MEETING_CHANGED, Kind.OTHER_ACCOUNT})
"""What no connection mends: somebody decides about each of these meetings."""


class WaitingLinks(QObject):
    """``came`` tells a :class:`Waiting`, at most one reading at a time. ``now`` answers in UTC."""

    came = Signal(object)

    def __init__(
        self, book: Book, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._rereading = Rereading(book, self._question, self._came, self._failed, self)
        self.timer = QTimer(self, interval=EVERY_MS)
        self.timer.timeout.connect(self.read)
        self.midnight = QTimer(self, singleShot=True)
        self.midnight.timeout.connect(self.read)
        book.changed.connect(self.read)

    @Slot()
    def start(self) -> None:
        """Read now, and every few minutes."""
        self.timer.start()
        self.read()

    @Slot()
    def read(self) -> None:
        """Read, or once more as soon as the reading under way is done."""
        self._rereading.again()

    def _question(self) -> Callable[[Store], Waiting]:
        now = self._now()
        return lambda store: read_waiting(store, now)

    def _came(self, waiting: Waiting) -> None:
        self._await_midnight(waiting.zone)
        self.came.emit(waiting)

    def _await_midnight(self, zone: str) -> None:
        """Read as soon as it is another day at the salon, should that be before the timer comes."""
        wall = to_wall(self._now(), zone)
        left = datetime.combine(wall.date(), time()) + timedelta(days=1) - wall
        left_ms = -(left // -timedelta(milliseconds=1))  # rounded up: before, it is the same day
        if left_ms < EVERY_MS:
            self.midnight.start(left_ms)

    def _failed(self, _error: AppError) -> None:
        """Leave it at what is known: whoever shows the day says that the book cannot be read."""


def read_waiting(store: Store, now: datetime) -> Waiting:
    """Count those that a connection would help; what is too much to read counts as such."""
    links, salon = store.open_links(now), store.salon()
    rows = [row for row in links.rows if wish(row.details, salon) and _is_of_connection(row)]
    first = tuple((row.details.booking.starts, row.details.customer) for row in rows[:FIRST])
    total = len(rows) + links.total - len(links.rows)
    return Waiting(total, first, salon.time_zone, to_wall(now, salon.time_zone).date())


def _is_of_connection(row: OpenLink) -> bool:
    trouble = row.status.trouble
    return trouble is None or trouble.kind not in _OTHERWISE
