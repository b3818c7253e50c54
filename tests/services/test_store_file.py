"""The file itself: opening, sharing, and everything that can go wrong with it, for real."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.core.models import Customer, Staff
from desktop.core.troubles import AppError, Kind
from desktop.services.schema import MIGRATIONS
from desktop.services.store import Store
from desktop.services.store_file import BookFile

SOON = 0.05  # seconds to wait for a lock that will not be given up
STAFF = "INSERT INTO staff (id, name, colour, position, archived) VALUES"


def clock() -> datetime:
    return datetime(2026, 6, 1, 8, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.db"


@pytest.fixture
def file(path: Path) -> Iterator[BookFile]:
    found = BookFile(path, lock_wait=SOON)
    yield found
    found.close()


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    found = Store(path, clock)
    yield found
    found.close()


def test_making_a_store_touches_nothing(path: Path) -> None:
    Store(path / "deep" / "book.db", clock)
    assert not path.exists()


def test_the_first_use_makes_folder_and_file(path: Path) -> None:
    store = Store(path.parent / "deep" / "down" / "book.db", clock)
    assert store.staff() == []
    store.close()
    assert (path.parent / "deep" / "down" / "book.db").stat().st_size > 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead of modes")
def test_a_new_book_is_its_owners_alone(path: Path, store: Store) -> None:
    store.save_staff(Staff(0, "Eva", "#aa3366"))
    found = {entry.name: entry.stat().st_mode & 0o077 for entry in path.parent.iterdir()}
    assert found == {"book.db": 0, "book.db-wal": 0, "book.db-shm": 0}


def test_a_second_lane_and_another_program_take_nothing_from_the_first(
    path: Path, store: Store
) -> None:
    """A book that was opened and closed as a plain file loses its locks, and then its log."""
    store.staff()
    second = Store(path, clock)
    second.staff()
    look = (
        "import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone())"
    )

    def seen_by_another_program() -> str:
        command = [sys.executable, "-c", look, str(path), "SELECT count(*) FROM customers"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    assert seen_by_another_program() == "0"
    store.save_customer(Customer(0, "Nora"))
    assert seen_by_another_program() == "1"
    second.close()


def test_the_book_is_written_through_and_checked(file: BookFile) -> None:
    with file.reading() as db:
        settings = {
            name: db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "secure_delete",
                "busy_timeout",
            )
        }
    full, on = 2, 1
    assert settings == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": on,
        "secure_delete": on,
        "busy_timeout": SOON * 1000,
    }


def test_a_closed_store_opens_again_when_used(store: Store) -> None:
    eva = store.save_staff(Staff(0, "Eva", "#aa3366"))
    store.close()
    assert store.staff() == [eva]


def test_an_act_that_fails_leaves_nothing_behind(file: BookFile, store: Store) -> None:
    def half_an_act() -> None:
        with file.writing() as db:
            db.execute(f"{STAFF} (1, 'Eva', '#aa3366', 0, 0)")
            raise KeyError

    with pytest.raises(KeyError):
        half_an_act()
    assert store.staff() == []
    with file.writing() as db:
        db.execute(f"{STAFF} (1, 'Mia', '#aa3366', 0, 0)")
    assert [person.name for person in store.staff()] == ["Mia"]


def test_a_read_sees_one_state_whatever_others_commit(file: BookFile, store: Store) -> None:
    def count() -> int:
        return int(db.execute("SELECT count(*) FROM staff").fetchone()[0])

    with file.reading() as db:
        before = count()
        store.save_staff(Staff(0, "Eva", "#aa3366"))
        assert count() == before
    with file.reading() as db:
        assert count() == before + 1


def test_many_stores_may_open_a_new_book_at_once(path: Path) -> None:
    together = threading.Barrier(8)

    def open_and_write(number: int) -> None:
        store = Store(path, clock)
        together.wait()
        store.save_staff(Staff(0, f"Eva {number}", "#aa3366"))
        store.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(open_and_write, range(8)))
    store = Store(path, clock)
    assert len(store.staff()) == 8
    store.close()


def test_one_store_may_be_used_from_many_threads(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        saved = list(
            pool.map(lambda number: store.save_customer(Customer(0, f"Anna {number}")), range(40))
        )
    assert len({customer.id for customer in saved}) == 40
    assert len(store.find_customers("anna", limit=100)) == 40


def refused(act: object) -> AppError:
    assert callable(act)
    with pytest.raises(AppError) as error:
        act()
    return error.value


def test_a_lock_held_by_another_program_is_told_and_passes(path: Path, file: BookFile) -> None:
    def write() -> None:
        with file.writing() as db:
            db.execute("DELETE FROM staff")

    write()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert refused(write).kind is Kind.BOOK_LOCKED
        with file.reading() as db:
            assert db.execute("SELECT count(*) FROM staff").fetchone() == (0,)
        other.execute("COMMIT")
    write()


def test_a_new_book_waits_for_a_lock_and_says_so(path: Path, file: BookFile) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refused(lambda: file.reading().__enter__()).kind is Kind.BOOK_LOCKED
        other.execute("COMMIT")
    with file.reading() as db:
        assert MIGRATIONS.pending(db) == []


def test_a_full_disk_is_told_and_loses_nothing(file: BookFile) -> None:
    def save(size: int) -> None:
        with file.writing() as db:
            db.execute(f"{STAFF} (NULL, ?, '#aa3366', 0, 0)", ["x" * size])

    save(10)
    with file.reading() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages}")
    error = refused(lambda: save(1_000_000))
    assert (error.kind, error.code) == (Kind.DISK_FULL, "SQLITE_FULL")
    with file.writing() as db:
        db.execute("PRAGMA max_page_count = 1000000")
        assert db.execute("SELECT count(*) FROM staff").fetchone() == (1,)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    save(1_000_000)


def test_a_truncated_book_is_damaged(path: Path, store: Store) -> None:
    for number in range(300):
        store.save_customer(Customer(0, f"Anna {number}", note="n" * 500))
    store.close()
    os.truncate(path, path.stat().st_size // 2)
    assert refused(lambda: store.find_customers("anna", 1000)).kind is Kind.BOOK_DAMAGED


def test_what_is_no_database_is_damaged(path: Path, store: Store) -> None:
    path.write_bytes(b"Dear Anna, thank you for " * 500)
    error = refused(store.staff)
    assert (error.kind, error.code) == (Kind.BOOK_DAMAGED, "SQLITE_NOTADB")
    path.unlink()
    assert store.staff() == []


def test_a_newer_versions_book_is_left_alone(path: Path, store: Store) -> None:
    store.staff()
    store.close()
    with closing(sqlite3.connect(path)) as newer, newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('book', 'm999_from_next_year', '2027')"
        )
    assert refused(store.staff).kind is Kind.BOOK_NEWER
    assert refused(lambda: store.save_staff(Staff(0, "Eva", "#aa3366"))).kind is Kind.BOOK_NEWER


def test_a_folder_that_cannot_be_made_is_told(path: Path) -> None:
    path.write_text("a file where a folder should be")
    error = refused(Store(path / "book.db", clock).staff)
    assert error.kind is Kind.BOOK_NOT_WRITABLE


def test_a_folder_in_the_books_place_is_told(path: Path) -> None:
    path.mkdir()
    assert refused(Store(path, clock).staff).kind is Kind.BOOK_NOT_WRITABLE


def test_a_mistake_of_ours_is_no_trouble_with_the_file(file: BookFile) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), file.writing() as db:
        db.execute("DELETE FROM nowhere")
    with pytest.raises(sqlite3.IntegrityError), file.writing() as db:
        db.execute("INSERT INTO changes VALUES (1, 77, 'bookings', 1, NULL, '{}')")


def test_rows_written_tells_whether_this_store_wrote(store: Store, path: Path) -> None:
    assert store.rows_written == 0
    eva = store.save_staff(Staff(0, "Eva", "#aa3366"))
    before = store.rows_written
    assert store.staff() == [eva]
    other = Store(path, clock)
    other.save_staff(eva)
    other.close()
    assert store.rows_written == before
    store.save_staff(eva)
    assert store.rows_written > before


def test_acts_together_are_kept_or_lost_together(store: Store) -> None:
    def begin_and_fail() -> None:
        with store.together():
            store.save_staff(Staff(0, "Eva", "#aa3366"))
            assert len(store.staff()) == 1
            store.save_staff(Staff(7, "Nobody", "#aa3366"))

    with pytest.raises(LookupError):
        begin_and_fail()
    assert store.staff() == []
    with store.together():
        store.save_staff(Staff(0, "Eva", "#aa3366"))
        store.save_staff(Staff(0, "Mia", "#3366aa"))
    assert [person.name for person in store.staff()] == ["Eva", "Mia"]
