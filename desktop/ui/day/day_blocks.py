"""The bookings on the day's canvas: made a few at a time, those in sight first."""

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter

from PySide6.QtCore import QObject, QRect, QTimer, Signal

from desktop.ui.day.block_content import BlockContent
from desktop.ui.day.booking_block import BookingBlock
from desktop.ui.day.day_grid import Grid, Placed, Track
from desktop.ui.day.stop_pool import StopPool

PIECE_SECONDS = 0.003
"""So long the window does nothing else; painting what was made takes about as long again."""

AT_ONCE = 24
"""Blocks in a piece at the least: an ordinary day is shown whole."""


class DayBlocks(QObject):
    """Shows a day in pieces; between two of them the window paints and answers.

    ``show`` takes over what is to be seen and may come at any time, ``fill`` begins with it. A
    block that is asked for by ``block`` is made at once, and ``finish`` makes all that are left.
    """

    settled = Signal()
    """Every block stands where it belongs."""

    def __init__(self, make: Callable[[], BookingBlock], parent: QObject) -> None:
        super().__init__(parent)
        self._pool: StopPool[int, BookingBlock] = StopPool(make)
        self._grid: Grid | None = None
        self._waiting: dict[int, tuple[int, Placed]] = {}
        self._content_of: Callable[[int], BlockContent] | None = None
        self._selected = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._make_some)

    @property
    def made(self) -> dict[int, BookingBlock]:
        """The blocks by booking id."""
        return self._pool.kept

    @property
    def is_settled(self) -> bool:
        return not self._waiting

    def show(
        self, grid: Grid, tracks: Sequence[Track], content_of: Callable[[int], BlockContent]
    ) -> None:
        """Take bookings that are not in ``tracks`` away, and let the others wait for ``fill``."""
        self._timer.stop()
        self._grid, self._content_of = grid, content_of
        self._waiting = {
            placed.booking_id: (column, placed)
            for column, track in enumerate(tracks)
            for placed in track.placed
        }
        self._pool.drop_others(self._waiting.keys())

    def fill(self, seen: QRect) -> None:
        """Begin to make what waits, with what lies in ``seen`` of the canvas first."""
        in_sight = dict(self._within(seen))
        self._waiting = in_sight | self._waiting
        self._timer.start()
        self._make_some()

    def block(self, booking_id: int) -> BookingBlock | None:
        """Return a booking's block, ``None`` if it is not shown."""
        if booking_id in self._waiting:
            self._make(booking_id)
        return self._pool.kept.get(booking_id)

    def finish(self) -> None:
        """Make all that waits."""
        self._timer.stop()
        for booking_id in list(self._waiting):
            self._make(booking_id)
        self.settled.emit()

    def select(self, booking_id: int) -> None:
        """Mark one booking, or none with 0."""
        for which in (self._selected, booking_id):
            if which in self._pool.kept:
                self._pool.kept[which].set_selected(which == booking_id)
        self._selected = booking_id

    def _within(self, seen: QRect) -> Iterator[tuple[int, tuple[int, Placed]]]:
        grid = self._grid
        if grid is None or seen.isEmpty():
            return
        first, last = grid.minute_at(seen.top()), grid.minute_at(seen.bottom())
        columns = {
            column
            for column in range(grid.columns)
            if grid.x(column + 1) > seen.left() and grid.x(column) <= seen.right()
        }
        for booking_id, (column, placed) in self._waiting.items():
            if column in columns and placed.starts <= last and placed.ends >= first:
                yield booking_id, (column, placed)

    def _make_some(self) -> None:
        until, made = perf_counter() + PIECE_SECONDS, 0
        while self._waiting and (made < AT_ONCE or perf_counter() < until):
            self._make(next(iter(self._waiting)))
            made += 1
        if not self._waiting:
            self._timer.stop()
            self.settled.emit()

    def _make(self, booking_id: int) -> None:
        if self._grid is None or self._content_of is None:
            return
        column, placed = self._waiting.pop(booking_id)
        block = self._pool.take(booking_id)
        block.setGeometry(self._grid.block_rect(column, placed))
        block.show_content(self._content_of(booking_id))
        block.set_selected(booking_id == self._selected)
        block.prepare()
        block.show()
