"""Which meetings exist in the cloud because of us: a list beside the book.

It outlives the book's being put back to an older copy, where the book itself forgets what was made
since: Microsoft Graph has no call that lists a user's online meetings. A line is on disk before a
meeting is asked for, and goes when it was deleted or never made. It holds ids, times and a digest
of the subject, and nobody's name.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.core.meetings import same_account
from desktop.core.models import Organiser
from desktop.core.wishes import Held, Wish
from desktop.services.ledger_file import (
    HEARD_OF_AFTER,
    Entry,
    append,
    as_app_errors,
    digest,
    ledger_file,
    read,
    write_anew,
)

__all__ = ["HEARD_OF_AFTER", "Entry", "Ledger", "digest", "ledger_file"]

FORGOTTEN_AFTER = timedelta(days=60)
"""How long Microsoft keeps a meeting past its end (Microsoft Graph: onlineMeeting)."""

WRITTEN_ANEW_FROM = 4_000
"""Lines, every other one empty, from which on a file mostly of what is over is written anew."""


class Ledger:
    """Keeps the list in a file of JSON lines; each is on disk before the method returns.

    ``path`` may be asked for at first use. Any thread may call. Every method raises AppError:
    DISK_FULL, BOOK_NOT_WRITABLE, and what asking for the path does.
    """

    def __init__(self, path: Path | Callable[[], Path]) -> None:
        self._path_of = path
        self._lock = threading.RLock()
        self._known: dict[str, Entry] = {}
        self._size = -1
        self._of_uid: dict[str, list[str]] = {}
        self._held: set[str] = set()
        self.is_new = False

    def open(self, now: datetime) -> None:
        """Read the file, once; forget meetings that Microsoft itself has forgotten by ``now``.

        No later than the file was written last: a clock that is ahead today must not empty it.
        """
        with self._lock, as_app_errors():
            if self._size >= 0:
                return
            self.is_new = not self._path.exists()
            lines, known = read(self._path)
            if not self.is_new:
                now = min(now, datetime.fromtimestamp(self._path.stat().st_mtime, UTC))
            self._begin(entry for entry in known.values() if entry.ends + FORGOTTEN_AFTER > now)
            self._size = _size(self._path)
            if lines > WRITTEN_ANEW_FROM and lines > 4 * len(self._known):
                self._write_anew()

    def alive(self) -> list[Entry]:
        """Return what exists or may exist, oldest first, but for what is :meth:`held`."""
        with self._lock:
            return [one for key, one in self._entries.items() if key not in self._held]

    def alive_of(self, uid: str) -> list[Entry]:
        """Return what exists or may exist for the booking of that uid, oldest first."""
        with self._lock:
            entries = self._entries
            return [entries[key] for key in self._of_uid.get(uid, []) if key not in self._held]

    def get(self, external_id: str) -> Entry | None:
        with self._lock:
            return self._entries.get(external_id)

    def asked(
        self, external_id: str, uid: str, organiser: Organiser, wish: Wish, cloud_id: str = ""
    ) -> None:
        """Note, before it is asked for, that a meeting may come to exist, or does as ``cloud_id``.

        Known ones stay as they are known.
        """
        with self._lock:
            known = self._entries.get(external_id)
            if known is None or not same_account(known.organiser, organiser):
                confirmed = (cloud_id, digest(wish.subject), wish.starts, wish.ends)
                self._note(Entry(external_id, uid, organiser, *confirmed))

    def confirmed(self, external_id: str, held: Held) -> None:
        """Note what the provider holds."""
        with self._lock:
            entry = self._entries.get(external_id)
            if entry is None:
                return
            news = replace(
                entry,
                cloud_id=held.cloud_id,
                subject_digest=digest(held.subject),
                starts=held.starts or entry.starts,
                ends=held.ends or entry.ends,
                missing_since=None,
                lobby=held.lobby,
            )
            if news != entry:
                self._note(news)

    def in_doubt(self, external_id: str) -> None:
        """Note, before it is changed or deleted, that nobody knows how it will be afterwards."""
        with self._lock:
            entry = self._entries.get(external_id)
            if entry is not None and entry.subject_digest:
                self._note(replace(entry, subject_digest=""))

    def missing(self, external_id: str, now: datetime) -> None:
        """Note that the provider says that there is no such meeting, perhaps not yet."""
        with self._lock:
            entry = self._entries.get(external_id)
            if entry is not None and entry.missing_since is None:
                self._note(replace(entry, missing_since=now))

    def gone(self, external_id: str) -> None:
        """Note that there is no such meeting (any more)."""
        with self._lock:
            entry = self._entries.get(external_id)
            if entry is not None:
                self._append(external_id)
                del self._known[external_id]
                self._of_uid[entry.uid].remove(external_id)

    def begin_with(self, entries: Iterable[Entry]) -> None:
        """Begin a new file with the meetings that were made before there was a ledger."""
        with self._lock, as_app_errors():
            self._begin([*entries, *self._entries.values()])
            self._write_anew()
            self.is_new = False

    @contextmanager
    def held(self, external_id: str) -> Iterator[None]:
        """Keep others from tidying a meeting away that is in use although no booking knows it."""
        with self._lock:
            self._held.add(external_id)
        try:
            yield
        finally:
            with self._lock:
                self._held.discard(external_id)

    @property
    def _path(self) -> Path:
        if not isinstance(self._path_of, Path):
            self._path_of = self._path_of()
        return self._path_of

    @property
    def _entries(self) -> dict[str, Entry]:
        """What is known now; read again where somebody else has written, as a second app would."""
        if self._size < 0:
            self.open(datetime.min.replace(tzinfo=UTC))
        elif self._size != _size(self._path):
            with as_app_errors():
                self._begin(read(self._path)[1].values())
                self._size = _size(self._path)
        return self._known

    def _begin(self, entries: Iterable[Entry]) -> None:
        self._known = {entry.external_id: entry for entry in entries}
        self._of_uid = {}
        for entry in self._known.values():
            self._of_uid.setdefault(entry.uid, []).append(entry.external_id)

    def _note(self, entry: Entry) -> None:
        self._append(entry)
        if entry.external_id not in self._known:
            self._of_uid.setdefault(entry.uid, []).append(entry.external_id)
        self._known[entry.external_id] = entry

    def _append(self, content: Entry | str) -> None:
        append(self._path, content)
        self._size = _size(self._path)

    def _write_anew(self) -> None:
        write_anew(self._path, self._known.values())
        self._size = _size(self._path)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
