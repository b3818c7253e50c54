"""Tables of rows: one whole row is marked, and Tab leads out of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.ui.row_table import WholeRow, show_as_rows


def test_arrows_walk_over_rows_and_tab_leaves(qtbot: QtBot, dressed: QApplication) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    table, after = QTableWidget(3, 2), QLineEdit()
    column.addWidget(table)
    column.addWidget(after)
    show_as_rows(table)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window)
    table.setCurrentCell(0, 0)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    marked = {(index.row(), index.column()) for index in table.selectedIndexes()}
    assert marked == {(1, 0), (1, 1)}
    qtbot.keyClick(table, Qt.Key.Key_F2)
    assert table.state() is QTableWidget.State.NoState
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert window.focusWidget() is after


def test_no_cell_of_a_row_is_marked_as_having_the_focus(qtbot: QtBot) -> None:
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    option = QStyleOptionViewItem()
    option.state |= QStyle.StateFlag.State_HasFocus
    WholeRow(table).initStyleOption(option, table.model().index(0, 0))
    assert not option.state & QStyle.StateFlag.State_HasFocus
