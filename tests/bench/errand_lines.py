"""Times what leaves the big book and what is brought into it: messages, paper and lists."""

import csv
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import segno
from PySide6.QtCore import QBuffer, QIODevice, QPointF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from desktop.core.day_sheet import Extent
from desktop.core.models import BookingDetails, Place
from desktop.core.phones import searchable
from desktop.services.preferences import Paper
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.garbage import GarbageRound
from desktop.ui.lists.import_dialog import ImportDialog
from desktop.ui.paper.pdf import DPI, pdf_of
from desktop.ui.paper.sheet_reading import Wanted, read_job
from desktop.ui.window.window import MainWindow
from desktop.ui.worker import Lane
from tests.bench.big_book import NOW, TODAY, big_book
from tests.bench.crowd import crowd
from tests.bench.timing import Line, timed
from tests.bench.window_lines import SIZE, until
from tests.ui.fake_account import FakeAccount, make_connection

NEWCOMERS = 100_000
FEW = 3
"""Rounds of what takes seconds."""

LINES_TO_A_PAGE, LINE = 60, 190


def errand_lines(folder: Path) -> list[Line]:
    with TemporaryDirectory(prefix="bench-") as name:
        book = Path(shutil.copyfile(big_book(), Path(name) / "book.db"))
        newcomers = _newcomers(Path(name) / "newcomers.csv")
        lines = [_sheet(book)]
        with _window(book, folder) as window:
            floor = timed(window.grab)
            lines.append(_message(window, floor))
            lines += _import(window, book, newcomers, floor)
    return lines


@contextmanager
def _window(book: Path, folder: Path) -> Iterator[MainWindow]:
    store, lane, garbage = Store(book, lambda: NOW), Lane("store"), GarbageRound()
    garbage.start()
    window = MainWindow(Book(store, lane), make_connection(folder, FakeAccount()), now=lambda: NOW)
    window.resize(*SIZE)
    window.show()
    until(lambda: window.day is not None)
    until(lambda: window.day_view.canvas.making.is_settled)
    yield window
    window.hide()
    garbage.stop()
    lane.submit(store.close, lambda _closed: None)
    lane.stop()


def _message(window: MainWindow, floor: float) -> Line:
    """From the wish to tell a customer to the words being there, and painted."""
    online = next(one for one in _today(window) if _can_be_told(one))

    def tell() -> None:
        dialog = window.errands.tell(online)
        until(lambda: bool(dialog.pages[dialog.channel].message().body))
        dialog.grab()
        dialog.reject()

    return Line("a message, until it is filled in", timed(tell), floor, 6.0)


def _can_be_told(one: BookingDetails) -> bool:
    return one.booking.place is Place.ONLINE and one.meeting is not None


def _today(window: MainWindow) -> list[BookingDetails]:
    found: list[BookingDetails] = []
    window.book.read(lambda store: store.day(TODAY), found.extend)
    until(lambda: bool(found))
    return found


def _import(window: MainWindow, book: Path, file: Path, floor: float) -> Iterator[Line]:
    """Looking into a list takes as long as reading it and everybody known, and comparing them."""
    dialog = window.errands.lists.import_file()
    seconds, stalls = [], []
    for _ in range(FEW):
        began = perf_counter()
        dialog.load(file)
        stalls.append(until(lambda: _is_shown(dialog)))
        seconds.append(perf_counter() - began)
        dialog.people.let_go()
        _wait_for_the_lane(window)
    plain = timed(lambda: _read_both(book, file), FEW)
    yield Line("100,000 customers, until looked at", median(seconds), plain, 4.0)
    yield Line("longest stall of that", median(stalls), floor, 6.0)
    dialog.load(file)
    until(lambda: _is_shown(dialog))
    dialog.go.click()
    stall = until(lambda: dialog.pages.currentWidget() is dialog.outcome)
    dialog.reject()
    _wait_for_the_lane(window)
    yield Line("longest stall of importing them", stall, floor, 6.0)


def _is_shown(dialog: ImportDialog) -> bool:
    return dialog.people.people is not None and not dialog.job.is_running


def _wait_for_the_lane(window: MainWindow) -> None:
    came: list[None] = []
    window.book.read(lambda _store: None, came.append)
    until(lambda: bool(came))


def _read_both(book: Path, file: Path) -> None:
    """Read the list and everybody in the book, and find each number of one among the other.

    What a number is by its country takes longest, and is asked of phonenumbers.
    """
    with closing(sqlite3.connect(book)) as db:
        known = {digits for _, digits in db.execute("SELECT name, digits FROM customers")}
    with file.open(encoding="utf-8", newline="") as stream:
        found = [searchable(row[1], "DE") in known for row in csv.reader(stream)]
    assert len(found) > NEWCOMERS


def _newcomers(file: Path) -> Path:
    """Write a list of people, some of whom the book knows."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("Name", "Phone", "E-mail", "Note"))
        for one in crowd(NEWCOMERS + 1, Random(5)):
            if one.name:
                writer.writerow((one.name, one.phone, one.email, one.note))
    return file


def _sheet(book: Path) -> Line:
    """A day of 400 as PDF, beside as many lines of plain text in one, and as many codes made."""
    QApplication.instance() or QApplication([])
    store = Store(book, lambda: NOW)
    job = read_job(store, Wanted(TODAY, Extent.DAY, 0), NOW)
    day = store.day(TODAY)
    store.close()
    words = [f"{one.customer.name} {one.service.name}" for one in day]
    links = [one.meeting.join_url for one in day if one.meeting is not None]

    plain = timed(_plain(words, links), FEW)
    seconds = timed(lambda: pdf_of(job, Paper.A4), FEW)
    return Line("the sheet of 400 bookings as PDF", seconds, plain, 4.0)


def _plain(words: list[str], links: list[str]) -> Callable[[], None]:
    def write() -> None:
        for link in links:
            segno.make_qr(link, error="M")
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(DPI)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        painter = QPainter(writer)
        for number, text in enumerate(words):
            if number and number % LINES_TO_A_PAGE == 0:
                writer.newPage()
            painter.drawText(QPointF(0, LINE * (1 + number % LINES_TO_A_PAGE)), text)
        painter.end()
        del painter, writer  # before what they write to

    return write
