"""Many changes of the book, and how often it is read for them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.rereading import Rereading
from tests.ui.held_lane import HeldLane


class Reader(QObject):
    """Notes each answer to one question more."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.asked = 0
        self.heard: list[object] = []
        self.trouble = False
        self.rereading = Rereading(book, self._question, self.heard.append, self._note, self)

    def _question(self) -> Callable[[Store], int]:
        self.asked += 1
        number, trouble = self.asked, self.trouble

        def question(_store: Store) -> int:
            if trouble:
                raise AppError(Kind.BOOK_LOCKED)
            return number

        return question

    def _note(self, error: AppError) -> None:
        self.heard.append(error.kind)


@pytest.fixture
def lane() -> HeldLane:
    return HeldLane()


@pytest.fixture
def book(store: Store, lane: HeldLane) -> Book:
    return Book(store, lane)


@pytest.fixture
def reader(qapp: QObject, book: Book) -> Reader:
    made = Reader(book)
    book.changed.connect(made.rereading.again)
    return made


def test_what_changes_during_a_reading_is_read_once_after_it(
    reader: Reader, book: Book, lane: HeldLane
) -> None:
    for _ in range(20):
        book.changed.emit()
    assert reader.asked == 1
    lane.work_once()
    assert (reader.asked, reader.heard) == (2, [1])
    lane.work()
    assert reader.heard == [1, 2]
    book.changed.emit()
    lane.work()
    assert reader.heard == [1, 2, 3]


def test_a_reading_that_failed_is_told_and_holds_up_no_other(
    reader: Reader, book: Book, lane: HeldLane
) -> None:
    reader.trouble = True
    book.changed.emit()
    reader.trouble = False
    book.changed.emit()
    lane.work()
    assert reader.heard == [Kind.BOOK_LOCKED, 2]


def test_a_window_that_was_closed_reads_no_more(reader: Reader, book: Book, lane: HeldLane) -> None:
    book.changed.emit()
    delete(reader)
    book.changed.emit()
    lane.work()
    assert (reader.asked, reader.heard) == (1, [])
