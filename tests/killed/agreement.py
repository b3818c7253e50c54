"""Whether book and cloud agree, and whether the book's file is sound."""

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.core.messages import Way
from desktop.core.models import BookingDetails
from desktop.core.wishes import wish
from desktop.practice.cloud import PracticeCloud
from desktop.practice.state import MeetingRecord
from desktop.services.ledger import Entry, Ledger
from desktop.services.store import Store
from tests.killed.expected import State

WEEK, YEAR = timedelta(days=7), timedelta(days=366)


def everything(store: Store) -> list[BookingDetails]:
    """Return every booking of about now, cancelled and deleted ones too."""
    today = datetime.now(UTC).date()
    return store.bookings(today - WEEK, today + YEAR)


def states(store: Store) -> dict[str, State]:
    """Return how each guest's booking stands; a guest with two of them is nobody's idea of right.

    Raises AssertionError then.
    """
    bookings = everything(store)
    counted = Counter(one.customer.name for one in bookings)
    assert not [who for who, count in counted.items() if count > 1]
    return {
        one.customer.name: State(
            one.booking.starts.isoformat(),
            one.booking.staff_id,
            one.booking.status.value,
            sum(told.way is Way.BY_WORD for told in store.told_of(one.booking.id)),
        )
        for one in bookings
    }


def disagreements(
    store: Store, ledger_file: Path, cloud: PracticeCloud, called_off: set[str]
) -> list[str]:
    """Compare: exactly one meeting for each online booking, just as the book says, none besides.

    Of guests who were never ``called_off`` there must never have been another one, either.
    """
    salon, found = store.salon(), []
    wished: dict[str, tuple[object, ...]] = {}
    for one in everything(store):
        goal, meeting, who = wish(one, salon), one.meeting, one.customer.name
        if goal is None:
            found += [f"{who} is off and still has a meeting"] if meeting else []
            continue
        if meeting is None or meeting.trouble is not None:
            found.append(f"{who}: no meeting" if meeting is None else f"{who}: {meeting.trouble}")
            continue
        known = (meeting.join_url, "organization")
        wished[meeting.cloud_id] = (*known, goal.subject, goal.starts, goal.ends)
        if who not in called_off and len(store.meetings_of(one.booking.id)) > 1:
            found.append(f"{who} had more than one link, and one was enough")
    held = {record.resource["id"]: _content(record) for record in cloud.meetings}
    for key in wished.keys() | held.keys():
        if held.get(key) != wished.get(key):
            found.append(f"the cloud holds {held.get(key)}, the book says {wished.get(key)}")
    # One that was found missing stays listed until it is looked for once more, a minute later.
    listed = {entry.cloud_id for entry in _alive(ledger_file) if not entry.missing_since}
    if listed != held.keys():
        found.append(f"the ledger lists {listed - held.keys()}, and not {held.keys() - listed}")
    names = Counter(record.external_id for record in (*cloud.meetings, *cloud.deleted))
    return found + [f"{name} was made {count} times" for name, count in names.items() if count > 1]


def unsound(book: Path) -> list[str]:
    """Return what is wrong with the file by SQLite's own checks."""
    with closing(sqlite3.connect(book)) as db:
        wrong = [str(row[0]) for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
        wrong += [f"dangling: {row}" for row in db.execute("PRAGMA foreign_key_check")]
        for one, other in (("untold", "not_as_told"), ("not_as_told", "untold")):
            sql = f"SELECT id, ends_utc FROM {one} EXCEPT SELECT id, ends_utc FROM {other}"
            wrong += [f"{one} alone: {row}" for row in db.execute(sql)]
        for search in ("customer_words", "customer_digits"):
            try:
                db.execute(f"INSERT INTO {search} ({search}, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                wrong.append(f"{search}: {error}")
        db.rollback()
    return wrong


def _alive(ledger_file: Path) -> list[Entry]:
    ledger = Ledger(ledger_file)
    ledger.open(datetime.now(UTC))
    return ledger.alive()


def _content(record: MeetingRecord) -> tuple[object, ...]:
    resource = record.resource
    times = (datetime.fromisoformat(resource[f"{end}DateTime"]) for end in ("start", "end"))
    lobby = resource["lobbyBypassSettings"]["scope"]
    return (resource["joinWebUrl"], lobby, resource["subject"], *times)
