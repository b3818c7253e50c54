"""A window with a booking to act on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.models import Booking, BookingDetails
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.window.window import MainWindow
from tests.ui.conftest import NOW
from tests.ui.salon import Desk


@pytest.fixture
def window(
    qtbot: QtBot, dressed: QApplication, book: Book, connection: Connection, desk: Desk
) -> MainWindow:
    made = MainWindow(book, connection, now=lambda: NOW, browser=lambda _link: True)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def read(store: Store, booking_id: int) -> BookingDetails:
    details = store.booking(booking_id)
    assert details is not None
    return details


def booking(store: Store, booking_id: int) -> Booking:
    return read(store, booking_id).booking


def on(window: MainWindow, booking_id: int) -> None:
    """Take the keyboard to a booking of the day."""
    window.refresh()
    window.day_view.focus_booking(booking_id)
    assert window.day_view.focused_booking() == booking_id


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier or Qt.KeyboardModifier.NoModifier)


def answer(window: MainWindow, words: str) -> None:
    box = [one for one in window.findChildren(QMessageBox) if one.isVisible()][-1]
    next(b for b in box.findChildren(QPushButton) if b.text() == words).click()


def said(window: MainWindow) -> str:
    notice = window.notices.current
    return notice.text if notice else ""
