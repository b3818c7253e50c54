"""What was done in the cloud, kept by booking: the last calls of each."""

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.core.cloud_log import CloudAct, LogEntry
from desktop.core.troubles import AppError, Kind
from desktop.services import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

KEPT = 100
"""Entries a booking, and the account, keep: a week offline must not fill the disk.

Looked after now and then, so that there may be some more for a while.
"""

_TRIMMED_EVERY = 20


def note(db: "Database", entry: LogEntry) -> None:
    error = entry.error
    row = {
        "booking_id": entry.booking_id,
        "at": rows.text_of(entry.at),
        "what": entry.what,
        "kind": error and error.kind,
        "code": error and error.code,
        "request_id": entry.request_id or (error.request_id if error else ""),
    }
    number = db.table("cloud_log").insert(row).last_pk
    if isinstance(number, int) and number % _TRIMMED_EVERY == 0:
        _trim(db, entry.booking_id)


def _trim(db: "Database", booking_id: int) -> None:
    db.execute(
        """
        DELETE FROM cloud_log WHERE booking_id = :booking AND id <= (
            SELECT id FROM cloud_log WHERE booking_id = :booking
            ORDER BY id DESC LIMIT 1 OFFSET :kept
        )
        """,
        {"booking": booking_id, "kept": KEPT},
    )


def log_of(db: "Database", booking_id: int) -> list[LogEntry]:
    sql = "SELECT * FROM cloud_log WHERE booking_id = ? ORDER BY id"
    return [_entry_of(row) for row in db.query(sql, [booking_id])]


def last_well(db: "Database") -> datetime | None:
    """When anything went well last."""
    sql = "SELECT at FROM cloud_log WHERE kind IS NULL ORDER BY id DESC LIMIT 1"
    found = db.execute(sql).fetchone()
    return None if found is None else datetime.fromisoformat(found[0])


def _entry_of(row: rows.Row) -> LogEntry:
    error = None
    if row["kind"] is not None:
        error = AppError(Kind(row["kind"]), code=row["code"], request_id=row["request_id"])
    return LogEntry(
        booking_id=row["booking_id"],
        at=datetime.fromisoformat(row["at"]),
        what=CloudAct(row["what"]),
        error=error,
        request_id=row["request_id"],
    )
