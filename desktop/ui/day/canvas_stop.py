"""What stands on the day's canvas and can be walked to: a booking, an absence."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


class CanvasStop(QAbstractButton):
    """A button that paints itself.

    There may be hundreds, so nothing that every event passes through is overridden; tooltip and
    menu are the canvas's. What raises NotImplementedError is each stop's own: a class of Qt's
    cannot be an ABC as well.
    """

    chosen = Signal(int)
    """By click, Enter or Space; the id of what it stands for."""

    entered = Signal()
    """The pointer came."""

    focused = Signal(object)
    """The keyboard came, by whatever way; the stop itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = parent
        self.clicked.connect(self._clicked)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # by keyboard: arrows, from the canvas
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def canvas(self) -> QWidget:
        return self._canvas

    @property
    def stands_for(self) -> int:
        """The id."""
        raise NotImplementedError

    @property
    def tip(self) -> str:
        """All there is to know, in lines of plain text."""
        raise NotImplementedError

    def _clicked(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # a screen reader's press does not do it
        self.chosen.emit(self.stands_for)

    def sizeHint(self) -> QSize:
        """Return a size for layouts; the canvas places its stops itself."""
        return QSize(160, 60)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell the canvas, which the pointer does not leave by this."""
        super().enterEvent(event)
        self.entered.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the canvas: a click or a drag takes the keyboard without asking it."""
        super().focusInEvent(event)
        self.focused.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and Space; leave every other key to the canvas and the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave the day in one step; going back would otherwise end on the canvas below."""
        canvas = self._canvas
        policy = canvas.focusPolicy()
        canvas.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        moved = super().focusNextPrevChild(forward)
        canvas.setFocusPolicy(policy)
        return moved
