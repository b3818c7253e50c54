"""The salon that is drawn: made up, and always the same at the same time."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from desktop.core.models import BookingDetails, Place, Status
from desktop.core.troubles import AppError, Kind
from desktop.practice.salon import fill
from desktop.services.preferences import Preferences, PreferencesFile
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.preferences_port import PreferencesPort
from desktop.ui.window.lasting import Lasting
from desktop.ui.window.window import MainWindow
from tests.ui.fake_account import CLIENT_ID, ROSA, FakeAccount, make_connection
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk

NOW = datetime(2026, 5, 5, 9, 40, tzinfo=UTC)
JOIN_URL = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_c2FtcGxl%40thread.v2/0"


def let_it_settle() -> None:
    """Let layouts, scroll areas and whatever waits for the event loop come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(60, loop.quit)
    loop.exec()


class Rooms:
    """A salon on a day with bookings, and what is needed to open a window on it."""

    def __init__(self, folder: Path, language: str = "en") -> None:
        self._folder = folder
        self._windows: list[MainWindow] = []  # else Python deletes them with all their dialogs
        self.language = language
        self.store = Store(folder / "book.sqlite", lambda: NOW)
        fill(self.store, NOW)
        self.book = Book(self.store, InlineLane())
        self.online = self._hold_meetings()

    def window(self, *, practice: bool = False, tenant: str = "") -> MainWindow:
        """The main window, an account connected.

        The app was registered in its settings, for ``tenant``, or else by the environment.
        """
        account = FakeAccount()
        account.kept = ROSA
        environ = {} if tenant else {"TEAMS_CLIENT_ID": CLIENT_ID}
        connection = make_connection(self._folder, account, environ=environ)
        if tenant:
            connection.save_registration(CLIENT_ID, tenant, None, lambda _error: None)
        window = MainWindow(
            self.book,
            connection,
            practice=practice,
            now=lambda: NOW,
            lasting=self._lasting(self._folder),
        )
        connection.restore()
        self._windows.append(window)
        window.show()
        window.activateWindow()
        let_it_settle()
        return window

    def beginning(self) -> MainWindow:
        """The main window of somebody who starts the app for the first time."""
        folder = self._folder / "beginning"
        book = Book(Store(folder / "book.sqlite", lambda: NOW), InlineLane())
        connection = make_connection(folder, FakeAccount())
        window = MainWindow(book, connection, now=lambda: NOW, lasting=self._lasting(folder))
        connection.restore()
        self._windows.append(window)
        window.show()
        return window

    def _lasting(self, folder: Path) -> Lasting:
        spoken = Preferences(language=self.language)
        return Lasting(preferences=PreferencesPort(PreferencesFile(folder), InlineLane(), spoken))

    def booking(self, place: Place, status: Status = Status.BOOKED) -> int:
        found = (b.booking for b in self._today())
        return next(one.id for one in found if one.place is place and one.status is status)

    def _today(self) -> list[BookingDetails]:
        return self.store.day(NOW.date())

    def _hold_meetings(self) -> list[int]:
        """Give today's online bookings a meeting each: one made, one in trouble, others waiting."""
        ids = [
            details.booking.id
            for details in self._today()
            if details.booking.place is Place.ONLINE and details.booking.status is Status.BOOKED
        ]
        staff, services = self.store.staff(), self.store.services()
        salon = Desk(self.store, staff[0], staff[1], services[0], services[1], services[-1])
        salon.link(ids[0], JOIN_URL)
        (held,) = self.store.meetings_of(ids[0])
        self.store.record_meeting(replace(held, organiser=ROSA))
        salon.trouble(ids[1], AppError(Kind.NO_TEAMS_LICENCE, code="403 Forbidden"))
        for booking_id in ids[2:]:
            salon.trouble(booking_id, AppError(Kind.OFFLINE))
        return ids
