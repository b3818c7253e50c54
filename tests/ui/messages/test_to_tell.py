"""The list of those still to be told, and the button that counts them."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.messages import Way
from desktop.core.models import BookingDetails, Status
from desktop.core.troubles import AppError, Kind
from desktop.ui.book import Book
from desktop.ui.messages.to_tell import ToTellDialog
from desktop.ui.spoken import apart
from tests.ui.access import check_keys, check_names
from tests.ui.conftest import NOW
from tests.ui.messages.telling_hand import TellingHand, hand, window

__all__ = ["hand", "window"]

OLD = "The customer still has the old time"

HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

Opened = Callable[[], ToTellDialog]


@pytest.fixture
def opened(qtbot: QtBot, book: Book, window: QWidget) -> Iterator[Opened]:
    def make() -> ToTellDialog:
        dialog = ToTellDialog(book, window, now=lambda: NOW)
        with qtbot.waitActive(dialog):
            dialog.open()
        return dialog

    yield make
    window.close()


def table(dialog: ToTellDialog) -> list[str]:
    return [" | ".join(row.cells) for row in dialog.table.links.table.rows]


def offered(dialog: ToTellDialog) -> list[str]:
    """The buttons that can be pressed."""
    found = dialog.findChildren(QPushButton)
    return sorted(
        one.text().replace("&", "") for one in found if one.isVisible() and one.isEnabled()
    )


def three(hand: TellingHand) -> tuple[int, int, int]:
    moved = hand.moved("11:00", "15:00", "Anna\nMuster", phone="0170 1234567")
    off = hand.cancelled("12:00", "Bo")
    online = hand.told("13:00", "Cleo", online=True)
    (held,) = hand.store.meetings_of(online)
    hand.desk.trouble(online, AppError(Kind.MEETING_GONE))
    assert held.join_url
    hand.told("14:00", "Dora")
    hand.desk.book("16:00", "Emil")
    return moved, off, online


def test_everybody_ahead_who_does_not_know_is_listed_soonest_first(
    opened: Opened, hand: TellingHand
) -> None:
    three(hand)
    assert table(opened()) == [
        "Bo | Mon 4 May, 12:00 | Mon 4 May, 12:00 (off) |  | ",
        "Cleo | an old link | Mon 4 May, 13:00 |  | ",
        "Anna Muster | Mon 4 May, 11:00 | Mon 4 May, 15:00 | 0170 1234567 | ",
    ]
    dialog = opened()
    said = []
    for row in range(3):
        dialog.table.selectRow(row)
        said.append(dialog.sentence.text())
    assert said == [
        f"{OLD} (Mon 4 May, 12:00) and does not know that it is off.",
        "The customer still has an old link.",
        f"{OLD} (Mon 4 May, 11:00).",
    ]
    dialog.table.selectAll()
    assert dialog.sentence.text() == ""


def test_who_is_here_and_what_is_past_needs_nobody(opened: Opened, hand: TellingHand) -> None:
    here = hand.moved("11:00", "15:00", "Anna")
    hand.store.mark_booking(here, Status.ARRIVED)
    hand.moved("11:00", "09:00", "Bo")  # over by now
    dialog = opened()
    assert table(dialog) == []
    assert dialog.nothing.isVisible()
    assert offered(dialog) == ["Close"]


def test_enter_shows_the_booking_and_closes_the_list(
    qtbot: QtBot, opened: Opened, hand: TellingHand
) -> None:
    _, off, _ = three(hand)
    dialog = opened()
    qtbot.waitUntil(dialog.table.hasFocus)
    seen: list[BookingDetails] = []
    dialog.show_wanted.connect(seen.append)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert [one.booking.id for one in seen] == [off]
    assert not dialog.isVisible()


def test_a_button_asks_for_the_message_and_the_list_stays(
    opened: Opened, hand: TellingHand
) -> None:
    three(hand)
    dialog = opened()
    asked: list[BookingDetails] = []
    dialog.tell_wanted.connect(asked.append)
    dialog.table.selectRow(2)
    dialog.tell.click()
    assert [one.customer.name for one in asked] == ["Anna\nMuster"]
    assert dialog.isVisible()


def test_the_first_is_chosen_while_the_keys_that_opened_the_list_are_held(
    opened: Opened, hand: TellingHand, window: QWidget
) -> None:
    _, off, _ = three(hand)
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_T, HELD)
    try:
        assert QApplication.keyboardModifiers() == HELD
        dialog = opened()
    finally:
        QTest.keyRelease(window.windowHandle(), Qt.Key.Key_T)
    assert [row.booking_id for row in dialog.table.chosen()] == [off]
    assert offered(dialog) == [
        "Already told",
        "Close",
        "Show the booking",
        "Tell the customer…",
    ]


def test_those_told_leave_the_list_and_come_back_on_undo(opened: Opened, hand: TellingHand) -> None:
    moved, off, online = three(hand)
    dialog = opened()
    dialog.table.selectAll()
    assert offered(dialog) == ["Already told", "Close"]
    dialog.table.selectRow(0)
    dialog.already.click()
    assert [row.split(" | ")[0] for row in table(dialog)] == ["Cleo", "Anna Muster"]
    assert [row.booking_id for row in dialog.table.chosen()] == [online]
    assert dialog.noted.text() == "Noted: 1 customer knows."
    last = hand.store.told_of(off)[-1]
    assert (last.way, last.kind.value, last.off) == (Way.BY_WORD, "cancelled", True)
    assert dialog.take_back.isVisible()
    dialog.take_back.click()
    assert len(table(dialog)) == 3
    assert (dialog.take_back.isVisible(), dialog.noted.isVisible()) == (False, False)
    dialog.table.selectAll()
    dialog.already.click()
    assert dialog.noted.text() == "Noted: 3 customers know."
    # by word somebody may know even of a link that does not work
    assert [row.split(" | ")[0] for row in table(dialog)] == []
    dialog.take_back.click()
    assert len(table(dialog)) == 3
    assert hand.store.told_of(moved)[-1].way is Way.COPIED


def test_what_goes_wrong_is_said_where_one_looks(opened: Opened, book: Book) -> None:
    dialog = opened()
    book.failed.emit(AppError(Kind.BOOK_LOCKED))
    assert AppError(Kind.BOOK_LOCKED).advice.title in dialog.problem.text()


def test_it_can_be_used_by_keyboard_and_screen_reader(opened: Opened, hand: TellingHand) -> None:
    dialog = opened()
    check_names(dialog)
    check_keys(dialog)
    three(hand)
    dialog._book.changed.emit()  # noqa: SLF001 - the same book
    dialog.table.selectAll()
    dialog.already.click()
    check_names(dialog)
    check_keys(dialog)


def test_whose_booking_is_anothers_by_now_is_listed_until_they_know(
    opened: Opened, hand: TellingHand
) -> None:
    booking_id, act = hand.given_away("11:00", "Anna", "Bo", phone="0170 1234567")
    moved = hand.store.move_booking(booking_id, datetime(2026, 5, 4, 15, 0))
    dialog = opened()
    assert table(dialog) == [
        "Anna | Mon 4 May, 11:00 | no longer theirs | 0170 1234567 | ",
        "Bo | Mon 4 May, 11:00 | Mon 4 May, 15:00 |  | ",
    ]
    dialog.table.selectRow(0)
    assert dialog.sentence.text() == (
        f"This booking was for {apart('Anna')}, who was told of it (Mon 4 May, 11:00) and does not"
        " know that it is somebody else's now."
    )
    assert [row.former_id > 0 for row in dialog.table.chosen()] == [True]
    asked: list[BookingDetails] = []
    dialog.tell_wanted.connect(asked.append)
    dialog.tell.click()
    assert [(one.customer.name, one.booking.status) for one in asked] == [
        ("Anna", Status.CANCELLED)
    ]
    dialog.already.click()
    assert [row.split(" | ")[0] for row in table(dialog)] == ["Bo"]
    assert hand.store.told_of(booking_id)[-1].way is Way.AGREED  # of Bo
    dialog.take_back.click()
    assert len(table(dialog)) == 2
    for change in (moved.id, act):
        hand.store.undo(change)
    dialog._book.changed.emit()  # noqa: SLF001 - the same book
    assert table(dialog) == []


def test_the_chosen_row_stays_the_same_one_of_two_of_a_booking(
    opened: Opened, hand: TellingHand
) -> None:
    booking_id, _ = hand.given_away("11:00", "Anna", "Bo")
    hand.store.move_booking(booking_id, datetime(2026, 5, 4, 15, 0))
    dialog = opened()
    dialog.table.selectRow(1)
    hand.moved("10:30", "12:00", "Cleo")
    dialog._book.changed.emit()  # noqa: SLF001 - the same book
    assert [row.cells[0] for row in dialog.table.chosen()] == ["Bo"]


def test_show_leads_to_where_a_booking_given_away_is_by_now(
    qtbot: QtBot, opened: Opened, hand: TellingHand
) -> None:
    booking_id, _ = hand.given_away("11:00", "Anna", "Bo")
    hand.store.move_booking(booking_id, datetime(2026, 5, 5, 15, 0))
    hand.tell(booking_id)
    dialog = opened()
    seen: list[BookingDetails] = []
    dialog.show_wanted.connect(seen.append)
    dialog.table.selectRow(0)
    dialog.show_booking.click()
    (found,) = seen
    assert (found.customer.name, found.booking.starts.day) == ("Bo", 5)
