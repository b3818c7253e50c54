"""Where minutes and columns lie on the day's canvas, and how arrow keys walk over it.

Minutes count from the salon's midnight by the wall clock; lengths are device-independent pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect

DAY = 24 * 60
PAGE = 60
GAP = 3
LAST_LANE_MARGIN = 8
"""Room left beside bookings, so that there is always a place to click for another one."""


def minute_of(moment: datetime) -> int:
    """Minutes since midnight on the wall clock."""
    return moment.hour * 60 + moment.minute


@dataclass(frozen=True, slots=True)
class Spot:
    """One stop on the grid: a booking, or an empty slot when ``booking_id`` is 0."""

    column: int
    minute: int
    booking_id: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A booking's place in its column: minutes, and its lane among those that overlap."""

    booking_id: int
    starts: int
    minutes: int
    lane: int = 0
    lanes: int = 1

    @property
    def ends(self) -> int:
        return min(DAY, self.starts + self.minutes)


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

    def spot_at(self, point: QPoint) -> Spot | None:
        """The slot under ``point``, or ``None`` beside the grid."""
        if not (0 <= point.x() < self.x(self.columns) and 0 <= point.y() < self.height):
            return None
        column = next(i for i in range(self.columns) if point.x() < self.x(i + 1))
        minute = self.minute_at(point.y())
        return Spot(column, minute - minute % self.slot)

    def slot_rect(self, spot: Spot) -> QRect:
        left, top = self.x(spot.column), self.y(spot.minute)
        return QRect(
            left,
            top,
            self.x(spot.column + 1) - left,
            self.y(min(self.last, spot.minute + self.slot)) - top,
        )

    def block_rect(self, column: int, placed: Placed) -> QRect:
        """The booking's rectangle; never lower than half a slot, so that it can be hit."""
        left = self.x(column) + GAP
        room = self.x(column + 1) - left - LAST_LANE_MARGIN
        start = left + room * placed.lane // placed.lanes
        end = left + room * (placed.lane + 1) // placed.lanes
        top = self.y(placed.starts) + 1
        bottom = self.y(placed.ends) - 1
        return QRect(start, top, end - start - 2, max(self.slot_height // 2, bottom - top))


class Step(Enum):
    """What a key asks of the walk."""

    UP = auto()
    DOWN = auto()
    LEFT = auto()
    RIGHT = auto()
    FIRST = auto()
    LAST = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()


def walk(grid: Grid, columns: Sequence[Sequence[Placed]], at: Spot, step: Step) -> Spot:
    """The spot one step on from ``at``; ``at`` itself where the grid ends.

    Up and down go through a column's bookings and empty slots in the order of time; left and right
    stay at the time; ``PAGE`` is in minutes.
    """
    if not columns:
        return at
    column = max(0, min(len(columns) - 1, at.column))
    if step in (Step.LEFT, Step.RIGHT):
        beside = column + (1 if step is Step.RIGHT else -1)
        if not 0 <= beside < len(columns):
            return at
        return _at_minute(_stops(grid, beside, columns[beside]), at.minute)
    stops = _stops(grid, column, columns[column])
    here = stops.index(at) if at in stops else stops.index(_at_minute(stops, at.minute))
    reached = {
        Step.UP: stops[max(0, here - 1)],
        Step.DOWN: stops[min(len(stops) - 1, here + 1)],
        Step.FIRST: stops[0],
        Step.LAST: stops[-1],
        Step.PAGE_UP: _at_minute(stops, at.minute - PAGE),
        Step.PAGE_DOWN: _at_minute(stops, at.minute + PAGE),
    }
    return reached[step]


def _stops(grid: Grid, column: int, placed: Sequence[Placed]) -> list[Spot]:
    taken = {
        minute
        for one in placed
        for minute in range(one.starts - one.starts % grid.slot, one.ends, grid.slot)
    }
    slots = [
        (minute, 0, Spot(column, minute))
        for minute in range(grid.first, grid.last, grid.slot)
        if minute not in taken
    ]
    blocks = [(one.starts, one.lane, Spot(column, one.starts, one.booking_id)) for one in placed]
    return [spot for _, _, spot in sorted(slots + blocks, key=lambda stop: stop[:2])]


def _at_minute(stops: Sequence[Spot], minute: int) -> Spot:
    """The stop that covers ``minute``: the last to start by then, else the first of all."""
    earlier = [stop for stop in stops if stop.minute <= minute]
    if not earlier:
        return stops[0]
    start = earlier[-1].minute
    return next(stop for stop in earlier if stop.minute == start)
