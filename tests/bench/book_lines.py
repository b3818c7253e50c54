"""Times what the store answers from the big book, and what it writes there.

The floor of a read is plain sqlite3 fetching the same rows, told their ids; that of a write is
plain sqlite3 putting the same rows into the same file, as safely.
"""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desktop.core.models import BookingDetails, BookingDraft, Place
from desktop.core.visits import Visitor
from desktop.services.store import Store
from tests.bench.big_book import NOW, TODAY, big_book
from tests.bench.timing import Line, timed

OFTEN = 31
_DETAILS = """
    SELECT * FROM bookings AS booking
    JOIN customers AS customer ON customer.id = booking.customer_id
    JOIN staff ON staff.id = booking.staff_id
    JOIN services AS service ON service.id = booking.service_id
    LEFT JOIN meetings AS meeting ON meeting.booking_id = booking.id AND meeting.ended = 0
    WHERE booking.id IN
"""


@dataclass(frozen=True)
class Desk:
    """The store on the big book, and plain sqlite3 on the same file."""

    store: Store
    plain: sqlite3.Connection


def book_lines() -> list[Line]:
    path = big_book()
    with at(path) as desk:
        lines = [*_days(desk), *_searches(desk), *_lists(desk)]
    with TemporaryDirectory(prefix="bench-") as folder:
        copy = Path(shutil.copyfile(path, Path(folder) / "book.db"))  # the big book stays as it is
        with at(copy) as desk:
            lines += [_written(desk), _undone(desk)]
    return lines


@contextmanager
def at(path: Path) -> Iterator[Desk]:
    store = Store(path, lambda: NOW)
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        plain.execute("PRAGMA synchronous = FULL")
        yield Desk(store, plain)
    store.close()


def _days(desk: Desk) -> Iterator[Line]:
    week = TODAY, TODAY + timedelta(days=6)
    one = desk.store.staff()[0].id
    yield _read(desk, "400 bookings of a day", lambda: desk.store.day(TODAY), 4.0)
    yield _read(desk, "a week of everybody", lambda: desk.store.bookings(*week), 4.0)
    yield _read(desk, "a week of one", lambda: desk.store.bookings(*week, staff_id=one), 6.0)


def _searches(desk: Desk) -> Iterator[Line]:
    for what, typed in (
        ("two letters", "an"),
        ("four digits", "4567"),
        ("name and surname", "anna müller"),
        ("a number as typed", "+49 170 1"),
        ("name and digits", "anna 56"),
    ):
        yield _found(desk, f"found by {what}", typed)


def _found(desk: Desk, what: str, typed: str) -> Line:
    found = desk.store.find_visitors(typed)
    people = [visitor.customer.id for visitor in found]
    visits = [one.booking.id for one in _visits(found)]
    assert len(found) == 20, f"{typed} finds {len(found)}"

    def floor() -> None:
        _rows(desk.plain, "SELECT * FROM customers WHERE id IN", people)
        _rows(desk.plain, _DETAILS, visits)

    seconds = timed(lambda: desk.store.find_visitors(typed), OFTEN)
    return Line(what, seconds, timed(floor, OFTEN), 10.0)


def _visits(found: Sequence[Visitor]) -> list[BookingDetails]:
    return [one for visitor in found for one in (visitor.last, visitor.next) if one is not None]


def _lists(desk: Desk) -> Iterator[Line]:
    regular = desk.store.day(TODAY)[0]
    series = next(one.booking for one in desk.store.day(TODAY) if one.booking.series)

    def card() -> list[BookingDetails]:
        return list(desk.store.customer_card(regular.customer.id).bookings)

    yield _read(desk, "a customer's card", card, 5.0)
    yield _read(desk, "the next online", desk.store.next_online, 6.0)
    yield _read(desk, "what was called off", desk.store.called_off, 5.0)
    yield _read(desk, "what was called off, of Annas", lambda: desk.store.called_off("anna"), 20.0)
    yield _read(desk, "who is still to be told", lambda: _to_tell(desk), 4.0)
    yield _told(desk)
    ids = [one.id for one in desk.store.following(series.id)]
    seconds = timed(lambda: desk.store.following(series.id), OFTEN)
    floor = timed(lambda: _rows(desk.plain, "SELECT * FROM bookings WHERE id IN", ids), OFTEN)
    yield Line("the rest of a series", seconds, floor, 10.0)


def _to_tell(desk: Desk) -> list[BookingDetails]:
    return [details for details, _ in desk.store.perhaps_to_tell(NOW)]


def _told(desk: Desk) -> Line:
    ids = [one.booking.id for one in desk.store.day(TODAY)]
    last = "SELECT max(id) FROM told WHERE booking_id IN ({}) GROUP BY booking_id"
    found = desk.plain.execute(last.format(", ".join(map(str, ids)))).fetchall()
    floor = timed(lambda: _rows(desk.plain, "SELECT * FROM told WHERE id IN", _first(found)), OFTEN)
    seconds = timed(lambda: desk.store.last_told(ids), OFTEN)
    return Line("what those of a day were told last", seconds, floor, 10.0)


def _first(found: list[tuple[int, ...]]) -> list[int]:
    return [row[0] for row in found]


def _read(desk: Desk, what: str, read: Callable[[], list[BookingDetails]], limit: float) -> Line:
    ids = [details.booking.id for details in read()]
    assert ids, what
    rounds = OFTEN if len(ids) < 1000 else 7
    floor = timed(lambda: _rows(desk.plain, _DETAILS, ids), rounds)
    return Line(what, timed(read, rounds), floor, limit)


def _rows(plain: sqlite3.Connection, select: str, ids: Sequence[int]) -> None:
    found = plain.execute(f"{select} ({', '.join(map(str, ids))})").fetchall()
    assert len(found) == len(set(ids))


def _draft(desk: Desk) -> BookingDraft:
    known = desk.store.day(TODAY)[0]
    starts = datetime(2026, 6, 15, 17)
    return BookingDraft(
        known.customer.id, None, known.staff.id, known.service.id, starts, 30, Place.ON_SITE
    )


def _written(desk: Desk) -> Line:
    draft = _draft(desk)
    one = desk.store.save_booking(draft).booking_id
    row = _row(desk.plain, one)

    def floor() -> None:
        copy = row | {"uid": f"{desk.plain.total_changes}@plain"}
        del copy["id"]
        slots = ", ".join(f":{name}" for name in copy)
        insert = f"INSERT INTO bookings ({', '.join(copy)}) VALUES ({slots})"
        _write(desk.plain, insert, copy, json.dumps(row))

    seconds = timed(lambda: desk.store.save_booking(draft), OFTEN)
    return Line("one booking written", seconds, timed(floor, OFTEN), 5.0)


def _undone(desk: Desk) -> Line:
    one = desk.store.save_booking(_draft(desk)).booking_id
    row = _row(desk.plain, one)
    last = desk.store.move_booking(one, datetime(2026, 6, 15, 18))

    def undo() -> None:
        nonlocal last
        last = desk.store.undo(last.id)

    def floor() -> None:
        starts = row["starts_utc"] + desk.plain.total_changes % 2
        update = "UPDATE bookings SET starts_utc = :starts, changed_at = :at WHERE id = :id"
        named = {"starts": starts, "at": NOW.isoformat(), "id": row["id"]}
        _write(desk.plain, update, named, json.dumps(row))

    seconds = timed(undo, OFTEN)
    return Line("one act undone", seconds, timed(floor, OFTEN), 10.0)


def _row(plain: sqlite3.Connection, booking_id: int) -> dict[str, Any]:
    cursor = plain.execute("SELECT * FROM bookings WHERE id = ?", [booking_id])
    return dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))


def _write(plain: sqlite3.Connection, sql: str, named: dict[str, Any], text: str) -> None:
    plain.execute("BEGIN IMMEDIATE")
    plain.execute(sql, named)
    act = plain.execute("INSERT INTO acts (act, at) VALUES ('booked', ?)", [NOW.isoformat()])
    plain.execute(
        "INSERT INTO changes (act_id, thing, row_id, before, after) VALUES (?, ?, ?, ?, ?)",
        [act.lastrowid, "bookings", 1, text, text],
    )
    plain.execute("COMMIT")
