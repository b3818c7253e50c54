"""The hours down the side of the day, and the line that says what time it is."""

from datetime import time

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.day_grid import Grid
from desktop.ui.spoken import time_text
from desktop.ui.theme import current

HOUR = 60
PAD = 8


def clock_text(minute: int) -> str:
    """The time of day at ``minute`` since midnight."""
    return time_text(time(minute // HOUR % 24, minute % HOUR))


class TimeAxis(QWidget):
    """Stays at the side while the day scrolls sideways; ``offset`` follows the other way."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid: Grid | None = None
        self._offset = 0
        self._now: int | None = None

    def needed_width(self) -> int:
        """Wide enough for any time of day."""
        metrics = QFontMetrics(self.font())
        return max(metrics.horizontalAdvance(clock_text(m)) for m in (0, 600, 1320)) + 2 * PAD + 4

    def show_grid(self, grid: Grid, now: int | None) -> None:
        """Label ``grid``; ``now`` is the minute to point at, if it is this day."""
        if (grid, now) != (self._grid, self._now):
            self._grid, self._now = grid, now
            self.update()

    @property
    def offset(self) -> int:
        return self._offset

    def scroll_to(self, offset: int) -> None:
        self._offset = offset
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hours beside their lines, and the present time on a tag."""
        tokens = current()
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(tokens.surface))
        painter.setPen(QColor(tokens.line_strong))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        grid = self._grid
        if grid is None:
            return
        line = QFontMetrics(self.font()).height()
        painter.setPen(QColor(tokens.muted))
        for minute in range(grid.first - grid.first % -HOUR, grid.last, HOUR):
            top = grid.y(minute) - self._offset
            row = QRect(0, top + 2, self.width() - PAD, line)
            if row.bottom() < 0 or row.top() > self.height():
                continue
            painter.drawText(row, int(Qt.AlignmentFlag.AlignRight), clock_text(minute))
        if self._now is not None and grid.first <= self._now < grid.last:
            self._draw_now(painter, grid.y(self._now) - self._offset, line, self._now)

    def _draw_now(self, painter: QPainter, y: int, line: int, minute: int) -> None:
        tokens = current()
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        tag = QRectF(3, y - line / 2 - 1, self.width() - 6, line + 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.now))
        painter.drawRoundedRect(tag, 5, 5)
        painter.setFont(font)
        painter.setPen(QColor(tokens.surface))
        painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), clock_text(minute))


class NowLine(QWidget):
    """The present time across all columns, behind the bookings."""

    THICKNESS = 2

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def place(self, grid: Grid, now: int | None) -> None:
        """Move to minute ``now`` of ``grid``, or disappear."""
        shown = now is not None and grid.first <= now < grid.last
        self.setVisible(shown)
        if shown and now is not None:
            width = grid.x(grid.columns)
            self.setGeometry(0, grid.y(now) - self.THICKNESS // 2, width, self.THICKNESS)
            self.lower()  # a line through a name would read as struck out

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        QPainter(self).fillRect(event.rect(), QColor(current().now))
