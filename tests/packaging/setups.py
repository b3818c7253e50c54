"""Setups of two versions, what is in them, and how they end."""

from collections.abc import Callable
from pathlib import Path

OLD, NEW = "0.1.0", "0.2.0"

# The codes are Windows' own (winerror.h); of each, Linux sees the lowest byte.
DONE, NOT_DONE = 0, 2
TRY_LATER, TOO_OLD_A_WINDOWS, NEWER_IS_THERE = (code % 256 for code in (1618, 1633, 1638))

Payload = Callable[[str], Path]
Setup = Callable[[str], Path]


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())
