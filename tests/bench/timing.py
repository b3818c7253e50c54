"""How long something takes beside a floor: the least that it could take on the same machine."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

ROUNDS = 7


@dataclass(frozen=True, slots=True)
class Line:
    """``limit`` is the highest ratio of ``seconds`` to ``floor`` that is still good."""

    what: str
    seconds: float
    floor: float
    limit: float

    @property
    def ratio(self) -> float:
        return self.seconds / self.floor

    def __str__(self) -> str:
        times = f"{self.seconds * 1000:9.2f} ms {self.floor * 1000:9.2f} ms"
        return f"{self.what:36} {times} {self.ratio:7.1f} {self.limit:7.1f}"


def heading() -> str:
    return f"{'':36} {'takes':>12} {'floor':>12} {'ratio':>7} {'limit':>7}"


def timed(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median of some rounds, after one to warm up."""
    act()
    found = []
    for _ in range(rounds):
        started = perf_counter()
        act()
        found.append(perf_counter() - started)
    return median(found)
