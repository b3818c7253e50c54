"""What goes wrong on the computer, and with what was typed or asked for."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from desktop.core.troubles import AppError
from desktop.practice.accounts import DESKTOP_APP
from desktop.services.store import Store
from desktop.services.store_file import BookFile
from tests.services.fake_provider import Clock, draft, open_salon
from tests.services.troubles.scenario import Scenario, trouble_of
from tests.services.troubles.sign_in_desk import sign_in_desk

SOON = 0.05  # seconds to wait for a lock that will not be given up
A_LONG_NAME = "INSERT INTO staff (name, colour, position, archived) VALUES (?, '#aa3366', 0, 0)"


@contextmanager
def salon(folder: Path) -> Iterator[Store]:
    store = open_salon(folder / "book.db", Clock())
    yield store
    store.close()


@contextmanager
def book_file(folder: Path) -> Iterator[BookFile]:
    """Give a salon's book over a connection that tests may set limits to."""
    with salon(folder) as store:
        store.staff()
    file = BookFile(folder / "book.db", lock_wait=SOON)
    yield file
    file.close()


def writing(file: BookFile, text: str) -> Callable[[], None]:
    def write() -> None:
        with file.writing() as db:
            db.execute(A_LONG_NAME, [text])

    return write


def disk_full(folder: Path) -> AppError:
    """As far as SQLite can tell: the file has no room to grow."""
    with book_file(folder) as file:
        with file.reading() as db:
            pages = db.execute("PRAGMA page_count").fetchone()[0]
            db.execute(f"PRAGMA max_page_count = {pages}")
        return trouble_of(writing(file, "x" * 1_000_000))


def locked(folder: Path) -> AppError:
    with book_file(folder) as file, closing(sqlite3.connect(folder / "book.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        return trouble_of(writing(file, "Eva"))


def damaged(folder: Path) -> AppError:
    (folder / "book.db").write_bytes(b"Dear Anna, thank you for " * 500)
    with closing(Store(folder / "book.db", Clock())) as store:
        return trouble_of(store.salon)


def newer(folder: Path) -> AppError:
    with salon(folder) as store:
        store.close()
        with closing(sqlite3.connect(folder / "book.db")) as other, other:
            other.execute(
                "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
                " VALUES ('book', 'm999_from_next_year', '2037')"
            )
        return trouble_of(store.salon)


def not_writable(folder: Path) -> AppError:
    (folder / "book.db").mkdir()
    with closing(Store(folder / "book.db", Clock())) as store:
        return trouble_of(store.salon)


def settings_not_saved(folder: Path) -> AppError:
    with sign_in_desk(folder) as desk:
        desk.folder.write_text("a file where a folder should be", encoding="utf-8")
        return trouble_of(lambda: desk.settings.save_typed(DESKTOP_APP.client_id, "", None))


def of_no_length(folder: Path) -> AppError:
    with salon(folder) as store:
        return trouble_of(lambda: store.save_booking(replace(draft(10), minutes=0)))


def undone_too_late(folder: Path) -> AppError:
    """Undo of an act, after another desk has changed what it did."""
    with salon(folder) as store:
        saved = store.save_booking(draft(10))
        moved = store.move_booking(saved.booking_id, draft(11).starts)
        store.move_booking(saved.booking_id, draft(11).starts + timedelta(hours=1))
        return trouble_of(lambda: store.undo(moved.id))


SCENARIOS = (
    Scenario("The disk is full", disk_full, "SQLITE_FULL"),
    Scenario("Another program holds the book's lock", locked, "SQLITE_BUSY"),
    Scenario("The book is no database", damaged, "SQLITE_NOTADB"),
    Scenario("The book is of a newer version", newer),
    Scenario("A folder stands in the book's place", not_writable, "SQLITE_CANTOPEN"),
    Scenario("A file stands where settings go", settings_not_saved),
    Scenario("A booking of no length", of_no_length, "minutes"),
    Scenario("Undo, after another desk changed the same booking", undone_too_late),
)
