"""Goes where a booking is: to its day, its details beside it, the keyboard on it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from desktop.core.models import BookingDetails, Change, Status
from desktop.ui.book import Book
from desktop.ui.booking.act_words import act_words
from desktop.ui.booking.history import Done, History
from desktop.ui.day.day_view import DayView
from desktop.ui.spoken import customer_text
from desktop.ui.window.shown_day import ShownDay
from desktop.ui.window.window_menus import WindowMenus


class Follower(QObject):
    """What is to be done there waits until the day was read: see :meth:`arrive`."""

    def __init__(
        self, book: Book, shown: ShownDay, day_view: DayView, menus: WindowMenus, history: History
    ) -> None:
        super().__init__(shown)
        self._book = book
        self._shown = shown
        self._day_view = day_view
        self._menus = menus
        self._history = history
        self._on_arrival: Callable[[], None] | None = None

    def go_to(self, booking_id: int) -> None:
        """Show a booking, if there is one of this id."""
        self._go(booking_id, self.return_to)

    def move_by_keys(self, booking_id: int) -> None:
        """Let the arrow keys move a booking; one of another day is gone to first."""
        if self._day_view.canvas.placed(booking_id) is not None:
            self._day_view.start_moving(booking_id)
        else:
            self._go(booking_id, self._day_view.start_moving)

    def follow(self, done: Done) -> None:
        """Go to the first booking that was changed, if any was."""
        if done.change.booking_id:
            self.go_to(done.change.booking_id)

    def saved(self, change: Change) -> None:
        """Go to a booking that a form saved, and remember the act."""

        def came(details: BookingDetails | None) -> None:
            if details is not None:
                self._set_out(details, self.return_to)
                self._history.note(change, act_words(change, customer_text(details.customer)))

        self._book.read(lambda store: store.booking(change.booking_id), came, owner=self)

    def show_called_off(self, details: BookingDetails) -> None:
        """Show a cancelled booking on its day; a deleted one's day without it."""
        if details.booking.status is Status.CANCELLED:
            self._menus.show_cancelled.setChecked(True)
        self._set_out(details, self.return_to)

    def arrive(self) -> None:
        """Do what one was heading for, now that the day is shown."""
        act, self._on_arrival = self._on_arrival, None
        if act is not None:
            act()

    def return_to(self, booking_id: int) -> None:
        """Take the keyboard to a booking; into the day where it does not show it."""
        self._day_view.focus_booking(booking_id)
        if not self._day_view.has_keyboard():
            self._day_view.canvas.setFocus()

    def _go(self, booking_id: int, act: Callable[[int], None]) -> None:
        def came(details: BookingDetails | None) -> None:
            if details is not None:
                self._set_out(details, act)

        self._book.read(lambda store: store.booking(booking_id), came, owner=self)

    def _set_out(self, details: BookingDetails, act: Callable[[int], None]) -> None:
        booking = details.booking
        self._on_arrival = partial(act, booking.id)
        self._shown.chosen = booking.id
        if self._shown.staff_id not in (0, booking.staff_id):
            self._shown.staff_id = 0
        self._shown.go_to(booking.starts.date())
