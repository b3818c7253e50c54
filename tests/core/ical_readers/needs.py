"""What a test says where somebody else's program is not installed."""

import os
import platform
import shutil
from typing import NoReturn

import pytest


def missing(packages: str) -> NoReturn:
    """Skip by the names of Debian's packages; where they can be installed, fail."""
    on_debian_as_root = shutil.which("apt-get") and os.geteuid() == 0
    can_be_had = platform.system() == "Linux" and bool(on_debian_as_root)
    _say(f"apt-get install -y --no-install-recommends {packages}", can_be_had=can_be_had)


def missing_from_npm(folder: str) -> NoReturn:
    """Skip by the command that installs what ``folder`` asks of npm; with npm there, fail."""
    line = f"npm ci --ignore-scripts --prefix {folder}"
    _say(line, can_be_had=shutil.which("npm") is not None)


def _say(line: str, *, can_be_had: bool) -> NoReturn:
    if can_be_had:
        pytest.fail(f"missing, though it can be installed: {line}")
    pytest.skip(f"needs {line}")
