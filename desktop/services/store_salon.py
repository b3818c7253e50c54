"""The salon's own row, and what follows from changing it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from desktop.core import drafts, phones
from desktop.core.models import Salon, Span
from desktop.services import rows, store_meetings

if TYPE_CHECKING:
    from sqlite_utils import Database

_FARTHEST_ZONES = timedelta(hours=26)  # between UTC+14 and UTC-12
_WEEKDAY = (Span(time(9), time(18)),)
_SATURDAY = (Span(time(9), time(14)),)


def fresh(time_zone: str) -> Salon:
    """Return the salon of a book in which none has been saved."""
    hours = (*(_WEEKDAY for _ in range(5)), _SATURDAY, ())
    return Salon(name="", time_zone=time_zone, country="", hours=hours)


def salon(db: "Database", default: Salon) -> Salon:
    row = next(db.query("SELECT * FROM salon"), None)
    return default if row is None else rows.salon_of(row)


def pinned(db: "Database", default: Salon) -> Salon:
    """As :func:`salon`, and write a default down, so that bookings have one zone from the first."""
    row = next(db.query("SELECT * FROM salon"), None)
    if row is not None:
        return rows.salon_of(row)
    db.table("salon").insert(rows.row_of_salon(default))
    return default


def save(db: "Database", wanted: Salon, default: Salon, now: datetime) -> None:
    for problem in drafts.salon_problems(wanted):
        raise problem
    before = salon(db, default)
    words = ("name", "own_link", "address", "phone")
    after = replace(wanted, **{word: getattr(wanted, word).strip() for word in words})
    db.table("salon").insert(rows.row_of_salon(after), pk="id", replace=True)
    if after.time_zone != before.time_zone:
        _derive_times(db, after.time_zone)
    if after.country != before.country:
        _derive_digits(db, after.country)
    if after.time_zone != before.time_zone:
        # What is past by the new zone's clock may have its meeting ahead all the same.
        store_meetings.unsettle_since(db, now - _FARTHEST_ZONES)
    elif _meetings_of(after) != _meetings_of(before):
        store_meetings.unsettle_since(db, now)


def _meetings_of(salon: Salon) -> tuple[str, ...]:
    """Return what meetings are made of."""
    return salon.name, salon.provider, salon.own_link


def _derive_times(db: "Database", zone: str) -> None:
    """Derive every booking's instants anew; a customer has to hear of an instant that moved."""
    for chunk in _in_chunks(db, "SELECT id, starts, fold, minutes FROM bookings"):
        derived = [
            rows.derived_times(row["starts"], row["fold"], row["minutes"], zone) | {"id": row["id"]}
            for row in chunk
        ]
        db.conn.executemany(
            """
            UPDATE bookings SET
                sequence = sequence + (starts_utc <> :starts_utc),
                starts = :starts, fold = :fold, starts_utc = :starts_utc, ends_utc = :ends_utc
            WHERE id = :id
            """,
            derived,
        )


def _derive_digits(db: "Database", country: str) -> None:
    """Derive the searched digits of every phone number anew: the country gives them their code."""
    for chunk in _in_chunks(db, "SELECT id, phone FROM customers"):
        derived = [(phones.searchable(row["phone"], country), row["id"]) for row in chunk]
        db.conn.executemany("UPDATE customers SET digits = ? WHERE id = ?", derived)


def _in_chunks(db: "Database", select: str, size: int = 10_000) -> Iterator[list[dict[str, Any]]]:
    last = 0
    while chunk := list(db.query(f"{select} WHERE id > ? ORDER BY id LIMIT ?", [last, size])):
        yield chunk
        last = chunk[-1]["id"]
