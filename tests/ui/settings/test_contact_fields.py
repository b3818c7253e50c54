"""What customers are told of the salon, on the page of the salon."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from desktop.core.models import Salon, Span
from desktop.services.preferences import Preferences
from desktop.ui import spoken
from desktop.ui.book import Book
from desktop.ui.settings.salon_page import SalonPage
from tests.ui.access import check_keys, check_names
from tests.ui.fake_account import make_book

SALON = Salon("Salon Rosa", "Europe/Berlin", "DE", ((Span(time(9), time(18)),),) * 7)


@pytest.fixture
def book(qtbot: QtBot, tmp_path: Path) -> Book:
    return make_book(tmp_path)


def opened(qtbot: QtBot, book: Book) -> SalonPage:
    page = SalonPage(book)
    qtbot.addWidget(page)
    book.changed.connect(page.load)
    page.load()
    page.show()
    return page


def salon_in(book: Book) -> Salon:
    found: list[Salon] = []
    book.read(lambda store: store.salon(), found.append)
    return found[0]


def test_address_phone_and_language_are_shown_and_saved(qtbot: QtBot, book: Book) -> None:
    book.write(lambda store: store.save_salon(replace(SALON, phone="030 1", language="de")))
    page = opened(qtbot, book)
    contact = page.contact
    assert (contact.phone.text(), contact.language.currentData()) == ("030 1", "de")
    assert not page.is_dirty()
    qtbot.keyClicks(contact.address, "  Lindenstr. 5,  Berlin ")
    contact.language.setCurrentIndex(contact.language.findData("en"))
    assert page.is_dirty()
    page.save(lambda error: None)
    assert not page.is_dirty()
    assert salon_in(book) == replace(
        SALON, address="Lindenstr. 5, Berlin", phone="030 1", language="en"
    )


def test_discarding_goes_back(qtbot: QtBot, book: Book) -> None:
    book.write(lambda store: store.save_salon(SALON))
    page = opened(qtbot, book)
    qtbot.keyClicks(page.contact.phone, "1")
    page.contact.language.setCurrentIndex(1)
    page.discard()
    assert not page.is_dirty()
    assert page.contact.typed() == ("", "", "en")


@pytest.mark.parametrize(
    ("speaks", "name", "language"),
    [("de", "", "de"), ("fr", "", "en"), ("de", "Salon Rosa", "en")],
)
def test_a_salon_without_a_name_is_proposed_the_language_the_app_speaks(
    qtbot: QtBot, book: Book, speaks: str, name: str, language: str
) -> None:
    if name:
        book.write(lambda store: store.save_salon(SALON))
    spoken.use(Preferences(language=speaks), QLocale("en_GB"))
    page = opened(qtbot, book)
    spoken.use(Preferences(), QLocale("en_GB"))
    assert page.contact.language.currentData() == language
    assert not page.is_dirty()


def test_a_language_of_a_later_version_is_kept(qtbot: QtBot, book: Book) -> None:
    book.write(lambda store: store.save_salon(replace(SALON, language="fr")))
    page = opened(qtbot, book)
    qtbot.keyClicks(page.contact.phone, "1")
    page.save(lambda error: None)
    assert salon_in(book).language == "fr"


def test_every_control_has_a_name_and_its_own_key(qtbot: QtBot, book: Book) -> None:
    page = opened(qtbot, book)
    check_names(page)
    check_keys(page)
