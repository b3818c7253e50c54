"""The files of the built program, as NSIS instructions that unpack them."""

import os
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

LONGEST_PATH = 259
"""What Windows' ordinary file functions take, of which the program's own libraries use some."""

DEEPEST_HOME = PureWindowsPath(
    r"C:\Users\twenty-letters-long-\AppData\Local\Programs\Trimsy Desk\app.new"
)
"""Where the files go on the computer of a person with the longest user name there is."""


def files(folder: Path) -> list[Path]:
    """Return every file below ``folder``, relative to it and in the same order everywhere.

    Links count as what they lead to. Raises FileNotFoundError when there are none, ValueError when
    a path is too long to be unpacked.
    """
    found = sorted(_walk(folder), key=lambda file: file.parts)
    if not found:
        raise FileNotFoundError(f"nothing to install in {folder}")
    for file in found:
        if len(str(DEEPEST_HOME / file)) > LONGEST_PATH:
            raise ValueError(f"too long a path for Windows: {file}")
    return found


def instructions(folder: Path) -> str:
    """Return what unpacks ``folder`` into ``app.new``, file by file.

    ``File /r`` would do it in one line, in whatever order this disk lists files: no two builds
    would be the same.
    """
    lines = []
    here = None
    for file in files(folder):
        if file.parent != here:
            here = file.parent
            where = PureWindowsPath("app.new", here)
            lines.append(f'SetOutPath "$INSTDIR\\{quoted(str(where))}"')
        # the name as it is unpacked is read when setup runs, the path of the file as it stands
        lines.append(f'File "/oname={quoted(file.name)}" "{folder / file}"')
    return "\n".join(lines) + "\n"


def kilobytes(folder: Path) -> int:
    """Return what the files take, as Windows shows it in its list of programs."""
    return sum((folder / file).stat().st_size for file in files(folder)) // 1024


def quoted(text: str) -> str:
    """Return ``text`` as it stands between double quotes in an NSIS script."""
    return text.replace("$", "$$").replace('"', '$\\"')


def _walk(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder, followlinks=True):
        for name in names:
            yield (Path(place) / name).relative_to(folder)
