"""Cancelled and deleted bookings are found again and brought back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking.called_off import CalledOff
from desktop.ui.connection import Connection
from desktop.ui.window.window import MainWindow
from desktop.ui.window.window_signals import open_called_off
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.salon import Desk


@pytest.fixture
def window(
    qtbot: QtBot, dressed: QApplication, book: Book, connection: Connection, desk: Desk
) -> MainWindow:
    made = MainWindow(book, connection, now=lambda: NOW)
    qtbot.addWidget(made)
    made.show()
    return made


def table(dialog: CalledOff) -> list[str]:
    texts = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    return [text.translate({0x2068: None, 0x2069: None}).replace("\n", " | ") for text in texts]


def test_both_kinds_are_listed_the_last_changed_first(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    anna, bea = desk.book("10:00", "Anna"), desk.book("11:00", "Bea", day="2026-06-01")
    desk.book("12:00", "Cleo")
    store.cancel_booking(anna)
    store.delete_booking(bea)
    dialog = open_called_off(window)
    assert sorted(table(dialog)) == [
        "Anna — Cancelled | Monday, 4 May 2026, 10:00–10:45, Haircut with Mia",
        "Bea — Deleted | Monday, 1 June 2026, 11:00–11:45, Haircut with Mia",
    ]
    assert not dialog.nothing.isVisible()


def test_a_name_narrows_them(window: MainWindow, desk: Desk, store: Store) -> None:
    for name in ("Anna", "Bea"):
        store.cancel_booking(desk.book("10:00", name))
    dialog = open_called_off(window)
    dialog.field.setText("bea")
    dialog.field.textEdited.emit("bea")
    assert [row.partition(" ")[0] for row in table(dialog)] == ["Bea"]
    dialog.field.setText("nobody")
    dialog.field.textEdited.emit("nobody")
    assert table(dialog) == []
    assert dialog.nothing.isVisible()
    assert not dialog.restore.isEnabled()


def test_one_comes_back_and_that_can_be_undone(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    anna = desk.book("10:00", "Anna", day="2026-06-01")
    store.delete_booking(anna)
    dialog = open_called_off(window)
    dialog.restore.click()
    details = store.booking(anna)
    assert details is not None
    assert not details.booking.status.is_off
    assert table(dialog) == []
    assert window.notices.current is not None
    assert window.notices.current.text == "Anna's booking is back."
    window.history.undo()
    assert len(table(dialog)) == 1


def test_its_day_is_shown_with_the_cancelled_ones(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    anna = desk.book("10:00", "Anna", day="2026-06-01")
    store.cancel_booking(anna)
    dialog = open_called_off(window)
    dialog.show_day.click()
    assert window.day is not None
    assert window.day.isoformat() == "2026-06-01"
    assert window.day_view.canvas.blocks[anna].content.customer == "Anna"
    assert window.panel.isVisible()


def test_one_whose_time_was_taken_meanwhile_asks_before_it_comes_back(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    anna = desk.book("10:00", "Anna", day="2026-06-01")
    store.cancel_booking(anna)
    desk.book("10:15", "Bea", day="2026-06-01")
    dialog = open_called_off(window)
    for words, is_off in (("&Leave it as it is", True), ("&Restore anyway", False)):
        dialog.restore.click()
        (box,) = (one for one in dialog.findChildren(QMessageBox) if one.isVisible())
        assert "Bea" in box.text()
        next(b for b in box.findChildren(QPushButton) if b.text() == words).click()
        details = store.booking(anna)
        assert details is not None
        assert details.booking.status.is_off is is_off


def test_what_goes_wrong_is_said_where_one_looks(
    window: MainWindow, desk: Desk, book: Book
) -> None:
    dialog = open_called_off(window)
    book.failed.emit(AppError(Kind.BOOK_LOCKED))
    assert AppError(Kind.BOOK_LOCKED).advice.title in dialog.problem.text()


def test_news_of_other_bookings_leaves_the_list_alone(
    window: MainWindow, desk: Desk, book: Book, store: Store
) -> None:
    for hour in range(9, 12):
        store.cancel_booking(desk.book(f"{hour:02}:00", "Anna"))
    dialog = open_called_off(window)
    dialog.list.setCurrentRow(2)
    row = dialog.list.item(2)
    desk.book("15:00", "Bea")
    book.changed.emit()
    assert dialog.list.item(2) is row
    assert dialog.list.currentRow() == 2


def test_the_day_of_a_deleted_one_shows_no_more_cancelled_ones_than_before(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    store.delete_booking(desk.book("10:00", "Anna", day="2026-06-01"))
    open_called_off(window).show_day.click()
    assert window.day is not None
    assert window.day.isoformat() == "2026-06-01"
    assert not window.menus.show_cancelled.isChecked()


def test_a_double_click_brings_one_back(window: MainWindow, desk: Desk, store: Store) -> None:
    for hour in range(9, 12):
        store.cancel_booking(desk.book(f"{hour:02}:00", "Anna", day="2026-06-01"))
    dialog = open_called_off(window)
    dialog.list.setCurrentRow(1)
    for _ in range(2):
        dialog.restore.click()
    assert len(table(dialog)) == 2
    dialog.field.textEdited.emit("")
    assert not dialog.restore.isEnabled()
    dialog.field.setText("anna")
    dialog.field.textEdited.emit("anna")
    assert dialog.list.currentRow() == 0


def test_enter_restores_and_one_click_does_not(
    qtbot: QtBot, window: MainWindow, desk: Desk, store: Store
) -> None:
    anna = desk.book("10:00", "Anna")
    store.cancel_booking(anna)
    dialog = open_called_off(window)
    item = dialog.list.visualItemRect(dialog.list.item(0)).center()
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=item)
    assert len(table(dialog)) == 1
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert table(dialog) == []


def test_they_are_listed_though_the_book_changes_faster_than_it_is_read(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    store.cancel_booking(desk.book("10:00", "Anna"))
    lane = HeldLane()
    book = Book(store, lane)
    dialog = CalledOff(replace(window.counter, book=book), window)
    book.changed.emit()
    lane.work_once()
    assert [row.partition(" ")[0] for row in table(dialog)] == ["Anna"]
    dialog.field.setText("bea")
    book.changed.emit()
    lane.work_once()  # this answer is to what stood there before
    assert len(table(dialog)) == 1
    lane.work()
    assert table(dialog) == []
