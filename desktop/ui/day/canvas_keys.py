"""What keys mean on the day's canvas."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.ui.day.day_walk import Step

STEPS = {
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Left: Step.LEFT,
    Qt.Key.Key_Right: Step.RIGHT,
    Qt.Key.Key_Home: Step.FIRST,
    Qt.Key.Key_End: Step.LAST,
    Qt.Key.Key_PageUp: Step.PAGE_UP,
    Qt.Key.Key_PageDown: Step.PAGE_DOWN,
}

_PHONE_SIGNS = "+("
_WITH_WORDS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def text_typed(event: QKeyEvent) -> str:
    """What a key types if a name or a phone number can begin with it; else empty."""
    text = event.text()
    if event.modifiers() & ~_WITH_WORDS or not text:
        return ""
    return text if text[0].isalnum() or text[0] in _PHONE_SIGNS else ""


def asks_for_menu(event: QKeyEvent) -> bool:
    """Whether it is Shift+F10, which only Windows turns into a menu's own event by itself."""
    if sys.platform == "win32":
        return False
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_F10 and shift
