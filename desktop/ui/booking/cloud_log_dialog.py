"""What was done in the cloud, line by line, and the same to send to IT."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop import __version__
from desktop.core.cloud_log import ACCOUNT, LogEntry, text_for_it
from desktop.core.messages import Told
from desktop.core.models import Organiser
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking.cloud_log_table import CloudLogTable
from desktop.ui.booking.shown_booking import Shown
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import plain_label
from desktop.ui.fields import Problem
from desktop.ui.messages.told_words import gone_out
from desktop.ui.rereading import Rereading
from desktop.ui.screen_room import resize_within
from desktop.ui.spoken import day_text, hours_text

translate = QCoreApplication.translate  # the name by which lupdate finds the words


Read = tuple[list[LogEntry], list[Told]]
"""What was done in the cloud for a booking, and what its customer was told."""


class CloudLogDialog(QDialog):
    """The newest first, and read again whenever the book changes. Nothing in it names a customer.

    ``booking_id`` may be ``cloud_log.ACCOUNT``; ``about`` says what it is the log of, ``zone`` is
    the salon's. Of a booking it also tells what the customer was told; that is not for IT.
    """

    def __init__(
        self,
        book: Book,
        booking_id: int,
        about: str,
        zone: str,
        organiser: Organiser | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Log"))
        self._booking_id = booking_id
        self._organiser = organiser
        self._entries: Sequence[LogEntry] | None = None  # nothing was read yet
        self._told: Sequence[Told] = ()
        self.about = plain_label(about, "hint")
        self.table = CloudLogTable(zone)
        self.nothing = plain_label(
            self.tr(
                "Nothing was asked of Microsoft yet. Each request will stand here with its time and"
                " its number, by which Microsoft’s support finds it."
            ),
            "hint",
        )
        self.copied = plain_label("", "good")
        self.copied.hide()
        self.problem = Problem()
        say_error = self.problem.say_error
        self._rereading = Rereading(book, self._question, self._show, say_error, self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setProperty("role", "primary")
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.copy = buttons.addButton(self.tr("Copy details for &IT"), role)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        of_account = booking_id == ACCOUNT
        title = self.tr("What was done at Microsoft")
        both = self.tr("What was done at Microsoft, and what the customer was told")
        layout.addWidget(plain_label(title if of_account else both, "title"))
        layout.addWidget(self.about)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.nothing)
        layout.addStretch()
        for widget in (self.problem, self.copied, buttons):
            layout.addWidget(widget)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        resize_within(self, letter * 130, line * 28)
        book.changed.connect(self._rereading.again)
        self._rereading.again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Write times as they are written now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LocaleChange and self._entries is not None:
            self.table.show_entries(self._entries, self._told)

    def _question(self) -> Callable[[Store], Read]:
        booking_id = self._booking_id

        def question(store: Store) -> Read:
            told = [] if booking_id == ACCOUNT else gone_out(store.told_of(booking_id))
            return store.log_of(booking_id), told

        return question

    def _show(self, read: Read) -> None:
        self.problem.say("")
        entries, told = read
        if (entries, told) == (self._entries, self._told):
            return
        self._entries, self._told = entries, told
        self.table.show_entries(entries, told)
        self.table.setVisible(bool(entries or told))
        self.nothing.setVisible(not entries and not told)
        self.copy.setEnabled(bool(entries))
        self.copied.hide()  # what was copied is no longer all

    def _copy(self) -> None:
        text = text_for_it(self._entries or (), self._organiser, __version__)
        QGuiApplication.clipboard().setText(text)
        self.copied.setText(self.tr("Copied. It holds no customer’s name and nothing secret."))
        self.copied.show()


def log_of_booking(book: Book, shown: Shown, parent: QWidget) -> CloudLogDialog:
    """Return the log of one booking, which is named by its time."""
    booking, meeting = shown.details.booking, shown.details.meeting
    about = translate("log", "Booking on {day}, {hours}").format(
        day=day_text(booking.starts.date()), hours=hours_text(booking)
    )
    organiser = meeting.organiser if meeting else None
    return CloudLogDialog(book, booking.id, about, shown.salon.time_zone, organiser, parent)
