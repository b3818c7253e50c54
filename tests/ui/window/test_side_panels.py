"""One panel at a time beside the day, and the keyboard with it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.book import Book
from desktop.ui.connection import Connection
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


def panels(window: MainWindow) -> list[str]:
    return [name for name in ("panel", "online") if getattr(window, name).isVisible()]


def has_keyboard(window: MainWindow) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and window.online.isAncestorOf(focused)


def test_who_asks_for_the_online_appointments_sees_them_and_has_the_keyboard_there(
    window: MainWindow, desk: Desk
) -> None:
    anna = desk.book("11:00", "Anna", service=desk.advice)
    window.refresh()
    window.choose(anna)
    assert panels(window) == ["panel"]
    window.menus.online.trigger()
    assert panels(window) == ["online"]
    assert has_keyboard(window)
    window.menus.online.trigger()
    assert panels(window) == []
    assert window.day_view.has_keyboard()


def test_esc_brings_the_keyboard_from_there_back_into_the_day(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    desk.book("11:00", "Anna", service=desk.advice)
    window.menus.online.trigger()
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert panels(window) == []
    assert not window.menus.online.isChecked()
    assert window.day_view.has_keyboard()


def test_a_chosen_booking_takes_their_place_and_gives_it_back(
    window: MainWindow, desk: Desk
) -> None:
    anna = desk.book("11:00", "Anna", service=desk.advice)
    window.menus.online.trigger()
    window.choose(anna)
    assert panels(window) == ["panel"]
    window.close_panel()
    assert panels(window) == ["online"]
