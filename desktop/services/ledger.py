"""Which meetings exist in the cloud because of us: a list beside the book.

It outlives the book's being put back to an older copy, where the book itself forgets what was made
since: Microsoft Graph has no call that lists a user's online meetings. A line is on disk before a
meeting is asked for, and goes when it was deleted or never made. It holds ids, times and a digest
of the subject, and nobody's name.
"""

import errno
import hashlib
import json
import os
import threading
from collections.abc import Callable, Iterable, Iterator
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

HEARD_OF_AFTER = timedelta(minutes=1)
"""By then each of the provider's servers has heard of a meeting that was made."""

WRITTEN_ANEW_FROM = 4_000
"""Lines, every other one empty, from which on a file mostly of what is over is written anew."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting. ``uid`` is its booking's, empty for one that was made to be thrown away.

    Of ``organiser`` the file keeps only the ids. ``cloud_id`` is empty while its making was not
    answered. ``starts``, ``ends`` and ``subject_digest`` are of what the provider confirmed last,
    before that of what was asked for. ``missing_since`` is when the provider first said that there
    is no such meeting, UTC.
    """

    external_id: str
    uid: str
    organiser: Organiser
    cloud_id: str
    subject_digest: str
    starts: datetime
    ends: datetime
    missing_since: datetime | None = None

    def is_gone(self, now: datetime) -> bool:
        """Whether another answer at ``now`` that there is no such meeting is to be believed."""
        since = self.missing_since
        return since is not None and not timedelta() <= now - since < HEARD_OF_AFTER


def ledger_file(folder: Path, book_id: str) -> Path:
    """Return where the ledger of a book is, beside it. Each book has its own.

    A new book beside an old one's ledger would take all that customers hold for left over.
    """
    return folder / f"meetings-{book_id}.jsonl"


def digest(subject: str) -> str:
    """Return what tells one subject from another and not what it says."""
    return hashlib.sha256(subject.encode()).hexdigest()[:16]


class Ledger:
    """Keeps the list in a file of JSON lines; each is on disk before the method returns.

    ``path`` may be asked for at first use. Any thread may call. Every method raises AppError:
    DISK_FULL, BOOK_NOT_WRITABLE, and what asking for the path does.
    """

    def __init__(self, path: Path | Callable[[], Path]) -> None:
        self._path_of = path
        self._lock = threading.RLock()
        self._alive: dict[str, Entry] | None = None
        self._of_uid: dict[str, list[str]] = {}
        self._held: set[str] = set()
        self.is_new = False

    def open(self, now: datetime) -> None:
        """Read the file, once; forget meetings that Microsoft itself has forgotten by ``now``.

        No later than the file was written last: a clock that is ahead today must not empty it.
        """
        with self._lock, _as_app_errors():
            if self._alive is not None:
                return
            self.is_new = not self._path.exists()
            lines, alive = _read(self._path)
            if not self.is_new:
                now = min(now, datetime.fromtimestamp(self._path.stat().st_mtime, UTC))
            self._begin(entry for entry in alive.values() if entry.ends + FORGOTTEN_AFTER > now)
            if lines > WRITTEN_ANEW_FROM and lines > 4 * len(self._entries):
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
            if external_id not in self._entries:
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
            )
            if news != entry:
                self._note(news)

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
                self._append({"gone": external_id})
                del self._entries[external_id]
                self._of_uid[entry.uid].remove(external_id)

    def begin_with(self, entries: Iterable[Entry]) -> None:
        """Begin a new file with the meetings that were made before there was a ledger."""
        with self._lock, _as_app_errors():
            self._begin([*entries, *self._entries.values()])
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
    def _path(self) -> Path:
        if not isinstance(self._path_of, Path):
            self._path_of = self._path_of()
        return self._path_of

    @property
    def _entries(self) -> dict[str, Entry]:
        if self._alive is None:
            self.open(datetime.min.replace(tzinfo=UTC))
        assert self._alive is not None  # noqa: S101 - open() has just set it
        return self._alive

    def _begin(self, entries: Iterable[Entry]) -> None:
        self._alive = {entry.external_id: entry for entry in entries}
        self._of_uid = {}
        for entry in self._alive.values():
            self._of_uid.setdefault(entry.uid, []).append(entry.external_id)

    def _note(self, entry: Entry) -> None:
        self._append(_content(entry))
        if entry.external_id not in self._entries:
            self._of_uid.setdefault(entry.uid, []).append(entry.external_id)
        self._entries[entry.external_id] = entry

    def _append(self, content: dict[str, Any]) -> None:
        with _as_app_errors():
            path, is_first = self._path, not self._path.exists()
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # A line that a crash cut off ends here; reading skips it.
            _write(path, os.O_APPEND, "\n" + _line(content))
            if is_first:
                _settle_name(path)

    def _write_anew(self) -> None:
        draft = self._path.with_name(f"{self._path.name}.new")
        lines = (_line(_content(entry)) for entry in self._entries.values())
        _write(draft, os.O_TRUNC, "".join(lines))
        draft.replace(self._path)
        _settle_name(self._path)


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
    since = entry.missing_since
    times = {
        "starts": entry.starts.isoformat(),
        "ends": entry.ends.isoformat(),
        "missing_since": since and since.isoformat(),
    }
    return asdict(entry) | times | {"organiser": organiser}


def _entry(content: dict[str, Any]) -> Entry:
    names = ("starts", "ends", "missing_since")
    times = {name: content[name] and datetime.fromisoformat(content[name]) for name in names}
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


def _settle_name(path: Path) -> None:
    """Get the file's name on disk as well, where the system lets a folder be written so."""
    with suppress(OSError):
        number = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


@contextmanager
def _as_app_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        kind = Kind.DISK_FULL if error.errno == errno.ENOSPC else Kind.BOOK_NOT_WRITABLE
        raise AppError(kind, code=errno.errorcode.get(error.errno or 0, "")) from error
