"""What the main window has for those who are still to be told: how many, and the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui.messages.to_tell_line import ToTellLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from desktop.core.models import BookingDetails
    from desktop.ui.book import Book
    from desktop.ui.messages.to_tell import ToTellDialog


class ToTellDesk(QObject):
    """``show_wanted(details)`` asks to go to a booking, which may be called off.

    ``tell_wanted(details, over)`` asks for its message in a window over ``over``. ``now`` answers
    in UTC.
    """

    show_wanted = Signal(object)
    tell_wanted = Signal(object, object)

    def __init__(self, book: Book, window: QWidget, now: Callable[[], datetime]) -> None:
        super().__init__(window)
        self._book = book
        self._window = window
        self._now = now
        self.line = ToTellLine(book, now)
        self.line.clicked.connect(self.open)

    def open(self) -> ToTellDialog:
        """Open the list."""
        from desktop.ui.messages.to_tell import ToTellDialog  # the app starts sooner without

        dialog = ToTellDialog(self._book, self._window, now=self._now)
        dialog.show_wanted.connect(self.show_wanted)

        def tell(details: BookingDetails) -> None:
            self.tell_wanted.emit(details, dialog)

        dialog.tell_wanted.connect(tell)
        dialog.open()
        return dialog
