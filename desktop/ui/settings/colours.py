"""Colours to tell people and services apart by, with names for those who see them differently."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QComboBox, QHBoxLayout, QPushButton, QWidget

from desktop.ui.fields import CalmWheel

SWATCHES = {
    "#c2567a": QT_TRANSLATE_NOOP("colours", "Rose"),
    "#2f7f86": QT_TRANSLATE_NOOP("colours", "Teal"),
    "#b8741a": QT_TRANSLATE_NOOP("colours", "Amber"),
    "#5b6bbf": QT_TRANSLATE_NOOP("colours", "Iris"),
    "#4f8a3c": QT_TRANSLATE_NOOP("colours", "Fern"),
    "#9a5fb0": QT_TRANSLATE_NOOP("colours", "Violet"),
    "#c0503a": QT_TRANSLATE_NOOP("colours", "Brick"),
    "#3d7fc1": QT_TRANSLATE_NOOP("colours", "Sky"),
    "#7d7a2b": QT_TRANSLATE_NOOP("colours", "Olive"),
    "#6b7280": QT_TRANSLATE_NOOP("colours", "Slate"),
}
"""``#rrggbb`` and name."""


def next_colour(used: list[str]) -> str:
    """Return the swatch used least, the first of them where several are."""
    return min(SWATCHES, key=used.count)


def swatch(colour: str) -> QIcon:
    """Return a round icon of ``colour``."""
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(3, 3, 26, 26)
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # the same colour when its row is chosen
    return icon


class ColourBox(QWidget):
    """The swatches by name, and any other colour through the system's dialog."""

    chosen = Signal()

    def __init__(self, calm: CalmWheel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = QComboBox()
        self.combo.setAccessibleName(self.tr("Colour"))
        calm.guard(self.combo)
        for colour, marked in SWATCHES.items():
            name = QCoreApplication.translate("colours", str(marked))
            self.combo.addItem(swatch(colour), name, colour)
        self.other = QPushButton(self.tr("Othe&r…"))
        self.other.setAutoDefault(False)
        self.other.setAccessibleName(self.tr("Other colour…"))
        self.setFocusProxy(self.combo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo, 1)
        row.addWidget(self.other)
        self.combo.activated.connect(self._activated)
        self.other.clicked.connect(self._ask)

    def colour(self) -> str:
        """Return the colour as ``#rrggbb``."""
        return str(self.combo.currentData() or "")

    def show_colour(self, colour: str) -> None:
        """Choose ``colour``, adding it to the list where it is none of the swatches."""
        if self.combo.findData(colour) < 0:
            name = self.tr("Own colour {code}").format(code=colour)
            self.combo.addItem(swatch(colour), name, colour)
        self.combo.setCurrentIndex(self.combo.findData(colour))

    def _activated(self, _index: int) -> None:
        self.chosen.emit()

    def _ask(self) -> None:
        dialog = QColorDialog(QColor(self.colour()), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(self._take)
        dialog.open()

    def _take(self, colour: QColor) -> None:
        self.show_colour(colour.name())
        self.chosen.emit()
