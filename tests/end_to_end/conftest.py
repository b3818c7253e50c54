"""The world that end-to-end tests need, and what is kept when one fails."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from tests.system import install_line, missing_packages

if TYPE_CHECKING:
    from tests.end_to_end.world import World

EVIDENCE = Path(__file__).parents[2] / "build" / "end_to_end"


@pytest.fixture(scope="session", autouse=True)
def can_run_here() -> None:
    """Skip, and say what would help, where there is no such desktop."""
    if sys.platform != "linux":
        pytest.skip("needs X11, D-Bus and Debian's Chromium: Linux only")
    if packages := missing_packages("window", "end_to_end"):
        pytest.skip(f"needs: {install_line(packages)}")


@pytest.fixture
def world() -> "Iterator[World]":
    # Imported here: what it needs is there on Linux only
    from tests.end_to_end.world import world as build

    # Not tmp_path: sockets lie in it, and their paths must stay short (unix(7): 108 bytes)
    with (
        TemporaryDirectory(prefix="desk-", ignore_cleanup_errors=True) as name,
        build(Path(name)) as built,
    ):
        yield built


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
    call: pytest.CallInfo[None],
) -> Iterator[None]:
    """Look around before everything is put away."""
    report = yield
    built = getattr(item, "funcargs", {}).get("world")
    if call.when == "call" and call.excinfo is not None and built is not None:
        built.keep_evidence(EVIDENCE / item.name)
    return report
