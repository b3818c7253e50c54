"""What can be done with a booking: each a short function, with its words on success beside it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.core.file_names import file_name
from desktop.core.invitation import copied_text
from desktop.core.models import Act, BookingDetails, Change, Salon
from desktop.services.files import replace_bytes
from desktop.services.store import Store
from desktop.ui import notices
from desktop.ui.book import Book
from desktop.ui.notices import NoticeBar
from desktop.ui.spoken import customer_text, day_text, hours_text

translate = QCoreApplication.translate  # the name by which lupdate finds the words


def copy_link(bar: NoticeBar, link: str) -> None:
    """Put the join link, exactly as it came, on the clipboard."""
    QGuiApplication.clipboard().setText(link)
    bar.show_done(translate("acts", "Join link copied."))


def copy_details(bar: NoticeBar, details: BookingDetails, salon: Salon) -> None:
    """Put the words for the customer on the clipboard."""
    QGuiApplication.clipboard().setText(copied_text(details, salon))
    bar.show_done(translate("acts", "Booking details copied."))


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


def cancel(book: Book, bar: NoticeBar, parent: QWidget, details: BookingDetails) -> None:
    """Ask, cancel, and offer to take it back."""
    who, booking = customer_text(details.customer), details.booking

    def answered(yes: bool) -> None:
        if yes:
            book.write(
                lambda store: store.cancel_booking(booking.id),
                lambda change: announce(book, bar, change, who),
                owner=bar,
            )

    notices.ask(
        parent,
        translate("acts", "Cancel this booking?"),
        "\n".join((who, f"{day_text(booking.starts.date())}, {hours_text(booking)}")),
        translate("acts", "&Cancel the booking"),
        translate("acts", "&Keep it"),
        answered,
    )


def restore(book: Book, bar: NoticeBar, details: BookingDetails) -> None:
    """Take a cancellation back."""
    who = customer_text(details.customer)
    book.write(
        lambda store: store.restore_booking(details.booking.id),
        lambda change: announce(book, bar, change, who),
        owner=bar,
    )


def announce(book: Book, bar: NoticeBar, change: Change, who: str) -> None:
    """Say what was done to ``who``'s booking, and offer to undo it where it can be undone."""
    words = {
        Act.BOOKED: translate("acts", "{who} is booked."),
        Act.MOVED: translate("acts", "{who}'s booking is moved."),
        Act.CHANGED: translate("acts", "{who}'s booking is changed."),
        Act.CANCELLED: translate("acts", "{who}'s booking is cancelled."),
        Act.RESTORED: translate("acts", "{who}'s booking is back."),
        Act.UNDONE: translate("acts", "{who}'s booking is as it was."),
        Act.UNCHANGED: translate("acts", "Nothing was changed."),
    }
    undo = undoing(book, bar, change, who) if change.id and change.what is not Act.UNDONE else None
    bar.show_done(words[change.what].format(who=who), undo)


def undoing(book: Book, bar: NoticeBar, change: Change, who: str) -> Callable[[], None]:
    """Return what takes ``change`` back."""

    def undo() -> None:
        book.write(
            lambda store: store.undo(change.id),
            lambda undone: announce(book, bar, undone, who),
            owner=bar,
        )

    return undo
