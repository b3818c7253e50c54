"""What all tables share whose rows are looked at and chosen whole: nothing is edited in them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

Index = QModelIndex | QPersistentModelIndex


class WholeRow(QStyledItemDelegate):
    """Marks rows only: that one of their cells has the focus means nothing here."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the focus out."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus


def show_as_rows(table: QTableView) -> None:
    """Let one row be chosen at a time; Tab leaves the table, and arrows walk in it."""
    table.setItemDelegate(WholeRow(table))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setSectionsClickable(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    # A table has no rules of its own in the style sheet; colours come from the palette.
    table.setStyleSheet(
        "QTableView::item { padding: 4px 8px; }"
        "QTableView:focus { border: 2px solid palette(highlight); }"
        "QHeaderView { border: none; border-radius: 0; }"
    )
