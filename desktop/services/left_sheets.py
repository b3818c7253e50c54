"""Deletes the sheets that were left when the app closed: names and numbers must not pile up.

Only files that :mod:`desktop.core.sheet_files` knows by their names as this book's are touched.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event
from unicodedata import normalize

from desktop.core.sheet_files import day_of, is_piece

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Swept:
    """How many files were deleted, and whether some may still be there."""

    deleted: int = 0
    some_left: bool = False


def sheets_in(folder: Path, mark: str) -> list[str]:
    """Return the days of the sheets in ``folder``, as ISO 8601; none where it cannot be read."""
    try:
        return [day for file in folder.iterdir() if (day := day_of(file.name, mark))]
    except OSError:
        return []


def delete_past(folder: Path, mark: str, today: date) -> Swept:
    """Delete sheets of days before ``today``, and what is left of writing any."""
    return _delete(folder, mark, lambda _name, day: day < today.isoformat())


def delete_replaced(folder: Path, mark: str, today: date, newest: str) -> Swept:
    """Delete all but the sheet of that name and those of ``today``, which may still be needed."""
    kept = today.isoformat()
    just_written = normalize("NFC", newest)  # a Mac's disk may spell the salon's name otherwise

    def is_old(name: str, day: str) -> bool:
        return normalize("NFC", name) != just_written and day != kept

    return _delete(folder, mark, is_old)


def delete_all(folder: Path, mark: str, stop: Event | None = None) -> Swept:
    """Delete every sheet there is before the ``stop``."""
    return _delete(folder, mark, lambda _name, _day: True, stop)


def _delete(
    folder: Path, mark: str, is_old: Callable[[str, str], bool], stop: Event | None = None
) -> Swept:
    deleted, some_left = 0, False
    try:
        for file in list(_old(folder, mark, is_old)):
            if stop is not None and stop.is_set():
                return Swept(deleted, some_left=True)
            try:
                file.unlink(missing_ok=True)
                deleted += 1
            except OSError as error:
                some_left = True
                log.warning("an old sheet was not deleted: %s", type(error).__name__)
    except OSError as error:
        some_left = True
        log.warning("old sheets could not be looked for: %s", type(error).__name__)
    return Swept(deleted, some_left)


def _old(folder: Path, mark: str, is_old: Callable[[str, str], bool]) -> Iterator[Path]:
    for file in folder.iterdir():
        day = day_of(file.name, mark)
        if (day and is_old(file.name, day)) or is_piece(file.name, mark):
            yield file
