"""The ledger's file: JSON lines, each whole or not there, and what they say."""

import errno
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from desktop.core.models import Lobby, Organiser
from desktop.core.troubles import AppError, Kind

HEARD_OF_AFTER = timedelta(minutes=1)
"""By then each of the provider's servers has heard of a meeting that was made."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting. ``uid`` is its booking's, empty for one that was made to be thrown away.

    Of ``organiser`` the file keeps only the ids. ``cloud_id`` is empty while its making was not
    answered. Times, lobby and ``subject_digest`` are of what the provider confirmed last, before
    that of what was asked for. ``missing_since`` is when the provider first said that there is no
    such meeting, UTC.
    """

    external_id: str
    uid: str
    organiser: Organiser
    cloud_id: str
    subject_digest: str
    starts: datetime
    ends: datetime
    missing_since: datetime | None = None
    lobby: Lobby = Lobby.UNKNOWN

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


def read(path: Path) -> tuple[int, dict[str, Entry]]:
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
    lobby = {"lobby": Lobby(content.get("lobby", Lobby.UNKNOWN))}
    account = content["organiser"]
    organiser = Organiser(account["tenant_id"], account["user_id"], "")
    return Entry(**(content | times | lobby | {"organiser": organiser}))


def _line(content: dict[str, Any]) -> str:
    return json.dumps(content, separators=(",", ":")) + "\n"


def append(path: Path, content: Entry | str) -> None:
    """Write a line: a meeting, or the external id of one that is gone. On disk when it returns."""
    with as_app_errors():
        is_first = not path.exists()
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        told = {"gone": content} if isinstance(content, str) else _content(content)
        # A line that a crash cut off ends here; reading skips it.
        _write(path, os.O_APPEND, "\n" + _line(told))
        if is_first:
            _settle_name(path)


def write_anew(path: Path, entries: Iterable[Entry]) -> None:
    """Put a file of these alone in place of what there is."""
    with as_app_errors():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.new")
        _write(draft, os.O_TRUNC, "".join(_line(_content(entry)) for entry in entries))
        draft.replace(path)
        _settle_name(path)


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
def as_app_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        kind = Kind.DISK_FULL if error.errno == errno.ENOSPC else Kind.BOOK_NOT_WRITABLE
        raise AppError(kind, code=errno.errorcode.get(error.errno or 0, "")) from error
