"""Which packages of Debian the built program needs: told by what its libraries link to.

dpkg-shlibdeps would tell the packages of what is in the program, too, which nobody has to install.
"""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))
import contents
from debian_packages import DebianPackages

OF_LIBRARIES = {
    "libX11.so.6": "libx11-data",  # how accents are typed
    "libfontconfig.so.1": "fontconfig-config",  # where letters are; it brings some
    "libssl.so.3": "ca-certificates",  # whom to trust
    "libxkbcommon.so.0": "xkb-data",  # what is on the keys
}
"""What libraries in the program read that is not in the program."""

STARTED = ("xdg-utils",)
"""Packages of programs that the app starts: the browser, by way of these."""

RECOMMENDED = (
    "gnome-keyring | kwalletmanager | keepassxc",  # stays signed in when the app is closed
)

_C_LIBRARY = "libc.so.6"
_ASKED_OF_C = re.compile(r"\bGLIBC_(\d+)\.(\d+)")
_KNOWN = re.compile(r"^\t(\S+) \(.*\) => (\S+)$", re.MULTILINE)
_ELF = b"\x7fELF"


class CannotTellError(Exception):
    """The program needs a library that no package of this system has."""


@dataclass(frozen=True, slots=True)
class Dependencies:
    """Both as lines of Debian's control files have them."""

    needed: tuple[str, ...]
    recommended: tuple[str, ...]


def dependencies(program: Path) -> Dependencies:
    """Return what the program in the folder needs of the system. Raises CannotTellError."""
    headers = [_header(file) for file in _programs_and_libraries(program)]
    there = {file.name for file in program.rglob("*")}
    linked = {name for header in headers for name in contents.NEEDED.findall(header)} - there
    optional = {name for name in linked if _is_optional(name)}
    read = {package for library, package in OF_LIBRARIES.items() if library in there}
    needed = read | set(STARTED) | set(_packages(linked - optional - {_C_LIBRARY}))
    floor = max((asked for header in headers for asked in _asked_of_c(header)), default=(2, 0))
    return Dependencies(
        needed=(f"libc6 (>= {floor[0]}.{floor[1]})", *sorted(needed - {"libc6"})),
        recommended=(*sorted(set(_packages(optional))), *RECOMMENDED),
    )


def _programs_and_libraries(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as opened:
                if opened.read(len(_ELF)) == _ELF:
                    yield file


def _header(file: Path) -> str:
    asked = subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=True)
    return asked.stdout


def _is_optional(library: str) -> bool:
    return any(fnmatch(library, pattern) for pattern in contents.FROM_THE_SYSTEM)


def _asked_of_c(header: str) -> Iterator[tuple[int, int]]:
    """Yield the versions of the C library whose functions are used; the highest counts."""
    return ((int(major), int(minor)) for major, minor in _ASKED_OF_C.findall(header))


def _packages(libraries: Iterable[str]) -> Iterator[str]:
    """Yield the package of each library, without the processor behind its name."""
    said = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True)
    places = dict(reversed(_KNOWN.findall(said.stdout)))  # the first of a name is what is loaded
    debian = DebianPackages()
    for library in sorted(libraries):
        package = debian.owns(Path(places[library])) if library in places else None
        if package is None:
            raise CannotTellError(f"{library} is needed, and in no package of this system")
        yield package.partition(":")[0]
