"""Where minutes and columns lie on the day's canvas.

Minutes count from the salon's midnight by the wall clock; lengths are device-independent pixels.
"""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPoint, QRect

DAY = 24 * 60
GAP = 3
LAST_LANE_MARGIN = 8
"""Room left beside bookings, so that there is always a place to click for another one."""


def minute_of(moment: datetime) -> int:
    """Minutes since midnight on the wall clock."""
    return moment.hour * 60 + moment.minute


@dataclass(frozen=True, slots=True)
class Spot:
    """One stop on the grid: a booking, an absence, or free time where both ids are 0."""

    column: int
    minute: int
    booking_id: int = 0
    absence_id: int = 0

    @property
    def is_free(self) -> bool:
        return not self.booking_id and not self.absence_id


@dataclass(frozen=True, slots=True)
class Placed:
    """A booking's place in its column: minutes, and its lane among those that overlap.

    ``buffer`` are the minutes its staff member needs afterwards.
    """

    booking_id: int
    starts: int
    minutes: int
    lane: int = 0
    lanes: int = 1
    buffer: int = 0

    @property
    def ends(self) -> int:
        return min(DAY, self.starts + self.minutes)


@dataclass(frozen=True, slots=True)
class Away:
    """An absence's place in its column."""

    absence_id: int
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class Track:
    """What stands in one column; ``opened`` are the times worked, from and until."""

    placed: tuple[Placed, ...] = ()
    away: tuple[Away, ...] = ()
    opened: tuple[tuple[int, int], ...] = ()

    def is_open(self, minute: int) -> bool:
        return any(opens <= minute < closes for opens, closes in self.opened)


@dataclass(frozen=True, slots=True)
class Grid:
    """``first`` and ``last`` are the minutes shown, multiples of ``slot``."""

    first: int
    last: int
    slot: int
    slot_height: int
    columns: int
    width: int

    @property
    def height(self) -> int:
        return (self.last - self.first) * self.slot_height // self.slot

    def x(self, column: int) -> int:
        """The left edge of ``column``; the right edge of the last one for ``columns``."""
        return column * self.width // max(1, self.columns)

    def y(self, minute: int) -> int:
        return (minute - self.first) * self.slot_height // self.slot

    def minute_at(self, y: int) -> int:
        """The minute at ``y``, within what is shown."""
        minute = self.first + y * self.slot // self.slot_height
        return max(self.first, min(self.last - 1, minute))

    def slot_of(self, minute: int) -> tuple[int, int]:
        """The slot that holds ``minute``, from and until."""
        starts = minute - minute % self.slot
        return starts, min(self.last, starts + self.slot)

    def spot_at(self, point: QPoint) -> Spot | None:
        """The slot under ``point``, or ``None`` beside the grid."""
        if not (0 <= point.x() < self.x(self.columns) and 0 <= point.y() < self.height):
            return None
        column = next(i for i in range(self.columns) if point.x() < self.x(i + 1))
        return Spot(column, self.slot_of(self.minute_at(point.y()))[0])

    def slot_rect(self, spot: Spot) -> QRect:
        """From ``spot`` on to the end of its slot."""
        left, top = self.x(spot.column), self.y(spot.minute)
        bottom = self.y(self.slot_of(spot.minute)[1])
        return QRect(left, top, self.x(spot.column + 1) - left, bottom - top)

    def block_rect(self, column: int, placed: Placed) -> QRect:
        """The booking's rectangle; never lower than half a slot, so that it can be hit."""
        left, width = self._lane(column, placed)
        top = self.y(placed.starts) + 1
        bottom = self.y(placed.ends) - 1
        return QRect(left, top, width, max(self.slot_height // 2, bottom - top))

    def tail_rect(self, column: int, placed: Placed) -> QRect:
        """The time kept free after a booking, below its block; empty without any."""
        left, width = self._lane(column, placed)
        top = self.block_rect(column, placed).bottom() + 1
        bottom = self.y(min(self.last, placed.ends + placed.buffer)) - 1
        return QRect(left, top, width, max(0, bottom - top) if placed.buffer else 0)

    def away_rect(self, column: int, away: Away) -> QRect:
        """The absence's rectangle, of what is shown; empty where nothing of it is."""
        left = self.x(column) + GAP
        top = self.y(max(self.first, away.starts)) + 1
        bottom = self.y(min(self.last, away.ends)) - 1
        return QRect(left, top, self.x(column + 1) - left - LAST_LANE_MARGIN, max(0, bottom - top))

    def _lane(self, column: int, placed: Placed) -> tuple[int, int]:
        """The left edge and the width of a booking."""
        left = self.x(column) + GAP
        room = self.x(column + 1) - left - LAST_LANE_MARGIN
        start = left + room * placed.lane // placed.lanes
        end = left + room * (placed.lane + 1) // placed.lanes
        return start, end - start - 2
