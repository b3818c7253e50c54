"""What is typed into a message: it goes out once, waits, and is never lost."""

from datetime import datetime

from PySide6.QtWidgets import QDialog, QPushButton

from desktop.core.messages import Channel
from desktop.ui.messages.message_dialog import MessageDialog
from tests.ui.messages.message_hand import MessageDesk, at, clipboard, said

__all__ = ["at"]


def text_tab(dialog: MessageDialog) -> None:
    dialog.tabs.setCurrentWidget(dialog.pages[Channel.TEXT])


def act(dialog: MessageDialog, words: str) -> None:
    found = [b for b in dialog.bar.findChildren(QPushButton) if b.text().replace("&", "") == words]
    found[-1].click()


def test_what_is_typed_goes_out_once_and_into_no_template(at: MessageDesk) -> None:
    booking_id = at.anna(online=False)
    dialog = at.open(booking_id)
    dialog.pages[Channel.EMAIL].body.setPlainText("Bring a photo.")
    dialog.ways.copy.click()
    assert clipboard() == "Bring a photo."
    assert at.desk.store.templates() == []
    dialog.reject()
    assert at.open(booking_id).pages[Channel.EMAIL].body.toPlainText() != "Bring a photo."


def test_what_was_typed_waits_while_another_kind_is_looked_at(at: MessageDesk) -> None:
    dialog = at.open(at.anna())
    body = dialog.pages[Channel.EMAIL].body
    body.setPlainText("My own words")
    dialog.kind.setCurrentIndex(2)
    assert body.toPlainText() != "My own words"
    dialog.kind.setCurrentIndex(0)
    assert body.toPlainText() == "My own words"


def test_what_was_typed_is_there_again_after_the_window_was_closed(at: MessageDesk) -> None:
    booking_id = at.anna()
    dialog = at.open(booking_id)
    dialog.pages[Channel.EMAIL].body.setPlainText("My own words")
    dialog.reject()
    assert at.open(booking_id).pages[Channel.EMAIL].body.toPlainText() == "My own words"


def test_what_was_typed_stays_as_long_as_it_did_not_go_out(at: MessageDesk) -> None:
    booking_id = at.anna()
    dialog = at.open(booking_id)
    text_tab(dialog)
    dialog.pages[Channel.TEXT].body.setPlainText("My own words")
    dialog.ways.qr.click()  # the link alone
    dialog.ways.ics.click()  # no file is named
    for window in dialog.findChildren(QDialog):
        window.reject()
    at.asked.takes = False
    dialog.ways.whatsapp.click()
    dialog.ways.copy.click()
    act(dialog, "Undo")
    dialog.reject()
    dialog = at.open(booking_id)
    dialog.kind.setCurrentIndex(0)  # who has the link is due for a reminder
    assert dialog.pages[Channel.TEXT].body.toPlainText() == "My own words"
    text_tab(dialog)
    dialog.ways.copy.click()
    dialog.pages[Channel.TEXT].body.setPlainText("Other words")
    dialog.reject()
    dialog = at.open(booking_id)
    dialog.kind.setCurrentIndex(0)
    assert dialog.pages[Channel.TEXT].body.toPlainText() == "Other words"


def test_typed_words_that_a_change_made_old_are_told_to_be_so(at: MessageDesk) -> None:
    booking_id = at.anna(online=False)
    dialog = at.open(booking_id)
    body = dialog.pages[Channel.EMAIL].body
    body.setPlainText("Come at 11")
    at.book.write(lambda store: store.move_booking(booking_id, datetime(2026, 5, 4, 14, 0)))
    assert body.toPlainText() == "Come at 11"
    assert said(dialog) == "The booking has changed since you wrote this message."
    act(dialog, "Write it anew")
    assert "2:00 pm" in body.toPlainText()


def test_words_nobody_typed_follow_the_booking(at: MessageDesk) -> None:
    booking_id = at.anna(online=False)
    dialog = at.open(booking_id)
    at.book.write(lambda store: store.move_booking(booking_id, datetime(2026, 5, 4, 14, 0)))
    assert "2:00 pm" in dialog.pages[Channel.EMAIL].body.toPlainText()
    assert dialog.bar.current is None


def test_an_empty_message_does_not_go_out(at: MessageDesk) -> None:
    dialog = at.open(at.anna())
    dialog.pages[Channel.EMAIL].body.setPlainText(" \n")
    assert dialog.ways.copy.toolTip() == "The message is empty."
    assert not dialog.ways.copy.isEnabled()
    text_tab(dialog)
    assert dialog.ways.copy.isEnabled()
