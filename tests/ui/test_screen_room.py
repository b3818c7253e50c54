from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.screen_room import AROUND, SMALLEST, resize_within


def test_a_window_is_no_larger_than_its_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    screen = window.screen().availableGeometry().size()
    room = (screen - AROUND).expandedTo(SMALLEST.boundedTo(screen))
    resize_within(window, 400, 300)
    assert window.size() == QSize(400, 300)
    resize_within(window, 9000, 300)
    assert window.size() == QSize(room.width(), 300)
    resize_within(window, 400, 9000)
    assert window.size() == QSize(400, room.height())
