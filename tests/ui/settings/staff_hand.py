"""The page of staff, on a real book."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError
from desktop.ui.book import Book
from desktop.ui.settings.staff_page import StaffPage
from tests.ui.conftest import NOW
from tests.ui.salon import Desk


@pytest.fixture
def page(qtbot: QtBot, book: Book, desk: Desk) -> StaffPage:
    made = StaffPage(book, lambda: NOW)
    qtbot.addWidget(made)
    book.changed.connect(made.load)
    made.load()
    made.show()
    return made


def saved(page: StaffPage) -> AppError | None:
    answers: list[AppError | None] = []
    page.save(answers.append)
    (answer,) = answers
    return answer
