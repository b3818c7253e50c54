"""Lists written to a file."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import Event

import pytest

from desktop.core.csv_export import ListWords
from desktop.core.models import Customer
from desktop.core.troubles import AppError, Kind
from desktop.services import exports
from desktop.services.exports import export_bookings, export_customers
from tests.services.desk import Desk, open_desk

WORDS = ListWords()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as opened:
        yield opened


def silent(done: int, whole: int) -> None:
    pass


def lines(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_every_customer_is_written(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "PEOPLE", 2)
    for name in ("Anna", "Bo", "Cy"):
        desk.store.save_customer(Customer(0, name))
    desk.store.walk_in_customer()
    told: list[tuple[int, int]] = []
    file = tmp_path / "customers.csv"
    count = export_customers(
        desk.store, file, WORDS, lambda done, whole: told.append((done, whole)), Event(), notes=True
    )
    assert count == 3
    assert [row[0] for row in lines(file)] == ["Name", "Anna", "Bo", "Cy"]
    assert told == [(0, 3), (2, 3), (3, 3)]


def test_the_days_asked_for_are_written(desk: Desk, tmp_path: Path) -> None:
    for day in (1, 2, 9, 10, 30):
        desk.book(datetime(2026, 6, day, 10))
    deleted = desk.book(datetime(2026, 6, 3, 10))
    desk.store.delete_booking(deleted.booking_id)
    cancelled = desk.book(datetime(2026, 6, 4, 10))
    desk.store.cancel_booking(cancelled.booking_id)
    file = tmp_path / "bookings.csv"
    days = date(2026, 6, 2), date(2026, 6, 10)
    count = export_bookings(desk.store, file, days, WORDS, silent, Event(), notes=False)
    assert count == 4
    assert [(row[0], row[11]) for row in lines(file)[1:]] == [
        ("2026-06-02", "booked"),
        ("2026-06-04", "cancelled"),
        ("2026-06-09", "booked"),
        ("2026-06-10", "booked"),
    ]


@pytest.mark.parametrize("what", ["customers", "bookings"])
def test_stopped_no_file_is_written(desk: Desk, tmp_path: Path, what: str) -> None:
    desk.book()
    file, stop = tmp_path / "list.csv", Event()
    stop.set()
    if what == "customers":
        count = export_customers(desk.store, file, WORDS, silent, stop, notes=True)
    else:
        days = date(2026, 6, 1), date(2026, 6, 30)
        count = export_bookings(desk.store, file, days, WORDS, silent, stop, notes=True)
    assert count is None
    assert not file.exists()


def test_a_folder_that_is_none_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "no folder").write_text("")
    with pytest.raises(AppError) as told:
        export_customers(
            desk.store, tmp_path / "no folder" / "list.csv", WORDS, silent, Event(), notes=True
        )
    assert told.value.kind is Kind.FILE_NOT_WRITTEN


def test_private_notes_only_when_asked(desk: Desk, tmp_path: Path) -> None:
    draft = replace(desk.draft(), note="henna")
    desk.store.save_booking(draft)
    desk.store.save_customer(Customer(0, "Bo", note="henna too"))
    days = date(2026, 6, 1), date(2026, 6, 30)
    for notes in (True, False):
        file = tmp_path / f"{notes}.csv"
        export_bookings(desk.store, file, days, WORDS, silent, Event(), notes=notes)
        assert ("henna" in file.read_text(encoding="utf-8")) is notes
        export_customers(desk.store, file, WORDS, silent, Event(), notes=notes)
        assert ("henna" in file.read_text(encoding="utf-8")) is notes
