"""Handing a booking on: its link, its words and its calendar file."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.core.file_names import file_name
from desktop.core.invitation import copied_text, spaced_id
from desktop.core.models import BookingDetails, Meeting, Organiser, Salon
from desktop.services.files import replace_bytes
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking.lobby_words import message_for_it
from desktop.ui.notices import NoticeBar

translate = QCoreApplication.translate  # the name by which lupdate finds the words


def copy_link(bar: NoticeBar, link: str) -> None:
    """Put the join link, exactly as it came, on the clipboard."""
    QGuiApplication.clipboard().setText(link)
    bar.show_done(translate("acts", "Join link copied."))


def copy_details(bar: NoticeBar, details: BookingDetails, salon: Salon) -> None:
    """Put the words for the customer on the clipboard."""
    QGuiApplication.clipboard().setText(copied_text(details, salon))
    bar.show_done(translate("acts", "Booking details copied."))


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
    book: Book, bar: NoticeBar, parent: QWidget, details: BookingDetails, now: datetime
) -> QFileDialog:
    """Ask where, and write the booking there as iCalendar; on failure Retry asks again."""
    dialog = QFileDialog(parent, translate("acts", "Save the appointment"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(translate("acts", "Calendar files (*.ics)"))
    dialog.setDefaultSuffix("ics")
    dialog.selectFile(file_name(details))
    dialog.fileSelected.connect(lambda chosen: write_ics(book, bar, Path(chosen), details, now))
    dialog.open()
    return dialog


def write_ics(
    book: Book, bar: NoticeBar, file: Path, details: BookingDetails, now: datetime
) -> None:
    """Write ``details`` to ``file``, whole or not at all, off the GUI thread."""

    def job(store: Store) -> None:
        from desktop.core.ical import invitation_file  # slow to import, so on this lane

        replace_bytes(file, invitation_file(details, store.salon(), now=now))

    def again() -> None:
        write_ics(book, bar, file, details, now)

    book.read(
        job,
        lambda _nothing: bar.show_done(translate("acts", "Saved {file}.").format(file=file.name)),
        failed=lambda error: bar.show_error(error, again),
        owner=bar,
    )
