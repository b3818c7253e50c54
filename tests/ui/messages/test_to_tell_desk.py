"""The button that counts whom to tell, and the list behind it."""

from datetime import datetime, timedelta

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.messages.to_tell import ToTellDialog
from desktop.ui.messages.to_tell_desk import ToTellDesk
from desktop.ui.messages.to_tell_line import ToTellLine
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.messages.telling_hand import TellingHand, hand, window
from tests.ui.salon import Desk

__all__ = ["hand", "window"]


def test_the_button_counts_and_hides_when_everybody_knows(
    qtbot: QtBot, dressed: QApplication, book: Book, hand: TellingHand
) -> None:
    line = ToTellLine(book, lambda: NOW)
    qtbot.addWidget(line)
    assert not line.isVisible()
    moved = hand.moved("11:00", "15:00", "Anna")
    book.changed.emit()
    assert (line.isVisible(), line.text()) == (True, "1 customer to tell")
    off = hand.cancelled("12:00", "Bo")
    book.changed.emit()
    assert line.text() == "2 customers to tell"
    for booking_id in (moved, off):
        hand.tell(booking_id)
    book.changed.emit()
    assert not line.isVisible()


def test_the_button_counts_on_as_time_passes(
    qtbot: QtBot, dressed: QApplication, book: Book, hand: TellingHand
) -> None:
    now = NOW
    hand.moved("11:00", "15:00", "Anna")
    line = ToTellLine(book, lambda: now)
    qtbot.addWidget(line)
    assert line.isVisible()
    now = NOW + timedelta(hours=6)
    line._minute.timeout.emit()  # noqa: SLF001 - a minute passes
    assert not line.isVisible()


def test_many_changes_at_once_are_read_in_one_go(
    qtbot: QtBot, dressed: QApplication, store: Store, hand: TellingHand
) -> None:
    lane = HeldLane()
    book = Book(store, lane)
    line = ToTellLine(book, lambda: NOW)
    qtbot.addWidget(line)
    for _ in range(10):
        book.changed.emit()
    hand.moved("11:00", "15:00", "Anna")
    lane.work()
    assert line.text() == "1 customer to tell"


def test_the_desk_opens_the_list_and_passes_on_what_is_asked(
    book: Book, window: QWidget, hand: TellingHand
) -> None:
    hand.moved("11:00", "15:00", "Anna")
    desk = ToTellDesk(book, window, lambda: NOW)
    desk.line.setParent(window)
    asked: list[tuple[str, QWidget]] = []
    desk.tell_wanted.connect(lambda details, over: asked.append((details.customer.name, over)))
    desk.line.click()
    dialog = window.findChild(ToTellDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.tell.click()
    assert asked == [("Anna", dialog)]
    dialog.reject()


def test_of_a_thousand_ahead_who_know_all_none_is_looked_at(store: Store, desk: Desk) -> None:
    hand, first = TellingHand(desk), datetime.fromisoformat("2026-05-05T09:00")
    with store.together():
        for number in range(1000):
            day = first + timedelta(days=number // 9)
            at = f"{9 + number % 9:02}:00"
            booking_id = desk.book(at, f"C{number}", day=f"{day:%Y-%m-%d}")
            hand.tell(booking_id)
    assert store.perhaps_to_tell(NOW) == []
