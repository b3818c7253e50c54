"""The SQLite file itself: opening, migrating, transactions, and what can go wrong with it."""

import errno
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.troubles import AppError, Kind

if TYPE_CHECKING:
    from sqlite_utils import Database

LOCK_WAIT_SECONDS = 5.0
_RETRY_SECONDS = 0.02

_KINDS = {
    sqlite3.SQLITE_FULL: Kind.DISK_FULL,
    sqlite3.SQLITE_BUSY: Kind.BOOK_LOCKED,
    sqlite3.SQLITE_LOCKED: Kind.BOOK_LOCKED,
    sqlite3.SQLITE_CORRUPT: Kind.BOOK_DAMAGED,
    sqlite3.SQLITE_NOTADB: Kind.BOOK_DAMAGED,
    sqlite3.SQLITE_READONLY: Kind.BOOK_NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: Kind.BOOK_NOT_WRITABLE,
    sqlite3.SQLITE_IOERR: Kind.BOOK_NOT_WRITABLE,
    sqlite3.SQLITE_PERM: Kind.BOOK_NOT_WRITABLE,
    sqlite3.SQLITE_AUTH: Kind.BOOK_NOT_WRITABLE,
}


class BookFile:
    """One connection to one SQLite file, opened and migrated at first use, shared under a lock."""

    def __init__(self, path: Path, *, lock_wait: float = LOCK_WAIT_SECONDS) -> None:
        self._path = path
        self._lock_wait = lock_wait
        self._turn = threading.RLock()
        self._database: Database | None = None
        self._is_writing = False

    def close(self) -> None:
        with self._turn:
            if self._database is not None:
                self._database.close()
                self._database = None

    @property
    def rows_written(self) -> int:
        """Rows inserted, updated and deleted over this connection (SQLite: total_changes)."""
        with self._turn:
            return self._database.conn.total_changes if self._database else 0

    @contextmanager
    def reading(self) -> Iterator["Database"]:
        """Give the database for reads that see one state of it, whatever other lanes commit."""
        with self._turn, _as_app_errors():
            db = self._open()
            if db.conn.in_transaction:  # inside writing(): that transaction is the one state
                yield db
                return
            db.conn.execute("BEGIN")
            try:
                yield db
            finally:
                db.rollback()

    @contextmanager
    def writing(self) -> Iterator["Database"]:
        """Give the database inside one transaction: all of it on disk afterwards, or nothing.

        Inside another one it is part of that.
        """
        with self._turn, _as_app_errors():
            db = self._open()
            if self._is_writing:
                yield db
                return
            self._is_writing = True
            try:
                with _immediately(db):
                    yield db
            finally:
                self._is_writing = False

    def rewrite(self) -> None:
        """Write the file anew and cut its log off, so that nothing deleted is left in either.

        ``secure_delete`` alone is not enough: rows that were moved when a page filled up can leave
        copies in its free space. While another lane reads, its log is cut off later.
        """
        with self._turn, _as_app_errors():
            for command in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                with closing(self._open().conn.execute(command)) as cursor:
                    cursor.fetchone()

    def _open(self) -> "Database":
        if self._database is None:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._database = _connect(self._path, self._lock_wait)
        return self._database


def _connect(path: Path, lock_wait: float) -> "Database":
    from sqlite_utils import Database

    is_new = not path.exists()
    connection = sqlite3.connect(
        path,
        timeout=lock_wait,
        isolation_level=None,  # transactions begin where we say so
        check_same_thread=False,  # BookFile's lock gives one thread at a time its turn
    )
    try:
        if is_new:
            # It holds customers' names and numbers. Never open() the file for this or anything
            # else: closing it drops the locks of all connections this process has to the book
            # (SQLite: How To Corrupt, §2.2), and another program may delete its log under them.
            path.chmod(0o600)
        _use_wal(connection, lock_wait)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # what a customer wants deleted is gone
        db = Database(connection, execute_plugins=False)
        _migrate(db)
    except BaseException:
        connection.close()
        raise
    return db


def _use_wal(connection: sqlite3.Connection, lock_wait: float) -> None:
    """Switch a new file to write-ahead logging, once.

    SQLite answers "locked" at once, without waiting, to the loser of two that switch together.
    """
    give_up = time.monotonic() + lock_wait
    while True:
        try:
            with closing(connection.execute("PRAGMA journal_mode = WAL")) as cursor:
                cursor.fetchone()
        except sqlite3.OperationalError as error:
            if _primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return


def _migrate(db: "Database") -> None:
    from desktop.services.schema import MIGRATIONS, from_the_future

    if from_the_future(db):
        raise AppError(Kind.BOOK_NEWER)
    if MIGRATIONS.pending(db):
        with _immediately(db):  # whoever comes second waits here, and finds nothing pending
            MIGRATIONS.apply(db)


@contextmanager
def _immediately(db: "Database") -> Iterator[None]:
    """Run a transaction that takes the write lock at once, so as not to fail halfway for it."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()
        raise


@contextmanager
def _as_app_errors() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        kind = _KINDS.get(_primary_code(error))
        if kind is None:
            raise
        raise AppError(kind, code=error.sqlite_errorname) from error
    except OSError as error:
        kind = Kind.DISK_FULL if error.errno == errno.ENOSPC else Kind.BOOK_NOT_WRITABLE
        code = errno.errorcode.get(error.errno or 0, "")
        raise AppError(kind, code=code) from error


def _primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code: the lowest byte of the extended one."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
