"""Another account was connected: asks about the meetings that stay with the one before."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.core.meetings import same_account
from desktop.core.models import BookingDetails, Organiser
from desktop.core.times import to_wall
from desktop.core.troubles import AppError
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.links.links_facts import of_others

Found = tuple[list[BookingDetails], date]
"""The bookings of other accounts, and the salon's day."""


class OtherAccountQuestion(QObject):
    """Asks after a sign-in with an account that did not make all the meetings ahead.

    Not where the same account was connected before, in this run or at its start: the list of links
    tells of them all the time. But after a start without an account nobody knows which was the one
    before. Other dialogs are let finish first. ``renewed(ids)`` is whom to tell.
    """

    renewed = Signal(list)

    def __init__(
        self, book: Book, connection: Connection, now: Callable[[], datetime], window: QWidget
    ) -> None:
        super().__init__(window)
        self._book = book
        self._connection = connection
        self._now = now
        self._window = window
        self.is_wanted = False
        self.account_before = connection.state.organiser
        """The last one that was connected; it may be disconnected now."""
        connection.account_changed.connect(self._account_changed)
        connection.finished.connect(self._signed_in)

    def take(self, other: "OtherAccountQuestion") -> None:
        """Go on where the one of another window was: that will not ask any more."""
        self.account_before = other.account_before or self.account_before
        self.is_wanted, other.is_wanted = other.is_wanted, False
        self._ask()

    def _account_changed(self) -> None:
        """Take up the account of the last run, or one whose sign-in was cancelled too late."""
        organiser = self._connection.state.organiser
        if organiser is None or self._connection.state.busy:  # what it ends with follows
            return
        if self.account_before is None:
            self.account_before = organiser
        else:
            self._signed_in(organiser)

    def _signed_in(self, result: Organiser | AppError) -> None:
        if isinstance(result, AppError):
            return
        before, self.account_before = self.account_before, result
        if before is None or not same_account(before, result):
            self.is_wanted = True
            self._ask()

    def _ask(self) -> None:
        """Read and ask, unless a dialog is open: then when it has closed."""
        organiser, now = self._connection.state.organiser, self._now()
        if not self.is_wanted or organiser is None or self._waits_for_a_dialog():
            return

        def question(store: Store) -> Found:
            today = to_wall(now, store.salon().time_zone).date()
            return of_others(store, organiser, now), today

        def came(found: Found) -> None:
            if not self.is_wanted or organiser != self._connection.state.organiser:
                return  # another window asks now, or another answer is on its way
            if found[0] and self._waits_for_a_dialog():
                return
            self.is_wanted = False
            if found[0]:
                self._open(organiser, *found)

        self._book.read(question, came, owner=self)

    def _waits_for_a_dialog(self) -> bool:
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.finished.connect(self._ask)
                return True
        return False

    def _open(self, organiser: Organiser, bookings: list[BookingDetails], today: date) -> None:
        from desktop.ui.links.other_account_dialog import OtherAccountDialog  # not needed before

        dialog = OtherAccountDialog(self._book, organiser, bookings, today, self._window)
        dialog.renewed.connect(self.renewed)
        dialog.open()
