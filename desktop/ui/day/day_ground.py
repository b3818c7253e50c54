"""The ground of the day's canvas: when people work, the lines of the hours, and free spots."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from desktop.ui.day.day_grid import Grid, Track
from desktop.ui.day.hatching import hatch
from desktop.ui.day.text_row import LEFT
from desktop.ui.day.time_axis import HOUR, clock_text
from desktop.ui.day.tints import mix
from desktop.ui.theme import current


def paint_ground(painter: QPainter, area: QRect, grid: Grid, tracks: Sequence[Track]) -> None:
    """Draw what lies in ``area``."""
    tokens = current()
    painter.fillRect(area, QColor(tokens.closed))
    shown = [
        (column, track)
        for column, track in enumerate(tracks)
        if grid.x(column) <= area.right() and grid.x(column + 1) >= area.left()
    ]
    for column, track in shown:
        left, right = grid.x(column), grid.x(column + 1)
        for opens, closes in track.opened:
            top, bottom = grid.y(opens), grid.y(closes)
            painter.fillRect(QRect(left, top, right - left, bottom - top), QColor(tokens.surface))
    _paint_lines(painter, area, grid)
    painter.setPen(QColor(tokens.line_strong))
    for column, track in shown:
        right = grid.x(column + 1) - 1
        painter.drawLine(right, area.top(), right, area.bottom())
        tails = (grid.tail_rect(column, placed) for placed in track.placed if placed.buffer)
        for tail in tails:
            if tail.intersects(area):
                _paint_tail(painter, tail)


def paint_spot(painter: QPainter, box: QRect, minute: int | None, *, focused: bool) -> None:
    """Draw the spot in which a booking would begin at ``minute``, which is told if there is one."""
    tokens = current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inside = QRectF(box).adjusted(2, 2, -3, -1)
    painter.setBrush(QColor(tokens.accent_soft))
    painter.setPen(QPen(QColor(tokens.focus), 2) if focused else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(inside, 4, 4)
    if minute is None or box.height() < QFontMetrics(painter.font()).ascent():
        return
    painter.setPen(QColor(tokens.accent))
    words = QCoreApplication.translate("DayCanvas", "+ {time}")
    flags = int(LEFT | Qt.TextFlag.TextDontClip)
    painter.drawText(inside.adjusted(8, 0, 0, 0), flags, words.format(time=clock_text(minute)))


def _paint_lines(painter: QPainter, area: QRect, grid: Grid) -> None:
    tokens = current()
    faint = mix(QColor(tokens.line), QColor(tokens.surface), 0.55)
    first = grid.slot_of(grid.minute_at(area.top()))[0]
    last = grid.minute_at(area.bottom())
    for minute in range(first, last + 1, grid.slot):
        painter.setPen(QColor(tokens.line_strong) if minute % HOUR == 0 else faint)
        painter.drawLine(area.left(), grid.y(minute), area.right(), grid.y(minute))


def _paint_tail(painter: QPainter, tail: QRect) -> None:
    """Draw the time kept free after a booking."""
    tokens = current()
    line = QColor(tokens.line_strong)
    painter.fillRect(tail, QColor(tokens.closed))
    hatch(painter, tail, line)
    painter.setPen(line)
    painter.drawRect(tail.adjusted(0, 0, -1, -1))
