"""What is seen of a booking that is being moved: where it would go, and where it still is."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui.day.booking_block import RADIUS
from desktop.ui.day.tints import tint
from desktop.ui.spoken import apart
from desktop.ui.theme import current

FRAME = 3
"""Pixels around the booking's own rectangle: its outline, told apart from any block below."""

PAD = 7
LONGEST_NAME = 180
TAG_GAP = 2
VEIL = 170
SETTLE_MS = 400
"""How long a dropped ghost waits for the day to be shown anew; without it the block would flash."""


@dataclass(frozen=True, slots=True)
class GhostWords:
    """From when to when, for how long, and for whom: one line each, as people read it."""

    hours: str
    length: str
    customer: str


class _Overlay(QWidget):
    """Above the blocks of its canvas, and not there for mouse, keyboard and screen reader."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def _stand_at(self, rect: QRect) -> None:
        if rect != self.geometry():
            self.setGeometry(rect)
        self.raise_()
        self.show()


class Veil(_Overlay):
    """Dims the place the booking would leave."""

    def cover(self, rect: QRect) -> None:
        self._stand_at(rect)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the veil."""
        tokens = current()
        veil = QColor(tokens.surface)
        veil.setAlpha(VEIL)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(veil)
        painter.setPen(QPen(QColor(tokens.field_line), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


class Ghost(_Overlay):
    """The booking where it would go, with its times, its length and the customer's name.

    Where the booking is too small for the words they hang on it as a tag, below it or above.
    """

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._words = GhostWords("", "", "")
        self._colour = ""
        self._outline = QRect()
        self._tag = QRect()

    @property
    def words(self) -> GhostWords:
        return self._words

    @property
    def outline(self) -> QRect:
        """The booking's rectangle on the canvas."""
        return self._outline.translated(self.pos())

    def show_at(self, outline: QRect, words: GhostWords, colour: str) -> None:
        """Stand at ``outline`` on the canvas, in the booking's ``colour`` (``#rrggbb``)."""
        framed = outline.adjusted(-FRAME, -FRAME, FRAME, FRAME)
        tag = self._tag_for(outline, words)
        whole = framed.united(tag)
        self._outline = outline.translated(-whole.topLeft())
        self._tag = tag.translated(-whole.topLeft())
        self._words, self._colour = words, colour
        self._stand_at(whole)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the outline and the words."""
        tokens = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = self._outline.contains(self._tag)
        fill = tint(self._colour, tokens).fill
        for box in (self._outline,) if inside else (self._outline, self._tag):
            around = QRectF(box)
            painter.setPen(QPen(QColor(tokens.surface), 2))
            painter.setBrush(fill if box is self._outline else QColor(tokens.surface))
            painter.drawRoundedRect(around.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(around, RADIUS, RADIUS)
        self._draw_words(painter)

    def _draw_words(self, painter: QPainter) -> None:
        tokens, strong = current(), self._strong()
        metrics = QFontMetrics(strong)
        row = QRect(self._tag.left() + PAD, self._tag.top() + PAD // 2, 0, metrics.height())
        row.setRight(self._tag.right() - PAD)
        hours = self._words.hours
        painter.setPen(QColor(tokens.text))
        painter.setFont(strong)
        _draw(painter, row, hours)
        length = row.adjusted(metrics.horizontalAdvance(hours) + PAD, 0, 0, 0)
        painter.setFont(self.font())
        _draw(painter, length, self._words.length)
        _draw(painter, row.translated(0, row.height()), self._words.customer)

    def _tag_for(self, outline: QRect, words: GhostWords) -> QRect:
        """The rectangle of the words: in ``outline`` if they fit, else beside it."""
        metrics, strong = QFontMetrics(self.font()), QFontMetrics(self._strong())
        hours = strong.horizontalAdvance(words.hours) + PAD
        first = hours + metrics.horizontalAdvance(words.length)
        name = min(LONGEST_NAME, metrics.horizontalAdvance(words.customer))
        width, height = max(first, name) + 2 * PAD + 2, 2 * strong.height() + PAD
        if first + 2 * PAD <= outline.width() and height <= outline.height():
            return QRect(outline.topLeft(), QPoint(outline.right(), outline.top() + height - 1))
        left = max(FRAME, min(outline.left(), self._canvas.width() - width - FRAME))
        below = outline.bottom() + 1 + FRAME + TAG_GAP
        above = outline.top() - FRAME - TAG_GAP - height
        return QRect(
            left, below if below + height <= self._canvas.height() else above, width, height
        )

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


class MoveGhosts(QObject):
    """The ghost and the veil of one canvas."""

    def __init__(self, canvas: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self.veil = Veil(canvas)
        self.ghost = Ghost(canvas)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.clear)

    def dim(self, rect: QRect) -> None:
        """Veil a booking at ``rect`` on the canvas; the ghost is to be shown after it."""
        self._settle.stop()
        self.veil.cover(rect)

    def lift(self) -> None:
        """Stand above whatever came onto the canvas meanwhile."""
        self.veil.raise_()
        self.ghost.raise_()

    def settle(self) -> None:
        """Disappear soon, or with ``clear`` as soon as the day has been shown anew."""
        self._settle.start()

    def clear(self) -> None:
        self._settle.stop()
        self.ghost.hide()
        self.veil.hide()


def _draw(painter: QPainter, row: QRect, text: str) -> None:
    """Draw ``text`` on one line, cut short where the row ends."""
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, row.width()))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(row, int(flags | Qt.TextFlag.TextSingleLine), apart(shown) if shown else "")
