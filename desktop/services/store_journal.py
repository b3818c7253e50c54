"""The journal: what each act changed, so that it can be taken back, and that taken back again."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop.core.models import Act, Change, Status
from desktop.core.troubles import AppError, Kind
from desktop.services import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after an act: ``before`` is None where it was made.

    ``after`` is None where it was removed. ``thing`` is the table's name.
    """

    thing: str
    row_id: int
    before: Row | None
    after: Row | None


def write_down(
    db: "Database",
    act: Act,
    at: datetime,
    changes: Sequence[RowChange],
    undoes: int | None = None,
) -> Change:
    """Return the act as one change; nothing is written where nothing changed."""
    booking_ids = [one.row_id for one in changes if one.thing == "bookings"]
    if not changes:
        return Change(0, 0, Act.UNCHANGED, 0)
    entry = {"act": act, "at": rows.text_of(at), "undoes": undoes}
    act_id = int(db.table("acts").insert(entry).last_rowid or 0)
    db.conn.executemany(
        "INSERT INTO changes (act_id, thing, row_id, before, after) VALUES (?, ?, ?, ?, ?)",
        [(act_id, one.thing, one.row_id, _text(one.before), _text(one.after)) for one in changes],
    )
    return Change(act_id, booking_ids[0] if booking_ids else 0, act, len(changes))


def changes_of(db: "Database", act_id: int) -> list[RowChange]:
    """Return what an act changed, in order.

    Raises:
        AppError: CHANGED_SINCE, what it changed was deleted for good.
        LookupError: there is no such act.
    """
    found = db.query("SELECT * FROM changes WHERE act_id = ? ORDER BY id", [act_id])
    changes = [
        RowChange(row["thing"], row["row_id"], _row(row["before"]), _row(row["after"]))
        for row in found
    ]
    if not changes:
        if db.execute("SELECT 1 FROM acts WHERE id = ?", [act_id]).fetchone() is not None:
            raise AppError(Kind.CHANGED_SINCE)
        raise LookupError(f"no change {act_id}")
    return changes


def last_of_booking(db: "Database", booking_id: int) -> Change:
    """Return the act that changed a booking last; it may have changed others with it."""
    sql = """
        SELECT acts.id, acts.act,
            (SELECT count(*) FROM changes WHERE changes.act_id = acts.id) AS size
        FROM changes JOIN acts ON acts.id = changes.act_id
        WHERE changes.thing = 'bookings' AND changes.row_id = ? ORDER BY changes.id DESC LIMIT 1
    """
    for row in db.query(sql, [booking_id]):
        return Change(row["id"], booking_id, Act(row["act"]), row["size"])
    return Change(0, booking_id, Act.UNCHANGED, 0)


def last_live_status(db: "Database", booking_id: int) -> Status:
    """Return how far a booking had come before it was called off."""
    sql = """
        SELECT json_extract(after, '$.status') FROM changes
        WHERE thing = 'bookings' AND row_id = ? ORDER BY id DESC
    """
    statuses = (Status(row[0]) for row in db.execute(sql, [booking_id]))
    return next((status for status in statuses if not status.is_off), Status.BOOKED)


def last_as_of(db: "Database", booking_id: int, customer_id: int) -> Row | None:
    """Return the row of a booking as it was last while it was that customer's; None if unknown."""
    found = db.execute(
        """
        SELECT before FROM changes WHERE thing = 'bookings' AND row_id = ?
        AND json_extract(before, '$.customer_id') = ? ORDER BY id DESC LIMIT 1
        """,
        [booking_id, customer_id],
    ).fetchone()
    return _row(found[0]) if found else None


def forget_customer(db: "Database", customer_id: int) -> None:
    """Take a customer's own data out of the journal; what was done to the bookings stays.

    Of an import that added them, which cannot be undone any more, goes the digest of their data.
    Notes go from every state of a booking in which it was the customer's, whose ever it is now.
    """
    db.execute("DELETE FROM changes WHERE thing = 'customers' AND row_id = ?", [customer_id])
    db.execute(
        """
        DELETE FROM changes WHERE thing = 'imports'
            AND ? BETWEEN json_extract(after, '$.first') AND json_extract(after, '$.last')
        """,
        [customer_id],
    )
    for side in ("before", "after"):
        db.execute(
            f"""
            UPDATE changes SET {side} = json_set({side}, '$.note', '')
            WHERE thing = 'bookings' AND json_extract({side}, '$.customer_id') = ?
            """,  # noqa: S608 - one of two names, nothing typed
            [customer_id],
        )


def forget_customers(db: "Database", first: int, last: int) -> None:
    """Take the data of customers who are in the book no more out of the journal."""
    sql = "DELETE FROM changes WHERE thing = 'customers' AND row_id BETWEEN ? AND ?"
    db.execute(sql, [first, last])


def _text(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row)


def _row(text: str | None) -> Row | None:
    return None if text is None else json.loads(text)
