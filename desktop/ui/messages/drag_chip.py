"""The calendar file as a thing one can take hold of and drop in a mail, a chat or a folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QWidget

from desktop.ui.icons import pixmap
from desktop.ui.theme import current

Drag = Callable[[QWidget, Path], bool]


def drag_out(source: QWidget, file: Path) -> bool:
    """Let the pointer carry ``file`` to another program; whether it was taken there.

    As a copy: where it is dropped nothing may move our own away.
    """
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(file))])
    drag = QDrag(source)
    drag.setMimeData(content)
    drag.setPixmap(pixmap("calendar", current().text, 32, source.devicePixelRatioF()))
    drag.setHotSpot(QPoint(0, 0))
    return drag.exec(Qt.DropAction.CopyAction) != Qt.DropAction.IgnoreAction


class DragChip(QFrame):
    """``wanted`` asks for the file as soon as the button is pressed; give it to :meth:`take`.

    For the mouse alone: the keyboard has the button that saves the same file.
    """

    wanted = Signal()
    dropped = Signal()

    def __init__(self, drag: Drag = drag_out, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drag = drag
        self._pressed: QPoint | None = None
        self._file: Path | None = None
        self.setProperty("role", "status")
        words = self.tr("Drag the calendar file from here into an e-mail, a chat or a folder")
        self.setAccessibleName(words)
        self.setToolTip(words)
        self._picture = QLabel()
        self._words = QLabel(self.tr("Drag .ics"))
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 12, 5)
        row.addWidget(self._picture)
        row.addWidget(self._words)
        self._dress()

    def take(self, file: Path) -> None:
        """Hold the file that was asked for."""
        self._file = file

    def setEnabled(self, enabled: bool) -> None:
        super().setEnabled(enabled)
        self._dress()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin with the file as the booking stands now."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._file = event.position().toPoint(), None
            self.wanted.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry it once the pointer has gone far enough to mean it."""
        if self._pressed is None or self._file is None:
            return
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if way < QApplication.startDragDistance():
            return
        self._pressed = None
        if self._drag(self, self._file):
            self.dropped.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click carries nothing."""
        self._pressed = None

    def _dress(self) -> None:
        tokens = current()
        colour = tokens.text if self.isEnabled() else tokens.field_line
        self._picture.setPixmap(pixmap("calendar", colour, 16, self.devicePixelRatioF()))
        shape = Qt.CursorShape.OpenHandCursor if self.isEnabled() else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
