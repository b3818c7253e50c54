"""Goes where a booking is: to its day, its details beside it, the keyboard on it."""

from PySide6.QtCore import QObject

from desktop.core.models import BookingDetails, Change
from desktop.ui.book import Book
from desktop.ui.booking.act_words import act_words
from desktop.ui.booking.history import History
from desktop.ui.day.day_view import DayView
from desktop.ui.spoken import customer_text
from desktop.ui.window.shown_day import ShownDay
from desktop.ui.window.window_menus import WindowMenus


class Follower(QObject):
    """The keyboard goes there once the day was read: see :meth:`arrive`."""

    def __init__(
        self, book: Book, shown: ShownDay, day_view: DayView, menus: WindowMenus, history: History
    ) -> None:
        super().__init__(shown)
        self._book = book
        self._shown = shown
        self._day_view = day_view
        self._menus = menus
        self._history = history
        self._heading_for = 0

    def go_to(self, booking_id: int) -> None:
        """Show a booking, if there is one of this id."""

        def came(details: BookingDetails | None) -> None:
            if details is not None:
                self._set_out(details)

        self._book.read(lambda store: store.booking(booking_id), came, owner=self)

    def follow(self, change: Change) -> None:
        """Go to the first booking that was changed, if any was."""
        if change.booking_id:
            self.go_to(change.booking_id)

    def saved(self, change: Change) -> None:
        """Go to a booking that a form saved, and remember the act."""

        def came(details: BookingDetails | None) -> None:
            if details is not None:
                self._set_out(details)
                self._history.note(change, act_words(change, customer_text(details.customer)))

        self._book.read(lambda store: store.booking(change.booking_id), came, owner=self)

    def show_called_off(self, details: BookingDetails) -> None:
        """Show a cancelled booking on its day; a deleted one's day without it."""
        self._menus.show_cancelled.setChecked(True)
        self._set_out(details)

    def arrive(self) -> None:
        """Put the keyboard on the booking one was heading for, now that its day is shown."""
        if self._heading_for:
            self._day_view.focus_booking(self._heading_for)
            self._heading_for = 0

    def _set_out(self, details: BookingDetails) -> None:
        booking = details.booking
        self._shown.chosen = self._heading_for = booking.id
        if self._shown.staff_id not in (0, booking.staff_id):
            self._shown.staff_id = 0
        self._shown.go_to(booking.starts.date())
