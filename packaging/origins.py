"""Where each file of a built program came from, as PyInstaller noted it (its ``.toc`` files)."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import product
from paths import lies_in

NOTES = product.WORK / "pyinstaller"
"""Where build_program.py has PyInstaller work."""

INSIDE = "_internal"
"""PyInstaller's folder beside the executable, for all but the executable."""


@dataclass(frozen=True, slots=True)
class Origin:
    """``name`` is what stands in the program; ``source`` the file on the machine that built it."""

    name: str
    source: Path


def origins(program: Path, work: Path) -> Iterator[Origin]:
    """Yield what is in ``program``: files that are still there, and what is in the executable.

    What PyInstaller put together itself, in ``work``, is left out: its parts are noted too.
    FileNotFoundError means that ``work`` holds no notes.
    """
    noted = _noted(program, work)
    return (origin for origin in noted if not lies_in(origin.source, work))


def _noted(program: Path, work: Path) -> Iterator[Origin]:
    collected = sorted(work.rglob("COLLECT-*.toc"))
    if not collected:
        raise FileNotFoundError(f"no notes of PyInstaller's in {work}: build the program first")
    for note in collected:
        files, *_ = _read(note)
        yield from (origin for origin in _entries(files) if _is_in(program, origin.name))
    for note in sorted(work.rglob("PYZ-*.toc")):  # the modules
        _target, modules, *_ = _read(note)
        yield from _entries(modules)
    for note in sorted(work.rglob("EXE-*.toc")):  # the loader, and the scripts it starts with
        for part in _read(note):
            if isinstance(part, list):
                yield from _entries(part)


def _read(note: Path) -> list[Any]:
    """Return the parts of a note: lists, names, and None for what is no plain value.

    On Windows a version resource stands among them, as the call that makes it.
    """
    whole = ast.parse(note.read_text(encoding="utf-8"), mode="eval").body
    return [_plain(part) for part in whole.elts] if isinstance(whole, ast.Tuple) else []


def _plain(part: ast.expr) -> Any:  # noqa: ANN401 - whatever it is
    try:
        return ast.literal_eval(part)
    except ValueError:
        return None


def _entries(entries: list[tuple[str, str, str]]) -> Iterator[Origin]:
    """Leave out what has no file of its own: options, links, namespace packages."""
    for name, source, _kind in entries:
        if Path(source).is_absolute():
            yield Origin(name, Path(source))


def _is_in(program: Path, name: str) -> bool:
    """Tell whether it was left in; the executable alone stands beside the other files."""
    return any(file.is_file() for file in (program / INSIDE / name, program / name))
