"""A table to look at: the first lines of a list, all of them plain text."""

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.ui.column_room import shared
from desktop.ui.row_table import show_as_rows
from desktop.ui.spoken import apart

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Cells = tuple[str, ...]

LONGEST = 200
"""Characters of a cell that are shown."""

WIDEST, LEAST = 24, 11
"""Characters that a column takes at most, the last three times as many, and where room is short."""


class PreviewModel(QAbstractTableModel):
    """The first column reads the whole row out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads: Cells = ()
        self.rows: list[Cells] = []

    def show(self, heads: Cells, rows: Sequence[Cells]) -> None:
        self.beginResetModel()
        self.heads = heads
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - each role has a type of its own
        """Return the words of a cell, which a tip repeats as plain text where it is cut off."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row[index.column()][:LONGEST]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<qt>{escape(row[index.column()][:LONGEST])}</qt>"
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return ", ".join(apart(cell[:LONGEST]) for cell in row if cell)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - each role has a type of its own
        """Return what the columns are called."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        return None


class PreviewTable(QTableView):
    """The last column takes the room that is left."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = PreviewModel(self)
        self.setModel(self.preview)
        show_as_rows(self)
        self.setAccessibleName(name)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        down = self.verticalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(self.fontMetrics().height() + 12)
        head = self.horizontalHeader()
        head.setResizeContentsPrecision(0)  # by the rows in sight: looking at more takes longer
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_rows(self, heads: Cells, rows: Sequence[Cells]) -> None:
        """Show these rows from the first on."""
        self.preview.show(heads, rows)
        self.scrollToTop()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        columns, head = self.preview.columnCount(), self.horizontalHeader()
        if not columns:
            return
        letter = self.fontMetrics().averageCharWidth()
        widths, least = [], []
        for column in range(columns):
            named = head.sectionSizeHint(column) + 4
            needed = max(self.sizeHintForColumn(column) + 4, named)
            most = WIDEST * letter * (3 if column == columns - 1 else 1)
            widths.append(min(needed, most))
            least.append(max(named, LEAST * letter))
        room = self.viewport().width()
        widths = shared(widths, least, room)
        widths[-1] += max(0, room - sum(widths))
        for column, width in enumerate(widths):
            head.resizeSection(column, width)
