"""What can be done with a booking: each a short function, with its words on success beside it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.core.drafts import draft_of
from desktop.core.models import BookingDetails, BookingDraft, Change, Status
from desktop.services.store import Store
from desktop.ui import notices
from desktop.ui.book import Book
from desktop.ui.booking.act_words import act_words, marked_words
from desktop.ui.booking.history import History
from desktop.ui.form.clash_words import clash_words
from desktop.ui.form.form_facts import form_facts
from desktop.ui.form.time_check import TimeQuestion, check
from desktop.ui.notices import NoticeBar
from desktop.ui.spoken import customer_text, day_text, hours_text

translate = QCoreApplication.translate  # the name by which lupdate finds the words


Answer = tuple[str, Callable[[Store], Change]]
"""The words on a button, and what it does to the book."""


@dataclass(frozen=True, eq=False)
class Counter:
    """What every act needs: where it is written, told, remembered, and asked about."""

    book: Book
    bar: NoticeBar
    history: History
    window: QWidget


def do(counter: Counter, act: Callable[[Store], Change], words: Callable[[Change], str]) -> None:
    """Do ``act``, and remember it with the sentence that tells of it.

    What is done is remembered even where the window has meanwhile given way to another.
    """
    counter.book.write(
        act,
        lambda change: counter.history.note(change, words(change)),
        owner=counter.history,
    )


def mark(counter: Counter, details: BookingDetails, status: Status) -> None:
    """Give a booking another status."""
    booking_id = details.booking.id
    do(
        counter,
        lambda store: store.mark_booking(booking_id, status),
        lambda _change: marked_words(details.customer, status),
    )


def cancel(counter: Counter, details: BookingDetails) -> None:
    """Ask, and cancel: of a series one booking, or all from there on."""
    booking_id = details.booking.id

    def one(store: Store) -> Change:
        return store.cancel_booking(booking_id)

    def following(store: Store) -> Change:
        return store.cancel_following(booking_id)

    answers: list[Answer] = [(translate("acts", "&Cancel the booking"), one)]
    if details.booking.series:
        answers.append((translate("acts", "Cancel this and all &following"), following))
    _ask_and_do(counter, details, translate("acts", "Cancel this booking?"), answers)


def delete(counter: Counter, details: BookingDetails) -> None:
    """Ask, and take a booking made by mistake off the book."""
    booking_id = details.booking.id
    answers: list[Answer] = [
        (translate("acts", "&Delete the booking"), lambda store: store.delete_booking(booking_id))
    ]
    title = translate("acts", "Delete this booking? It was made by mistake and does not count.")
    _ask_and_do(counter, details, title, answers)


def restore(counter: Counter, details: BookingDetails) -> None:
    """Take a cancellation or deletion back; what has come in its place is said first."""
    booking_id, who = details.booking.id, customer_text(details.customer)

    def write() -> None:
        do(
            counter,
            lambda store: store.restore_booking(booking_id),
            lambda change: act_words(change, who),
        )

    question = (
        translate("acts", "Restore it all the same?"),
        translate("acts", "&Restore anyway"),
        translate("acts", "&Leave it as it is"),
    )
    _unless_taken(counter, draft_of(details.booking), booking_id, question, write)


def move(
    counter: Counter,
    details: BookingDetails,
    *,
    staff_id: int,
    starts: datetime,
    minutes: int,
) -> None:
    """Move a booking; a clash is said first, and can be booked all the same."""
    booking_id, who = details.booking.id, customer_text(details.customer)

    def write() -> None:
        do(
            counter,
            lambda store: store.move_booking(
                booking_id, starts, staff_id=staff_id, minutes=minutes
            ),
            lambda change: act_words(change, who),
        )

    question = (
        translate("acts", "Move it all the same?"),
        translate("acts", "&Move anyway"),
        translate("acts", "&Put it back"),
    )
    draft = replace(draft_of(details.booking), staff_id=staff_id, starts=starts, minutes=minutes)
    _unless_taken(counter, draft, booking_id, question, write)


def _unless_taken(
    counter: Counter,
    draft: BookingDraft,
    booking_id: int,
    question: tuple[str, str, str],
    write: Callable[[], None],
) -> None:
    """Let ``draft`` be written; with something in its way, ask (title, yes and no) first."""

    def look(store: Store) -> str:
        asked = TimeQuestion(form_facts(store), draft, draft.starts, ignore=booking_id)
        person = asked.person
        return clash_words(check(store, asked).here, person) if person else ""

    def came(clash: str) -> None:
        if not clash:
            write()
            return
        title, yes, no = question
        notices.ask(
            counter.window, title, clash, yes, no, lambda answer: write() if answer else None
        )

    counter.book.read(look, came, owner=counter.window)


def _ask_and_do(
    counter: Counter,
    details: BookingDetails,
    title: str,
    answers: list[Answer],
) -> None:
    who, booking = customer_text(details.customer), details.booking

    def answered(index: int) -> None:
        if index < len(answers):
            do(counter, answers[index][1], lambda change: act_words(change, who))

    notices.choose(
        counter.window,
        title,
        "\n".join((who, f"{day_text(booking.starts.date())}, {hours_text(booking)}")),
        (*(words for words, _ in answers), translate("acts", "&Keep it")),
        answered,
    )
