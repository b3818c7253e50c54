"""A book of the version before absences, series and long undo: opened, read and taken back on."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from desktop.core.models import Act, Customer, CustomerKind, Place, Service, Staff, Status
from desktop.services.schema import MIGRATIONS
from desktop.services.store import Store
from tests.services.desk import Clock, looking_into

UID = "7f3c@trimsy-desk"
HOURS = json.dumps([[["09:00", "18:00"]]] * 6 + [[]])
BOOKED = {
    "id": 1,
    "uid": UID,
    "customer_id": 1,
    "staff_id": 1,
    "service_id": 1,
    "starts": "2026-06-02T10:00:00",
    "fold": 0,
    "minutes": 30,
    "place": "online",
    "status": "booked",
    "note": "",
    "sequence": 0,
    "changed_at": "2026-06-01T08:00:00+00:00",
    "starts_utc": 1780387200,
    "ends_utc": 1780389000,
}
MOVED = BOOKED | {
    "starts": "2026-06-02T11:00:00",
    "staff_id": 2,
    "sequence": 1,
    "starts_utc": 1780390800,
    "ends_utc": 1780392600,
}
CANCELLED = MOVED | {"status": "cancelled", "sequence": 2}
JOURNAL = [
    (1, "booked", None, BOOKED, None),
    (2, "moved", BOOKED, MOVED, None),
    (3, "cancelled", MOVED, CANCELLED, None),
    (4, "undone", CANCELLED, MOVED | {"sequence": 3}, 3),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Write the book as that version left it: booked, moved, cancelled, the cancelling undone."""
    path = tmp_path / "book.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        db = Database(connection)
        MIGRATIONS.apply(db, stop_before="m004_instrument")
        salon = ("Salon Höhe", "Europe/Berlin", "DE", HOURS, "teams", "")
        db.execute("INSERT INTO salon VALUES (1, ?, ?, ?, ?, ?, ?)", salon)
        db.execute("INSERT INTO staff VALUES (1, 'Eva', '#aa3366', 0, 0)")
        db.execute("INSERT INTO staff VALUES (2, 'Mia', '#3366aa', 1, 1)")
        db.execute("INSERT INTO services VALUES (1, 'Cut', 30, '#446688', 'online', 0, 0)")
        anna = ("Anna", "0170 1234567", "", "pays late", "anna", "00491701234567 01701234567")
        db.execute("INSERT INTO customers VALUES (1, ?, ?, ?, ?, ?, ?)", anna)
        held = MOVED | {"sequence": 3, "look_at": 0.0}
        names = ", ".join(held)
        slots = ", ".join(f":{name}" for name in held)
        db.execute(f"INSERT INTO bookings ({names}) VALUES ({slots})", held)
        for entry, act, before, after, undoes in JOURNAL:
            texts = [before and json.dumps(before), json.dumps(after)]
            row = [entry, 1, act, "2026-06-01T08:00:00+00:00", *texts, undoes]
            db.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    found = Store(path, Clock())
    yield found
    found.close()


def test_all_is_there_with_what_is_new_left_as_usual(store: Store) -> None:
    assert store.staff() == [
        Staff(1, "Eva", "#aa3366"),
        Staff(2, "Mia", "#3366aa", 1, archived=True),
    ]
    assert store.services() == [Service(1, "Cut", 30, "#446688", Place.ONLINE)]
    anna = Customer(1, "Anna", "0170 1234567", "", "pays late")
    assert store.customer(1) == anna
    assert store.find_customers("anna") == store.find_customers("4567") == [anna]
    [held] = store.day(date(2026, 6, 2))
    assert (held.booking.uid, held.booking.series, held.staff.name) == (UID, "", "Mia")
    assert store.absences(date(2000, 1, 1), date(2100, 1, 1)) == []
    assert store.kept_form() == ""
    assert store.following(1) == [held.booking]


def test_what_is_usual_is_what_a_new_one_has(store: Store) -> None:
    assert store.staff()[0] == Staff(1, "Eva", "#aa3366", hours=None, service_ids=None)
    service, customer = store.services()[0], store.customer(1)
    assert (service.buffer, service.price, service.online_allowed) == (0, None, True)
    assert (customer.time_zone, customer.language, customer.kind) == ("", "", CustomerKind.PERSON)


def test_its_acts_are_undone_one_after_the_other_and_redone(store: Store) -> None:
    def seen() -> tuple[datetime, int, Status]:
        details = store.booking(1)
        assert details is not None
        return details.booking.starts, details.booking.staff_id, details.booking.status

    ten, eleven = datetime(2026, 6, 2, 10), datetime(2026, 6, 2, 11)
    states = [
        (ten, 1, Status.DELETED),
        (ten, 1, Status.BOOKED),
        (eleven, 2, Status.BOOKED),
        (eleven, 2, Status.CANCELLED),
        (eleven, 2, Status.BOOKED),
    ]
    redo = []
    for change_id in (4, 3, 2, 1):
        undone = store.undo(change_id)
        assert (undone.what, seen()) == (Act.UNDONE, states[change_id - 1])
        redo.append(undone.id)
    for state in states[1:]:
        store.undo(redo.pop())
        assert seen() == state


def test_cancelling_what_that_version_cancelled_answers_with_its_act(store: Store) -> None:
    cancelled_again = store.undo(4)
    assert store.cancel_booking(1).id == cancelled_again.id == 5


def test_the_journal_lost_nothing_and_goes_on_counting(store: Store, path: Path) -> None:
    assert store.mark_booking(1, Status.ARRIVED).id == 5
    with looking_into(path) as file, file.reading() as db:
        acts = db.execute("SELECT id, act, undoes FROM acts").fetchall()
        changes = db.execute(
            "SELECT act_id, thing, row_id, before, after FROM changes WHERE act_id < 5"
        ).fetchall()
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert acts == [(entry, act, undoes) for entry, act, *_, undoes in JOURNAL] + [
        (5, "marked", None)
    ]
    assert changes == [
        (entry, "bookings", 1, before and json.dumps(before), json.dumps(after))
        for entry, _, before, after, _ in JOURNAL
    ]
    assert "journal" not in tables


def test_a_migration_that_fails_leaves_the_book_as_it_was(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE kept_form (in_the_way)")
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        Store(path, Clock()).staff()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert connection.execute("SELECT count(*) FROM journal").fetchone() == (4,)
        columns = [row[1] for row in connection.execute("PRAGMA table_info(staff)")]
        assert columns == ["id", "name", "colour", "position", "archived"]
        connection.execute("DROP TABLE kept_form")
    store = Store(path, Clock())
    assert len(store.staff()) == 2
    store.close()
