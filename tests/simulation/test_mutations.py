"""The simulation can fail: each rule that is broken on purpose is found out within 500 seeds."""

import pytest

from tests.simulation.mutations import MUTATIONS
from tests.simulation.runs import WITHIN, found, pool
from tests.simulation.simulation import Outcome


@pytest.fixture(scope="module")
def first_found() -> dict[str, Outcome | None]:
    """Return the first seed in which each is found."""
    with pool() as workers:
        return dict(zip(MUTATIONS, workers.map(found, MUTATIONS), strict=True))


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_broken_rule_is_found_out(name: str, first_found: dict[str, Outcome | None]) -> None:
    outcome = first_found[name]
    assert outcome is not None, f"not in {WITHIN} seeds"
    print(f"{name}: seed {outcome.seed}, {outcome.violation}")
