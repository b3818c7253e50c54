"""What a soak needs."""

import sys

import pytest

from tests.system import install_line, missing_packages


@pytest.fixture(scope="session", autouse=True)
def can_run_here() -> None:
    """Skip, and say what would help, where nobody tells what a process holds."""
    if sys.platform != "linux":
        pytest.skip("reads /proc: Linux only")
    if packages := missing_packages("window"):
        pytest.skip(f"needs: {install_line(packages)}")
