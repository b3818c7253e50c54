"""Whether a process holds more and more, seen by what it took up time after time."""

from collections.abc import Sequence
from itertools import combinations
from statistics import median

from tests.soak.vitals import Vitals

WARM_UP = 1 / 4
"""The share of a run in which caches fill and pools grow; it is not judged."""

LIMITS = {
    "memory": 4_096.0,
    "files": 0.5,
    "threads": 0.5,
    "windows": 0.5,
    "qt_objects": 15.0,
    "python_objects": 1_500.0,
}
"""How much an hour of 600 acts may add, which is more than a salon does in a day.

* memory (KiB): 7 KiB an act. Half of it is Qt's: under a style sheet each spin box and combo box
  leaves about half a KiB behind, and the settings have dozens. A dialog that is never deleted
  costs a hundred KiB, a day's page that is never let go as much.
* files, threads and windows: none; they are counted when all is at rest.
* qt_objects: the pools of blocks and rows may still meet their busiest day. One dialog that stays
  is fifty.
* python_objects: two for each act, for undo remembers them all, and as many again for caches.
  Anything that holds on to an answer of the book holds on to dozens.
"""


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Return the growth per hour of a line through ``points``: the median of all pairs' slopes.

    That is Theil's line: a quarter of the points may lie anywhere.
    """
    return median((y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in combinations(points, 2))


def growth(taken: Sequence[Vitals]) -> dict[str, float]:
    """Return how much of each a simulated hour adds, once the run is warm."""
    warm = taken[round(len(taken) * WARM_UP) :]
    return {name: slope([(one.hours, getattr(one, name)) for one in warm]) for name in LIMITS}


def leaks(taken: Sequence[Vitals]) -> dict[str, float]:
    """Return what grows without end, and by how much an hour."""
    return {name: grown for name, grown in growth(taken).items() if grown > LIMITS[name]}
