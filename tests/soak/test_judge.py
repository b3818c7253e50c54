"""What counts as a leak, and what does not."""

from dataclasses import fields
from random import Random

import pytest

from tests.soak.judge import LIMITS, leaks
from tests.soak.vitals import Vitals

RESTS, HOURS = 30, 2.0
AT_START = {
    "memory": 150_000,
    "files": 12,
    "threads": 4,
    "windows": 15,
    "qt_objects": 450,
    "python_objects": 9_000,
}


def run(**grown: float) -> list[Vitals]:
    """A run that fills its caches first, then wavers, and adds so much of each an hour."""
    chance, taken = Random(7), []
    for rest in range(RESTS):
        hours = HOURS * rest / RESTS
        cold = max(0.0, 1 - 4 * rest / RESTS) / 3
        held = {
            name: round(start * (1 - cold) + grown.get(name, 0) * hours + chance.choice((0, 0, 1)))
            for name, start in AT_START.items()
        }
        taken.append(Vitals(hours, **held))
    return taken


def test_everything_is_judged() -> None:
    assert {one.name for one in fields(Vitals)} - {"hours"} == LIMITS.keys()


def test_what_fills_up_and_wavers_is_no_leak() -> None:
    assert leaks(run()) == {}


@pytest.mark.parametrize("name", LIMITS)
def test_what_grows_past_its_limit_is_a_leak(name: str) -> None:
    assert list(leaks(run(**{name: 2 * LIMITS[name] + 2}))) == [name]


@pytest.mark.parametrize("name", LIMITS)
def test_a_single_leap_is_no_leak(name: str) -> None:
    taken = run()
    late = {one.name: getattr(taken[-4], one.name) for one in fields(Vitals)}
    taken[-4] = Vitals(**{**late, name: late[name] * 3})
    assert leaks(taken) == {}
