"""Joins what is asked for a customer, from the search box, a card or a booking, to forms."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from desktop.core.models import BookingDetails, Change, Customer
from desktop.core.visits import Visitor
from desktop.ui.booking.act_words import act_words
from desktop.ui.booking.booking_acts import Counter
from desktop.ui.customers.search_box import SearchBox
from desktop.ui.day.day_view import DayView
from desktop.ui.form.form_opening import FormOpening

USUAL_WEEKS = 4
"""Until the next visit, where nobody said how many."""


class CustomersDesk(QObject):
    """``booking_wanted(id)`` asks to show a booking on its day. ``now`` answers in UTC.

    ``erased`` follows once all of somebody's data is deleted.
    """

    booking_wanted = Signal(int)
    erased = Signal()

    def __init__(
        self,
        counter: Counter,
        search: SearchBox,
        forms: FormOpening,
        day_view: DayView,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(counter.window)
        self._counter = counter
        self._now = now
        self._forms = forms
        self._day_view = day_view
        search.book_wanted.connect(self.book_again)
        search.new_wanted.connect(self.book_newcomer)
        search.card_wanted.connect(self.show_card)
        search.booking_wanted.connect(self.booking_wanted)

    def book_again(self, visitor: Visitor) -> None:
        """Begin a booking for somebody found, with the same service and person as last time."""
        usual = visitor.usual
        self._forms.open_at(
            self._day_view.beginning().like(usual),
            lambda form, at: form.start(
                at.staff_id, at.starts, customer=visitor.customer, like=usual
            ),
        )

    def book_newcomer(self, typed: str) -> None:
        """Begin a booking for somebody who is not in the book."""
        self._forms.open_at(
            self._day_view.beginning(),
            lambda form, at: form.start(at.staff_id, at.starts, typed=typed),
        )

    def book_like(self, details: BookingDetails, weeks: int) -> None:
        """Begin another booking like one, the same weekday so many weeks later."""
        starts = details.booking.starts + timedelta(weeks=weeks or USUAL_WEEKS)
        customer: Customer = details.customer
        self._forms.open(
            None,
            lambda form: form.start(
                details.staff.id, starts.replace(fold=0), customer=customer, like=details
            ),
        )

    def show_card(self, customer_id: int) -> None:
        """Open a customer's card."""
        from desktop.ui.customers.customer_card import CustomerCardDialog  # not needed before

        card = CustomerCardDialog(
            self._counter.book, customer_id, self._counter.window, now=self._now
        )
        card.changed.connect(self._card_changed)
        card.erased.connect(self._card_erased)
        card.book_wanted.connect(self.book_again)
        card.booking_wanted.connect(self.booking_wanted)
        card.open()

    def _card_erased(self) -> None:
        self._counter.bar.show_done(self.tr("The person's data is deleted."))
        self.erased.emit()

    def _card_changed(self, change: Change, who: str) -> None:
        self._counter.history.note(change, act_words(change, who))
