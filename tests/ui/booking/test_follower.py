"""Where the keyboard is after one has gone to a booking, or left it."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.window.window import MainWindow
from tests.ui.conftest import NOW
from tests.ui.salon import Desk


@pytest.fixture
def window(
    qtbot: QtBot, dressed: QApplication, book: Book, connection: Connection, desk: Desk
) -> MainWindow:
    made = MainWindow(book, connection, now=lambda: NOW)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_esc_leaves_the_keyboard_where_it_is_in_the_day(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    anna, bea = desk.book("10:30", "Anna"), desk.book("12:00", "Bea")
    window.refresh()
    window.choose(anna)
    window.day_view.focus_booking(bea)
    qtbot.keyClick(window.day_view.canvas.blocks[bea], Qt.Key.Key_Escape)
    assert not window.panel.isVisible()
    assert window.day_view.focused_booking() == bea


def test_the_keyboard_goes_into_the_day_when_the_booking_is_of_another_one(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    anna = desk.book("10:30", "Anna")
    window.refresh()
    window.choose(anna)
    window.shown.go_to(date(2026, 5, 5))
    window.panel.edit.setFocus()
    qtbot.keyClick(window.panel.edit, Qt.Key.Key_Escape)
    assert window.day_view.has_keyboard()


def test_the_keyboard_returns_to_the_day_when_a_new_booking_is_undone_by_its_button(
    window: MainWindow, desk: Desk
) -> None:
    window.new_booking(desk.mia.id, datetime(2026, 5, 4, 14, 0))
    form = window.findChild(BookingForm)
    assert form is not None
    form.fields.search.show_text("Anna")
    form.fields.service.setCurrentIndex(0)
    form.save()
    notice = window.notices.current
    assert notice is not None
    window.header.next.setFocus()
    notice.acts[0][1]()
    assert window.day_view.canvas.blocks == {}
    assert window.day_view.has_keyboard()
