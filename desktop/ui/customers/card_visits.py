"""A customer's bookings on the card: a table to walk in, or a word on why there is none."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.core.models import BookingDetails
from desktop.ui.customers.card_facts import CardFacts
from desktop.ui.customers.card_history import SERVICE, CardHistory
from desktop.ui.enter_key import ENTER
from desktop.ui.error_details import plain_label
from desktop.ui.row_table import show_as_rows


class HistoryTable(QTableView):
    """``chosen(booking_id)`` follows Enter and a double click."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.history = CardHistory(self)
        self.setModel(self.history)
        show_as_rows(self)
        self.setAccessibleName(self.tr("Bookings, newest first"))
        self.setWordWrap(False)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(SERVICE, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._choose)

    def show_bookings(self, bookings: Sequence[BookingDetails], today: date) -> None:
        """Show these bookings; the row marked stays so as long as it is there."""
        row = max(0, self.currentIndex().row())
        self.history.show(bookings, today)
        if not self.currentIndex().isValid() and bookings:
            self.setCurrentIndex(self.history.index(min(row, len(bookings) - 1), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, which would press the dialog's button otherwise."""
        if event.key() in ENTER and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.history.booking_id(index.row()))


class CardVisits(QWidget):
    """``chosen(booking_id)`` asks for a booking of the table."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = HistoryTable()
        self.table.chosen.connect(self.chosen)
        self.more = plain_label("", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label(self.tr("Bookings"), "strong"))
        column.addWidget(self.table, 1)
        column.addWidget(self.more)
        column.addStretch()

    def show_facts(self, facts: CardFacts) -> None:
        """Show the bookings, and tell where there are none or more than fit."""
        bookings, there = facts.card.bookings, facts.tally.bookings
        self.table.show_bookings(bookings, facts.today)
        self.table.setVisible(bool(bookings))
        words = ""
        if not there:
            words = self.tr("Bookings will be listed here.")
        elif there > len(bookings):
            words = self.tr("The newest {n} of {all} bookings are listed.")
        self.more.setText(words.format(n=len(bookings), all=there))
        self.more.setVisible(bool(words))
