"""The window says how the connection stands, and what goes wrong."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.models import BookingDetails, ProviderKind
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection, ConnectionState
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.window.connection_line import connection_words
from desktop.ui.window.window import MainWindow
from tests.ui.conftest import NOW
from tests.ui.fake_account import ROSA, FakeAccount
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk
from tests.ui.window.window_hand import window

__all__ = ["window"]

NOBODY = ConnectionState()
ROSA_IN = ConnectionState(organiser=ROSA)


@pytest.mark.parametrize(
    ("state", "words", "icon"),
    [
        (NOBODY, "Microsoft Teams is not connected", "info"),
        (replace(NOBODY, busy=True), "Connecting to Microsoft…", "link-waiting"),
        (ROSA_IN, "Connected — rosa@salon.example", "link-ready"),
        (
            replace(ROSA_IN, trouble=AppError(Kind.SIGN_IN_AGAIN)),
            "Sign in again — rosa@salon.example",
            "link-attention",
        ),
        (
            replace(ROSA_IN, keyring_problem=AppError(Kind.NO_KEYRING)),
            "Connected until the app is closed — rosa@salon.example",
            "link-attention",
        ),
    ],
)
def test_the_status_bar_says_how_the_connection_stands(
    state: ConnectionState, words: str, icon: str
) -> None:
    assert connection_words(state) == (words, icon)


def test_another_trouble_is_named_beside_the_account() -> None:
    error = AppError(Kind.OFFLINE)
    words, icon = connection_words(replace(ROSA_IN, trouble=error))
    assert words == f"Connected — rosa@salon.example. {error.advice.title}"
    assert icon == "link-attention"


def test_with_the_salons_own_link_microsoft_is_not_mentioned() -> None:
    words, _ = connection_words(NOBODY, ProviderKind.OWN_LINK)
    assert words == "Online appointments use your own meeting link"


def test_the_status_bar_follows_the_connection_and_leads_to_its_settings(
    desk: Desk, window: MainWindow, connection: Connection, account: FakeAccount
) -> None:
    assert window.connection_line.text() == "Microsoft Teams is not connected"
    account.kept = ROSA
    connection.restore()
    assert window.connection_line.text() == "Connected — rosa@salon.example"
    window.connection_line.click()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    assert dialog.pages[dialog.list.currentRow()] is dialog.online


def test_a_failure_is_told_and_reading_can_be_tried_again(
    desk: Desk, window: MainWindow, book: Book
) -> None:
    book.failed.emit(AppError(Kind.DISK_FULL))
    notice = window.notices.current
    assert notice is not None
    assert notice.error == AppError(Kind.DISK_FULL)


class Locked(Store):
    """A book another program holds, until it lets go."""

    held = True

    def day(self, day: date) -> list[BookingDetails]:
        if self.held:
            raise AppError(Kind.BOOK_LOCKED)
        return super().day(day)


def test_a_book_that_cannot_be_read_offers_retry(
    qtbot: QtBot, dressed: QApplication, connection: Connection, desk: Desk, tmp_path: Path
) -> None:
    locked = Locked(tmp_path / "book.sqlite", lambda: NOW)
    window = MainWindow(Book(locked, InlineLane()), connection, now=lambda: NOW)
    qtbot.addWidget(window)
    window.show()
    notice = window.notices.current
    assert notice is not None
    assert window.day is None
    locked.held = False
    dict(notice.acts)["Retr&y"]()
    assert window.day == date(2026, 5, 4)
    locked.close()
