"""Notes in the book that a customer was told of a booking, and takes it back.

Only what went out is noted: of what a program did not take, or a disk, nobody was told. Lists in
which several are noted at once cover the window's bar: they say in their own place what became of
it, and have :class:`desktop.ui.messages.undo_noted.UndoNoted`.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from desktop.core.messages import Told, Way
from desktop.core.models import BookingDetails
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking.booking_acts import Counter
from desktop.ui.messages.telling import forget_every, note_all, note_link
from desktop.ui.notices import NoticeBar
from desktop.ui.spoken import customer_text

translate = QCoreApplication.translate  # the name by which lupdate finds the words


def note(
    book: Book,
    bar: NoticeBar,
    act: Callable[[Store], Told],
    said: str,
    taken_back: Callable[[], object] | None = None,
) -> None:
    """Note what ``act`` writes down and returns; what could not be noted can be tried again.

    Once it stands in the book it is ``said``, with a way to take it back, which ``taken_back``
    follows; empty words say nothing.
    """

    def done(told: Told) -> None:
        if said:
            bar.show_done(said, lambda: take_back(book, bar, [told], taken_back))

    book.write(
        act,
        done,
        failed=lambda error: bar.show_error(error, lambda: note(book, bar, act, said, taken_back)),
        owner=bar,
    )


def take_back(
    book: Book, bar: NoticeBar, told: Sequence[Told], done: Callable[[], object] | None = None
) -> None:
    """Forget what was noted by mistake, all or none; what could not be can be tried again.

    ``done`` follows.
    """

    def forgotten(_nothing: None) -> None:
        if done is not None:
            done()

    book.write(
        lambda store: forget_every(store, told),
        forgotten,
        failed=lambda error: bar.show_error(error, lambda: take_back(book, bar, told, done)),
        owner=bar,
    )


def noted(said: str) -> str:
    """Return ``said`` of what went out, and that it is noted."""
    words = translate("acts", "Noted as told.")
    return f"{said} {words}"


def give_link(
    book: Book, bar: NoticeBar, details: BookingDetails, link: str, now: datetime
) -> None:
    """Put the join link, exactly as it came, on the clipboard: the customer has it from then on."""
    QGuiApplication.clipboard().setText(link)
    said = noted(translate("acts", "Join link copied."))
    note(book, bar, lambda store: note_link(store, details, Way.COPIED, now), said)


def already_told(counter: Counter, details: BookingDetails, now: datetime) -> None:
    """The customer knows, on the word of whoever says so."""
    words = translate("acts", "Noted: {who} knows how it stands.")
    said = words.format(who=customer_text(details.customer))
    note(
        counter.book,
        counter.bar,
        lambda store: note_all(store, details, Way.BY_WORD, now),
        said,
    )
