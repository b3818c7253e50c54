"""The book's own row: which book it is, and until when nobody asks the provider."""

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.services import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def book_id(db: "Database") -> str:
    found: str = db.execute("SELECT id FROM book").fetchone()[0]
    return found


def hold_off(db: "Database", now: datetime, until: datetime) -> None:
    times = [rows.text_of(now), rows.text_of(until)]
    db.execute("UPDATE book SET held_at = ?, held_until = ?", times)


def held_off(db: "Database", now: datetime) -> datetime | None:
    """Return until when, unless that is over; a clock put back behind it says nothing."""
    told, until = db.execute("SELECT held_at, held_until FROM book").fetchone()
    if told is None or not datetime.fromisoformat(told) <= now:
        return None
    due = datetime.fromisoformat(until)
    return due if due > now else None
