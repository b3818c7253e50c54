"""Which booking a command is meant for."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QApplication, QMenuBar

from desktop.ui.booking.booking_panel import BookingPanel
from desktop.ui.booking.shown_booking import Shown, shown_booking
from desktop.ui.day.day_view import DayView


class BookingTarget:
    """``now`` answers in UTC."""

    def __init__(self, day_view: DayView, panel: BookingPanel, now: Callable[[], datetime]) -> None:
        self._day_view = day_view
        self._panel = panel
        self._now = now
        self._with_keyboard = 0
        self._is_absence = False

    def meant(self) -> Shown | None:
        """The booking that has the keyboard in the day, else the one in the panel.

        None while an absence has it. Ask whenever the focus has gone elsewhere: the menu bar takes
        it for as long as it is open.
        """
        if not isinstance(QApplication.focusWidget(), QMenuBar):
            self._with_keyboard = self._day_view.focused_booking()
            self._is_absence = self._day_view.focused_absence() != 0
        if self._is_absence:
            return None
        return self.in_day(self._with_keyboard) or self.in_panel()

    def in_day(self, booking_id: int) -> Shown | None:
        """A booking as the day shows it; ``None`` where it does not."""
        contents = self._day_view.contents
        details = contents.bookings.get(booking_id) if contents else None
        if contents is None or details is None:
            return None
        return shown_booking(details, contents.salon, self._now())

    def in_panel(self) -> Shown | None:
        """The booking whose details stand beside the day."""
        return self._panel.shown
