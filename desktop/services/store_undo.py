"""Taking an act back: every row it changed goes back, or none does."""

from dataclasses import replace
from datetime import datetime
from threading import Event
from typing import TYPE_CHECKING

from desktop.core.models import Act, Change, Salon, Status
from desktop.core.troubles import AppError, Kind
from desktop.services import (
    rows,
    store_absences,
    store_acts,
    store_bookings,
    store_imports,
    store_journal,
    store_people,
)
from desktop.services.store_imports import FEW, THING, Tell, chunks
from desktop.services.store_journal import RowChange

if TYPE_CHECKING:
    from sqlite_utils import Database


def undo(
    db: "Database", act_id: int, salon: Salon, now: datetime, tell: Tell, stop: Event
) -> Change:
    """Raise :class:`Stopped` when nothing is to be taken back after all."""
    last_first = store_journal.changes_of(db, act_id)[::-1]
    takers = {
        "bookings": _booking,
        "absences": _absence,
        "customers": _customer,
    }
    undone: list[RowChange | None] = []
    for first in chunks(len(last_first), FEW, tell, stop):
        for one in last_first[first : first + FEW]:
            if one.thing == THING:  # there is nothing left then to do it again from
                store_imports.take_back(db, one, tell, stop)
            else:
                undone.append(takers[one.thing](db, one, salon, now))
    changes = [change for change in reversed(undone) if change is not None]
    return store_journal.write_down(db, Act.UNDONE, now, changes, undoes=act_id)


def _booking(db: "Database", done: RowChange, salon: Salon, now: datetime) -> RowChange | None:
    current = store_bookings.held(db, done.row_id)
    row = rows.row_of_booking(current, salon.time_zone)
    if store_acts.differing(row, done.after or {}):
        raise AppError(Kind.CHANGED_SINCE)
    if done.before is None:
        wanted = replace(current, status=Status.DELETED)
    else:
        wanted = rows.booking_of(row | done.before)
    return store_acts.put(db, current, replace(wanted, changed_at=now), salon)


def _absence(db: "Database", done: RowChange, _salon: Salon, _now: datetime) -> RowChange | None:
    if store_absences.row(db, done.row_id) != done.after:
        raise AppError(Kind.CHANGED_SINCE)
    return store_absences.put(db, done.row_id, done.after, done.before)


def _customer(db: "Database", done: RowChange, salon: Salon, _now: datetime) -> RowChange | None:
    current = store_people.customer_row(db, done.row_id)
    if current != done.after or done.before is None:
        raise AppError(Kind.CHANGED_SINCE)
    store_people.save_customer(db, rows.customer_of(done.before), salon.country)
    return RowChange("customers", done.row_id, current, done.before)
