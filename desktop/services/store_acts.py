"""Acts on bookings. Each writes the booking and its undo record; the caller's transaction is one.

An act that could concern a meeting makes the booking unsettled in the same transaction.
"""

import json
import uuid
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop.core import drafts
from desktop.core.models import (
    Act,
    Booking,
    BookingDraft,
    Change,
    Customer,
    Place,
    Salon,
    Status,
)
from desktop.core.troubles import AppError, Kind
from desktop.core.words import QT_TRANSLATE_NOOP
from desktop.services import rows, store_bookings, store_meetings, store_people

if TYPE_CHECKING:
    from sqlite_utils import Database

_MOVES = frozenset({"starts", "fold", "minutes", "staff_id"})
_HEARD_OF = _MOVES | {"place", "status", "service_id"}
_CONTENT = _HEARD_OF | {"customer_id", "note"}


def save(
    db: "Database", draft: BookingDraft, booking_id: int, salon: Salon, now: datetime
) -> Change:
    before = store_bookings.held(db, booking_id) if booking_id else None
    _check(db, draft, before, salon)
    wanted = Booking(
        id=booking_id,
        uid=before.uid if before else f"{uuid.uuid4()}@trimsy-desk",
        customer_id=draft.customer_id or _new_customer(db, draft, salon),
        staff_id=draft.staff_id,
        service_id=draft.service_id,
        starts=draft.starts,
        minutes=draft.minutes,
        place=draft.place,
        status=Status.BOOKED,
        note=draft.note,
        sequence=before.sequence if before else 0,
        changed_at=now,
    )
    if before is None:
        return _insert(db, wanted, salon)
    return _update(db, before, wanted, Act.CHANGED, salon)


def cancel(db: "Database", booking_id: int, salon: Salon, now: datetime) -> Change:
    before = store_bookings.held(db, booking_id)
    if before.status is Status.CANCELLED:
        return _last_change(db, booking_id)
    wanted = replace(before, status=Status.CANCELLED, changed_at=now)
    return _update(db, before, wanted, Act.CANCELLED, salon)


def restore(db: "Database", booking_id: int, salon: Salon, now: datetime) -> Change:
    before = store_bookings.held(db, booking_id)
    wanted = replace(before, status=Status.BOOKED, changed_at=now)
    return _update(db, before, wanted, Act.RESTORED, salon)


def undo(db: "Database", change_id: int, salon: Salon, now: datetime) -> Change:
    entry = next(db.query("SELECT * FROM journal WHERE id = ?", [change_id]), None)
    if entry is None:
        raise LookupError(f"no change {change_id}")
    current = store_bookings.held(db, entry["booking_id"])
    if _changed(rows.row_of_booking(current, salon.time_zone), json.loads(entry["after"])):
        raise AppError(Kind.CHANGED_SINCE)
    if entry["before"] is None:
        wanted = replace(current, status=Status.CANCELLED)
    else:
        wanted = rows.booking_of(json.loads(entry["before"]))
    wanted = replace(wanted, changed_at=now)
    return _update(db, current, wanted, Act.UNDONE, salon, undoes=change_id)


def _check(db: "Database", draft: BookingDraft, before: Booking | None, salon: Salon) -> None:
    for problem in drafts.problems(
        draft,
        zone=salon.time_zone,
        staff=store_people.staff(db),
        services=store_people.services(db),
        before=before,
    ):
        raise problem
    if draft.customer_id and not store_people.has_customer(db, draft.customer_id):
        words = QT_TRANSLATE_NOOP("core", "This customer is no longer in the book.")
        raise drafts.InvalidDraft(drafts.Field.CUSTOMER, words)


def _new_customer(db: "Database", draft: BookingDraft, salon: Salon) -> int:
    typed = draft.customer or Customer(0, "")
    return store_people.save_customer(db, replace(typed, id=0), salon.country).id


def _insert(db: "Database", wanted: Booking, salon: Salon) -> Change:
    row = rows.row_of_booking(wanted, salon.time_zone)
    del row["id"]
    row["id"] = int(db.table("bookings").insert(row).last_rowid or 0)
    if wanted.place is Place.ONLINE:
        store_meetings.unsettle(db, row["id"])
    return _write_down(db, Act.BOOKED, None, row)


def _update(
    db: "Database",
    before: Booking,
    wanted: Booking,
    act: Act,
    salon: Salon,
    *,
    undoes: int | None = None,
) -> Change:
    """Write ``wanted`` in place of ``before``; its sequence follows from what differs."""
    old = rows.row_of_booking(before, salon.time_zone)
    new = rows.row_of_booking(wanted, salon.time_zone)
    changed = _changed(old, new)
    if not changed:
        return Change(0, before.id, Act.UNCHANGED)
    new["sequence"] = before.sequence + (not changed.isdisjoint(_HEARD_OF))
    db.table("bookings").update(before.id, new)
    if store_meetings.concerns_meeting(db, before.id, before.place, wanted.place):
        store_meetings.unsettle(db, before.id)
    if act is Act.CHANGED and changed <= _MOVES:
        act = Act.MOVED
    return _write_down(db, act, old, new, undoes)


def _changed(old: dict[str, Any], new: dict[str, Any]) -> set[str]:
    return {name for name in _CONTENT if old[name] != new[name]}


def _write_down(
    db: "Database",
    act: Act,
    before: dict[str, Any] | None,
    after: dict[str, Any],
    undoes: int | None = None,
) -> Change:
    entry = {
        "booking_id": after["id"],
        "act": act,
        "at": after["changed_at"],
        "before": before and json.dumps(before),
        "after": json.dumps(after),
        "undoes": undoes,
    }
    change_id = int(db.table("journal").insert(entry).last_rowid or 0)
    return Change(change_id, after["id"], act)


def _last_change(db: "Database", booking_id: int) -> Change:
    sql = "SELECT id, act FROM journal WHERE booking_id = ? ORDER BY id DESC LIMIT 1"
    row = next(db.query(sql, [booking_id]))
    return Change(row["id"], booking_id, Act(row["act"]))
