"""Which meetings exist in the cloud because of us: a list beside the book.

It outlives the book's being put back to an older copy, where the book itself forgets what was made
since: Microsoft Graph has no call that lists a user's online meetings. A line is on disk before a
meeting is asked for, and goes only after it was deleted. It holds ids and times, and nobody's name.
"""

import errno
import json
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from desktop.core.models import Organiser
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import Held, Wish

FORGOTTEN_AFTER = timedelta(days=60)
"""How long Microsoft keeps a meeting past its end (Microsoft Graph: onlineMeeting)."""

WRITTEN_ANEW_FROM = 2_000
"""Lines from which on a file that says mostly what is over is written anew at start."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting. ``uid`` is its booking's, empty for one that was made to be thrown away.

    Of ``organiser`` the file keeps only the ids.

    ``cloud_id`` is empty while its making was not answered. ``starts``, ``ends`` and ``subject``
    are what the provider confirmed last, before that what was asked for.
    """

    external_id: str
    uid: str
    organiser: Organiser
    cloud_id: str
    subject: str
    starts: datetime
    ends: datetime


class Ledger:
    """Keeps the list in a file of JSON lines; each is on disk before the method returns.

    Any thread may call. Every method raises AppError: DISK_FULL, BOOK_NOT_WRITABLE.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._alive: dict[str, Entry] | None = None
        self._held: set[str] = set()
        self.is_new = False

    def open(self, now: datetime) -> None:
        """Read the file, once; forget meetings that Microsoft itself has forgotten by ``now``."""
        with self._lock, _as_app_errors():
            if self._alive is not None:
                return
            self.is_new = not self._path.exists()
            lines, alive = _read(self._path)
            self._alive = {
                key: entry for key, entry in alive.items() if entry.ends + FORGOTTEN_AFTER > now
            }
            if lines > WRITTEN_ANEW_FROM and lines > 2 * len(self._alive):
                self._write_anew()

    def alive(self) -> list[Entry]:
        """Return what exists or may exist, oldest first, but for what is :meth:`held`."""
        with self._lock:
            return [one for key, one in self._entries.items() if key not in self._held]

    def alive_of(self, uid: str) -> list[Entry]:
        """Return what exists or may exist for the booking of that uid."""
        return [entry for entry in self.alive() if entry.uid == uid]

    def get(self, external_id: str) -> Entry | None:
        with self._lock:
            return self._entries.get(external_id)

    def asked(self, external_id: str, uid: str, organiser: Organiser, wish: Wish) -> None:
        """Note, before it is asked for, that a meeting may come to exist."""
        with self._lock:
            if external_id not in self._entries:
                times = (wish.subject, wish.starts, wish.ends)
                self._note(Entry(external_id, uid, organiser, "", *times))

    def confirmed(self, external_id: str, held: Held) -> None:
        """Note what the provider holds."""
        with self._lock:
            entry = self._entries.get(external_id)
            if entry is None:
                return
            news = replace(
                entry,
                cloud_id=held.cloud_id,
                subject=held.subject,
                starts=held.starts or entry.starts,
                ends=held.ends or entry.ends,
            )
            if news != entry:
                self._note(news)

    def gone(self, external_id: str) -> None:
        """Note that there is no such meeting (any more)."""
        with self._lock:
            if external_id in self._entries:
                self._append({"gone": external_id})
                del self._entries[external_id]

    def begin_with(self, entries: Iterable[Entry]) -> None:
        """Write a new file of the meetings that were made before there was a ledger."""
        with self._lock, _as_app_errors():
            self._alive = {entry.external_id: entry for entry in entries}
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
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
    def _entries(self) -> dict[str, Entry]:
        if self._alive is None:
            self.open(datetime.min.replace(tzinfo=UTC))
        assert self._alive is not None  # noqa: S101 - open() has just set it
        return self._alive

    def _note(self, entry: Entry) -> None:
        self._append(_content(entry))
        self._entries[entry.external_id] = entry

    def _append(self, content: dict[str, Any]) -> None:
        with _as_app_errors():
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # A line that a crash cut off ends here; reading skips it.
            _write(self._path, os.O_APPEND, "\n" + _line(content))

    def _write_anew(self) -> None:
        draft = self._path.with_name(f"{self._path.name}.new")
        lines = (_line(_content(entry)) for entry in self._entries.values())
        _write(draft, os.O_TRUNC, "".join(lines))
        draft.replace(self._path)


def _read(path: Path) -> tuple[int, dict[str, Entry]]:
    """Return how many lines there are, and what they say is alive."""
    alive: dict[str, Entry] = {}
    count = 0
    with suppress(FileNotFoundError), path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            count += 1
            with suppress(ValueError, KeyError, TypeError):  # a line cut off by a crash
                content = json.loads(line)
                if "gone" in content:
                    alive.pop(content["gone"], None)
                else:
                    entry = _entry(content)
                    alive[entry.external_id] = entry
    return count, alive


def _content(entry: Entry) -> dict[str, Any]:
    """Return what is written: of the account its ids alone."""
    organiser = {"tenant_id": entry.organiser.tenant_id, "user_id": entry.organiser.user_id}
    times = {"starts": entry.starts.isoformat(), "ends": entry.ends.isoformat()}
    return asdict(entry) | times | {"organiser": organiser}


def _entry(content: dict[str, Any]) -> Entry:
    times = {name: datetime.fromisoformat(content[name]) for name in ("starts", "ends")}
    account = content["organiser"]
    organiser = Organiser(account["tenant_id"], account["user_id"], "")
    return Entry(**(content | times | {"organiser": organiser}))


def _line(content: dict[str, Any]) -> str:
    return json.dumps(content, separators=(",", ":")) + "\n"


def _write(path: Path, how: int, text: str) -> None:
    """Write to a file that only this user may read; on disk when it returns."""
    number = os.open(path, os.O_WRONLY | os.O_CREAT | how, 0o600)
    with os.fdopen(number, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(number)


@contextmanager
def _as_app_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        kind = Kind.DISK_FULL if error.errno == errno.ENOSPC else Kind.BOOK_NOT_WRITABLE
        raise AppError(kind, code=errno.errorcode.get(error.errno or 0, "")) from error
