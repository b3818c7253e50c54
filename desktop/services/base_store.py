"""What every part of the store stands on: one file, a clock, and the salon of a fresh book."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from desktop.services import store_salon
from desktop.services.store_file import BookFile


class BaseStore:
    """``now`` answers with an aware UTC datetime; ``time_zone`` is that of a book not yet set up.

    The constructor does no I/O: the file is made, opened and migrated at first use. A store may be
    used from any thread; its calls take turns.
    """

    def __init__(self, path: Path, now: Callable[[], datetime], *, time_zone: str = "UTC") -> None:
        self._file = BookFile(path)
        self._now = now
        self._fresh = store_salon.fresh(time_zone)

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        self._file.close()

    @property
    def rows_written(self) -> int:
        """Rows written since opening; a difference tells that this store wrote in between."""
        return self._file.rows_written

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make one transaction of all acts inside; other lanes' acts wait for its end."""
        with self._file.writing():
            yield
