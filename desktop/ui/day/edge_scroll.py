"""Scrolls a view while something is held near its border."""

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea

from desktop.ui.day.block_move import drift

TICK_MS = 16


class EdgeScroll(QObject):
    """Points are global; who wants to know what scrolled listens to the view's scroll bars."""

    def __init__(self, area: QScrollArea, parent: QObject) -> None:
        super().__init__(parent)
        self._area = area
        self._pressed = self._at = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self, pressed: QPoint) -> None:
        """Begin with the pointer where it was pressed."""
        self._pressed = self._at = pressed
        self._timer.start()

    def follow(self, at: QPoint) -> None:
        """Take over where the pointer is."""
        self._at = at

    def stop(self) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        port = self._area.viewport()
        at, pressed = port.mapFromGlobal(self._at), port.mapFromGlobal(self._pressed)
        for bar, here, there, length in (
            (self._area.horizontalScrollBar(), at.x(), pressed.x(), port.width()),
            (self._area.verticalScrollBar(), at.y(), pressed.y(), port.height()),
        ):
            by = drift(here, there, length)
            if by:
                bar.setValue(bar.value() + by)
