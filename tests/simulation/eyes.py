"""Looks into the book as nobody of the simulation: without a lane, and without a trace."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from desktop.core.models import BookingDetails, Place, Salon, Status
from desktop.services import store_bookings, store_salon

Content = tuple[object, ...]

_CONTENT = """
    SELECT uid, id, customer_id, staff_id, service_id, starts, fold, minutes, place, status, note
    FROM bookings
"""


@dataclass(frozen=True, slots=True)
class Life:
    """What the book knows of one meeting of one booking."""

    external_id: str
    uid: str
    cloud_id: str
    join_url: str
    ended: bool
    wanted: bool
    delete_begun: bool
    starts: datetime | None
    ends: datetime | None


class Eyes:
    def __init__(self, path: Path, connect: Callable[..., sqlite3.Connection]) -> None:
        self._path = path
        self._connect = connect
        self._database: Database | None = None

    def close(self) -> None:
        """Let go of the file, before another one takes its place."""
        if self._database is not None:
            self._database.close()
            self._database = None

    @property
    def _db(self) -> Database:
        if self._database is None:
            connection = self._connect(self._path, isolation_level=None)
            self._database = Database(connection, execute_plugins=False)
        return self._database

    def content(self) -> dict[str, Content]:
        """Return what each booking says, by its uid."""
        return {row[0]: row[1:] for row in self._db.execute(_CONTENT).fetchall()}

    def ids(self) -> list[int]:
        return [row[0] for row in self._db.execute("SELECT id FROM bookings ORDER BY id")]

    def with_meeting(self) -> list[int]:
        """Return the bookings whose meeting was made."""
        sql = "SELECT booking_id FROM meetings WHERE ended = 0 AND cloud_id <> '' ORDER BY 1"
        return [row[0] for row in self._db.execute(sql)]

    def lives(self) -> list[Life]:
        found = self._db.execute("""
            SELECT external_id, uid, cloud_id, join_url, ended, place, status,
                meetings.starts, meetings.ends
            FROM meetings JOIN bookings ON bookings.id = booking_id ORDER BY meetings.rowid
        """).fetchall()
        return [
            Life(
                external_id,
                uid,
                cloud_id,
                join_url,
                bool(ended),
                is_wanted(place, status),
                bool(cloud_id) and starts is None,
                starts and datetime.fromisoformat(starts),
                ends and datetime.fromisoformat(ends),
            )
            for external_id, uid, cloud_id, join_url, ended, place, status, starts, ends in found
        ]

    def salon(self) -> Salon:
        return store_salon.salon(self._db, store_salon.fresh("UTC"))

    def bookings(self) -> list[BookingDetails]:
        return store_bookings.details(self._db, "ORDER BY booking.starts_utc, booking.id", {})

    def due(self, now: datetime) -> list[BookingDetails]:
        """Return the bookings the book would have looked at now, in the order of their starts."""
        look_at = "booking.look_at <= :now"
        return store_bookings.details(
            self._db,
            f"WHERE {look_at} ORDER BY booking.starts_utc, booking.id",  # a constant
            {"now": now.timestamp()},
        )


def is_wanted(place: object, status: object) -> bool:
    """Whether a booking like that should have a meeting."""
    return place == Place.ONLINE and not Status(str(status)).is_off
