"""Radio buttons and check boxes with room for all of their words.

Qt measures the words in one piece, and draws them in pieces around the underlined letter: without
the kerning between those they can come out wider, and the end of the last letter is cut off.
"""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget


class Choice(QRadioButton):
    """One of several; they exclude each other."""

    def sizeHint(self) -> QSize:
        """Return Qt's own and a little more."""
        return super().sizeHint() + kerning(self)

    def minimumSizeHint(self) -> QSize:
        """Return Qt's own and a little more."""
        return super().minimumSizeHint() + kerning(self)


class Tick(QCheckBox):
    """Something that is so or not."""

    def sizeHint(self) -> QSize:
        """Return Qt's own and a little more."""
        return super().sizeHint() + kerning(self)

    def minimumSizeHint(self) -> QSize:
        """Return Qt's own and a little more."""
        return super().minimumSizeHint() + kerning(self)


def kerning(widget: QWidget) -> QSize:
    """Return more than is lost on both sides of an underlined letter in any font."""
    return QSize(widget.fontMetrics().averageCharWidth() // 2, 0)
