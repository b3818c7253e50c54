"""The hours down the side of the day, and the line that says what time it is."""

from datetime import time

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.day.day_grid import Grid
from desktop.ui.spoken import time_text
from desktop.ui.theme import current

HOUR = 60
PAD = 8
ROOM = 2.4
"""Lines of text from one label to the next at the least; between hours there are more of them."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute


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
        step, tag = label_step(grid, line), self._tag(grid, line)
        for minute in range(grid.first - grid.first % -step, grid.last, step):
            top = grid.y(minute) - self._offset
            row = QRect(0, top + 2, self.width() - PAD, line)
            if row.bottom() < 0 or row.top() > self.height() or tag.intersects(row):
                continue
            painter.setPen(QColor(tokens.muted if minute % HOUR else tokens.text))
            painter.drawText(row, int(_RIGHT), clock_text(minute))
        if self._now is not None and not tag.isEmpty():
            self._draw_now(painter, tag, self._now)

    def _tag(self, grid: Grid, line: int) -> QRect:
        """Where the present time is told; empty where it is not."""
        if self._now is None or not grid.first <= self._now < grid.last:
            return QRect()
        middle = grid.y(self._now) - self._offset
        return QRect(3, middle - line // 2 - 1, self.width() - 6, line + 2)

    def _draw_now(self, painter: QPainter, tag: QRect, minute: int) -> None:
        tokens = current()
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.now))
        painter.drawRoundedRect(tag, 5, 5)
        painter.setFont(font)
        painter.setPen(QColor(tokens.surface))
        painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), clock_text(minute))


def label_step(grid: Grid, line: int) -> int:
    """Minutes from one label to the next, which needs room for some lines ``line`` pixels high."""
    steps = (15, 30)
    return next((step for step in steps if grid.y(grid.first + step) >= ROOM * line), HOUR)


class NowLine(QWidget):
    """The present time across the columns of today.

    It belongs behind the bookings: a line through a name would read as struck out.
    """

    THICKNESS = 2

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def place(self, grid: Grid, now: int | None, columns: range) -> None:
        """Move to minute ``now`` of ``columns``, which stand together, or disappear."""
        if now is None or not columns or not grid.first <= now < grid.last:
            self.hide()
            return
        left, right = grid.x(columns[0]), grid.x(columns[-1] + 1)
        self.setGeometry(left, grid.y(now) - self.THICKNESS // 2, right - left, self.THICKNESS)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        QPainter(self).fillRect(event.rect(), QColor(current().now))
