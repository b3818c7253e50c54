"""A list to choose from by typing the beginning of any word of an entry."""

import re

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox

from desktop.core.names import fold

PAUSE_MS = 1000
"""After so long without a key, typing begins anew."""

_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class TypedCombo(QComboBox):
    """``activated`` follows each letter that finds another entry.

    Qt's own search knows the first word alone, minds accents, and forgets sooner than most type.
    """

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE_MS)
        self.pause.timeout.connect(self._forget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look for what is typed; Space opens the list unless it stands between two words."""
        letter = event.text()
        if not letter or not letter.isprintable() or (letter == " " and not self._typed):
            super().keyPressEvent(event)
        elif event.modifiers() & _COMMANDS:
            event.ignore()
        else:
            self._look_for(letter)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed ends here."""
        self._forget()
        super().focusOutEvent(event)

    def _look_for(self, letter: str) -> None:
        self._typed += letter
        self.pause.start()
        index = self._found(_words(self._typed))
        if index >= 0 and index != self.currentIndex():
            self.setCurrentIndex(index)
            self.activated.emit(index)

    def _forget(self) -> None:
        self.pause.stop()
        self._typed = ""

    def _found(self, typed: str) -> int:
        """Return the entry meant, -1 for none; a letter over and over goes through all of its."""
        if not typed:
            return -1
        texts = [_words(self.itemText(index)) for index in range(self.count())]
        here = self.currentIndex() + 1
        one_letter = len(set(typed)) == 1
        order = [*range(here, len(texts)), *range(here)] if one_letter else range(len(texts))
        for wanted in (typed, typed[0]) if one_letter else (typed,):
            for begins in (str.startswith, _has_word):
                found = next((index for index in order if begins(texts[index], wanted)), -1)
                if found >= 0:
                    return found
        return -1


def _words(text: str) -> str:
    """Return nothing but the words of ``text``, without case and accents."""
    return re.sub(r"\W+", " ", fold(text)).strip()


def _has_word(text: str, beginning: str) -> bool:
    return f" {beginning}" in text
