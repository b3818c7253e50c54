"""The line in the status bar that says how many links wait."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui import theme
from desktop.ui.book import Book
from desktop.ui.window.waiting_line import WaitingLine
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.links.link_hand import LinkHand
from tests.ui.salon import Desk


@pytest.fixture
def hand(desk: Desk) -> LinkHand:
    return LinkHand(desk)


@pytest.fixture
def line(qtbot: QtBot, dressed: QApplication, book: Book, hand: LinkHand) -> WaitingLine:
    return shown(qtbot, book)


def shown(qtbot: QtBot, book: Book) -> WaitingLine:
    made = WaitingLine(book, lambda: NOW)
    qtbot.addWidget(made)
    return made


def test_it_is_hidden_while_nothing_waits(line: WaitingLine, hand: LinkHand, book: Book) -> None:
    assert not line.isVisible()
    hand.linked("09:00", "Anna")
    book.changed.emit()
    assert not line.isVisible()


def test_what_waits_is_told_since_when_and_why(
    line: WaitingLine, hand: LinkHand, book: Book
) -> None:
    ids = [hand.waiting(f"{hour:02}:00", "Anna") for hour in (9, 10, 11)]
    book.changed.emit()
    assert line.isVisible()
    assert line.text() == "3 links waiting"
    assert line.accessibleName() == "3 links waiting. Since 09:20: No internet (3)"
    assert line.toolTip() == (
        "Since 09:20: No internet (3)\nShow the online links that are not right yet"
    )
    for booking_id in ids:
        hand.change(booking_id, trouble=None, not_before=None, since=None)
    book.changed.emit()
    assert not line.isVisible()


def test_what_needs_somebody_comes_first(line: WaitingLine, hand: LinkHand, book: Book) -> None:
    hand.refused("09:00", "Anna")
    hand.gone("10:00", "Bea")
    book.changed.emit()
    assert line.text() == "2 links need attention"
    quiet = line.icon().cacheKey()
    hand.waiting("11:00", "Cleo")
    book.changed.emit()
    assert line.text() == "2 links need attention, 1 more is waiting"
    assert line.icon().cacheKey() == quiet


def test_links_that_are_just_being_made_do_not_make_it_flicker(
    line: WaitingLine, desk: Desk, book: Book
) -> None:
    for hour in (9, 10):
        desk.book(f"{hour:02}:00", "Anna", service=desk.advice, day="2026-05-05")
    book.changed.emit()
    assert not line.isVisible()
    desk.book("11:00", "Bea", service=desk.advice, day="2026-05-05")
    book.changed.emit()
    assert line.text() == "Working on 3 links…"


def test_a_click_asks_for_the_list(qtbot: QtBot, line: WaitingLine, hand: LinkHand) -> None:
    hand.refused("09:00", "Anna")
    line.refresh()
    with qtbot.waitSignal(line.clicked):
        line.click()


def test_it_follows_another_colour_scheme(
    line: WaitingLine, hand: LinkHand, dressed: QApplication
) -> None:
    hand.refused("09:00", "Anna")
    line.refresh()
    before = line.icon().cacheKey()
    theme.apply(dressed, Qt.ColorScheme.Dark)
    assert line.icon().cacheKey() != before


def test_many_changes_at_once_are_read_twice_at_most(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path, desk: Desk
) -> None:
    class Counting(Store):
        asked = 0

        def open_links(self, *arguments: object) -> object:  # type: ignore[override] # counts alone
            self.asked += 1
            return super().open_links(*arguments)  # type: ignore[arg-type] # handed through

    store, lane = Counting(tmp_path / "other.sqlite", lambda: NOW), HeldLane()
    book = Book(store, lane)
    line = shown(qtbot, book)
    for _ in range(20):
        book.changed.emit()
    lane.work()
    assert store.asked == 2
    assert not line.isVisible()
    store.close()


def test_a_book_that_cannot_be_read_is_read_again_at_the_next_change(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path
) -> None:
    class Locked(Store):
        asked = 0

        def open_links(self, *arguments: object) -> object:  # type: ignore[override] # fails alone
            self.asked += 1
            raise AppError(Kind.BOOK_LOCKED)

    store, lane = Locked(tmp_path / "other.sqlite", lambda: NOW), HeldLane()
    book = Book(store, lane)
    line = shown(qtbot, book)
    lane.work()
    book.changed.emit()
    lane.work()
    assert store.asked == 2
    assert not line.isVisible()
    store.close()
