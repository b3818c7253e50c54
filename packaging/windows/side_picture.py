"""Draws the picture beside setup's first and last words, from the program's drawing."""

import sys
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

sys.path.append(str(Path(__file__).resolve().parents[1]))
import product

WIDTH, HEIGHT = 328, 628
"""Pixels: twice what setup shows at 100 %, so that it is sharp on a screen with more of them."""

GROUND = "#1d6b64"
"""The drawing's own, so that it has no edge here."""

DRAWING = 240


def draw(file: Path) -> Path:
    """Draw the picture into ``file``, a .bmp, and return it."""
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    picture.fill(QColor(GROUND))
    painter = QPainter(picture)
    where = QRectF((WIDTH - DRAWING) / 2, (HEIGHT - DRAWING) / 3, DRAWING, DRAWING)
    QSvgRenderer(str(product.APP_DRAWING)).render(painter, where)
    painter.end()
    if not picture.save(str(file)):
        raise OSError(f"{file} could not be written")
    return file
