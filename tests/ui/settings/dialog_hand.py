"""The settings, opened on a real book."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.core.models import Service, Staff
from desktop.services.preferences import Preferences, PreferencesFile
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.preferences_port import PreferencesPort
from desktop.ui.settings.dialog import SettingsDialog
from tests.ui.conftest import NOW
from tests.ui.fake_account import FakeAccount, make_book, make_connection
from tests.ui.inline_lane import InlineLane


@pytest.fixture
def book(qtbot: QtBot, tmp_path: Path) -> Book:
    book = make_book(tmp_path)
    book.write(lambda store: store.save_staff(Staff(0, "Mia", "#2f7f86")))
    book.write(lambda store: store.save_service(Service(0, "Cut", 45, "#2f7f86")))
    return book


@pytest.fixture
def connection(qtbot: QtBot, tmp_path: Path) -> Connection:
    connection = make_connection(tmp_path, FakeAccount())
    connection.restore()
    return connection


@pytest.fixture
def preferences(tmp_path: Path) -> PreferencesPort:
    return PreferencesPort(PreferencesFile(tmp_path), InlineLane(), Preferences())


@pytest.fixture
def dialog(
    qtbot: QtBot, book: Book, connection: Connection, preferences: PreferencesPort
) -> Iterator[SettingsDialog]:
    dialog = SettingsDialog(book, connection, preferences=preferences, now=lambda: NOW)
    dialog.show()
    yield dialog
    if isValid(dialog):
        for page in dialog.pages:
            page.discard()
        dialog.reject()
