"""A month to choose a day from, in the colours and by the weeks of the people who read it."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QTableView,
    QToolButton,
    QWidget,
)

from desktop.ui.icons import icon
from desktop.ui.spoken import first_weekday, locale
from desktop.ui.theme import current

_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
_ROWS = 13
"""Lines of text that a month is at least as high as."""


class Month(QCalendarWidget):
    """Marks one day as selected; :meth:`mark` sets today and a week apart as well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today: date | None = None
        self._week: tuple[date, date] | None = None
        self.setGridVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setAccessibleName(self.tr("Month"))
        days = self.findChild(QTableView, "qt_calendar_calendarview")
        if days is not None:  # what has the keyboard, and would have no name
            days.setAccessibleName(self.tr("Days of the month"))
        self._follow_preferences()
        self._dress()

    def select(self, day: date) -> None:
        """Select ``day`` and turn to its month."""
        self.setSelectedDate(_qdate(day))

    def mark(self, today: date | None, week: tuple[date, date] | None = None) -> None:
        """Show ``today`` bold and underlined, and ``week`` (its first and last day) tinted."""
        if (today, week) != (self._today, self._week):
            self._today, self._week = today, week
            self._format_days()

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        """Draw days of other months fainter, and a frame around the day with the keyboard."""
        tokens = current()
        outside = (day.year(), day.month()) != (self.yearShown(), self.monthShown())
        if outside and self.dateTextFormat(day).isEmpty():
            painter.setPen(QColor(tokens.muted))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.locale().toString(day.day()))
            return
        super().paintCell(painter, rect, day)
        focused = QApplication.focusWidget()
        if day == self.selectedDate() and focused is not None and self.isAncestorOf(focused):
            painter.setPen(QPen(QColor(tokens.surface), 2))
            painter.drawRect(rect.adjusted(3, 3, -4, -4))
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def changeEvent(self, event: QEvent) -> None:
        """Follow another colour scheme, language or way of writing dates."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._dress()
        elif event.type() == QEvent.Type.LanguageChange:
            self._follow_preferences()

    def _follow_preferences(self) -> None:
        self.setLocale(locale())
        self.setFirstDayOfWeek(first_weekday())

    def _dress(self) -> None:
        tokens = current()
        self.setMinimumHeight(self.fontMetrics().height() * _ROWS)
        for day in _WEEKEND:  # Qt's own red is too faint on some grounds
            self.setWeekdayTextFormat(day, _ink(tokens.text))
        self.setHeaderTextFormat(_ink(tokens.text))
        for name, words, picture in (
            ("qt_calendar_prevmonth", self.tr("Previous month"), "chevron-left"),
            ("qt_calendar_nextmonth", self.tr("Next month"), "chevron-right"),
        ):
            button = self.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(icon(picture, tokens.text))
                button.setAccessibleName(words)
                button.setToolTip(words)
        self._format_days()

    def _format_days(self) -> None:
        tokens = current()
        self.setDateTextFormat(QDate(), QTextCharFormat())  # a null date clears all of them
        if self._week is not None:
            first, last = (_qdate(day) for day in self._week)
            for step in range(first.daysTo(last) + 1):
                ground = _ink(tokens.text)
                ground.setBackground(QColor(tokens.accent_soft))
                self.setDateTextFormat(first.addDays(step), ground)
        if self._today is not None:
            marked = self.dateTextFormat(_qdate(self._today))
            marked.setForeground(QColor(tokens.accent))
            marked.setFontWeight(QFont.Weight.Bold)
            marked.setFontUnderline(True)
            self.setDateTextFormat(_qdate(self._today), marked)


def _ink(colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    return made


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
