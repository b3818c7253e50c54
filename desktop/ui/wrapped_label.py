"""Words that wrap, and tell layouts how high they really are."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget


class WrappedLabel(QLabel):
    """A QLabel guesses the height it would like as if it were narrow.

    A form that has no more room than its rows need then takes some of one row's for another, and
    words lie under the field above them.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        self._placed_width = 0

    def sizeHint(self) -> QSize:
        """As high as the words need at the width they were given."""
        hint = super().sizeHint()
        if self.wordWrap() and self._placed_width:
            hint.setHeight(self.heightForWidth(self._placed_width))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        if event.size().width() != self._placed_width:
            self._placed_width = event.size().width()
            self.updateGeometry()
