"""Which column of a list holds what, to be put right by whoever knows the list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.core.csv_columns import Column
from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel, scrolled
from desktop.ui.lists.import_words import column_words
from desktop.ui.spoken import one_line

LONGEST = 22
"""Characters of a column's name that are shown."""


class ColumnsBox(QWidget):
    """``changed`` follows another choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calm = CalmWheel(self)
        self.combos: list[QComboBox] = []
        self._grid_holder = QWidget()
        self._area = scrolled(self._grid_holder, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(plain_label(self.tr("Which column is what"), "strong"))
        layout.addWidget(self._area, 1)

    def columns(self) -> tuple[Column, ...]:
        return tuple(Column(combo.currentData()) for combo in self.combos)

    def show_columns(self, names: Sequence[str], columns: Sequence[Column]) -> None:
        """Offer a choice for each column; ``names`` are from the file."""
        self.combos = []
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(2, 2, 8, 2)
        grid.setVerticalSpacing(6)
        for row, (name, column) in enumerate(zip(names, columns, strict=True)):
            combo = self._combo(column)
            plain = one_line(name) or self.tr("Column {number}").format(number=row + 1)
            short = plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"
            label = QLabel(short)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(combo)
            combo.setAccessibleName(plain)
            grid.addWidget(label, row, 0)
            grid.addWidget(combo, row, 1)
        grid.setRowStretch(len(names), 1)
        grid.setColumnStretch(1, 1)
        self._area.setWidget(holder)

    def _combo(self, column: Column) -> QComboBox:
        combo = QComboBox()
        for one in Column:
            combo.addItem(column_words(one), one)
        combo.setCurrentIndex(list(Column).index(column))
        combo.currentIndexChanged.connect(self.changed)
        self._calm.guard(combo)
        self.combos.append(combo)
        return combo
