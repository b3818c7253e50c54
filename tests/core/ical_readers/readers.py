"""Other people's iCalendar readers, each told apart from the writer by everything but the file.

All answer with ``{NAME: value}``: times as seconds since 1970 in UTC, texts unescaped.
"""

import os
import platform
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from icalendar import Calendar

HERE = Path(__file__).parent
Read = dict[str, str]


def icalendar_read(file: bytes) -> Read:
    calendar = Calendar.from_ical(file)
    [event] = calendar.walk("VEVENT")
    found = {}
    for name, value in [*calendar.property_items(recursive=False), *event.property_items()]:
        if name in {"BEGIN", "END"}:
            continue
        moment = getattr(value, "dt", None)
        found[name] = str(value) if moment is None else str(int(moment.timestamp()))
    return found


def libical_read(file: bytes) -> Read:
    return _run([str(_libical_reader())], file)


def vobject_read(file: bytes) -> Read:
    python = "/usr/bin/python3"
    known = shutil.which(python) and subprocess.run(
        [python, "-c", "import vobject"], capture_output=True, check=False
    )
    if not known or known.returncode:
        _missing("python3-vobject")
    return _run([python, str(HERE / "vobject_reader.py")], file)


READERS: list[Callable[[bytes], Read]] = [icalendar_read, libical_read, vobject_read]


@cache
def _libical_reader() -> Path:
    asked = shutil.which("cc") and shutil.which("pkg-config")
    flags = asked and subprocess.run(
        ["pkg-config", "--cflags", "--libs", "libical"], capture_output=True, text=True, check=False
    )
    if not flags or flags.returncode:
        _missing("gcc libc6-dev pkg-config libical-dev")
    built = Path(mkdtemp()) / "libical_reader"
    source = str(HERE / "libical_reader.c")
    subprocess.run(["cc", "-Wall", "-o", str(built), source, *flags.stdout.split()], check=True)
    return built


def _missing(packages: str) -> None:
    """Skip by name; where the packages can be installed, their absence is a failure."""
    line = f"apt-get install -y --no-install-recommends {packages}"
    on_debian_as_root = shutil.which("apt-get") and os.geteuid() == 0
    if platform.system() == "Linux" and on_debian_as_root:
        pytest.fail(f"missing, though it can be installed: {line}")
    pytest.skip(f"needs {line}")


def _run(command: list[str], file: bytes) -> Read:
    done = subprocess.run(command, input=file, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    parts = done.stdout.decode().split("\0")[:-1]
    return dict(zip(parts[::2], parts[1::2], strict=True))
