"""What the desk reads all day takes no longer in a big book: counted in SQLite's own steps."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.core.models import Repeat
from desktop.services import store_bookings, store_journal, store_meetings
from tests.services.desk import TUESDAY_TEN, Desk, looking_into, open_desk

if TYPE_CHECKING:
    from sqlite_utils import Database

TUESDAY, SUNDAY = TUESDAY_TEN.date(), date(2026, 6, 7)
READS: dict[str, Callable[["Database", Desk], object]] = {
    "a day": lambda db, desk: store_bookings.between(db, TUESDAY, TUESDAY, "Europe/Berlin"),
    "a week of one": lambda db, desk: store_bookings.between(
        db, TUESDAY, SUNDAY, "Europe/Berlin", staff_id=desk.eva.id
    ),
    "the rest of a series": lambda db, desk: store_bookings.following(
        db, store_bookings.held(db, 1)
    ),
    "the next online": lambda db, desk: store_bookings.next_online(db, desk.clock.now, 1),
    "what was called off last": lambda db, desk: store_bookings.called_off(db, "", 1),
    "what is due": lambda db, desk: store_meetings.unsettled(db, desk.clock.now, 1),
    "when something is due": lambda db, desk: store_meetings.next_due(db, desk.clock.now),
    "what an act changed": lambda db, desk: store_journal.changes_of(db, 1),
    "the last act on a booking": lambda db, desk: store_journal.last_of_booking(db, 1),
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Three online bookings of a series, Eva's, and a cancelled one: the last to be so."""
    with open_desk(tmp_path) as found:
        found.store.save_series(found.draft(), Repeat(1, date(2026, 6, 16)))
        yield found


def fill(desk: Desk, months: range) -> None:
    """Book Mia, online and due, and cancel some of it; nothing of hers on that Tuesday."""
    for month in months:
        for day in range(1, 29):
            if (month, day) == (6, 2):
                continue
            for hour in range(8, 12):
                draft = replace(desk.draft(), staff_id=desk.mia.id)
                starts = datetime(2026, month, day, hour)
                made = desk.store.save_booking(replace(draft, starts=starts))
                if hour == 8:
                    desk.store.cancel_booking(made.booking_id)


def call_off(desk: Desk) -> None:
    desk.clock.later(days=1)
    desk.store.cancel_booking(3)
    desk.clock.later(days=-1)


def steps(desk: Desk, read: Callable[["Database", Desk], object]) -> int:
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    with looking_into(desk.path) as file, file.reading() as db:
        db.conn.set_progress_handler(count, 1)
        read(db, desk)
        db.conn.set_progress_handler(None, 1)
    return counted


def test_reads_take_no_longer_with_more_of_what_is_not_asked_for(desk: Desk) -> None:
    call_off(desk)
    fill(desk, range(6, 7))
    few = {name: steps(desk, read) for name, read in READS.items()}
    fill(desk, range(7, 11))
    many = {name: steps(desk, read) for name, read in READS.items()}
    assert many == few
