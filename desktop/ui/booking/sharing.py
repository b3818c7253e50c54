"""Handing a booking on: its link, its words and its calendar file."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.core.file_names import file_name
from desktop.core.invitation import spaced_id
from desktop.core.messages import Message, Told
from desktop.core.models import BookingDetails, Meeting, Organiser
from desktop.services.files import replace_bytes
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking import told_acts
from desktop.ui.booking.lobby_words import message_for_it
from desktop.ui.file_dialogs import save_file
from desktop.ui.messages.telling import note_given, words_to_copy
from desktop.ui.notices import NoticeBar

translate = QCoreApplication.translate  # the name by which lupdate finds the words


def copy_link(bar: NoticeBar, link: str) -> None:
    """Put the join link, exactly as it came, on the clipboard for the host: nobody was told it."""
    QGuiApplication.clipboard().setText(link)
    bar.show_done(translate("acts", "Join link copied."))


def copy_message(book: Book, bar: NoticeBar, booking_id: int, now: datetime) -> None:
    """Put the short message of a booking on the clipboard, and note that the customer has it.

    As the booking stands in the book by now, and not while its link is missing or out of date.
    ``now`` is UTC.
    """

    def copy(found: tuple[Message, Told] | None) -> None:
        if found is None:
            bar.show_info(translate("acts", "The link is not ready yet, so nothing was copied."))
            return
        message, told = found
        QGuiApplication.clipboard().setText(message.body)
        said = told_acts.noted(translate("acts", "Booking details copied."))
        told_acts.note(book, bar, lambda store: note_given(store, told), said)

    book.read(
        lambda store: words_to_copy(store, booking_id, now),
        copy,
        failed=lambda error: bar.show_error(
            error, lambda: copy_message(book, bar, booking_id, now)
        ),
        owner=bar,
    )


def copy_number(bar: NoticeBar, meeting: Meeting) -> None:
    """Put the number of a meeting and its passcode on the clipboard, as one dictates them."""
    words = translate("acts", "Meeting ID: {id}\nPasscode: {passcode}")
    text = words.format(id=spaced_id(meeting.join_id), passcode=meeting.passcode)
    QGuiApplication.clipboard().setText(text)
    bar.show_done(translate("acts", "Meeting ID and passcode copied."))


def copy_message_for_it(bar: NoticeBar, organiser: Organiser | None) -> None:
    """Put on the clipboard what to ask of IT where a policy overrides the waiting room."""
    QGuiApplication.clipboard().setText(message_for_it(organiser))
    bar.show_done(translate("acts", "Message for IT copied. Paste it into an e-mail to them."))


def save_ics(
    book: Book,
    bar: NoticeBar,
    parent: QWidget,
    details: BookingDetails,
    now: datetime,
    done: Callable[[str], object] | None = None,
) -> QFileDialog:
    """Ask where, and write the booking there as iCalendar; on failure Retry asks again.

    Once the file is there, ``done`` gets the words that say so; without it they are said here.
    """
    return save_file(
        parent,
        translate("acts", "Save the appointment"),
        [translate("acts", "Calendar files (*.ics)")],
        file_name(details),
        lambda chosen: write_ics(book, bar, chosen, details, now, done),
    )


def write_ics(
    book: Book,
    bar: NoticeBar,
    file: Path,
    details: BookingDetails,
    now: datetime,
    done: Callable[[str], object] | None = None,
) -> None:
    """Write ``details`` to ``file``, whole or not at all, off the GUI thread."""

    def job(store: Store) -> None:
        from desktop.core.ical import invitation_file  # slow to import, so on this lane

        replace_bytes(file, invitation_file(details, store.salon(), now=now))

    def again() -> None:
        write_ics(book, bar, file, details, now, done)

    def written(_nothing: None) -> None:
        said = translate("acts", "Saved {file}.").format(file=file.name)
        (done or bar.show_done)(said)

    book.read(
        job,
        written,
        failed=lambda error: bar.show_error(error, again),
        owner=bar,
    )
