"""The form, opened on a real book."""

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.book import Book
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.form.form_facts import form_facts
from tests.ui.salon import Desk

AT_TEN = datetime(2026, 5, 4, 10, 0)
Opener = Callable[..., BookingForm]


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk) -> Opener:
    """Opens the form with Mia at a time, or for a saved booking."""
    window = QWidget()  # owns the forms, as the main window does
    qtbot.addWidget(window)

    def open_form(at: datetime = AT_TEN, booking_id: int = 0, using: Book = book) -> BookingForm:
        details = desk.store.booking(booking_id) if booking_id else None
        form = BookingForm(using, form_facts(desk.store), details, window)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        if details is None:
            form.start(desk.mia.id, at)
        with qtbot.waitActive(form):
            form.show()
        return form

    return open_form


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    """Press keys where the focus is, as a person does."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def type_text(qtbot: QtBot, text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, text)
