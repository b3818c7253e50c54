"""Text from outside on one row."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from desktop.ui.spoken import apart

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
"""Hours stand at the left and names beside them whichever way the language is written."""

_IN_ROW = int(LEFT | Qt.TextFlag.TextSingleLine)


def draw_text(painter: QPainter, row: QRect, text: str, metrics: QFontMetrics) -> None:
    """Draw ``text`` on one line, cut short with an ellipsis; ``metrics`` are the painter's."""
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, row.width()))
    if shown:
        painter.drawText(row, _IN_ROW, apart(shown))
