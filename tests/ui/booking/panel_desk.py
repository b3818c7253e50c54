"""The details of a booking on their own, joined to what its buttons do."""

from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QVBoxLayout, QWidget

from desktop.core.models import Meeting
from desktop.ui.book import Book
from desktop.ui.booking.booking_acts import Counter
from desktop.ui.booking.booking_commands import BookingCommands
from desktop.ui.booking.booking_panel import BookingPanel
from desktop.ui.booking.history import History
from desktop.ui.booking.meeting_past import read_past
from desktop.ui.notices import NoticeBar
from tests.ui.conftest import NOW
from tests.ui.salon import Desk

LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_OW%40thread.v2/0?context=%7b%7d"


@dataclass(frozen=True)
class PanelDesk:
    """``show`` reads a booking again, as the window does whenever the book changes."""

    desk: Desk
    panel: BookingPanel
    commands: BookingCommands
    bar: NoticeBar
    window: QWidget

    def online(self, who: str = "Anna", at: str = "11:00", **meeting: object) -> int:
        """Book an online appointment with a meeting, of which some things are as told."""
        booking_id = self.desk.book(at, who, service=self.desk.advice)
        self.desk.link(booking_id, LINK)
        self.change(booking_id, **meeting)
        return booking_id

    def change(self, booking_id: int, **meeting: object) -> None:
        held = self.living(booking_id)
        assert held is not None
        self.desk.store.record_meeting(replace(held, **meeting))

    def living(self, booking_id: int) -> Meeting | None:
        lives = self.desk.store.meetings_of(booking_id)
        return next((life for life in lives if not life.ended), None)

    def show(self, booking_id: int, now: datetime = NOW) -> BookingPanel:
        store, details = self.desk.store, self.desk.store.booking(booking_id)
        assert details is not None
        past = read_past(store, booking_id)
        self.panel.show_booking(details, store.salon(), now, past=past)
        return self.panel

    def seen(self, *labels: QLabel) -> list[str]:
        return [one.text() for one in labels if one.isVisible()]

    def offered(self) -> list[str]:
        """The buttons beside the link."""
        found = self.panel.links.findChildren(QPushButton)
        return [button.text().replace("&", "") for button in found if button.isVisible()]

    def question(self) -> QMessageBox:
        return [one for one in self.window.findChildren(QMessageBox) if one.isVisible()][-1]

    def answer(self, words: str) -> None:
        buttons = self.question().findChildren(QPushButton)
        next(one for one in buttons if one.text() == words).click()


def panel_desk(book: Book, desk: Desk) -> PanelDesk:
    window, panel, bar = QWidget(), BookingPanel(), NoticeBar()
    column = QVBoxLayout(window)
    column.addWidget(panel)
    column.addWidget(bar)
    window.resize(600, 900)
    counter = Counter(book, bar, History(book, window), window)
    commands = BookingCommands(
        counter=counter,
        target=lambda: panel.shown,
        now=lambda: NOW,
        browser=lambda _link: True,
        fill=lambda: {"client_id": "c1", "tenant": "t1", "consent_link": "https://x.example"},
        parent=window,
    )
    for asked, act in (
        (panel.renewal_wanted, commands.make_new_meeting),
        (panel.mending_wanted, commands.put_right),
        (panel.trouble_wanted, commands.show_trouble),
        (panel.number_wanted, commands.copy_number),
        (panel.message_for_it_wanted, commands.copy_message_for_it),
        (panel.log_wanted, commands.show_log),
    ):
        asked.connect(act)
    window.show()
    return PanelDesk(desk, panel, commands, bar, window)
