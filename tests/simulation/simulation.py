"""One seed, from the first event to the last comparison: it decides everything."""

import traceback
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.simulation.events import Events
from tests.simulation.life import Died
from tests.simulation.reckoning import come_to_rest, reckon
from tests.simulation.watch import Broken
from tests.simulation.world import World

MEMORY = Path("/dev/shm")  # no need to wait for a disk where there is this
EVENTS = 30


@dataclass(frozen=True, slots=True)
class Outcome:
    """``violation`` is the rule that was broken, empty when none was."""

    seed: int
    events: int
    calls: int
    crashes: int
    faults: dict[str, int] = field(default_factory=dict)
    violation: str = ""
    trace: tuple[str, ...] = ()


def run(seed: int, left_out: Collection[int] = ()) -> Outcome:
    """Play a seed, but for the events ``left_out``."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        world = World(Path(folder), seed)
        violation = ""
        with world.begun():
            try:
                _play(world, seed, left_out)
            except Broken as broken:
                violation = str(broken)
            except Exception as bug:  # noqa: BLE001 - whatever it is, it should not have come here
                violation = _where(bug)
        return Outcome(
            seed,
            EVENTS - len(left_out),
            world.watch.calls,
            world.crashes,
            world.weather.counts,
            violation,
            tuple(world.trace),
        )


def _play(world: World, seed: int, left_out: Collection[int]) -> None:
    for number in range(EVENTS):
        if number in left_out:
            continue
        world.tell(f"--- {number}")
        chance = world.chance = Random(f"{seed} {number}")
        try:
            Events(world, chance).happen()
        except Died as died:
            world.mourn(died)
    world.chance = Random(f"{seed} quiet")
    come_to_rest(world)
    reckon(world)


def smallest(outcome: Outcome) -> tuple[Outcome, set[int]]:
    """Leave out events as long as the same rule is broken; return what is left to look at."""
    left_out: set[int] = set()
    for number in range(EVENTS):
        less = run(outcome.seed, left_out | {number})
        if less.violation == outcome.violation:
            left_out.add(number)
            outcome = less
    return outcome, left_out


def _where(bug: Exception) -> str:
    places = [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(bug.__traceback__)[-4:]
    ]
    return f"{type(bug).__name__}: {bug} at {' < '.join(reversed(places))}"
