"""Makes the program's icons of its one drawing: for Windows, macOS and Linux, in every size.

They lie in ``product.ICONS``: ``trimsy-desk.ico``, ``.icns`` and ``trimsy-desk-SIZE.png``. Below
32 pixels the small drawing is taken, which has fewer and bolder shapes.
"""

from collections.abc import Mapping
from pathlib import Path
from struct import pack

import product
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 22, 24, 32, 40, 48, 64, 96, 128, 256, 512, 1024)
"""Pixels. Linux' themes have 22, Windows asks for 20 and 40 at 125 %."""

ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 256)
ICNS_KINDS = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic11": 32,  # 16 at twice the pixels
    b"ic12": 64,  # 32 at twice
    b"ic07": 128,
    b"ic13": 256,  # 128 at twice
    b"ic08": 256,
    b"ic14": 512,  # 256 at twice
    b"ic09": 512,
    b"ic10": 1024,  # 512 at twice
}
SMALL = 32

_ON_MACOS = 824 / 1024 * 128 / 116
"""macOS leaves more room around an icon: 824 pixels of 1,024, where the drawing has 116 of 128."""

_PNG_FROM = 256
"""Pixels from which an .ico holds PNG; older programs read smaller ones as bitmaps only."""


def make(folder: Path = product.ICONS) -> None:
    """Draw everything."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        (folder / f"{product.PROGRAM}-{size}.png").write_bytes(png(size))
    (folder / f"{product.PROGRAM}.ico").write_bytes(ico())
    (folder / f"{product.PROGRAM}.icns").write_bytes(
        icns({size: png(size, _ON_MACOS) for size in set(ICNS_KINDS.values())})
    )


def png(size: int, scale: float = 1.0) -> bytes:
    """Return the drawing, ``size`` pixels wide, as it is or smaller in the middle."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(_image(size, scale))
    return bytes(buffer.data().data())


def ico() -> bytes:
    """Return Windows' form: a table of pictures, then the pictures."""
    pictures = [(size, png(size) if size >= _PNG_FROM else _bitmap(size)) for size in ICO_SIZES]
    at = 6 + 16 * len(pictures)
    table = [pack("<HHH", 0, 1, len(pictures))]
    for size, picture in pictures:
        side = size % 256  # 0 stands for 256
        table.append(pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), at))
        at += len(picture)
    return b"".join([*table, *(picture for _size, picture in pictures)])


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """Return macOS' form: each picture after its kind and length."""
    parts = [
        kind + pack(">I", 8 + len(pictures[size])) + pictures[size]
        for kind, size in ICNS_KINDS.items()
    ]
    body = b"".join(parts)
    return b"icns" + pack(">I", 8 + len(body)) + body


def _bitmap(size: int) -> bytes:
    """Return a device-independent bitmap from the bottom up, with the mask that it must have."""
    picture = _image(size, 1.0)  # holds its pixels: they go when it goes
    pixels = bytes(picture.constBits())  # BGRA, as processors of today keep 0xAARRGGBB
    rows = [pixels[4 * size * row : 4 * size * (row + 1)] for row in reversed(range(size))]
    mask = bytes(-(-size // 32) * 4 * size)
    head = pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 4 * size * size, 0, 0, 0, 0)
    return head + b"".join(rows) + mask


def _image(size: int, scale: float) -> QImage:
    drawing = product.APP_DRAWING_SMALL if size < SMALL else product.APP_DRAWING
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(0)
    margin = size * (1 - scale) / 2
    painter = QPainter(picture)
    QSvgRenderer(str(drawing)).render(
        painter, QRectF(margin, margin, size - 2 * margin, size - 2 * margin)
    )
    painter.end()
    return picture


if __name__ == "__main__":
    make()
    print(f"icons in {product.ICONS}")
