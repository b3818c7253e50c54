"""The built app as a folder: which code is in it, in which order it is signed, and its soundness.

Where code and data belong in it is macOS's rule ("Placing content in a bundle" in Apple's
documentation), and PyInstaller's BUNDLE keeps it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))
import product
from macos import mach_o
from macos.info_plist import OLDEST_SYSTEM

FRAMEWORK = ".framework"
FOR_CODE = ("MacOS", "Frameworks")
"""Folders in ``Contents`` where macOS looks for code; elsewhere it counts as data."""


def executable(app: Path) -> Path:
    return app / "Contents" / "MacOS" / product.PROGRAM


def code_files(app: Path) -> Iterator[Path]:
    """Yield every program and library in the app. Links are left out: what they lead to is in."""
    files = sorted(file for file in app.rglob("*") if file.is_file() and not file.is_symlink())
    return (file for file in files if mach_o.is_code(file))


def signing_order(app: Path) -> list[Path]:
    """Return what is signed, one after the other: each signature covers those inside it.

    A framework is signed as the folder of its version, and its library with it; the app comes last,
    and its program with it.
    """
    items = {_signed_as(file) for file in code_files(app)} - {executable(app)}
    inside_out = sorted(items, key=lambda item: (-len(item.parts), str(item)))
    return [*inside_out, app]


def complaints(app: Path, processor: str) -> list[str]:
    """Return what keeps the app from being signed, or from running where it says it runs.

    ``processor`` is the one it is for, as ``uname -m`` has it.
    """
    if not executable(app).is_file():
        return [f"{executable(app)} is missing: build the program first"]
    return [
        f"{file.relative_to(app)}: {wrong}"
        for file in code_files(app)
        for wrong in _complaints(file, app, processor)
    ]


def _signed_as(file: Path) -> Path:
    """Return the folder of a framework's version for its main library, else the file."""
    for folder in file.parents:
        if folder.suffix == FRAMEWORK and file.name == folder.stem:
            return file.parent
    return file


def _complaints(file: Path, app: Path, processor: str) -> Iterator[str]:
    if file.relative_to(app).parts[1] not in FOR_CODE:
        yield "code in a place for data"
    found = {one.processor: one.oldest for one in mach_o.slices(file)}
    if processor not in found:
        yield f"not for {processor}"
    oldest = found.get(processor)
    if oldest and oldest > _version(OLDEST_SYSTEM):
        yield f"needs macOS {oldest[0]}.{oldest[1]}, and the app promises {OLDEST_SYSTEM}"


def _version(text: str) -> mach_o.Version:
    major, minor = map(int, text.split("."))
    return major, minor
