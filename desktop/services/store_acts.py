"""Acts on bookings. Each writes bookings and its entry in the journal; the transaction is one.

An act that could concern a meeting makes the booking unsettled in the same transaction.
"""

import uuid
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.core import drafts, series
from desktop.core.models import (
    Act,
    Booking,
    BookingDraft,
    Change,
    Customer,
    Place,
    Repeat,
    Salon,
    Status,
)
from desktop.core.words import QT_TRANSLATE_NOOP
from desktop.services import (
    rows,
    store_bookings,
    store_journal,
    store_meetings,
    store_messages,
    store_people,
)
from desktop.services.store_journal import Row, RowChange

if TYPE_CHECKING:
    from sqlite_utils import Database

_MOVES = frozenset({"starts", "fold", "minutes", "staff_id"})
_HEARD_OF = _MOVES | {"place", "service_id", "customer_id"}  # whose it was hears that it is off
_AGREED = frozenset({"starts", "fold", "minutes", "place"})
_OVER = frozenset({Status.DONE, Status.NO_SHOW})
CONTENT = _HEARD_OF | {"note", "status", "series"}
"""The columns that say what a booking is; the others follow from them."""


def save(
    db: "Database",
    draft: BookingDraft,
    booking_id: int,
    salon: Salon,
    now: datetime,
    status: Status = Status.BOOKED,
) -> Change:
    before = store_bookings.held(db, booking_id) if booking_id else None
    _check(db, draft, before, salon)
    customer_id = draft.customer_id or _new_customer(db, draft, salon)
    wanted = _booking(draft, before, customer_id, now, status)
    change = put(db, before, wanted, salon)
    act = Act.BOOKED if before is None else _act_of(change)
    return _written(db, act, now, [change], booking_id)


def save_series(
    db: "Database", draft: BookingDraft, repeat: Repeat, salon: Salon, now: datetime
) -> Change:
    """Book every time of a repetition; a time that the clock skips moves forward by the gap."""
    _check(db, draft, None, salon)
    starts = series.starts_of(draft.starts, repeat)
    customer_id = draft.customer_id or _new_customer(db, draft, salon)
    first = _booking(draft, None, customer_id, now, Status.BOOKED)
    shared = str(uuid.uuid4())
    changes = [
        put(db, None, replace(first, uid=_uid(), starts=moment, series=shared), salon)
        for moment in starts
    ]
    return _written(db, Act.BOOKED, now, changes, 0)


def save_following(
    db: "Database", draft: BookingDraft, booking_id: int, salon: Salon, now: datetime
) -> Change:
    """Change a booking and those of its series that follow it; see ``core.series.follow``."""
    before = store_bookings.held(db, booking_id)
    _check(db, draft, before, salon)
    customer_id = draft.customer_id or _new_customer(db, draft, salon)
    draft = replace(draft, customer_id=customer_id, customer=None)
    changes = []
    for other in store_bookings.following(db, before):
        own = series.follow(draft, before, other)
        wanted = _booking(own, other, own.customer_id, now, other.status)
        changes.append(put(db, other, wanted, salon))
    return _written(db, _act_of(*changes), now, changes, booking_id)


def mark(
    db: "Database", booking_id: int, status: Status, act: Act, salon: Salon, now: datetime
) -> Change:
    """Give a booking another status; one that has it already answers with its last change."""
    before = store_bookings.held(db, booking_id)
    if before.status is status and status.is_off:
        return store_journal.last_of_booking(db, booking_id)
    if not status.is_off:
        for problem in drafts.off_problems(before):
            raise problem
    wanted = replace(before, status=status, changed_at=now)
    return _written(db, act, now, [put(db, before, wanted, salon)], booking_id)


def cancel_following(db: "Database", booking_id: int, salon: Salon, now: datetime) -> Change:
    """Cancel a booking and those of its series that follow it and are not over."""
    first = store_bookings.held(db, booking_id)
    changes = [
        put(db, other, replace(other, status=Status.CANCELLED, changed_at=now), salon)
        for other in store_bookings.following(db, first)
        if not other.status.is_off and (other.id == first.id or other.status not in _OVER)
    ]
    return _written(db, Act.CANCELLED, now, changes, booking_id)


def restore(db: "Database", booking_id: int, salon: Salon, now: datetime) -> Change:
    before = store_bookings.held(db, booking_id)
    status = before.status
    if status.is_off:
        status = store_journal.last_live_status(db, booking_id)
    wanted = replace(before, status=status, changed_at=now)
    return _written(db, Act.RESTORED, now, [put(db, before, wanted, salon)], booking_id)


def put(db: "Database", before: Booking | None, wanted: Booking, salon: Salon) -> RowChange | None:
    """Write ``wanted`` in place of ``before``; ``None`` when they do not differ.

    The sequence goes up with all that a customer has to hear of.
    """
    new = rows.row_of_booking(wanted, salon.time_zone)
    if before is None:
        del new["id"]
        new["id"] = int(db.table("bookings").insert(new).last_rowid or 0)
        if wanted.place is Place.ONLINE:
            store_meetings.unsettle(db, new["id"])
        return RowChange("bookings", new["id"], None, new)
    old = rows.row_of_booking(before, salon.time_zone)
    changed = differing(old, new)
    if not changed:
        return None
    heard_of = not changed.isdisjoint(_HEARD_OF) or before.status.is_off != wanted.status.is_off
    new["sequence"] = before.sequence + heard_of
    if _breaks_word(before, wanted, changed):
        store_messages.note_agreed(db, before.id, wanted.changed_at)
    db.table("bookings").update(before.id, new)
    if store_meetings.concerns_meeting(db, before.id, before.place, wanted.place):
        store_meetings.unsettle(db, before.id)
    return RowChange("bookings", before.id, old, new)


def _breaks_word(before: Booking, wanted: Booking, changed: set[str]) -> bool:
    """Whether what was agreed with the customer, who stays the same, does so no longer."""
    if before.status.is_off or "customer_id" in changed:
        return False
    return wanted.status.is_off or not changed.isdisjoint(_AGREED)


def differing(old: Row, new: Row) -> set[str]:
    """Return the content columns in which two rows of a booking differ."""
    return {name for name in CONTENT if old.get(name, "") != new.get(name, "")}


def _written(
    db: "Database", act: Act, now: datetime, changes: list[RowChange | None], booking_id: int
) -> Change:
    done = [change for change in changes if change is not None]
    change = store_journal.write_down(db, act, now, done)
    return change if change.id else replace(change, booking_id=booking_id)


def _act_of(*changes: RowChange | None) -> Act:
    """Tell a move from any other change."""
    for change in changes:
        if change is None or change.before is None or change.after is None:
            continue
        if not differing(change.before, change.after) <= _MOVES:
            return Act.CHANGED
    return Act.MOVED


def _booking(
    draft: BookingDraft, before: Booking | None, customer_id: int, now: datetime, status: Status
) -> Booking:
    return Booking(
        id=before.id if before else 0,
        uid=before.uid if before else _uid(),
        customer_id=customer_id,
        staff_id=draft.staff_id,
        service_id=draft.service_id,
        starts=draft.starts,
        minutes=draft.minutes,
        place=draft.place,
        status=before.status if before else status,
        note=draft.note,
        sequence=before.sequence if before else 0,
        changed_at=now,
        series=before.series if before else "",
    )


def _uid() -> str:
    return f"{uuid.uuid4()}@trimsy-desk"


def _check(db: "Database", draft: BookingDraft, before: Booking | None, salon: Salon) -> None:
    for problem in drafts.problems(
        draft,
        zone=salon.time_zone,
        staff=store_people.staff(db),
        services=store_people.services(db),
        before=before,
    ):
        raise problem
    kept = before is not None and before.customer_id == draft.customer_id
    if draft.customer_id and not kept and not store_people.can_be_booked(db, draft.customer_id):
        words = QT_TRANSLATE_NOOP("core", "This customer is no longer in the book.")
        raise drafts.InvalidDraft(drafts.Field.CUSTOMER, words)


def _new_customer(db: "Database", draft: BookingDraft, salon: Salon) -> int:
    typed = draft.customer or Customer(0, "")
    return store_people.save_customer(db, replace(typed, id=0), salon.country).id
