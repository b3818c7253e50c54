"""A small month beside the day, always at hand."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.header.month import Month


class MonthPanel(QWidget):
    """``day_wanted`` follows the mouse and the arrow keys alike: the day shown is the one marked.

    Turning to another month only looks at it.
    """

    day_wanted = Signal(date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("monthPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._day = date.min
        self.month = Month()
        self.setFocusProxy(self.month)
        self.month.selectionChanged.connect(self._selected)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.month)
        layout.addStretch(1)

    def show_day(self, day: date, today: date) -> None:
        """Mark the day shown, and ``today``."""
        self._select(day)
        self.month.mark(today)

    def show_week(self, first: date, last: date, today: date) -> None:
        """Mark the week shown, and ``today``; the keyboard stays on the day of it that it is on."""
        if not first <= self._day <= last:
            self._select(first)
        self.month.mark(today, (first, last))

    def _select(self, day: date) -> None:
        self._day = day
        if _date(self.month.selectedDate()) != day:  # else the month one only looks at would turn
            self.month.select(day)

    def _selected(self) -> None:
        day = _date(self.month.selectedDate())
        if day != self._day:
            self._day = day
            self.day_wanted.emit(day)


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
