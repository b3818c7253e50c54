"""One booking, one meeting, through all that a seed makes happen; and the same again each time."""

import logging
import time
from collections.abc import Iterator

import pytest

from tests.simulation.runs import outcomes, story, summary
from tests.simulation.simulation import Outcome, run

SEEDS = 200
TWICE = (3, 42, 77)


@pytest.fixture(scope="module", autouse=True)
def _quiet() -> Iterator[None]:
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def played() -> list[Outcome]:
    begun = time.monotonic()
    played = list(outcomes(range(SEEDS)))
    print(summary(played, time.monotonic() - begun))
    return played


def test_no_seed_breaks_a_rule(played: list[Outcome]) -> None:
    bad = [one for one in played if one.violation]
    assert not bad, story(bad[0])


def test_the_seeds_meet_every_kind_of_trouble(played: list[Outcome]) -> None:
    met = {name for one in played for name in one.faults}
    requests = {
        "lost request",
        "lost answer",
        "lost on the way",
        "duplicate",
        "late",
        "page",
        "deaf",
    }
    statuses = {"401", "403", "404", "429", "500", "503", "504", "untrusted"}
    world = {"policy", "licence", "lose access", "other hands", "jump", "second app", "connect"}
    assert requests | statuses | world | {"put book back", "long absence", "restart"} <= met
    assert sum(one.crashes for one in played) > SEEDS


@pytest.mark.parametrize("seed", TWICE)
def test_a_seed_replays_to_the_letter_in_another_process(played: list[Outcome], seed: int) -> None:
    again = run(seed)
    assert again.trace == played[seed].trace
    assert again == played[seed]
    assert len(again.trace) > 50
