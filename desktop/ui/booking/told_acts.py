"""Notes in the book that a customer was told of a booking."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.core.messages import Told, Way
from desktop.core.models import BookingDetails
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking.booking_acts import Counter
from desktop.ui.messages.telling import note_all, note_link
from desktop.ui.spoken import customer_text

translate = QCoreApplication.translate  # the name by which lupdate finds the words


def gave_all(book: Book, details: BookingDetails, way: Way, now: datetime) -> None:
    """The customer was given everything of a booking, as it stands in ``details``."""
    book.write(lambda store: note_all(store, details, way, now))


def gave_link(book: Book, details: BookingDetails, way: Way, now: datetime) -> None:
    """The customer was given the bare link."""
    book.write(lambda store: note_link(store, details, way, now))


def already_told(counter: Counter, details: BookingDetails, now: datetime) -> None:
    """The customer knows, on the word of whoever says so; that can be taken back."""
    book, bar, who = counter.book, counter.bar, customer_text(details.customer)

    def done(told: Told) -> None:
        words = translate("acts", "Noted: {who} knows how it stands.")
        bar.show_done(words.format(who=who), lambda: take_back(book, [told]))

    book.write(lambda store: note_all(store, details, Way.BY_WORD, now), done, owner=bar)


def take_back(book: Book, told: Sequence[Told]) -> None:
    """Forget what was noted by mistake."""

    def act(store: Store) -> None:
        with store.together():
            for one in told:
                store.forget_told(one)

    book.write(act)
