"""Absences of staff: breaks, holidays and the like."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from desktop.core import drafts
from desktop.core.models import Absence, Act, Change
from desktop.core.words import QT_TRANSLATE_NOOP
from desktop.services import rows, store_journal, store_people
from desktop.services.store_journal import Row, RowChange

if TYPE_CHECKING:
    from sqlite_utils import Database


def between(db: "Database", first: date, last: date) -> list[Absence]:
    found = db.query(
        "SELECT * FROM absences WHERE ends > ? AND starts < ? ORDER BY starts, id",
        [_midnight(first), _midnight(last + timedelta(days=1))],
    )
    return [rows.absence_of(row) for row in found]


def save(db: "Database", wanted: Absence, now: datetime) -> Change:
    for problem in drafts.absence_problems(wanted):
        raise problem
    if all(person.id != wanted.staff_id for person in store_people.staff(db)):
        words = QT_TRANSLATE_NOOP("core", "Choose somebody who works here.")
        raise drafts.InvalidDraft(drafts.Field.STAFF, words)
    new = rows.row_of_absence(wanted)
    if wanted.id == 0:
        new.pop("id")
        new["id"] = int(db.table("absences").insert(new).last_rowid or 0)
        made = RowChange("absences", new["id"], None, new)
        return store_journal.write_down(db, Act.ABSENCE_ADDED, now, [made])
    old = _held(db, wanted.id)
    change = None if old == new else put(db, wanted.id, old, new)
    return store_journal.write_down(db, Act.ABSENCE_CHANGED, now, [change] if change else [])


def remove(db: "Database", absence_id: int, now: datetime) -> Change:
    change = put(db, absence_id, _held(db, absence_id), None)
    return store_journal.write_down(db, Act.ABSENCE_REMOVED, now, [change])


def row(db: "Database", absence_id: int) -> Row | None:
    return next(db.query("SELECT * FROM absences WHERE id = ?", [absence_id]), None)


def put(db: "Database", absence_id: int, before: Row | None, after: Row | None) -> RowChange:
    """Let the row be ``after``, which keeps its id when it comes back."""
    if after is None:
        db.table("absences").delete(absence_id)
    else:
        db.table("absences").upsert(after, pk="id")
    return RowChange("absences", absence_id, before, after)


def _held(db: "Database", absence_id: int) -> Row:
    found = row(db, absence_id)
    if found is None:
        raise LookupError(f"no absence {absence_id}")
    return found


def _midnight(day: date) -> str:
    return datetime.combine(day, time()).isoformat()
