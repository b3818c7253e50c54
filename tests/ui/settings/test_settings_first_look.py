"""The settings as an owner first sees them: empty, by keyboard, on a bad day."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import Service, Staff
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.settings.sign_in_dialog import SignInDialog
from desktop.ui.worker import Worker
from tests.ui.conftest import NOW
from tests.ui.fake_account import CLIENT_ID, LINK, FakeAccount, make_connection
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane


@pytest.fixture
def parent(qtbot: QtBot, dressed: QApplication) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    yield window
    for dialog in window.findChildren(SettingsDialog):
        for page in dialog.pages:
            page.discard()
        dialog.reject()


def opened(qtbot: QtBot, book: Book, connection: Connection, parent: QWidget) -> SettingsDialog:
    dialog = SettingsDialog(book, connection, parent)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


@pytest.mark.parametrize("which", ["staff", "services"])
def test_an_empty_page_says_what_to_do_and_begins_there(
    qtbot: QtBot, store: Store, connection: Connection, parent: QWidget, which: str
) -> None:
    lane = HeldLane()
    dialog = SettingsDialog(Book(store, lane), connection, parent)
    page = dialog.staff if which == "staff" else dialog.services
    dialog.open_page(page)
    with qtbot.waitActive(dialog):
        dialog.show()
    lane.work()
    assert QApplication.focusWidget() is page.add
    assert any("Choose Add" in label.text() for label in page.findChildren(QLabel))
    qtbot.keyClick(page.add, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.name
    assert not any("Choose Add" in label.text() for label in page.findChildren(QLabel))


def test_every_label_beside_a_field_stands_level_with_the_words_in_it(
    qtbot: QtBot, book: Book, connection: Connection, parent: QWidget
) -> None:
    book.write(lambda store: store.save_staff(Staff(0, "Mia", "#2f7f86")))
    book.write(lambda store: store.save_service(Service(0, "Cut", 45, "#2f7f86")))
    dialog = opened(qtbot, book, connection, parent)
    checked = 0
    for page in dialog.pages:
        dialog.open_page(page)
        for label in page.findChildren(QLabel):
            field = label.buddy()
            if isinstance(field, QLineEdit | QComboBox | QSpinBox) and label.isVisible():
                words = label.mapTo(dialog, label.rect().center())
                place = field.mapTo(dialog, QPoint(0, 0))
                if words.x() < place.x():  # else it stands above
                    assert abs(words.y() - place.y() - field.height() / 2) <= 1
                    checked += 1
    assert checked > 8


def test_a_time_zone_is_chosen_by_typing_enough_of_it(
    qtbot: QtBot, book: Book, connection: Connection, parent: QWidget
) -> None:
    dialog = opened(qtbot, book, connection, parent)
    zone = dialog.salon.zone
    for typed, meant in (("lisb", "Europe/Lisbon"), ("europe/be", "europe/be")):
        zone.setFocus()
        zone.lineEdit().selectAll()
        qtbot.keyClicks(zone, typed)
        zone.completer().popup().hide()
        dialog.salon.name.setFocus()
        assert zone.currentText() == meant


class Locked(Store):
    """A book that another program holds, until it lets go."""

    held = True

    def staff(self) -> list[Staff]:
        if self.held:
            raise AppError(Kind.BOOK_LOCKED)
        return super().staff()


def test_a_page_that_cannot_be_read_says_why_in_the_dialog(
    qtbot: QtBot, tmp_path: Path, connection: Connection, parent: QWidget
) -> None:
    locked = Locked(tmp_path / "locked.sqlite", lambda: NOW)
    dialog = opened(qtbot, Book(locked, InlineLane()), connection, parent)
    assert dialog.problem.isHidden()
    dialog.list.setCurrentRow(1)
    assert AppError(Kind.BOOK_LOCKED).advice.title in dialog.problem.text()
    assert dialog.problem.isVisible()
    assert not dialog.staff.add.isEnabled()
    locked.held = False
    dialog.list.setCurrentRow(0)
    dialog.list.setCurrentRow(1)
    assert dialog.staff.add.isEnabled()
    locked.close()


def impatient(tmp_path: Path, settings_lane: Worker) -> Connection:
    """A connection whose settings take their time."""
    connection = make_connection(
        tmp_path,
        FakeAccount(AppError(Kind.OFFLINE)),
        new_lane=lambda name: settings_lane if name == "settings" else InlineLane(),
    )
    connection.restore()
    return connection


def test_a_double_click_on_connect_starts_one_sign_in(
    qtbot: QtBot, tmp_path: Path, book: Book, parent: QWidget
) -> None:
    lane = HeldLane()
    dialog = opened(qtbot, book, impatient(tmp_path, lane), parent)
    lane.work()
    dialog.open_page(dialog.online)
    qtbot.keyClicks(dialog.online.registration.client_id, CLIENT_ID)
    dialog.online.account.connect_button.click()
    dialog.online.account.connect_button.click()
    lane.work()
    assert len(dialog.findChildren(SignInDialog)) == 1
    dialog.findChildren(SignInDialog)[0].reject()


def test_connecting_without_room_for_what_was_typed_says_so(
    qtbot: QtBot, tmp_path: Path, book: Book, parent: QWidget
) -> None:
    (tmp_path / "config").write_text("a file where a folder should be")
    dialog = opened(qtbot, book, impatient(tmp_path, InlineLane()), parent)
    dialog.open_page(dialog.online)
    qtbot.keyClicks(dialog.online.registration.client_id, CLIENT_ID)
    dialog.online.account.connect_button.click()
    assert dialog.problem.isVisible()
    assert dialog.findChildren(SignInDialog) == []
    assert dialog.online.registration.client_id.text() == CLIENT_ID


def test_every_word_of_a_sign_in_can_be_read(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path
) -> None:
    connection = make_connection(tmp_path, FakeAccount(), new_lane=lambda _name: HeldLane())
    dialog = SignInDialog(connection)
    with qtbot.waitExposed(dialog):
        dialog.start()
    qtbot.waitUntil(lambda: cut_off(dialog) == [])
    connection.attempt_link.emit(LINK)
    qtbot.waitUntil(lambda: cut_off(dialog) == [])
    dialog.show_error(AppError(Kind.ADMIN_CONSENT))
    qtbot.waitUntil(lambda: cut_off(dialog) == [])
    dialog.reject()


def cut_off(dialog: SignInDialog) -> list[str]:
    return [
        label.text()
        for label in dialog.pages.currentWidget().findChildren(QLabel)
        if label.isVisible() and label.height() < label.heightForWidth(label.width())
    ]
