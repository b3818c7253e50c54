"""A booking is moved by keys alone."""

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.services.store import Store
from desktop.ui.window.window import MainWindow
from tests.ui.booking.commands_hand import answer, booking, on, press, said, window
from tests.ui.salon import Desk

__all__ = ["window"]


def test_m_moves_a_booking_by_arrows(
    qtbot: QtBot, window: MainWindow, desk: Desk, store: Store
) -> None:
    anna = desk.book("10:30", "Anna")
    on(window, anna)
    press(qtbot, Qt.Key.Key_M)
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Return)
    moved = booking(store, anna)
    assert (moved.starts, moved.staff_id) == (datetime(2026, 5, 4, 10, 45), desk.tom.id)
    assert said(window) == "Anna's booking is moved."
    window.history.undo()
    back = booking(store, anna)
    assert (back.starts, back.staff_id) == (datetime(2026, 5, 4, 10, 30), desk.mia.id)
    assert window.day_view.focused_booking() == anna


def test_a_move_onto_another_booking_asks_first(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    anna = desk.book("10:30", "Anna")
    desk.book("14:00", "Bea")
    window.refresh()
    at = datetime(2026, 5, 4, 14, 15)
    for words, starts in (
        ("&Put it back", datetime(2026, 5, 4, 10, 30)),
        ("&Move anyway", at),
    ):
        window.day_view.booking_dropped.emit(anna, desk.mia.id, at, 45)
        box = [one for one in window.findChildren(QMessageBox) if one.isVisible()][-1]
        assert "14:00–14:45" in box.text()
        assert "Bea" in box.text()
        answer(window, words)
        assert booking(store, anna).starts == starts


def test_what_the_book_refuses_is_told_with_its_reason(
    qtbot: QtBot, window: MainWindow, desk: Desk, store: Store
) -> None:
    anna = desk.book("10:30", "Anna")
    on(window, anna)
    store.cancel_booking(anna)  # which the window was not told of
    press(qtbot, Qt.Key.Key_A)
    told = "This cannot be saved yet. This booking is cancelled. Restore it first."
    assert said(window) == told


def test_a_move_to_a_time_that_the_clock_skips_says_so(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    anna = desk.book("10:30", "Anna", day="2026-03-29")
    window.shown.go_to(date(2026, 3, 29))
    at = datetime(2026, 3, 29, 2, 30)
    window.day_view.booking_dropped.emit(anna, desk.mia.id, at, 45)
    answer(window, "&Move anyway")  # nobody works then
    assert said(window) == (
        "This cannot be saved yet. The clocks go forward that day and skip this time."
    )
    assert booking(store, anna).starts == datetime(2026, 3, 29, 10, 30)
