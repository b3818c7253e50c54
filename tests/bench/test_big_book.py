"""The book that the bench measures on: a small one, made in the same way, is a right book."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.core.models import Act, Status
from desktop.services import rows, store_people
from desktop.services.store import Store
from tests.bench import big_book
from tests.bench.big_book import NOW, ON_A_MONDAY, TODAY, ZONE, Size, make

SMALL = Size(bookings=3000, customers=500, days=(6, 1))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "book.db"
    make(path, SMALL)
    return path


@pytest.fixture
def db(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as found:
        found.row_factory = sqlite3.Row
        yield found


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    found = Store(path, lambda: NOW)
    yield found
    found.close()


def schema(path: Path) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as db:
        return set(db.execute("SELECT type, name, sql FROM sqlite_master").fetchall())


def test_its_schema_is_the_migrations(path: Path, tmp_path: Path) -> None:
    other = Store(tmp_path / "book.db", lambda: NOW)
    other.staff()
    other.close()
    assert schema(path) == schema(tmp_path / "book.db")


def test_it_is_as_big_as_was_asked_for_and_busy(db: sqlite3.Connection, store: Store) -> None:
    sizes = [
        db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("bookings", "customers", "staff", "services")
    ]
    assert sizes == [SMALL.bookings, SMALL.customers, 25, 30]
    day = store.day(TODAY)
    assert len(day) == ON_A_MONDAY
    assert {len(set(store.absences(TODAY, TODAY)))} == {25}
    online = db.execute("SELECT avg(place = 'online') FROM bookings").fetchone()[0]
    assert 0.13 < online < 0.17
    statuses = Counter(one.booking.status for one in day)
    assert statuses[Status.DONE] > statuses[Status.CANCELLED] > 0
    assert statuses[Status.BOOKED] > statuses[Status.CONFIRMED] > 0


def test_it_holds_together(db: sqlite3.Connection) -> None:
    for check in ("integrity_check", "foreign_key_check"):
        assert [tuple(row) for row in db.execute(f"PRAGMA {check}")] in ([], [("ok",)])
    for search in ("customer_words", "customer_digits"):
        db.execute(f"INSERT INTO {search} ({search}, rank) VALUES ('integrity-check', 1)")


def test_what_is_derived_is_as_the_store_derives_it(db: sqlite3.Connection) -> None:
    for row in map(dict, db.execute("SELECT * FROM bookings").fetchall()):
        assert row.pop("look_at") is None
        assert rows.row_of_booking(rows.booking_of(row), ZONE) == row
    for row in map(dict, db.execute("SELECT * FROM customers").fetchall()):
        derived = {name: row[name] for name in ("words", "digits")}
        assert store_people.searched(rows.customer_of(row), "DE") == derived


def test_nobody_waits_for_the_cloud_and_what_is_online_has_its_link(store: Store) -> None:
    assert store.unsettled(NOW) == []
    found = store.next_online()
    assert found
    assert all(one.meeting is not None and one.meeting.join_url for one in found)


def test_nearly_everybody_who_was_told_knows_how_it_stands(
    db: sqlite3.Connection, store: Store
) -> None:
    told = db.execute("SELECT count(DISTINCT booking_id) FROM told").fetchone()[0]
    online = db.execute("SELECT count(*) FROM bookings WHERE place = 'online'").fetchone()[0]
    assert online < told < SMALL.bookings / 2
    old = db.execute(
        "SELECT count(*) FROM told JOIN bookings AS booking ON booking.id = booking_id"
        " WHERE NOT off AND told.starts_utc <> booking.starts_utc"
    ).fetchone()[0]
    assert 0 < old < told / 50
    assert len(store.perhaps_to_tell(NOW)) < 10


def test_acts_of_its_past_can_be_undone(tmp_path: Path) -> None:
    make(tmp_path / "book.db", SMALL)
    store = Store(tmp_path / "book.db", lambda: NOW)
    one = next(one.booking for one in store.day(TODAY) if one.booking.status is Status.BOOKED)
    assert store.undo(one.id).what is Act.UNDONE  # each was made by the act of its own number
    assert one.id in [details.booking.id for details in store.called_off()]
    store.close()


def test_the_same_seed_makes_the_same_book(path: Path, tmp_path: Path) -> None:
    def told(path: Path) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(path)) as db:
            return [
                row
                for table in ("customers", "bookings", "changes", "meetings", "told", "absences")
                for row in db.execute(f"SELECT * FROM {table}")
            ]

    make(tmp_path / "same.db", SMALL)
    make(tmp_path / "other.db", SMALL, seed=2)
    assert told(tmp_path / "same.db") == told(path)
    assert told(tmp_path / "other.db") != told(path)


def test_it_is_made_once_and_again_where_its_version_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def make_none(path: Path) -> None:
        made.append(path)
        path.write_text("a book")

    monkeypatch.setattr(big_book, "make", make_none)
    folder = tmp_path / "bench"
    assert big_book.big_book(folder) == big_book.big_book(folder)
    assert len(made) == 1
    (folder / "big_book.version").write_text("older")
    big_book.big_book(folder)
    assert len(made) == 2
