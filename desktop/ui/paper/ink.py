"""Words and lines on paper, black on white, on any thread (Qt: Painting in Threads).

Everything is measured in points (1/72 inch) from the top left of what can be printed on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)

from desktop.core import qr
from desktop.ui.spoken import apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

POINTS_PER_INCH = 72
HAIR, THIN, BOLD = 0.25, 0.5, 1.0
"""Widths of lines."""

BAR = 2.0
"""Width of the bar at the left of what is taken."""

LEADING = 1.22
"""Height of a line of words for each point of its font."""

MODULE = 0.95
"""Points of one module of a QR code: a third of a millimetre, as phones read at arm's length."""

LEAST_MODULE = 0.75
"""Points of one where there is no room for more: three dots of any printer, read from nearer."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_RIGHT = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)


class Letters(Enum):
    """Size in points, and whether bold."""

    TITLE = (14.0, True)
    HEADING = (9.5, True)
    STRONG = (8.5, True)
    PLAIN = (8.5, False)
    SMALL = (7.5, False)

    @property
    def line(self) -> float:
        return self.value[0] * LEADING


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one kind of letters; they may take ``most`` lines, and then end in an ellipsis."""

    text: str
    letters: Letters = Letters.PLAIN
    most: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One line of words, already cut to its width."""

    text: str
    letters: Letters


def font_of(letters: Letters) -> QFont:
    """The app's own font, in a size fine enough that no width is rounded."""
    size, bold = letters.value
    font = QFont()
    font.setPixelSize(round(size * _FINE))
    font.setBold(bold)
    return font


_FINE = 20
"""Units to a point in which words are measured and drawn."""


def rows_of(words: Words, width: float) -> tuple[Row, ...]:
    """Break ``words`` into lines of ``width`` points."""
    if not words.text:
        return ()
    font = font_of(words.letters)
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(words.text) <= width * _FINE:
        return (Row(words.text, words.letters),)
    texts = _broken(words.text, font, width * _FINE)
    if len(texts) > words.most:
        rest = words.text[sum(len(text) for text in texts[: words.most - 1]) :]
        cut = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width * _FINE)
        texts = [*texts[: words.most - 1], cut]
    return tuple(Row(text.strip(), words.letters) for text in texts)


def _broken(text: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return found


def width_of(row: Row) -> float:
    return QFontMetricsF(font_of(row.letters)).horizontalAdvance(row.text) / _FINE


def height_of(rows: Iterable[Row]) -> float:
    return sum(row.letters.line for row in rows)


def code_side(url: str, room: float) -> float:
    """Return how wide and high the QR code of ``url`` is in ``room`` points, 0 where none fits."""
    if not qr.fits(url):
        return 0.0
    count = qr.side(url)
    module = min(MODULE, room / count)
    return module * count if module >= LEAST_MODULE else 0.0


class Ink:
    """Draws with ``painter``, whose device has ``dpi`` dots to an inch."""

    def __init__(self, painter: QPainter, dpi: float) -> None:
        self._painter = painter
        self._dots = dpi / POINTS_PER_INCH
        # not the pen painters begin with: setting that again is left out of a recorded page, and a
        # dark window shows the page with its own light pen
        self._pen = QPen(Qt.GlobalColor.black, 2)
        self._fonts = {letters: font_of(letters) for letters in Letters}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def rows(self, x: float, y: float, width: float, rows: Sequence[Row]) -> None:
        """Write lines one below the other."""
        for row in rows:
            self.row(QRectF(x, y, width, row.letters.line), row)
            y += row.letters.line

    def row(self, where: QRectF, row: Row, *, right: bool = False) -> None:
        """Write one line in the middle of ``where``, at its left or right edge."""
        painter = self._painter
        painter.save()
        painter.scale(self._dots / _FINE, self._dots / _FINE)
        painter.setFont(self._fonts[row.letters])
        painter.setPen(self._pen)
        fine = QRectF(
            where.x() * _FINE, where.y() * _FINE, where.width() * _FINE, where.height() * _FINE
        )
        single = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        painter.drawText(fine, int((_RIGHT if right else _LEFT) | single), row.text)
        painter.restore()

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = THIN) -> None:
        self._use(width)
        self._painter.drawLine(QLineF(self._at(x1, y1), self._at(x2, y2)))

    def box(self, where: QRectF) -> None:
        """Draw a white box with an edge, thick at the left: what is taken stands out from free."""
        self.blank(where)
        self._use(THIN)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(self._rect(where))
        bar = QRectF(where.x(), where.y(), BAR, where.height())
        self._painter.fillRect(self._rect(bar), Qt.GlobalColor.black)

    def blank(self, where: QRectF) -> None:
        """Leave nothing of what was drawn there."""
        self._painter.fillRect(self._rect(where), Qt.GlobalColor.white)

    def hatch(self, where: QRectF, gap: float = 7.0) -> None:
        """Fill with slanting hair lines, as no printer has to invent a grey for."""
        painter = self._painter
        painter.save()
        painter.setClipRect(self._rect(where), Qt.ClipOperation.IntersectClip)
        self._use(HAIR)
        # on one raster for the whole page, so that fields side by side are hatched as one
        offset = where.left() + where.top()
        at = offset - offset % gap
        while at < where.right() + where.bottom():
            at += gap
            start = self._at(at - where.top(), where.top())
            end = self._at(at - where.bottom(), where.bottom())
            painter.drawLine(QLineF(start, end))
        painter.restore()

    def code(self, x: float, y: float, side: float, url: str) -> None:
        """Draw the QR code of ``url`` in squares of whole dots, so that no printer blurs them.

        ``side`` is what :func:`code_side` said.
        """
        squares = qr.modules(url)
        dots = max(1, int(side / len(squares) * self._dots))
        left, top = round(x * self._dots), round(y * self._dots)
        path = QPainterPath()
        for down, modules in enumerate(squares):
            start = 0
            for across, black in enumerate((*modules, False)):
                if black and not start:
                    start = across
                elif start and not black:
                    width = (across - start) * dots
                    path.addRect(left + start * dots, top + down * dots, width, dots)
                    start = 0
        self._painter.fillPath(path, Qt.GlobalColor.black)

    def _use(self, width: float) -> None:
        self._painter.setPen(QPen(Qt.GlobalColor.black, width * self._dots))

    def _at(self, x: float, y: float) -> QPointF:
        return QPointF(x * self._dots, y * self._dots)

    def _rect(self, where: QRectF) -> QRectF:
        return QRectF(self._at(where.x(), where.y()), self._at(where.right(), where.bottom()))


def set_apart(*parts: str) -> str:
    """Return ``parts`` in one line, each in a direction of its own."""
    return " · ".join(apart(part) for part in parts if part)
