"""The app's own icons, drawn from ``resources/icons`` in any colour and size."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.services import places

_SIZES = (14, 16, 18, 20, 24, 28, 32, 36, 40, 48, 64)


@lru_cache(maxsize=64)
def _source(name: str) -> bytes:
    return (places.resources() / "icons" / f"{name}.svg").read_bytes()


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon ``size`` device-independent pixels wide, ``ratio`` device pixels to each."""
    side = max(1, round(size * ratio))
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    svg = _source(name).replace(b"currentColor", colour.encode())
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


@lru_cache(maxsize=128)
def icon(name: str, colour: str, disabled: str = "") -> QIcon:
    """The icon in every size a toolbar or button asks for, at 100 and at 200 %."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(pixmap(name, colour, size))
        made.addPixmap(pixmap(name, disabled or colour, size), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """The app's icon, in its own colours; where it is small, in fewer and bolder shapes."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        name = "trimsy-desk" if size >= 32 else "trimsy-desk-small"
        made.addPixmap(pixmap(name, "", size))
    return made
