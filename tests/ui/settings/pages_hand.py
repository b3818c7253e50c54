"""Pages of the settings, on a real book."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError
from desktop.ui.book import Book
from desktop.ui.settings.salon_page import SalonPage
from desktop.ui.settings.services_page import ServicesPage
from desktop.ui.settings.staff_page import StaffPage
from tests.ui.fake_account import make_book


@pytest.fixture
def book(qtbot: QtBot, tmp_path: Path) -> Book:
    return make_book(tmp_path)


def saved(page: SalonPage | StaffPage | ServicesPage) -> AppError | None:
    answers: list[AppError | None] = []
    page.save(answers.append)
    (answer,) = answers
    return answer


def names(page: StaffPage | ServicesPage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]
