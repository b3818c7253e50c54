"""Windows no larger than the screen they open on."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

SMALLEST = QSize(900, 500)
"""What fits into full HD at 200 %, the smallest screen on which nothing has to be scrolled."""

AROUND = QSize(60, 60)
"""The window's own frame, and a little air."""


def resize_within(window: QWidget, width: int, height: int) -> None:
    """Give ``window`` that size, or what the screen has room for."""
    screen = window.screen().availableGeometry().size()
    room = (screen - AROUND).expandedTo(SMALLEST.boundedTo(screen))
    window.resize(QSize(width, height).boundedTo(room))
