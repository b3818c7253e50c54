"""The window stands where it stood, and the day is as large as it was."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.preferences import PreferencesFile
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.preferences_port import PreferencesPort
from desktop.ui.window.lasting import Lasting
from desktop.ui.window.window import MainWindow
from tests.ui.conftest import NOW
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk


def test_place_and_zoom_are_remembered(
    qtbot: QtBot,
    dressed: QApplication,
    book: Book,
    connection: Connection,
    desk: Desk,
    tmp_path: Path,
) -> None:
    file = PreferencesFile(tmp_path)

    def opened() -> MainWindow:
        port = PreferencesPort(file, InlineLane(), file.read())
        made = MainWindow(book, connection, now=lambda: NOW, lasting=Lasting(preferences=port))
        qtbot.addWidget(made)
        made.show()
        return made

    first = opened()
    first.resize(640, 555)
    first.menus.zoom_in.trigger()
    zoomed = first.day_view.zoom
    assert zoomed > 100
    first.close()
    again = opened()
    assert again.height() == 555
    assert again.day_view.zoom == zoomed
    again.menus.zoom_normal.trigger()
    assert again.day_view.zoom == 100
    assert file.read().zoom == 100


def test_the_window_of_another_language_is_as_large_also_once_it_is_no_longer_maximised(
    qtbot: QtBot, dressed: QApplication, book: Book, connection: Connection
) -> None:
    old, new = (MainWindow(book, connection, now=lambda: NOW) for _ in range(2))
    for window in (old, new):
        qtbot.addWidget(window)
    old.resize(old.minimumSizeHint())
    usual = old.size()
    old.showMaximized()
    qtbot.waitUntil(lambda: old.size() != usual)
    new.take_place_of(old)
    assert new.isMaximized()
    assert new.normalGeometry().size() == usual
