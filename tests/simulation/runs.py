"""Many seeds at once, on all processors, and what came of them in words."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from os import cpu_count

from tests.simulation.mutations import MUTATIONS
from tests.simulation.simulation import EVENTS, Outcome, run, smallest

WITHIN = 500
"""Seeds in which every mutation has to be found."""


def pool() -> ProcessPoolExecutor:
    """Return workers that know nothing of whoever started them: neither threads nor hashes."""
    return ProcessPoolExecutor(
        cpu_count(), mp_context=get_context("spawn"), initializer=logging.disable
    )


def outcomes(seeds: Iterable[int]) -> Iterator[Outcome]:
    """Play the seeds; the answers come in their order."""
    with pool() as workers:
        yield from workers.map(run, seeds, chunksize=5)


def found(name: str) -> Outcome | None:
    """Return the first seed in which a mutation, and nothing else, breaks a rule."""
    for seed in range(WITHIN):
        with MUTATIONS[name]():
            outcome = run(seed)
        if outcome.violation and not run(seed).violation:
            return outcome
    return None


def summary(played: list[Outcome], seconds: float) -> str:
    """Return what was played, and what struck how often."""
    faults: Counter[str] = Counter()
    for one in played:
        faults.update(one.faults)
    struck = [f"  {name}: {count:,}" for name, count in sorted(faults.items())]
    bad = [one for one in played if one.violation]
    lines = [
        f"seeds: {len(played):,}, {played[0].seed} to {played[-1].seed}",
        f"events: {sum(one.events for one in played):,}",
        *struck,
        f"crashes: {sum(one.crashes for one in played):,}",
        f"calls: {sum(one.calls for one in played):,}",
        f"violations: {len(bad)}",
        *(f"  seed {one.seed}: {one.violation}" for one in bad),
        f"seconds: {seconds:.1f}",
    ]
    return "\n".join(lines)


def story(outcome: Outcome) -> str:
    """Return what led to a violation, with no more events than it needs."""
    smaller, left_out = smallest(outcome)
    needed = [number for number in range(EVENTS) if number not in left_out]
    head = f"seed {outcome.seed}: {outcome.violation}\nevents needed: {needed}"
    return "\n".join([head, *smaller.trace])
