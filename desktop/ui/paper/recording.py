"""Pages drawn once on a lane and shown again at once: a preview asks for them on the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPageLayout, QPainter, QPicture

from desktop.ui.paper.ink import Ink
from desktop.ui.paper.pdf import DPI, Job, nobody

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from threading import Event

    from PySide6.QtGui import QPagedPaintDevice

Room = tuple[float, float]
"""Width and height in points of what can be printed on: pages are laid out for one."""


def room_of(layout: QPageLayout) -> Room:
    room = layout.paintRect(QPageLayout.Unit.Point)
    return round(room.width(), 2), round(room.height(), 2)


def record(
    job: Job, room: Room, told: Callable[[int, int], None] = nobody, stop: Event | None = None
) -> tuple[QPicture, ...]:
    """Return the pages as pictures to :func:`replay`; none when it was stopped."""
    pages = job.pages_in(*room)
    pictures = []
    for number in range(len(pages.bodies)):
        if stop is not None and stop.is_set():
            return ()
        picture = QPicture()
        painter = QPainter(picture)
        pages.draw(number, Ink(painter, DPI))
        painter.end()
        pictures.append(picture)
        told(number + 1, len(pages.bodies))
    return tuple(pictures)


def replay(pictures: Sequence[QPicture], device: QPagedPaintDevice) -> None:
    """Draw recorded pages, a page each; without any, the page stays white."""
    painter = QPainter(device)
    for number, picture in enumerate(pictures):
        if number:
            device.newPage()
        painter.save()
        # Qt itself enlarges a picture from its own resolution to the device's
        scale = picture.logicalDpiX() / DPI
        painter.scale(scale, scale)
        painter.drawPicture(0, 0, picture)
        painter.restore()
    painter.end()
