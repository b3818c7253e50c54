"""What a screen reader and a keyboard need of the settings."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.core.models import Absence, AbsenceKind, Staff
from desktop.core.troubles import AppError, Kind
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.error_details import DetailsDialog
from desktop.ui.notices import NoticeBar
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.settings.sign_in_dialog import SignInDialog
from tests.ui.access import check_keys, check_names
from tests.ui.fake_account import ROSA, FakeAccount, make_connection
from tests.ui.settings.dialog_hand import book, connection, dialog, preferences

__all__ = ["book", "connection", "dialog", "preferences"]


def staff_in(book: Book) -> list[Staff]:
    found: list[list[Staff]] = []
    book.read(lambda store: store.staff(), found.append)
    return found[0]


@pytest.mark.parametrize("row", range(6))
def test_every_control_of_the_settings_has_a_name_and_its_own_key(
    dialog: SettingsDialog, row: int
) -> None:
    dialog.list.setCurrentRow(row)
    check_names(dialog)
    check_keys(dialog)


def test_every_control_of_somebody_with_own_hours_has_a_name_and_its_own_key(
    dialog: SettingsDialog, book: Book
) -> None:
    mia, today = staff_in(book)[0], datetime(2026, 5, 4)
    dialog.open_page(dialog.staff)
    for days in (3, 4):
        absence = Absence(0, mia.id, AbsenceKind.SICK, today, today + timedelta(days=days))
        book.write(lambda store, absence=absence: store.save_absence(absence))
    dialog.staff.hours.choice.setCurrentIndex(1)
    dialog.staff.services.choice.setCurrentIndex(1)
    dialog.staff.absences.list.setCurrentRow(0)
    check_names(dialog)
    dialog.staff.absences.remove.click()
    assert dialog.staff.absences.undo.isVisible()
    assert dialog.staff.absences.remove.isVisible()
    check_keys(dialog)


def test_every_control_of_a_connected_account_has_a_name_and_its_own_key(
    qtbot: QtBot, tmp_path: Path, book: Book
) -> None:
    account = FakeAccount()
    account.kept, account.kept_trouble = ROSA, AppError(Kind.SIGN_IN_AGAIN)
    connection = make_connection(tmp_path, account)
    connection.restore()
    connection.save_registration(
        "00001111-aaaa-2222-bbbb-3333cccc4444", "", "hush", lambda _error: None
    )
    dialog = SettingsDialog(book, connection)
    dialog.show()
    dialog.open_page(dialog.online)
    dialog.online.provider.setCurrentIndex(2)
    dialog.online.show_it.click()
    check_names(dialog)
    check_keys(dialog)
    dialog.online.discard()
    dialog.reject()


@pytest.mark.parametrize("page", [0, 1])
def test_every_control_of_the_sign_in_has_a_name_and_its_own_key(
    qtbot: QtBot, connection: Connection, page: int
) -> None:
    dialog = SignInDialog(connection)
    dialog.show_error(AppError(Kind.ADMIN_CONSENT))
    dialog.pages.setCurrentIndex(page)
    dialog.show()
    check_names(dialog)
    check_keys(dialog)
    dialog.reject()


def test_every_control_of_messages_has_a_name(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_error(AppError(Kind.SIGN_IN_AGAIN), lambda: None)
    check_names(bar)
    details: QDialog = DetailsDialog(AppError(Kind.ADMIN_CONSENT), {})
    details.show()
    check_names(details)
    details.reject()
