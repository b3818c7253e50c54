"""The book and the ledger as processes open them that may die between any two statements."""

import json
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.simulation.life import Died, Lane, Life

_connect = sqlite3.connect


class MortalConnection(sqlite3.Connection):
    """Counts statements; those of a dead process are refused, its open transaction is dropped."""

    lane: Lane | None = None

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as sqlite3
        self._tick(sql)
        return super().execute(sql, *parameters)

    def executemany(self, sql: str, *parameters: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as sqlite3
        self._tick(sql)
        return super().executemany(sql, *parameters)

    def executescript(self, sql: str) -> sqlite3.Cursor:
        self._tick(sql)
        return super().executescript(sql)

    def commit(self) -> None:
        self._tick("commit")
        super().commit()

    def rollback(self) -> None:
        self._tick("rollback")
        super().rollback()

    def _tick(self, sql: str) -> None:
        if self.lane is not None:
            if not self.in_transaction:
                self.lane.pause()
            self.lane.life.tick(sql)


class Disk:
    """A folder with the book, the ledger beside it, and copies of the book."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self.book = folder / "book.db"
        self._now = now
        self._copies = folder / "copies"
        self._copies.mkdir()
        self._lanes: list[Lane] = []
        self._open: list[MortalConnection] = []

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Open books and write ledgers in this process the mortal way meanwhile."""
        with patch("sqlite3.connect", self._connect), patch("os.fsync", self._fsync):
            try:
                yield
            finally:
                self.bury(None)

    @property
    def lane(self) -> Lane | None:
        """Return whose turn it is."""
        return self._lanes[-1] if self._lanes else None

    @contextmanager
    def on(self, lane: Lane) -> Iterator[None]:
        """Say that what is done inside is done by that lane's process."""
        self._lanes.append(lane)
        try:
            yield
        finally:
            self._lanes.pop()

    def bury(self, life: Life | None) -> None:
        """Close what a dead process (``None``: any) had open, as the operating system does."""
        for one in list(self._open):
            if life is None or (one.lane is not None and one.lane.life is life):
                sqlite3.Connection.close(one)
                self._open.remove(one)

    def _connect(self, path: str | Path, **options: Any) -> sqlite3.Connection:  # noqa: ANN401 - as sqlite3
        # No transaction of another process is ever under way while one acts: so who finds the
        # book locked would have waited for the cloud.
        options["timeout"] = 0
        connection = _connect(path, factory=MortalConnection, **options)
        assert isinstance(connection, MortalConnection)
        connection.lane = self.lane
        self._open.append(connection)
        return connection

    def _fsync(self, file: int) -> None:
        """Die before or after a line is in the file, or with half of it."""
        status = os.fstat(file)
        if self.lane is None or not stat.S_ISREG(status.st_mode):
            return
        life = self.lane.life
        try:
            life.tick("half a line in the ledger")
        except Died:
            os.ftruncate(file, max(0, status.st_size - 25))
            raise
        finally:
            os.utime(file, times=(self._now().timestamp(),) * 2)
        life.tick("a line in the ledger")

    def uids_in_ledger(self) -> dict[str, str]:
        """Return the bookings' uids by external id, of all that was ever written down."""
        uids: dict[str, str] = {}
        for ledger in self.folder.glob("meetings-*.jsonl"):
            for line in ledger.read_text(encoding="utf-8").splitlines():
                with suppress(ValueError, KeyError):  # half a line
                    entry = json.loads(line)
                    uids[entry["external_id"]] = entry["uid"]
        return uids

    def copy_book(self, name: str) -> None:
        """Copy as a backup does, through SQLite."""
        self._copy(self.book, self._copies / name)

    def put_back(self, name: str) -> None:
        """Put a copy in the book's place; the ledger stays. Nobody has the book open."""
        self.bury(None)
        for path in self.folder.glob("book.db*"):
            path.unlink()
        self._copy(self._copies / name, self.book)

    def integrity(self) -> str:
        """Return SQLite's judgement of the book: ``ok``."""
        with closing(_connect(self.book)) as book:
            return str(book.execute("PRAGMA integrity_check").fetchone()[0])

    @staticmethod
    def _copy(source: Path, target: Path) -> None:
        target.unlink(missing_ok=True)
        with closing(_connect(source)) as one, closing(_connect(target)) as other:
            one.backup(other)
