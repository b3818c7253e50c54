"""A table of bookings whose links need somebody: any number of rows, one widget."""

from collections.abc import Collection
from functools import lru_cache
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.ui.column_room import shared
from desktop.ui.enter_key import ENTER
from desktop.ui.icons import pixmap
from desktop.ui.links.link_rows import LinkRow, Table
from desktop.ui.row_table import WholeRow, show_as_rows
from desktop.ui.spoken import apart
from desktop.ui.theme import current

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NO_TABLE = Table((), 0, ())

ICON = 16

LOOKED_AT = 40
"""Rows by which the columns' widths are judged."""

WIDEST, NARROW = 34, 20
"""Characters that a column with words from outside takes at most, also where room is short."""

_Flag = QItemSelectionModel.SelectionFlag


class LinkModel(QAbstractTableModel):
    """The first column reads the whole row out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = NO_TABLE

    def show(self, table: Table) -> bool:
        """Replace all rows; whether anything differs from before."""
        if table == self.table:
            return False
        self.beginResetModel()
        self.table = table
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of bookings."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.table.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - each role has a type of its own
        """Return the words of a cell, which a tip repeats as plain text where it is cut off."""
        if not index.isValid():
            return None
        row = self.table.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<qt>{escape(row.cells[index.column()])}</qt>"
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return ", ".join(apart(cell) for cell in row.cells if cell)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return _icon(row)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - each role has a type of its own
        """Return what the columns are called."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.table.heads[section]
        return None


def _icon(row: LinkRow) -> QIcon:
    tokens = current()
    if row.sign:
        return _in_any_row(row.sign, tokens.warn)
    if row.listed is None and row.works:
        return _in_any_row("link-ready", tokens.good)
    if row.is_calm:
        return _in_any_row("link-waiting", tokens.muted)
    return _in_any_row("link-attention", tokens.bad)


@lru_cache(maxsize=16)
def _in_any_row(name: str, colour: str) -> QIcon:
    """The icon, in its own colour in a row that is chosen too."""
    made = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        for ratio in (1.0, 2.0):
            made.addPixmap(pixmap(name, colour, ICON, ratio), mode)
    return made


class _TintedRow(WholeRow):
    """Marks a row in a tint on which its icon can be seen."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Take the tint."""
        super().initStyleOption(option, index)
        tokens = current()
        option.palette.setColor(QPalette.ColorRole.Highlight, QColor(tokens.accent_soft))
        option.palette.setColor(QPalette.ColorRole.HighlightedText, QColor(tokens.text))


class LinkTable(QTableView):
    """``wanted(booking_id)`` follows Enter and a double click; ``chosen_changed`` any choice.

    Several rows can be chosen, and none is to begin with.
    """

    wanted = Signal(int)
    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links = LinkModel(self)
        self.setModel(self.links)
        show_as_rows(self)
        self.setItemDelegate(_TintedRow(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        down = self.verticalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(self.fontMetrics().height() + 14)
        head = self.horizontalHeader()
        head.setResizeContentsPrecision(LOOKED_AT)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._want)

    def chosen(self) -> list[LinkRow]:
        """The rows that are chosen, from top to bottom."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.links.table.rows[number] for number in numbers]

    def show_table(self, table: Table) -> None:
        """Show these rows; those chosen stay so, and the keyboard where it was."""
        here = self.currentIndex().row()
        rows = self.links.table.rows
        at = rows[here].key if 0 <= here < len(rows) else None
        kept = {row.key for row in self.chosen()}
        if self.links.show(table):
            self._choose_again(kept, at)
            self._fit()
            self.chosen_changed.emit()

    def choose_row(self, number: int) -> None:
        """Choose that row alone, whichever keys are held: selectRow() goes by Ctrl and Shift."""
        index = self.links.index(number, 0)
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)

    def choose_none(self) -> None:
        """Choose no row, and none to go on from."""
        self.selectionModel().clear()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, which would press a button of the dialog otherwise."""
        if event.key() in ENTER:
            self._want(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _want(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(self.links.table.rows[index.row()].booking_id)

    def _choose_again(self, kept: Collection[tuple[int, int]], at: tuple[int, int] | None) -> None:
        model = self.selectionModel()
        for number, row in enumerate(self.links.table.rows):
            index = self.links.index(number, 0)
            if row.key in kept:
                model.select(index, _Flag.Select | _Flag.Rows)
            if row.key == at:
                model.setCurrentIndex(index, _Flag.NoUpdate)

    def _fit(self) -> None:
        """Give each column what it needs, within bounds, and the rest to the one that is wide."""
        table, head = self.links.table, self.horizontalHeader()
        if not table.heads:
            return
        letter = self.fontMetrics().averageCharWidth()
        needed = [
            max(self.sizeHintForColumn(column), head.sectionSizeHint(column)) + 4
            for column in range(len(table.heads))
        ]
        is_ours = [column == 0 and column != table.wide for column in range(len(needed))]
        most = [
            w if ours else min(w, WIDEST * letter) for w, ours in zip(needed, is_ours, strict=True)
        ]
        least = [w if ours else NARROW * letter for w, ours in zip(needed, is_ours, strict=True)]
        room = self.viewport().width()
        widths = shared(most, least, room)
        widths[table.wide] += max(0, room - sum(widths))
        for column, width in enumerate(widths):
            head.resizeSection(column, width)
