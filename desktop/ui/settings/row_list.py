"""The list beside the fields of staff and services: whom one chooses, in which order they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.settings.colours import swatch
from desktop.ui.spoken import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.core.models import Service, Staff


class RowList(QWidget):
    """``chosen`` brings the index, ``move_wanted`` -1 or +1; the rows themselves are the page's."""

    chosen = Signal(int)
    add_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add = self._button(self.tr("&Add"), self.add_wanted.emit)
        self.up = self._button(self.tr("&Up"), lambda: self.move_wanted.emit(-1))
        self.down = self._button(self.tr("&Down"), lambda: self.move_wanted.emit(+1))
        for button, words in ((self.up, self.tr("Move up")), (self.down, self.tr("Move down"))):
            button.setAccessibleName(words)
            button.setToolTip(words)
        order = QHBoxLayout()
        order.addWidget(self.up)
        order.addWidget(self.down)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.add)
        layout.addLayout(order)
        self.list.currentRowChanged.connect(self._choose)
        self._filling = False

    def show_rows(self, rows: Sequence[Staff | Service], current: int) -> None:
        """List ``rows`` and choose one, or the last where there are fewer; ``chosen`` follows."""
        self._filling = True
        self.list.clear()
        for index, row in enumerate(rows):
            self.list.addItem(QListWidgetItem())
            self.show_row(index, row)
        self.list.setCurrentRow(min(current, len(rows) - 1))
        self._filling = False
        self._choose(self.list.currentRow())

    def show_row(self, index: int, row: Staff | Service) -> None:
        name = one_line(row.name) or self.tr("(no name yet)")
        item = self.list.item(index)
        item.setText(self.tr("{name} — archived").format(name=name) if row.archived else name)
        item.setToolTip(name)
        item.setIcon(swatch(row.colour))

    def _choose(self, index: int) -> None:
        if self._filling:
            return
        self.up.setEnabled(index > 0)
        self.down.setEnabled(0 <= index < self.list.count() - 1)
        self.chosen.emit(index)

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button
