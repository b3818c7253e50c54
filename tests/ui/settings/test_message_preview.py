"""The preview beside a template: what the message will look like."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.models import BookingDraft, Customer, Place, Service, Staff
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.settings.messages_page import MessagesPage
from tests.ui.settings.messages_hand import BOOKED, EMAIL, TEXT, book, choose, opened, page

__all__ = ["book", "page"]


def book_online(book: Book, name: str, day: int, zone: str = "") -> None:
    def act(store: Store) -> None:
        staff = store.save_staff(Staff(0, "Mia", "#2f7f86"))
        service = store.save_service(Service(0, "Beratung", 30, "#2f7f86", Place.ONLINE))
        customer = Customer(0, name, time_zone=zone)
        starts = datetime(2026, 5, day, 10)
        draft = BookingDraft(0, customer, staff.id, service.id, starts, 30, Place.ONLINE)
        store.save_booking(draft)

    book.write(act)


# The preview.


def test_the_preview_shows_a_made_up_booking_while_there_is_none(page: MessagesPage) -> None:
    choose(page, BOOKED, EMAIL, "en")
    assert page.preview.whose.text() == "With a made-up booking."
    assert page.preview.subject.text() == "Salon Rosa: your appointment on Monday, 11 May 2026"
    assert page.preview.body.toPlainText().splitlines()[:7] == [
        "Hello Anna Sample,",
        "",
        "Thank you for booking with us. We look forward to seeing you:",
        "",
        "Colour advice with Eva",
        "Monday, 11 May 2026, 10:00 am",
        "Join here: https://teams.microsoft.com/l/meetup-join/19%3ameeting_sample%40thread.v2/0",
    ]


def test_the_preview_shows_the_next_online_booking(qtbot: QtBot, book: Book) -> None:
    book_online(book, "Ömer Çelik", 9)
    book_online(book, "Łukasz Żółć", 6, "America/New_York")
    page = opened(qtbot, book)
    page.editor.body.setPlainText("{customer}|{service}|{staff}|{date}|{time}")
    page.editor.subject.setText("{phone} {salon}")
    assert "Łukasz Żółć" in page.preview.whose.text()
    assert page.preview.subject.text() == "030 12 Salon Rosa"
    assert page.preview.body.toPlainText() == (
        "Łukasz Żółć|Beratung|Mia|Mittwoch, 6. Mai 2026|04:00 Uhr in New York (10:00 Uhr in Berlin)"
    )


def test_the_preview_shows_what_comes_with_each_place(page: MessagesPage) -> None:
    page.editor.body.setPlainText("{address}\nhere {link}")
    online = page.preview.body.toPlainText()
    page.preview.place.setCurrentIndex(page.preview.place.findData(Place.ON_SITE))
    assert online.startswith("here https://")
    assert page.preview.body.toPlainText() == "Lindenstraße 5"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("a" * 100, "1 text message, room for 60 more characters."),
        ("a" * 200, "2 text messages, room for 106 more characters in the last."),
    ],
)
def test_texts_tell_their_length_and_mails_do_not(
    page: MessagesPage, typed: str, told: str
) -> None:
    assert page.preview.size_of_it.isHidden()
    choose(page, BOOKED, TEXT, "de")
    page.editor.body.setPlainText(typed)
    assert page.preview.size_of_it.isVisible()
    assert page.preview.size_of_it.text() == told
    assert page.preview.subject.isHidden()


def test_a_name_in_the_preview_is_only_words(qtbot: QtBot, book: Book) -> None:
    book_online(book, "<b>Eve</b> {link}", 6)
    page = opened(qtbot, book)
    page.editor.body.setPlainText("Hi {customer}!")
    page.editor.subject.setText("Hi {customer}!")
    assert page.preview.body.toPlainText() == "Hi <b>Eve</b> {link}!"
    assert page.preview.subject.text() == "Hi <b>Eve</b> {link}!"
    assert page.preview.subject.textFormat() == Qt.TextFormat.PlainText
