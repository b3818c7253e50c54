"""How high the rows of a time table get, and where it goes on to another page; no Qt in here.

Rows are cut wherever something begins or ends, so they are as high as what stands in them needs,
and a booking reaches from row to row as it does in time. Heights are in points.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from desktop.core.daybook import Minutes

STEP = 30
"""Minutes from one line of the table to the next."""

LEAST_USED = 0.5
"""Of a page: below that, words go to the next page rather than leave so much of this one white."""


@dataclass(frozen=True, slots=True)
class Box:
    """Something with words in it, ``need`` points high; ``starts`` and ``ends`` are minutes."""

    starts: int
    ends: int
    need: float


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a table on one page, from ``cuts[0]`` to ``cuts[-1]`` minutes.

    ``tops`` are the points below the part's top at which each of ``cuts`` lies. ``worded`` are the
    indices of the boxes whose words stand here: those of each box on exactly one page.
    """

    cuts: tuple[int, ...]
    tops: tuple[float, ...]
    worded: frozenset[int]

    def top(self, minutes: int) -> float:
        """Where a time lies; what is outside the part lies at its edge."""
        if minutes <= self.cuts[0]:
            return self.tops[0]
        for (start, end), (above, below) in zip(
            pairwise(self.cuts), pairwise(self.tops), strict=True
        ):
            if minutes < end:
                return above + (below - above) * (minutes - start) / (end - start)
        return self.tops[-1]

    def holds(self, starts: int, ends: int) -> bool:
        return starts < self.cuts[-1] and self.cuts[0] < ends


def parts_of(
    hours: Minutes, boxes: Sequence[Box], room: float, per_minute: float
) -> tuple[Part, ...]:
    """Return the table cut into pages of ``room`` points, all of which it fills.

    ``per_minute`` is how high a minute is at least.
    """
    cuts = _cuts(hours, boxes)
    due = set(range(len(boxes)))
    parts: list[Part] = []
    first = 0
    while first < len(cuts) - 1:
        heights = _heights(cuts[first:], boxes, due, room, per_minute)
        tops = [0.0, *accumulate(heights)]
        if tops[-1] <= room:
            tops = _stretched(cuts[first:], tops, room)
            parts.append(Part(tuple(cuts[first:]), tuple(tops), frozenset(due)))
            break
        rows = _rows_here(cuts[first:], tops, [boxes[one] for one in due], room)
        here, below = cuts[first : first + rows + 1], tops[: rows + 1]
        worded = {one for one in due if _fits(boxes[one], here, below)}
        below = _stretched(here, below, room)
        parts.append(Part(tuple(here), tuple(below), frozenset(worded)))
        due -= worded
        first += rows
    return tuple(parts)


def _cuts(hours: Minutes, boxes: Iterable[Box]) -> list[int]:
    first, last = hours
    found = {*range(first, last, STEP), last}
    for box in boxes:
        found |= {min(max(edge, first), last) for edge in (box.starts, box.ends)}
    return sorted(found)


def _heights(
    cuts: Sequence[int], boxes: Sequence[Box], due: Collection[int], room: float, per_minute: float
) -> list[float]:
    """Return the heights of the rows between ``cuts`` that give all words that are due room."""
    heights = [(end - start) * per_minute for start, end in pairwise(cuts)]
    for box in sorted((boxes[one] for one in due), key=lambda one: (one.ends, one.starts)):
        rows = [
            row
            for row, (start, end) in enumerate(pairwise(cuts))
            if box.starts < end and start < box.ends
        ]
        has = sum(heights[row] for row in rows)
        lacks = min(box.need, room) - has
        for row in rows if lacks > 0 else ():
            heights[row] += lacks * heights[row] / has
    return heights


def _rows_here(
    cuts: Sequence[int], tops: Sequence[float], boxes: Sequence[Box], room: float
) -> int:
    """Return how many rows this page takes: as many as fit, and fewer where words would be cut."""
    most = max(1, sum(top <= room for top in tops[1:]))
    for rows in range(most, 0, -1):
        if tops[rows] < room * LEAST_USED:
            break
        here, below = cuts[: rows + 1], tops[: rows + 1]
        if all(box.starts >= here[-1] or _fits(box, here, below) for box in boxes):
            return rows
    return most


def _fits(box: Box, cuts: Sequence[int], tops: Sequence[float]) -> bool:
    """Whether the words of a box have room in the rows between ``cuts``."""
    if box.starts >= cuts[-1]:
        return False
    edges = dict(zip(cuts, tops, strict=True))
    above = edges.get(max(box.starts, cuts[0]), tops[0])
    below = edges.get(min(box.ends, cuts[-1]), tops[-1])
    return below - above >= box.need - 0.01 or (cuts[0] >= box.starts and box.ends <= cuts[-1])


def _stretched(cuts: Sequence[int], tops: Sequence[float], room: float) -> list[float]:
    """Spread what is left of the page over the rows by time, for what is written by hand."""
    whole, spare = cuts[-1] - cuts[0], max(0.0, room - tops[-1])
    return [top + spare * (cut - cuts[0]) / whole for cut, top in zip(cuts, tops, strict=True)]
