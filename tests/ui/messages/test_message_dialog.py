"""Telling a customer: the words, whom they go to, and that nothing goes out too soon."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.messages import Channel, MessageKind, Template
from desktop.core.models import Status
from desktop.ui.book import Book
from desktop.ui.messages.message_dialog import MessageDialog
from tests.ui.access import check_keys, check_names, mnemonics
from tests.ui.held_lane import HeldLane
from tests.ui.messages.message_hand import LINK, MessageDesk, at, clipboard, offered

__all__ = ["at"]

HOSTILE = "Zoë\r\nBcc: all@evil.example <b>x</b> \u202eevil"


def text_tab(dialog: MessageDialog) -> None:
    dialog.tabs.setCurrentWidget(dialog.pages[Channel.TEXT])


def kinds(dialog: MessageDialog) -> list[str]:
    return [dialog.kind.itemText(index) for index in range(dialog.kind.count())]


def test_what_is_due_is_filled_in_and_goes_to_the_address_on_the_card(at: MessageDesk) -> None:
    dialog = at.open(at.anna())
    mail, text = dialog.pages[Channel.EMAIL], dialog.pages[Channel.TEXT]
    assert dialog.kind.currentText() == "Appointment booked"
    assert kinds(dialog) == ["Appointment booked", "Appointment moved", "Reminder"]
    assert (mail.to.text(), text.to.text()) == ("anna@contoso.example", "+491701234567")
    assert mail.subject.text() == "Salon Rosa: your appointment on Monday, 4 May 2026"
    assert LINK in mail.body.toPlainText()
    assert LINK in text.body.toPlainText()
    assert text.size_of_it.text().startswith("2 text messages, room for ")
    assert not mail.size_of_it.isVisible()
    assert offered(dialog) == ["Copy message", "E-mail draft", "QR code…", "Save .ics…"]


def test_each_channel_has_its_ways_out(at: MessageDesk) -> None:
    dialog = at.open(at.anna())
    text_tab(dialog)
    assert offered(dialog) == [
        "Copy message",
        "Text message",
        "WhatsApp",
        "QR code…",
        "Save .ics…",
    ]


def test_without_a_program_for_them_text_messages_are_not_offered(at: MessageDesk) -> None:
    at.asked.texts = False
    dialog = at.open(at.anna(online=False))
    text_tab(dialog)
    assert offered(dialog) == ["Copy message", "WhatsApp", "Save .ics…"]


def test_nothing_goes_out_while_the_link_is_missing_and_all_once_it_is_there(
    at: MessageDesk,
) -> None:
    booking_id = at.anna(linked=False)
    dialog = at.open(booking_id)
    assert dialog.pages[Channel.EMAIL].body.toPlainText().startswith("Hello Anna,")
    assert dialog.not_final.isVisible()
    assert dialog.not_final.text() == (
        "The link is not ready yet, so this message cannot go out. The link is being made."
    )
    assert offered(dialog) == ["(Copy message)", "(E-mail draft)", "(Save .ics…)"]
    assert not dialog.ways.chip.isEnabled()
    assert dialog.ways.copy.toolTip() == "The link is not ready yet."
    text_tab(dialog)
    assert offered(dialog) == ["(Copy message)", "(Text message)", "(WhatsApp)", "(Save .ics…)"]
    at.desk.link(booking_id, LINK)
    at.book.changed.emit()
    assert not dialog.not_final.isVisible()
    assert dialog.ways.copy.isEnabled()
    assert LINK in dialog.pages[Channel.TEXT].body.toPlainText()


def test_until_the_book_has_answered_nothing_goes_out(
    qtbot: QtBot, at: MessageDesk, dressed: QApplication
) -> None:
    booking_id, lane = at.anna(), HeldLane()
    at.book = Book(at.desk.store, lane)
    dialog = at.open(booking_id)
    assert not dialog.ways.copy.isEnabled()
    lane.work()
    assert dialog.ways.copy.isEnabled()


def test_what_is_to_be_told_is_readable_also_when_the_book_answers_late(
    qtbot: QtBot, at: MessageDesk
) -> None:
    booking_id, lane = at.anna(), HeldLane()
    at_once = at.open(booking_id)
    at.book = Book(at.desk.store, lane)
    late = at.open(booking_id)
    empty = late.kind.sizeHint().width()  # as the layout asks it, once it is on the screen
    assert empty < at_once.kind.width()
    lane.work()
    qtbot.waitUntil(lambda: late.kind.width() == at_once.kind.width(), timeout=1000)


def test_without_an_address_a_draft_is_begun_all_the_same_but_no_text(at: MessageDesk) -> None:
    dialog = at.open(at.anna(email="", phone=""))
    assert dialog.pages[Channel.EMAIL].to.placeholderText() == (
        "No e-mail address on the customer’s card"
    )
    assert "E-mail draft" in offered(dialog)
    text_tab(dialog)
    assert {"(Text message)", "(WhatsApp)", "Copy message"} <= set(offered(dialog))
    assert dialog.ways.text.toolTip() == "No phone number on the customer’s card"


def test_what_is_no_address_is_shown_as_it_stands_on_the_card(at: MessageDesk) -> None:
    dialog = at.open(at.anna(email="anna at contoso", phone="ask her sister"))
    found = [page.to.placeholderText() for page in dialog.pages.values()]
    assert found == [
        "“\u2068anna at contoso\u2069” is no e-mail address",
        "“\u2068ask her sister\u2069” is no phone number one can dial",
    ]


def test_with_a_number_only_the_text_message_is_on_top(at: MessageDesk) -> None:
    assert at.open(at.anna(email="")).channel is Channel.TEXT
    assert at.open(at.anna(email="", phone="")).channel is Channel.EMAIL


def test_after_a_move_the_new_time_is_due_and_what_was_told_stays_in_the_book(
    at: MessageDesk,
) -> None:
    booking_id = at.anna(online=False)
    at.open(booking_id).ways.copy.click()
    at.desk.store.move_booking(booking_id, datetime(2026, 5, 4, 14, 0))
    dialog = at.open(booking_id)
    assert dialog.kind.currentText() == "Appointment moved"
    dialog.ways.copy.click()
    assert "2:00" in clipboard()
    assert at.told(booking_id) == ["booked copied 09:00 False", "moved copied 12:00 False"]


def test_of_what_is_called_off_only_that_is_told(at: MessageDesk) -> None:
    booking_id = at.anna()
    at.open(booking_id).ways.copy.click()
    at.desk.store.cancel_booking(booking_id)
    dialog = at.open(booking_id)
    assert kinds(dialog) == ["Appointment cancelled"]
    assert LINK not in dialog.pages[Channel.EMAIL].body.toPlainText()
    assert offered(dialog) == ["Copy message", "E-mail draft", "Save .ics…"]
    dialog.ways.copy.click()
    assert at.told(booking_id)[-1] == "cancelled copied 09:00 False"


def test_called_off_while_the_window_is_open(at: MessageDesk) -> None:
    booking_id = at.anna()
    dialog = at.open(booking_id)
    at.book.write(lambda store: store.mark_booking(booking_id, Status.CANCELLED))
    assert kinds(dialog) == ["Appointment cancelled"]
    assert "cancelled" in dialog.pages[Channel.EMAIL].subject.text()


def test_the_language_is_the_customers_and_can_be_another(at: MessageDesk) -> None:
    dialog = at.open(at.anna(language="de"))
    assert dialog.language.currentText() == "Deutsch"
    assert dialog.pages[Channel.EMAIL].body.toPlainText().startswith("Guten Tag Anna,")
    dialog.language.setCurrentIndex(dialog.language.findText("English"))
    assert dialog.pages[Channel.EMAIL].body.toPlainText().startswith("Hello Anna,")


def test_the_owners_words_are_used(at: MessageDesk) -> None:
    at.desk.store.save_template(
        Template(MessageKind.BOOKED, Channel.TEXT, "en", "", "See you at {time}, {customer}!")
    )
    dialog = at.open(at.anna(online=False))
    assert dialog.pages[Channel.TEXT].body.toPlainText() == "See you at 11:00 am, Anna!"


def test_hostile_names_are_plain_words(at: MessageDesk) -> None:
    dialog = at.open(at.anna(name=HOSTILE))
    assert dialog.about.textFormat() is Qt.TextFormat.PlainText
    assert "\n" not in dialog.about.text()
    subject = dialog.pages[Channel.EMAIL].subject.text()
    assert not set(subject) & set("\r\n\u202e")


def test_address_and_subject_can_be_copied_by_themselves(at: MessageDesk) -> None:
    booking_id = at.anna()
    dialog = at.open(booking_id)
    mail = dialog.pages[Channel.EMAIL]
    mail.copy_to.click()
    assert clipboard() == "anna@contoso.example"
    mail.copy_subject.click()
    assert clipboard() == mail.subject.text()
    assert at.told(booking_id) == []


@pytest.mark.parametrize("channel", Channel)
def test_every_control_has_a_name_and_a_key_of_its_own(at: MessageDesk, channel: Channel) -> None:
    dialog = at.open(at.anna())
    dialog.tabs.setCurrentWidget(dialog.pages[channel])
    dialog.ways.copy.click()  # with what is said afterwards
    check_names(dialog)
    check_keys(dialog)
    tabs = [dialog.tabs.tabText(index)[1].lower() for index in range(dialog.tabs.count())]
    assert not set(mnemonics(dialog)) & set(tabs)


def test_enter_copies_from_anywhere_but_the_other_buttons(qtbot: QtBot, at: MessageDesk) -> None:
    booking_id = at.anna()
    dialog = at.open(booking_id)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    qtbot.keyClick(dialog.pages[Channel.EMAIL].subject, Qt.Key.Key_Return)
    assert at.told(booking_id) == ["booked copied 09:00 True"]
    dialog.ways.qr.setFocus()
    qtbot.keyClick(dialog.ways.qr, Qt.Key.Key_Return)
    assert at.told(booking_id)[1:] == ["booked qr 09:00 True"]


def test_tab_goes_through_it_from_top_to_bottom(at: MessageDesk) -> None:
    dialog = at.open(at.anna())
    dialog.kind.setFocus()
    passed: list[QWidget | None] = []
    for _ in range(14):
        passed.append(dialog.focusWidget())
        dialog.focusNextChild()
    mail, ways = dialog.pages[Channel.EMAIL], dialog.ways
    assert passed == [
        dialog.kind,
        dialog.language,
        dialog.tabs.tabBar(),
        *(mail.to, mail.copy_to, mail.subject, mail.copy_subject, mail.body),
        *(ways.copy, ways.mail, ways.attach, ways.qr, ways.ics),
        dialog.close_button,
    ]
