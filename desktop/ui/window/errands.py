"""What leaves the window and what comes in: messages, paper, calendar files, lists, news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.core.times import to_wall
from desktop.core.told import is_formers
from desktop.ui.day.ics_acts import Days, day_of_everybody, save_days, week_of_person
from desktop.ui.lists.lists_desk import ListsDesk
from desktop.ui.messages.programs import Programs
from desktop.ui.messages.to_tell_desk import ToTellDesk
from desktop.ui.paper.paper_desk import PaperDesk

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from desktop.core.models import BookingDetails
    from desktop.services.release_feed import Looked
    from desktop.ui.messages.message_dialog import MessageDialog, Written
    from desktop.ui.updates.update_dialog import UpdateDialog
    from desktop.ui.window.lasting import Lasting
    from desktop.ui.window.window import MainWindow


class Errands(QObject):
    """Opens the dialog for each, imported when it is first needed. ``now`` answers in UTC."""

    def __init__(self, window: MainWindow, lasting: Lasting, now: Callable[[], datetime]) -> None:
        super().__init__(window)
        self._window = window
        self._book = book = window.book
        self._notices = notices = window.notices
        self._shown = shown = window.shown
        self._day_view = window.day_view
        self._now = now
        self._programs = Programs()
        self._written: dict[tuple[int, int], Written] = {}
        self.to_tell = ToTellDesk(book, window, now)
        self.to_tell.tell_wanted.connect(self.tell)
        self.lists = ListsDesk(book, window.history, window, now)
        self.lists.told.connect(notices.show_done)
        self.paper: PaperDesk | None = None
        if lasting.paper is not None:
            preferences = lasting.preferences
            self.paper = PaperDesk(book, notices, shown, lasting.paper, preferences, window, now)
        self._updates = lasting.updates
        if lasting.updates is not None:
            lasting.updates.found.connect(self._tell_update)

    def tell(self, details: BookingDetails, over: QWidget | None = None) -> MessageDialog:
        """Open the message that is due for a booking."""
        from desktop.ui.messages.message_dialog import MessageDialog, Written

        booking_id = details.booking.id
        former_id = details.customer.id if is_formers(details) else 0
        key = (booking_id, details.customer.id)  # what was typed for one is nobody else's to read
        written = self._written.setdefault(key, Written())
        dialog = MessageDialog(
            self._book,
            booking_id,
            self._programs,
            written,
            former_id=former_id,
            now=self._now,
            parent=over or self._window,
        )
        dialog.finished.connect(lambda _result: self._let_go(key, written))
        dialog.open()
        return dialog

    def _let_go(self, key: tuple[int, int], written: Written) -> None:
        """Keep of a message only what somebody typed and did not send."""
        if not written.typed and self._written.get(key) is written:
            del self._written[key]

    def forget_written(self) -> None:
        """Let go of words and files about customers: one of them was just deleted."""
        self._written.clear()
        files = self._programs.files
        self._book.read(lambda _store: files.wipe(), _nothing_more, owner=self)

    def print(self) -> None:
        """Open the sheets of the day or week shown."""
        if self.paper is not None:
            self.paper.open()

    def look_for_sheet(self) -> None:
        """Tell if the sheet that closing leaves is missing."""
        if self.paper is not None:
            self.paper.look_for_sheet()

    def check_for_updates(self, looked: Looked | None = None) -> UpdateDialog | None:
        """Ask whether there is a newer version, or show what is known of it."""
        if self._updates is None:
            return None
        from desktop.ui.updates.update_dialog import UpdateDialog

        dialog = UpdateDialog(self._updates, self._book, self._now, self._window, looked=looked)
        dialog.open()
        return dialog

    def export(self) -> None:
        """Ask what to export; the day shown is proposed."""

        def ask(zone: str) -> None:
            day = self._shown.day or to_wall(self._now(), zone).date()
            self.lists.export(day, day)

        self._book.read(lambda store: store.salon().time_zone, ask, owner=self)

    def save_day_ics(self) -> None:
        """Save the day shown, of everybody, as a calendar file."""
        if self._shown.day is not None:
            self._save(day_of_everybody(self._shown.day))

    def save_person_ics(self) -> None:
        """Save the week of the person the keyboard is at."""
        here = self._day_view.here()
        if here is not None and self._shown.day is not None:
            self._save(week_of_person(self._shown.day, here[0]))

    @Slot(object)
    def _tell_update(self, looked: Looked) -> None:
        words = self.tr("Trimsy Desk {version} is out.").format(version=looked.newer[0].version)

        def show() -> None:
            self.check_for_updates(looked)

        self._notices.show_info(words, (self.tr("&What is new…"), show))

    def _save(self, days: Days) -> None:
        save_days(self._book, self._notices, self._window, days, self._now())


def _nothing_more(_answer: object) -> None:
    """Nobody waits for the answer."""
