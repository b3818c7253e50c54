"""Other people's iCalendar readers, each told apart from the writer by everything but the file.

All answer with components of ``{NAME: value}``: times as seconds since 1970 in UTC, spans of time
as seconds, texts unescaped.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from icalendar import Calendar
from icalendar.cal import Component as Parsed

from tests.core.ical_readers.needs import missing, missing_from_npm

HERE = Path(__file__).parent
SYSTEM_PYTHON = "/usr/bin/python3"
Read = dict[str, str]
Pair = tuple[str, str]


@dataclass
class Component:
    """A calendar, an event or an alarm, as somebody read it."""

    kind: str
    values: Read = field(default_factory=dict)
    inside: list["Component"] = field(default_factory=list)


@dataclass(frozen=True)
class Reader:
    """``pairs`` gives names and values; BEGIN and END stand around what is in a component."""

    name: str
    pairs: Callable[[bytes], Iterable[Pair]]

    def __call__(self, file: bytes) -> Read:
        """Return the properties of the calendar and its only event, without those of alarms."""
        calendar = self.calendar(file)
        [event] = calendar.inside
        return calendar.values | event.values

    def events(self, file: bytes) -> list[Component]:
        return self.calendar(file).inside

    def calendar(self, file: bytes) -> Component:
        return as_component(self.pairs(file))


def as_component(pairs: Iterable[Pair]) -> Component:
    around = [Component("")]
    for name, value in pairs:
        if name == "BEGIN":
            around.append(Component(value))
        elif name == "END":
            ended = around.pop()
            around[-1].inside.append(ended)
        else:
            around[-1].values[name] = value
    [outermost] = around
    [calendar] = outermost.inside
    return calendar


def _by_icalendar(file: bytes) -> Iterator[Pair]:
    return _walked(Calendar.from_ical(file))


def _walked(component: Parsed) -> Iterator[Pair]:
    yield "BEGIN", component.name or ""
    for name, value in component.property_items(recursive=False):
        if name not in {"BEGIN", "END"}:
            yield name, _plain(value)
    for inside in component.subcomponents:
        yield from _walked(inside)
    yield "END", component.name or ""


def _plain(value: object) -> str:
    """Return a moment or a span of time in seconds, and all else as it stands."""
    time = getattr(value, "dt", None)
    if hasattr(time, "timestamp"):
        return str(int(time.timestamp()))
    return str(value) if time is None else str(int(time.total_seconds()))


def _by_libical(file: bytes) -> list[Pair]:
    return _run([str(_libical_reader())], file)


def held_by_libical(files: Iterable[bytes]) -> list[Component]:
    """Return the events left once libical has taken the files in, one after the other."""
    pairs = _run([str(_libical_reader()), "apply"], b"".join(files))
    calendars = as_component(pairs).inside
    return [event for calendar in calendars for event in calendar.inside]


def _by_vobject(file: bytes) -> list[Pair]:
    need_in_system_python("vobject")
    return _run([SYSTEM_PYTHON, str(HERE / "vobject_reader.py")], file)


def _by_ical_js(file: bytes) -> list[Pair]:
    if not shutil.which("node"):
        missing("nodejs npm")
    if not (HERE / "node_modules" / "ical.js").is_dir():
        missing_from_npm("tests/core/ical_readers")
    return _run(["node", str(HERE / "ical_js_reader.mjs")], file)


icalendar_read = Reader("icalendar", _by_icalendar)
libical_read = Reader("libical", _by_libical)
vobject_read = Reader("vobject", _by_vobject)
ical_js_read = Reader("ical.js", _by_ical_js)

READERS = [icalendar_read, libical_read, vobject_read, ical_js_read]


@cache
def need_in_system_python(package: str) -> None:
    """Skip, or fail, where the system's own Python has no such package of Debian's."""
    known = shutil.which(SYSTEM_PYTHON) and subprocess.run(
        [SYSTEM_PYTHON, "-c", f"import {package}"], capture_output=True, check=False
    )
    if not known or known.returncode:
        missing(f"python3-{package}")


@cache
def _libical_reader() -> Path:
    asked = shutil.which("cc") and shutil.which("pkg-config")
    flags = asked and subprocess.run(
        ["pkg-config", "--cflags", "--libs", "libical"], capture_output=True, text=True, check=False
    )
    if not flags or flags.returncode:
        missing("gcc libc6-dev pkg-config libical-dev")
    built = Path(mkdtemp()) / "libical_reader"
    source = str(HERE / "libical_reader.c")
    subprocess.run(["cc", "-Wall", "-o", str(built), source, *flags.stdout.split()], check=True)
    return built


def _run(command: list[str], file: bytes) -> list[Pair]:
    done = subprocess.run(command, input=file, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    parts = done.stdout.decode().split("\0")[:-1]
    return list(zip(parts[::2], parts[1::2], strict=True))
