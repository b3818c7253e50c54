"""How arrow keys walk over the day's canvas, from booking to free time to absence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from desktop.ui.day.day_grid import Grid, Spot, Track

PAGE = 60
LEAST = 15
"""Minutes: less free time than this, and less than a slot, is no stop of its own."""


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


SIDEWAYS = (Step.LEFT, Step.RIGHT)


@dataclass(frozen=True, slots=True)
class _Stop:
    ends: int
    order: int  # among those that start together
    spot: Spot


def walk(
    grid: Grid, tracks: Sequence[Track], at: Spot, step: Step, minute: int | None = None
) -> Spot:
    """The spot one step on from ``at``; ``at`` itself where the grid ends.

    Up and down go through all that stands in a column, and its free time, in the order of time;
    left and right stay at ``minute``, by itself that of ``at``; ``PAGE`` is in minutes.
    """
    if not tracks:
        return at
    column = max(0, min(len(tracks) - 1, at.column))
    wanted = at.minute if minute is None else minute
    if step in SIDEWAYS:
        beside = column + (1 if step is Step.RIGHT else -1)
        if not 0 <= beside < len(tracks):
            return at
        return _at_minute(_stops(grid, beside, tracks[beside]), wanted)
    stops = _stops(grid, column, tracks[column])
    spots = [stop.spot for stop in stops]
    here = spots.index(at if at in spots else _at_minute(stops, at.minute))
    reached = {
        Step.UP: spots[max(0, here - 1)],
        Step.DOWN: spots[min(len(spots) - 1, here + 1)],
        Step.FIRST: spots[0],
        Step.LAST: spots[-1],
        Step.PAGE_UP: _at_minute(stops, at.minute - PAGE),
        Step.PAGE_DOWN: _at_minute(stops, at.minute + PAGE),
    }
    return reached[step]


def free_spot(grid: Grid, track: Track, spot: Spot, minute: int) -> Spot:
    """The free time of the slot at ``spot`` that holds ``minute``; ``spot`` where it is taken."""
    slot = grid.slot_of(spot.minute)
    for starts, ends in _free(slot, _taken(track)):
        if starts <= minute < ends:
            return Spot(spot.column, starts)
    return spot


def first_free(grid: Grid, track: Track, spot: Spot) -> Spot:
    """The first free time from ``spot`` on; ``spot`` itself where none is left."""
    later = (stop.spot for stop in _stops(grid, spot.column, track) if stop.ends > spot.minute)
    return next((stop for stop in later if stop.is_free), spot)


def _stops(grid: Grid, column: int, track: Track) -> list[_Stop]:
    taken, least = _taken(track), min(grid.slot, LEAST)
    stops = [
        _Stop(ends, 0, Spot(column, starts))
        for minute in range(grid.first, grid.last, grid.slot)
        for starts, ends in _free(grid.slot_of(minute), taken)
        if ends - starts >= least
    ]
    stops += [
        _Stop(one.ends, one.lane, Spot(column, one.starts, one.booking_id)) for one in track.placed
    ]
    stops += [
        _Stop(one.ends, -1, Spot(column, max(grid.first, one.starts), absence_id=one.absence_id))
        for one in track.away
        if one.ends > grid.first and one.starts < grid.last
    ]
    return sorted(stops, key=lambda stop: (stop.spot.minute, stop.order))


def _taken(track: Track) -> list[tuple[int, int]]:
    spans = [(one.starts, one.ends) for one in track.placed]
    return sorted(spans + [(one.starts, one.ends) for one in track.away])


def _free(slot: tuple[int, int], taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is free of ``slot``, in the order of time; ``taken`` is in the order of its start."""
    free, last = slot
    for starts, ends in taken:
        if starts >= last:
            break
        if ends > free:
            if starts > free:
                yield free, starts
            free = ends
    if free < last:
        yield free, last


def _at_minute(stops: Sequence[_Stop], minute: int) -> Spot:
    """The last to start of what covers ``minute``, or of what came before it, else the first.

    Of those that start together it is the first.
    """
    earlier = [stop for stop in stops if stop.spot.minute <= minute]
    covering = [stop for stop in earlier if stop.ends > minute] or earlier or stops[:1]
    start = covering[-1].spot.minute
    return next(stop.spot for stop in covering if stop.spot.minute == start)
