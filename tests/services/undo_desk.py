"""A salon in which something was done."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.core.drafts import draft_of
from desktop.core.models import Absence, AbsenceKind, Change, Customer, Repeat, Status
from tests.services.desk import TUESDAY_TEN, Desk, open_desk
from tests.services.whole_book import Onlooker

WEEKLY = Repeat(1, date(2026, 6, 30))
LUNCH = Absence(0, 1, AbsenceKind.BREAK, datetime(2026, 6, 2, 12), datetime(2026, 6, 2, 13))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as found:
        yield found


@pytest.fixture
def onlooker(desk: Desk) -> Iterator[Onlooker]:
    found = Onlooker(desk.path)
    yield found
    found.close()


def booked(desk: Desk, status: Status = Status.BOOKED) -> int:
    return desk.store.save_booking(desk.draft(), status=status).booking_id


def repeated(desk: Desk) -> int:
    """Book five Tuesdays; return the second."""
    first = desk.store.save_series(desk.draft(), WEEKLY).booking_id
    return desk.store.following(first)[1].id


def absence(desk: Desk) -> Absence:
    desk.store.save_absence(LUNCH)
    return desk.store.absences(TUESDAY_TEN.date(), TUESDAY_TEN.date())[-1]


def customer(desk: Desk) -> Customer:
    return desk.store.save_customer(Customer(0, "Zoë", "030 23125 014", note="henna"))


def redrafted(desk: Desk, booking_id: int, **changes: object) -> Change:
    draft = replace(draft_of(desk.read(booking_id).booking), **changes)  # type: ignore[arg-type]  # named fields
    return desk.store.save_booking(draft, booking_id)


def following_redrafted(desk: Desk, booking_id: int, **changes: object) -> Change:
    draft = replace(draft_of(desk.read(booking_id).booking), **changes)  # type: ignore[arg-type]  # named fields
    return desk.store.save_following(draft, booking_id)
