"""A screen so small that dialogs have to scroll."""

from PySide6.QtCore import QRect, QSize

SMALL = QSize(640, 360)
"""1280 × 720 pixels at 200 %."""


class SmallScreen:
    """What a window asks its screen for."""

    def availableGeometry(self) -> QRect:
        return QRect(0, 0, SMALL.width(), SMALL.height())
