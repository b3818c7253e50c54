"""The page of online appointments, with or without an account."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.settings.online_page import OnlinePage
from tests.ui.fake_account import FakeAccount, make_book, make_connection


@pytest.fixture
def book(qtbot: QtBot, tmp_path: Path) -> Book:
    return make_book(tmp_path)


@pytest.fixture
def account() -> FakeAccount:
    return FakeAccount()


@pytest.fixture
def connection(qtbot: QtBot, tmp_path: Path, account: FakeAccount) -> Connection:
    connection = make_connection(tmp_path, account)
    connection.restore()
    return connection


def page_of(qtbot: QtBot, book: Book, connection: Connection) -> OnlinePage:
    page = OnlinePage(book, connection)
    qtbot.addWidget(page)
    page.load()
    return page


@pytest.fixture
def page(qtbot: QtBot, book: Book, connection: Connection) -> Iterator[OnlinePage]:
    return page_of(qtbot, book, connection)


def saved(page: OnlinePage) -> AppError | None:
    answers: list[AppError | None] = []
    page.save(answers.append)
    (answer,) = answers
    return answer


def answer(words: str) -> str:
    """Press a button of the question on the screen; return what it asked."""
    box = next(
        w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()
    )
    text = box.text()
    next(b for b in box.findChildren(QPushButton) if b.text() == words).click()
    return text
