"""What killing the real app needs, and what is kept when it comes out wrong."""

import sys
from pathlib import Path

import pytest

from tests.system import install_line, missing_packages

EVIDENCE = Path(__file__).parents[2] / "build" / "killed"


@pytest.fixture(scope="session", autouse=True)
def can_run_here() -> None:
    """Skip, and say what would help, where processes and keyrings are other ones."""
    if sys.platform != "linux":
        pytest.skip("needs fork, /proc and a Secret Service: Linux only")
    if packages := missing_packages("window", "end_to_end"):
        pytest.skip(f"needs: {install_line(packages)}")


@pytest.fixture
def evidence(request: pytest.FixtureRequest) -> Path:
    """Where a failing test leaves its book and logs."""
    return EVIDENCE / request.node.name
