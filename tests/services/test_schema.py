"""Migrations: numbered, applied once, in order, without losing what is there."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlite_utils import Database

from desktop.services.schema import LATEST, MIGRATIONS, from_the_future


@pytest.fixture
def db() -> Iterator[Database]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        yield Database(connection)


def applied(db: Database) -> list[str]:
    return [migration.name for migration in MIGRATIONS.applied(db)]


def test_the_last_migration_is_the_latest(db: Database) -> None:
    MIGRATIONS.apply(db)
    assert applied(db) == sorted(applied(db))
    assert applied(db)[-1] == LATEST
    assert not from_the_future(db)


@pytest.mark.parametrize("stop", ["m002_search", "m003_bookings"])
def test_an_older_book_is_brought_up_with_what_it_holds(db: Database, stop: str) -> None:
    MIGRATIONS.apply(db, stop_before=stop)
    assert stop not in applied(db)
    db.execute("INSERT INTO staff VALUES (1, 'Eva', '#aa3366', 0, 0)")
    MIGRATIONS.apply(db)
    assert applied(db)[-1] == LATEST
    assert db.execute("SELECT name FROM staff").fetchall() == [("Eva",)]


def test_a_migration_of_a_newer_version_is_recognised(db: Database) -> None:
    MIGRATIONS.apply(db)
    db.table(MIGRATIONS.migrations_table).insert(
        {"migration_set": MIGRATIONS.name, "name": "m999_next_year", "applied_at": "2027"}
    )
    assert from_the_future(db)


def test_nothing_refers_to_what_is_not_there(db: Database) -> None:
    MIGRATIONS.apply(db)
    db.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        db.execute("INSERT INTO changes (act_id, thing, row_id) VALUES (1, 'bookings', 1)")


def test_a_booking_has_one_living_meeting_at_most(db: Database) -> None:
    MIGRATIONS.apply(db)
    row = "'teams', NULL, NULL, NULL, NULL, '', '', '', NULL, NULL, '', '', '', 0" + ", NULL" * 4
    db.execute(f"INSERT INTO meetings VALUES ('ended', 1, {row}, 1, NULL)")
    db.execute(f"INSERT INTO meetings VALUES ('living', 1, {row}, 0, NULL)")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        db.execute(f"INSERT INTO meetings VALUES ('another', 1, {row}, 0, NULL)")
