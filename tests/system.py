"""What the operating system must provide: the table is packaging/debian.toml.

``python -m tests.system PURPOSE...`` prints the Debian packages that are missing, for apt-get.
"""

import ctypes
import shutil
import sys
import tomllib
from pathlib import Path

TABLE = Path(__file__).parents[1] / "packaging" / "debian.toml"


def missing_packages(*purposes: str) -> list[str]:
    """Return the Debian packages this Linux lacks for ``purposes``; other systems lack none."""
    if sys.platform != "linux":
        return []
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    wanted = [pair for purpose in purposes for pair in table[purpose].items()]
    return sorted({package for thing, package in wanted if not _is_there(thing)})


def install_line(packages: list[str]) -> str:
    return f"sudo apt-get install {' '.join(packages)}"


def _is_there(thing: str) -> bool:
    if "/" in thing:
        return Path(thing).exists()
    if ".so" not in thing:
        return shutil.which(thing) is not None
    try:
        ctypes.CDLL(thing)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    print(*missing_packages(*sys.argv[1:]))
