"""Reminds of online appointments twice: in the window, and by a note of the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.ui.icons import app_icon
from desktop.ui.online.reminders import Reminders, announce, reminder_words
from desktop.ui.online.system_notes import SystemNotes

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.core.online_day import Reminder
    from desktop.ui.book import Book
    from desktop.ui.window.window import MainWindow


class Reminding(QObject):
    """``window`` answers with the one there is now; ``clicked`` is called for a click on a note."""

    def __init__(
        self,
        book: Book,
        now: Callable[[], datetime],
        minutes_before: int,
        window: Callable[[], MainWindow],
        clicked: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._reminders = Reminders(book, now, minutes_before, self)
        self._notes = SystemNotes(app_icon(), self)
        self._reminders.due.connect(self._remind)
        self._notes.clicked.connect(clicked)
        self.start = self._reminders.start
        self.set_minutes_before = self._reminders.set_minutes_before

    @Slot(object)
    def _remind(self, reminder: Reminder) -> None:
        window = self._window()
        announce(window.notices, reminder, window.commands.open_link, window.follower.go_to)
        self._notes.tell(*reminder_words(reminder))
