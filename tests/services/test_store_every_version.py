"""A book of every version there was, with people and bookings in it: opened, and used as if new."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from desktop.core.messages import Channel, MessageKind, Template, Way
from desktop.core.models import BookingDraft, Place
from desktop.core.told import to_tell, told_now
from desktop.services.schema import MIGRATIONS
from desktop.services.store import Store
from tests.services.desk import Clock, looking_into

NUMBERED = [one.name for one in MIGRATIONS.pending(Database(memory=True))]
HOURS = json.dumps([[["09:00", "18:00"]]] * 6 + [[]])
SALON: dict[str, Any] = {
    "id": 1,
    "name": "Salon Höhe",
    "time_zone": "Europe/Berlin",
    "country": "DE",
    "hours": HOURS,
    "provider": "teams",
    "own_link": "",
}
TOLD: dict[str, Any] = {
    "booking_id": 1,
    "customer_id": 1,
    "at": "2026-06-01T08:00:00+00:00",
    "kind": "booked",
    "way": "copied",
    "starts_utc": 1780387200 - 3600,
    "minutes": 30,
    "join_url": "https://teams.example/1",
    "off": 0,
}
"""An hour too early."""

MORNING = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
BOOKING: dict[str, Any] = {
    "id": 1,
    "uid": "7f3c@trimsy-desk",
    "customer_id": 1,
    "staff_id": 1,
    "service_id": 1,
    "starts": "2026-06-02T10:00:00",
    "fold": 0,
    "minutes": 30,
    "place": "online",
    "status": "booked",
    "note": "by the window",
    "sequence": 0,
    "changed_at": "2026-06-01T08:00:00+00:00",
    "starts_utc": 1780387200,
    "ends_utc": 1780389000,
}
MEETING: dict[str, Any] = {
    "external_id": "x1",
    "booking_id": 1,
    "provider": "teams",
    "cloud_id": "c",
    "join_url": "https://teams.example/1",
    "subject": "s",
    "starts": "2026-06-02T08:00:00+00:00",
    "ends": "2026-06-02T08:30:00+00:00",
    "lobby": "on",
    "join_id": "",
    "passcode": "",
    "tries": 0,
    "ended": 0,
}


def insert(db: Database, table: str, row: dict[str, Any]) -> None:
    slots = ", ".join(f":{name}" for name in row)
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({slots})", row)


def fill(db: Database) -> None:
    """Put in what that version's tables can hold."""
    tables = set(db.table_names())
    insert(db, "salon", SALON)
    insert(db, "staff", {"id": 1, "name": "Eva", "colour": "#aa3366", "position": 0, "archived": 0})
    service = {"id": 1, "name": "Cut", "minutes": 30, "colour": "#446688", "place": "online"}
    insert(db, "services", service | {"position": 0, "archived": 0})
    anna = {"id": 1, "name": "Anna Höhe", "phone": "0170 1234567", "email": "", "note": "henna"}
    found_by = {"words": "anna hohe", "digits": "00491701234567 01701234567"}
    insert(db, "customers", anna | found_by)
    if "bookings" not in tables:
        return
    insert(db, "bookings", BOOKING)
    insert(db, "meetings", MEETING)
    entry = {"id": 1, "act": "booked", "at": BOOKING["changed_at"]}
    if "journal" in tables:
        insert(db, "journal", entry | {"booking_id": 1, "after": json.dumps(BOOKING)})
    else:
        insert(db, "acts", entry)
        change = {"act_id": 1, "thing": "bookings", "row_id": 1, "after": json.dumps(BOOKING)}
        insert(db, "changes", change)
    if "told" in tables:
        insert(db, "told", TOLD)
    if "cloud_log" in tables:
        insert(
            db,
            "cloud_log",
            {"booking_id": 1, "at": BOOKING["changed_at"], "what": "made", "request_id": "r"},
        )


@pytest.fixture(params=[*NUMBERED[2:], "of today"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Write a book as it was before that migration."""
    path = tmp_path / "book.db"
    stop = None if request.param == "of today" else request.param
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        db = Database(connection)
        MIGRATIONS.apply(db, stop_before=stop)
        fill(db)
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    made = Store(path, Clock())
    yield made
    made.close()


def layout(path: Path) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return set(connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema"))


def test_it_comes_out_as_a_new_one_is_laid_out(store: Store, path: Path, tmp_path: Path) -> None:
    new = Store(tmp_path / "new.db", Clock())
    assert store.staff()[0].name == "Eva"
    new.staff()
    new.close()
    assert layout(path) == layout(tmp_path / "new.db")
    with looking_into(path) as file, file.reading() as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for index in ("customer_words", "customer_digits"):
            db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")


def test_a_copy_of_it_is_whole(store: Store, path: Path, tmp_path: Path) -> None:
    store.salon()
    with (
        closing(sqlite3.connect(path)) as book,
        closing(sqlite3.connect(tmp_path / "copy.db")) as copy,
    ):
        book.backup(copy)
    again = Store(tmp_path / "copy.db", Clock())
    assert again.salon() == store.salon()
    assert again.customer(1) == store.customer(1)
    again.close()


def test_who_is_in_it_is_renamed_found_and_deleted(store: Store, path: Path) -> None:
    anna = store.customer(1)
    assert (anna.name, anna.note) == ("Anna Höhe", "henna")
    change = store.change_customer(replace(anna, name="Bo", phone="0171 7654321"))
    assert [one.id for one in store.find_customers("bo")] == [1]
    store.undo(change.id)
    if store.booking(1) is not None:
        store.cancel_booking(1)
    store.erase_customer(1)
    assert store.find_customers("bo") == []
    store.close()
    left = path.read_bytes().lower()
    for words in (b"anna", b"h\xc3\xb6he,", b"1234567", b"7654321", b"henna", b"window"):
        assert words not in left


def test_a_booking_in_it_is_moved_told_undone_and_called_off(store: Store) -> None:
    if store.booking(1) is None:
        draft = BookingDraft(1, None, 1, 1, datetime(2026, 6, 2, 10, 0), 30, Place.ONLINE)
        assert store.save_booking(draft).booking_id == 1

    def untold() -> list[str]:
        found = store.perhaps_to_tell(MORNING)
        lacks = [to_tell(details, store.salon(), told, MORNING) for details, told in found]
        return [str(one) for one in lacks if one is not None]

    before = store.told_of(1)
    assert untold() == ["old_time"] * len(before)
    for told in before:
        store.forget_told(told)
    assert untold() == []
    moved = store.move_booking(1, datetime(2026, 6, 2, 15, 0))
    assert untold() == ["old_time"]
    undone = store.undo(moved.id)
    assert untold() == []
    store.undo(undone.id)
    details = store.booking(1)
    assert details is not None
    store.note_told(told_now(details, store.salon(), MessageKind.MOVED, Way.COPIED, MORNING))
    assert untold() == []
    store.cancel_booking(1)
    assert untold() == ["not_told_off"]
    store.restore_booking(1)
    assert untold() == []
    assert [one.way for one in store.told_of(1)] == [Way.AGREED, Way.COPIED]


def test_its_salon_and_templates_are_the_owners(store: Store) -> None:
    found = store.salon()
    assert (found.name, found.address, found.phone, found.language) == ("Salon Höhe", "", "", "en")
    written = Template(MessageKind.MOVED, Channel.TEXT, "de", "", "{date}")
    store.save_template(written)
    assert store.templates() == [written]
