"""Where a booking goes while it is moved or lengthened: arithmetic on minutes and columns.

Minutes count from the salon's midnight, as on the grid; a mark is a whole multiple of ``STEP``.
"""

from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import Enum, auto

from desktop.core.daybook import snap
from desktop.ui.day.day_grid import Grid, Placed

STEP = 5
EDGE = 6
"""Pixels at a block's end that lengthen it instead of moving it."""

BOTH_EDGES = 24
"""Pixels: on a lower block only the bottom edge is one, or nothing would be left to move it by."""

BORDER = 36
"""Pixels inside the view's border from where on it scrolls."""

FASTEST = 24
"""Pixels a tick."""


class Grip(Enum):
    """The part of a block that is held; ``TOP`` changes its start, ``BOTTOM`` its end."""

    BODY = auto()
    TOP = auto()
    BOTTOM = auto()


def grip_at(y: int, height: int) -> Grip:
    """What a block of ``height`` pixels is held by at ``y``."""
    if y >= height - min(EDGE, height // 3):
        return Grip.BOTTOM
    return Grip.TOP if y < EDGE and height >= BOTH_EDGES else Grip.BODY


@dataclass(frozen=True, slots=True)
class Nudge:
    """One step by keyboard: columns to the right, minutes later, minutes longer."""

    columns: int = 0
    later: int = 0
    longer: int = 0


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """Where a booking would stand.

    It goes from mark to mark, and counts the time it has as a mark of its own: one at 10:07 can be
    put back there by hand. It stays in the day shown, unless it reaches beyond it already.
    """

    column: int
    starts: int
    minutes: int

    @classmethod
    def of(cls, column: int, placed: Placed) -> "DraftPlace":
        return cls(column, placed.starts, placed.minutes)

    @property
    def ends(self) -> int:
        return self.starts + self.minutes

    def moved_to(self, grid: Grid, column: int, minute: float) -> "DraftPlace":
        """As long as before, from the mark nearest ``minute`` on."""
        starts = _mark(minute, self.starts)
        moved = replace(self, column=_between(column, 0, grid.columns - 1), starts=starts)
        return moved if starts == self.starts else moved.within(grid)

    def stretched_to(self, grid: Grid, grip: Grip, minute: float) -> "DraftPlace":
        """With the end (``BOTTOM``) or the start (``TOP``) at the mark nearest ``minute``."""
        at_end = grip is Grip.BOTTOM
        own = self.ends if at_end else self.starts
        least, most = (
            (_up(self.starts + STEP), _down(grid.last))
            if at_end
            else (_up(grid.first), _down(self.ends - STEP))
        )
        wanted = _mark(minute, own)
        if wanted == own or least > most:
            return self
        wanted = _between(wanted, least, most)
        if at_end:
            return replace(self, minutes=wanted - self.starts)
        return replace(self, starts=wanted, minutes=self.ends - wanted)

    def nudged(self, grid: Grid, nudge: Nudge) -> "DraftPlace":
        """One step on; the first step of a booking between two marks ends at a mark."""
        later = _stepped(self.starts, nudge.later)
        moved = self.moved_to(grid, self.column + nudge.columns, later)
        return moved.stretched_to(grid, Grip.BOTTOM, _stepped(moved.ends, nudge.longer))

    def within(self, grid: Grid) -> "DraftPlace":
        """The nearest place on ``grid``; one longer than the day starts where the day does."""
        first, last = _up(grid.first), _down(grid.last - self.minutes)
        return replace(
            self,
            column=_between(self.column, 0, grid.columns - 1),
            starts=_between(self.starts, first, last),
        )


@dataclass(frozen=True, slots=True)
class Handle:
    """Where the pointer holds a booking: ``lead`` minutes after the start or end it moves."""

    grip: Grip
    lead: float

    @classmethod
    def pressed_at(cls, grid: Grid, origin: DraftPlace, grip: Grip, y: int) -> "Handle":
        held = origin.ends if grip is Grip.BOTTOM else origin.starts
        return cls(grip, minute_at(grid, y) - held)

    def carried_to(self, grid: Grid, origin: DraftPlace, x: int, y: int) -> DraftPlace:
        """Where the booking goes from ``origin`` with the pointer at ``x`` and ``y``."""
        minute = minute_at(grid, y) - self.lead
        if self.grip is Grip.BODY:
            return origin.moved_to(grid, column_at(grid, x), minute)
        return origin.stretched_to(grid, self.grip, minute)


def column_at(grid: Grid, x: int) -> int:
    """The column at ``x``; the nearest one beside the grid."""
    return _between(bisect_right(range(grid.columns), x, key=grid.x) - 1, 0, grid.columns - 1)


def minute_at(grid: Grid, y: int) -> float:
    """The minute at ``y``, also above and below what is shown, and between two minutes."""
    top, bottom = grid.y(grid.first), grid.y(grid.last)
    return grid.first + (y - top) * (grid.last - grid.first) / max(1, bottom - top)


def drift(at: int, pressed: int, length: int) -> int:
    """Pixels to scroll a tick with the pointer ``at`` pixels into a view ``length`` pixels long.

    The deeper in the border the more; none in a border where the pointer was ``pressed`` down until
    it goes on towards the outside, as a booking at the rim may be meant to go sideways only.
    """
    before, behind = BORDER - at, at - (length - BORDER)
    if before > 0 and at < pressed:
        return -min(FASTEST, before // 2 + 1)
    if behind > 0 and at > pressed:
        return min(FASTEST, behind // 2 + 1)
    return 0


def _mark(minute: float, own: int) -> int:
    nearest = snap(minute, STEP)
    return own if abs(minute - own) <= abs(minute - nearest) else nearest


def _stepped(minute: int, by: int) -> int:
    if by == 0:
        return minute
    return _down(minute + by) if by > 0 else _up(minute + by)


def _down(minute: int) -> int:
    return minute - minute % STEP


def _up(minute: int) -> int:
    return minute + -minute % STEP


def _between(value: int, least: int, most: int) -> int:
    """``least`` also where ``most`` is below it."""
    return max(least, min(most, value))
