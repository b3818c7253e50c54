"""One simulated clock for the app and for Microsoft, though they are two processes."""

import mmap
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

BEGINS = datetime(2027, 6, 10, 7, 0, tzinfo=UTC)
"""A Thursday, nine o'clock in Berlin."""

_SECONDS = struct.Struct("d")


class SharedClock:
    """Stands still until somebody lets time pass. One file, one time, whoever opens it."""

    def __init__(self, file: Path) -> None:
        if not file.exists():
            file.write_bytes(_SECONDS.pack(0.0))
        with file.open("r+b") as opened:
            self._shared = mmap.mmap(opened.fileno(), _SECONDS.size)

    @property
    def seconds(self) -> float:
        """How much of it has passed."""
        found: float = _SECONDS.unpack_from(self._shared)[0]
        return found

    def __call__(self) -> datetime:
        return BEGINS + timedelta(seconds=self.seconds)

    def let_pass(self, seconds: float) -> None:
        _SECONDS.pack_into(self._shared, 0, self.seconds + seconds)
