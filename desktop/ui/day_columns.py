"""The heads of the day's columns: who works, in which colour, with how many bookings."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.day_grid import Grid
from desktop.ui.spoken import apart, one_line
from desktop.ui.theme import contrast, current
from desktop.ui.tints import tint

PAD = 8


@dataclass(frozen=True, slots=True)
class Head:
    """``caption`` is the small line under the name."""

    name: str
    colour: str
    caption: str


class ColumnHeads(QWidget):
    """Stays on top while the day scrolls down; ``offset`` follows sideways."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heads: tuple[Head, ...] = ()
        self._grid: Grid | None = None
        self._offset = 0

    @property
    def heads(self) -> tuple[Head, ...]:
        return self._heads

    def needed_height(self) -> int:
        """High enough for a name and the line under it."""
        return 2 * QFontMetrics(self.font()).height() + 2 * PAD

    def show_heads(self, heads: Sequence[Head], grid: Grid) -> None:
        if (tuple(heads), grid) != (self._heads, self._grid):
            self._heads, self._grid = tuple(heads), grid
            self.update()

    @property
    def offset(self) -> int:
        return self._offset

    def scroll_to(self, offset: int) -> None:
        self._offset = offset
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the heads that can be seen."""
        tokens = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(tokens.surface))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line_strong))
        if self._grid is None:
            return
        for column, head in enumerate(self._heads):
            left = self._grid.x(column) - self._offset
            right = self._grid.x(column + 1) - self._offset
            if right > 0 and left < self.width():
                self._draw(painter, QRect(left, 0, right - left, self.height()), head)

    def _draw(self, painter: QPainter, box: QRect, head: Head) -> None:
        tokens = current()
        line = QFontMetrics(self.font()).height()
        side = 2 * line
        disc = QRectF(box.left() + PAD, box.top() + (box.height() - side) / 2, side, side)
        colour = tint(head.colour, tokens).edge
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(disc)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        readable = max(("#ffffff", "#101112"), key=lambda ink: contrast(ink, colour))
        painter.setPen(QColor(readable))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), initials(head.name))
        words = box.adjusted(PAD + side + PAD, PAD, -PAD, -PAD)
        painter.setPen(QColor(tokens.text))
        self._line(painter, QRect(words.left(), words.top(), words.width(), line), head.name)
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.muted))
        under = QRect(words.left(), words.top() + line, words.width(), line)
        self._line(painter, under, head.caption)
        painter.fillRect(box.right(), box.top() + PAD, 1, box.height() - PAD, QColor(tokens.line))

    def _line(self, painter: QPainter, row: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(
            one_line(text), Qt.TextElideMode.ElideRight, max(0, row.width())
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(row, int(flags | Qt.TextFlag.TextSingleLine), apart(shown))


def initials(name: str) -> str:
    """The first letters of the first two words."""
    return "".join(word[0] for word in one_line(name).split()[:2]).upper()
