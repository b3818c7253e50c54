"""What Enter does, in windows and dialogs alike."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def press_focused(window: QWidget, event: QKeyEvent) -> bool:
    """On Enter press the button in ``window`` that has the focus; tell whether there was one.

    Left alone, Qt presses a dialog's default button instead, and in other windows none at all.
    """
    here = window.focusWidget()
    if event.key() not in ENTER or not isinstance(here, QPushButton | QToolButton):
        return False
    if not event.isAutoRepeat():
        here.click()
    return True
