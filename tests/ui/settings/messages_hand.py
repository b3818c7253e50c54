"""The page of messages, on a real book."""

from datetime import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desktop.core.messages import Channel, MessageKind
from desktop.core.models import Salon, Span
from desktop.ui.book import Book
from desktop.ui.settings.messages_page import MessagesPage
from tests.ui.fake_account import NOW, make_book

BOOKED, MOVED = MessageKind.BOOKED, MessageKind.MOVED
EMAIL, TEXT = Channel.EMAIL, Channel.TEXT
HOURS = ((Span(time(9), time(18)),),) * 7
SALON = Salon(
    "Salon Rosa",
    "Europe/Berlin",
    "DE",
    HOURS,
    address="Lindenstraße 5",
    phone="030 12",
    language="de",
)


@pytest.fixture
def book(qtbot: QtBot, tmp_path: Path) -> Book:
    book = make_book(tmp_path)
    book.write(lambda store: store.save_salon(SALON))
    return book


@pytest.fixture
def page(qtbot: QtBot, book: Book) -> MessagesPage:
    return opened(qtbot, book)


def opened(qtbot: QtBot, book: Book) -> MessagesPage:
    page = MessagesPage(book, lambda: NOW)
    qtbot.addWidget(page)
    book.changed.connect(page.load)
    page.load()
    page.show()
    return page


def choose(page: MessagesPage, kind: MessageKind, channel: Channel, language: str) -> None:
    combos: tuple[tuple[QComboBox, object], ...] = (
        (page.kind, kind),
        (page.channel, channel),
        (page.language, language),
    )
    for combo, value in combos:
        combo.setCurrentIndex(combo.findData(value))
