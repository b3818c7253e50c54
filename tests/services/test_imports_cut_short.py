"""An import that ends early, however it ends: nothing of it is in the book."""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from threading import Event

import pytest

from desktop.core.appointments import Appointments
from desktop.core.candidates import Candidate
from desktop.core.csv_import import Table
from desktop.core.troubles import AppError, Kind
from desktop.core.vcard import Cards
from desktop.services.arrivals import Titles
from desktop.services.imports import (
    Acquainted,
    Prepared,
    arrivals_of,
    prepare,
    read_source,
)
from tests.services.desk import Desk, looking_into, open_desk

ROOT = Path(__file__).parents[2]
WRITER = Path(__file__).with_name("import_writer.py")
BERLIN = "Europe/Berlin"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as opened:
        yield opened


def silent(done: int, whole: int) -> None:
    pass


def crowd(size: int) -> Prepared:
    people = [Candidate(n, f"Guest {n}", (f"0170 {1_000_000 + n}",)) for n in range(1, size + 1)]
    found = prepare(people, (), [], "DE", silent, Event())
    assert found is not None
    return found


@pytest.mark.parametrize("what", ["customers", "bookings"])
@pytest.mark.parametrize("after", [2, 5, 9])
def test_killed_in_the_middle_nothing_is_in_the_book(tmp_path: Path, what: str, after: int) -> None:
    book = tmp_path / "book.db"
    with subprocess.Popen(
        [sys.executable, str(WRITER), str(book), what],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        writer.stdin.write("\n" * (after - 1))
        writer.stdin.flush()
        told = [int(line) for line in islice(writer.stdout, after)]
        writer.kill()
    assert told[-1] > 0  # it was under way
    with looking_into(book) as file, file.writing() as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for search in ("customer_words", "customer_digits"):
            db.execute(f"INSERT INTO {search} ({search}, rank) VALUES ('integrity-check', 1)")
        for table in ("customers", "bookings", "changes", "acts"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
        assert db.execute("SELECT name FROM staff").fetchall() == [("Eva",)]


def test_on_a_full_disk_nobody_is_in_the_book_and_it_can_be_tried_again(desk: Desk) -> None:
    people = crowd(5_000).people
    with desk.store._file.writing() as db:  # noqa: SLF001 - the limit is its connection's
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages + 20}")
    with pytest.raises(AppError) as told:
        desk.store.import_customers(people, silent, Event())
    assert told.value.kind is Kind.DISK_FULL
    assert desk.store.people_count() == 0
    assert desk.store.find_customers("guest") == []
    with desk.store._file.writing() as db:  # noqa: SLF001 - the limit is its connection's
        db.execute("PRAGMA max_page_count = 1000000")
    assert desk.store.import_customers(people, silent, Event()) is not None
    assert desk.store.people_count() == 5_000


LIST = b"Name;Handy\n" + b"Anna;0170 1\n" * 5_000
CARDS = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\nEND:VCARD\r\n" * 2_000
EVENT = b"BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260604T080000Z\r\nEND:VEVENT\r\n"
CALENDAR = b"BEGIN:VCALENDAR\r\n" + EVENT * 500 + b"END:VCALENDAR\r\n"
SOURCES = {"list": (LIST, Table), "cards": (CARDS, Cards), "calendar": (CALENDAR, Appointments)}


@pytest.mark.parametrize(("data", "kind"), SOURCES.values(), ids=SOURCES)
def test_reading_a_file_tells_how_far_it_is_and_can_be_stopped(
    tmp_path: Path, data: bytes, kind: type
) -> None:
    file = tmp_path / "file"
    file.write_bytes(data)
    told, stop = list[float](), Event()
    whole = read_source(file, BERLIN, lambda done, whole: told.append(done / whole), stop)
    assert isinstance(whole, kind)
    assert len(told) > 4
    assert max(told) > 0.5

    def once(done: int, whole: int) -> None:
        told.append(done)
        stop.set()

    told.clear()
    assert read_source(file, BERLIN, once, stop) is None
    assert len(told) == 1


def test_comparing_appointments_can_be_stopped(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(CALENDAR)
    source = read_source(file, BERLIN, silent, Event())
    assert isinstance(source, Appointments)
    stop = Event()
    stop.set()
    book = Acquainted([], frozenset(), "DE")
    found = arrivals_of(source.found, Titles.CUSTOMERS, book, silent, stop, since=None)
    assert found is None


def test_stopped_at_its_very_end_a_comparison_has_no_answer() -> None:
    stop = Event()

    def ended(done: int, whole: int) -> None:
        stop.set()

    people = [Candidate(1, "Anna")]
    assert prepare(people, (), [], "DE", ended, stop) is None
