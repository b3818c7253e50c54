"""Thin slanting lines: time that is not there to be booked."""

from PySide6.QtCore import QLine, QRect
from PySide6.QtGui import QColor, QPainter, QPen

STEP = 8


def hatch(painter: QPainter, box: QRect, colour: QColor) -> None:
    """Fill ``box`` with lines, which go on from one box to its neighbours."""
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QPen(colour, 1))
    reach = box.height()
    first = box.left() + (-(box.left() + box.bottom()) % STEP)
    painter.drawLines(
        [
            QLine(x, box.bottom() + 1, x + reach, box.bottom() + 1 - reach)
            for x in range(first - reach // STEP * STEP - STEP, box.right() + STEP, STEP)
        ]
    )
    painter.restore()
