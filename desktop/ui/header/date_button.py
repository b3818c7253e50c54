"""The date above the day, and the month that drops down from it."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.header.month import Month


class DatePicker(QFrame):
    """A month that drops down; ``chosen`` follows a click or Enter, Esc closes it."""

    chosen = Signal(date)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.month = Month()
        self.month.clicked.connect(self._take)
        self.month.activated.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.month)

    def open_at(self, corner: QPoint, day: date) -> None:
        """Drop down at a point of the screen, with ``day`` marked."""
        self.month.select(day)
        self.move(corner)
        self.show()
        self.month.setFocus()

    def _take(self, day: QDate) -> None:
        self.hide()
        self.chosen.emit(date(day.year(), day.month(), day.day()))


class DateButton(QPushButton):
    """Shows a date at length, or shortened; it never needs more room than the short one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "date")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._long = self._short = ""

    def show_words(self, words: str, short: str) -> None:
        """Show ``words``, and ``short`` while shortened."""
        self._long, self._short = words, short
        self.setText(words)

    def shorten(self, shortened: bool) -> None:
        self.setText(self._short if shortened else self._long)

    def full_width(self) -> int:
        """Return the width that the words at length need."""
        return self._width_for(self._long)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_for(self._short), super().minimumSizeHint().height())

    def _width_for(self, words: str) -> int:
        metrics = self.fontMetrics()
        around = self.sizeHint().width() - metrics.horizontalAdvance(self.text())
        return around + metrics.horizontalAdvance(words)
