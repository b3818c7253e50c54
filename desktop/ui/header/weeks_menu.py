"""The same weekday in 1 to 12 weeks: the rhythm in which people come back."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.header.week_words import week_text
from desktop.ui.spoken import short_day_text

MOST = 12
KEYS = 9


class WeeksMenu(QMenu):
    """An entry for each number of weeks, with the day or week it leads to.

    With ``keys``, Ctrl+1 to Ctrl+9 do it too; for the one copy in the menu bar.
    """

    weeks_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, keys: bool = False) -> None:
        super().__init__(parent)
        self._word: Callable[[timedelta], str] = lambda _later: ""
        self.entries = [QAction(self) for _ in range(MOST)]
        for weeks, action in enumerate(self.entries, start=1):
            action.triggered.connect(lambda _on=False, weeks=weeks: self.weeks_wanted.emit(weeks))
            self.addAction(action)
            if keys and weeks <= KEYS:
                action.setShortcut(QKeySequence(f"Ctrl+{weeks}"))
        self._show()

    def show_day(self, day: date) -> None:
        """Count from ``day``."""
        self._word = lambda later: short_day_text(day + later)
        self._show()

    def show_week(self, first: date, last: date) -> None:
        """Count from a week."""
        self._word = lambda later: week_text(first + later, last + later)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Write dates as they are written now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _show(self) -> None:
        self.setTitle(self.tr("In … &weeks"))
        for weeks, action in enumerate(self.entries, start=1):
            words = self.tr("In {n} weeks — {day}")
            if weeks == 1:
                words = self.tr("In {n} week — {day}")
            number = f"&{weeks}" if weeks <= KEYS else str(weeks)
            action.setText(words.format(n=number, day=self._word(timedelta(weeks=weeks))))
