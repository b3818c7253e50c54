"""What the keys mean in the search box."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.ui.enter_key import ENTER

PAGE = 6
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: PAGE,
    Qt.Key.Key_PageUp: -PAGE,
}
_Modifier = Qt.KeyboardModifier


class Wish(Enum):
    """What is wanted with the customer marked."""

    BOOK = auto()
    CARD = auto()
    BOOKING = auto()


_WISHES = {
    _Modifier.NoModifier: Wish.BOOK,
    _Modifier.ControlModifier: Wish.CARD,
    _Modifier.AltModifier: Wish.BOOKING,
}


def wish_of(event: QKeyEvent) -> Wish | None:
    """What Enter means with the modifiers held."""
    return _WISHES.get(_modifiers(event)) if event.key() in ENTER else None


def steps_of(event: QKeyEvent) -> int:
    """How many rows a key goes down the list; 0 for every other key."""
    return 0 if _modifiers(event) else _STEPS.get(Qt.Key(event.key()), 0)


def leads_on(event: QKeyEvent, *, mirrored: bool) -> bool:
    """Whether this is the arrow that points out of the field where its text ends."""
    forward = Qt.Key.Key_Left if mirrored else Qt.Key.Key_Right
    return event.key() == forward and not _modifiers(event)


def is_ours(event: QKeyEvent) -> bool:
    """Whether the window's shortcuts have to leave this key to the search box."""
    escape = event.key() == Qt.Key.Key_Escape
    return escape or bool(steps_of(event)) or wish_of(event) is not None


def _modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~_Modifier.KeypadModifier
