"""The window, on a real book."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.window.window import MainWindow
from tests.ui.conftest import NOW


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, book: Book, connection: Connection) -> MainWindow:
    made = MainWindow(book, connection, now=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1240, 800)  # the offscreen platform's own screen is smaller
    with qtbot.waitActive(made):
        made.show()
    return made
