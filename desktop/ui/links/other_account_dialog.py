"""Which meetings stay with the account that was connected before, and what to do about them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.core.models import BookingDetails, Organiser
from desktop.core.wishes import link_works
from desktop.ui.book import Book
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import plain_label
from desktop.ui.fields import Problem
from desktop.ui.links.link_rows import LinkRow, Table
from desktop.ui.links.link_table import LinkTable
from desktop.ui.links.link_words import when_text
from desktop.ui.links.renewing import accounts_of, ask_to_renew
from desktop.ui.screen_room import resize_within
from desktop.ui.spoken import customer_text, one_line


class OtherAccountDialog(QDialog):
    """``renewed(ids)`` follows once new meetings are to be made and it has closed."""

    renewed = Signal(list)

    def __init__(
        self,
        book: Book,
        organiser: Organiser,
        bookings: Sequence[BookingDetails],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._book = book
        self._organiser = organiser
        self._bookings = bookings
        accounts = accounts_of(bookings)
        one = self.tr("1 appointment stays with {account}")
        many = self.tr("{n} appointments stay with {account}")
        title = one if len(bookings) == 1 else many
        words = self._words()
        if "," in accounts:
            accounts = self.tr("other accounts")
        self.setWindowTitle(self.tr("Another account"))
        self.title = plain_label(title.format(n=len(bookings), account=accounts), "heading")
        self.words = plain_label(words)
        self.table = LinkTable()
        self.table.setAccessibleName(self.title.text())
        self.table.show_table(_table(bookings, today, self._heads()))
        self.problem = Problem()
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.leave = self.buttons.addButton(self.tr("&Leave them"), role.RejectRole)
        self.renew = self.buttons.addButton(self.tr("Make &new meetings…"), role.ActionRole)
        self.renew.setAutoDefault(False)
        self.leave.setDefault(True)
        self.leave.setProperty("role", "primary")
        self.renew.clicked.connect(self._ask)
        self.buttons.rejected.connect(self.reject)
        book.failed.connect(self.problem.say_error)  # the window's bar is out of reach now
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        for widget in (self.title, self.words):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        resize_within(self, letter * 120, line * 26)
        self.leave.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _heads(self) -> tuple[str, ...]:
        return (self.tr("When"), self.tr("Customer"), self.tr("With"), self.tr("Account"))

    def _words(self) -> str:
        """What becomes of their links, as far as they have one that works, and what cannot be."""
        accounts, all_of_them = accounts_of(self._bookings), len(self._bookings)
        working = sum(link_works(one.meeting) for one in self._bookings)
        if not working:
            links = self.tr("Their links do not work: the meetings are gone or were never made.")
        elif working < all_of_them:
            links = self.tr(
                "Some of their links do not work: the meeting is gone or was never made. The other"
                " links go on working."
            )
        elif "," in accounts:
            links = self.tr(
                "Their links go on working; the account that made each lets its customers in."
            )
        else:
            links = self.tr("Their links go on working; {account} lets customers in.")
        here = self.tr(
            "They cannot be moved or cancelled in Teams from here, where {connected} is connected"
            " now."
        )
        connected = one_line(self._organiser.email)
        return f"{links.format(account=accounts)} {here.format(connected=connected)}"

    def _ask(self) -> None:
        self.problem.say("")
        ask_to_renew(self, self._book, self._bookings, self._organiser, self._renewed)

    def _renewed(self, booking_ids: list[int]) -> None:
        self.accept()
        self.renewed.emit(booking_ids)


def _table(bookings: Sequence[BookingDetails], today: date, heads: tuple[str, ...]) -> Table:
    rows = tuple(
        LinkRow(
            one.booking.id,
            (
                when_text(one.booking, today),
                customer_text(one.customer),
                one_line(one.staff.name),
                accounts_of([one]),
            ),
            works=link_works(one.meeting),
        )
        for one in bookings
    )
    return Table(heads, 1, rows)
