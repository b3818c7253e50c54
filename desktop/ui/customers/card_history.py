"""A customer's bookings on the card, newest first."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.core.models import BookingDetails
from desktop.ui.booking.act_words import status_text
from desktop.ui.customers.visit_words import near_day_text
from desktop.ui.spoken import apart, one_line, time_text

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SERVICE = 2
"""The column of the service, which may be long."""


class CardHistory(QAbstractTableModel):
    """Date, time, service, staff and status; the first column reads the whole row out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bookings: Sequence[BookingDetails] = ()
        self._cells: list[tuple[str, ...]] = []

    def show(self, bookings: Sequence[BookingDetails], today: date) -> None:
        """Replace all rows; nothing happens where they are the same."""
        cells = [_cells_of(details, today) for details in bookings]
        if (bookings, cells) == (self._bookings, self._cells):
            return
        self.beginResetModel()
        self._bookings, self._cells = bookings, cells
        self.endResetModel()

    def booking_id(self, row: int) -> int:
        return self._bookings[row].booking.id

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of bookings."""
        return 0 if parent.isValid() else len(self._bookings)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._heads())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - each role has a type of its own
        """Return the words of a cell."""
        if not index.isValid():
            return None
        cells = self._cells[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return ", ".join(apart(cell) for cell in cells)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - each role has a type of its own
        """Return what the columns are called."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads()[section]
        return None

    def _heads(self) -> tuple[str, ...]:
        return (
            self.tr("Date"),
            self.tr("Time"),
            self.tr("Service"),
            self.tr("With"),
            self.tr("Status"),
        )


def _cells_of(details: BookingDetails, today: date) -> tuple[str, ...]:
    booking = details.booking
    return (
        near_day_text(booking.starts.date(), today),
        time_text(booking.starts),
        one_line(details.service.name),
        one_line(details.staff.name),
        status_text(booking.status),
    )
