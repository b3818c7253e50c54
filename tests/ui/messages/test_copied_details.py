"""Copied details are a message like any other, and noted as one."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.core.messages import Channel
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking import sharing
from desktop.ui.messages.message_dialog import MessageDialog
from desktop.ui.notices import NoticeBar
from tests.ui.conftest import NOW
from tests.ui.messages.message_hand import MessageDesk, at, clipboard

__all__ = ["at"]

THREE = datetime(2026, 5, 4, 15, 0)


def words(dialog: MessageDialog, channel: Channel) -> str:
    return dialog.pages[channel].body.toPlainText()


def test_copy_details_takes_the_short_message_and_notes_it(
    at: MessageDesk, book: Book, store: Store
) -> None:
    booking_id = at.anna()
    dialog = at.open(booking_id)
    bar = NoticeBar(at.window)
    sharing.copy_message(book, bar, booking_id, NOW)
    assert clipboard() == words(dialog, Channel.TEXT)
    assert at.told(booking_id) == ["booked copied 09:00 True"]


def test_copied_details_are_noted_in_the_words_they_have(
    at: MessageDesk, book: Book, store: Store
) -> None:
    booking_id = at.anna()
    bar = NoticeBar(at.window)
    for _ in range(2):
        sharing.copy_message(book, bar, booking_id, NOW)
    assert "you are booked" in clipboard()
    store.move_booking(booking_id, THREE)
    sharing.copy_message(book, bar, booking_id, NOW)
    assert "is now on Monday, 4 May 2026, 3:00 pm" in clipboard()
    assert at.told(booking_id) == [
        "booked copied 09:00 True",
        "booked copied 09:00 True",
        "moved copied 13:00 True",
    ]


def test_copied_details_that_could_not_be_noted_are_noted_again(
    at: MessageDesk, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    booking_id = at.anna()
    bar = NoticeBar(at.window)
    with monkeypatch.context() as broken:
        broken.delattr("desktop.services.message_store.MessageStore.note_told")
        sharing.copy_message(book, bar, booking_id, NOW)
    assert at.told(booking_id) == []
    next(b for b in bar.findChildren(QPushButton) if b.text() == "Retr&y").click()
    assert at.told(booking_id) == ["booked copied 09:00 True"]


def test_copy_details_copies_nothing_without_the_link(
    at: MessageDesk, book: Book, store: Store
) -> None:
    QApplication.clipboard().setText("before")
    booking_id = at.anna(linked=False)
    bar = NoticeBar(at.window)
    sharing.copy_message(book, bar, booking_id, NOW)
    assert clipboard() == "before"
    assert bar.current is not None
    assert bar.current.text == "The link is not ready yet, so nothing was copied."
    assert at.told(booking_id) == []
