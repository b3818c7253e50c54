"""What each key does to a booking in the keyboard's move mode.

Up and down: five minutes; with Ctrl (Cmd on macOS), and Page Up and Page Down: an hour, as when
walking over the day. With Shift they change the length instead. Left and right: a column.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.ui.day.block_move import STEP, Nudge
from desktop.ui.day.time_axis import HOUR

DROP = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LEAVE = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)

_PLAIN = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier

_NUDGES = {
    (Qt.Key.Key_Left, _PLAIN): Nudge(columns=-1),
    (Qt.Key.Key_Right, _PLAIN): Nudge(columns=1),
    (Qt.Key.Key_Up, _PLAIN): Nudge(later=-STEP),
    (Qt.Key.Key_Down, _PLAIN): Nudge(later=STEP),
    (Qt.Key.Key_Up, _CTRL): Nudge(later=-HOUR),
    (Qt.Key.Key_Down, _CTRL): Nudge(later=HOUR),
    (Qt.Key.Key_PageUp, _PLAIN): Nudge(later=-HOUR),
    (Qt.Key.Key_PageDown, _PLAIN): Nudge(later=HOUR),
    (Qt.Key.Key_Up, _SHIFT): Nudge(longer=-STEP),
    (Qt.Key.Key_Down, _SHIFT): Nudge(longer=STEP),
    (Qt.Key.Key_Up, _SHIFT | _CTRL): Nudge(longer=-HOUR),
    (Qt.Key.Key_Down, _SHIFT | _CTRL): Nudge(longer=HOUR),
}


def nudge_of(event: QKeyEvent) -> Nudge | None:
    """The step a key press asks for; ``None`` where it asks for none."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _NUDGES.get((Qt.Key(event.key()), modifiers))
