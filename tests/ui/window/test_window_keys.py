"""The main window by keyboard, and in impatient hands."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.models import Service
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.error_details import DetailsDialog
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.start.first_start import FirstStart
from desktop.ui.window.window import MainWindow
from tests.ui.conftest import NOW
from tests.ui.fake_account import CLIENT_ID, FakeAccount, make_connection
from tests.ui.held_lane import HeldLane
from tests.ui.salon import Desk, fill


def shown(qtbot: QtBot, book: Book, connection: Connection) -> MainWindow:
    window = MainWindow(book, connection, now=lambda: NOW)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, book: Book, connection: Connection) -> MainWindow:
    return shown(qtbot, book, connection)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_has_the_focus(
    qtbot: QtBot, window: MainWindow, key: Qt.Key
) -> None:
    assert window.pages.currentWidget() is window.welcome
    window.welcome.open.setFocus()
    qtbot.keyClick(window.welcome.open, key)
    assert [dialog.isVisible() for dialog in window.findChildren(SettingsDialog)] == [True]


def keys_of(window: MainWindow) -> list[str]:
    """What Alt goes with, in the menu bar and on every button that is shown."""
    words = [action.text() for action in window.menuBar().actions()]
    words += [one.text() for one in window.findChildren(QPushButton) if one.isVisible()]
    return [text[text.index("&") + 1].lower() for text in words if "&" in text.replace("&&", "")]


@pytest.mark.parametrize(
    "trouble", [None, AppError(Kind.OFFLINE), AppError(Kind.SIGN_IN_AGAIN)], ids=str
)
@pytest.mark.parametrize("cancelled", [False, True])
def test_no_two_things_answer_to_the_same_alt_key(
    window: MainWindow, desk: Desk, trouble: AppError | None, cancelled: bool
) -> None:
    booking_id = desk.book("11:00", "Anna", service=desk.advice)
    if trouble is not None:
        desk.trouble(booking_id, trouble)
    if cancelled:
        desk.store.cancel_booking(booking_id)
    window.refresh()
    window.choose(booking_id)
    for tell in (
        lambda: window.notices.show_error(AppError(Kind.SIGN_IN_AGAIN), lambda: None),
        lambda: window.notices.show_done("Done.", lambda: None),
    ):
        tell()
        found = keys_of(window)
        assert len(found) > 6
        assert sorted(found) == sorted(set(found))


def test_a_double_click_opens_one_form(
    qtbot: QtBot, dressed: QApplication, store: Store, desk: Desk, connection: Connection
) -> None:
    lane = HeldLane()
    window = shown(qtbot, Book(store, lane), connection)
    lane.work()
    window.header.new.click()
    window.header.new.click()
    lane.work()
    forms = window.findChildren(BookingForm)
    assert len(forms) == 1
    forms[0].reject()
    window.header.new.click()
    lane.work()
    assert [form.isVisible() for form in window.findChildren(BookingForm)][-1]


def test_the_first_booking_begins_with_the_first_person_at_the_next_quarter_of_an_hour(
    qtbot: QtBot, dressed: QApplication, store: Store, connection: Connection
) -> None:
    """The day knows of them only after it was read again."""
    lane = HeldLane()
    window = shown(qtbot, Book(store, lane), connection)
    lane.work()
    window.greeting.set_up()
    lane.work()
    steps = window.findChild(FirstStart)
    assert steps is not None
    mia = fill(store).mia
    window.book.changed.emit()  # as its saving does, right before
    steps.booking_wanted.emit()
    lane.work()
    form = window.findChild(BookingForm)
    assert form is not None
    draft = form.fields.draft()
    assert (draft.staff_id, f"{draft.starts:%H:%M}") == (mia.id, "10:30")
    steps.close()


class Shy(Store):
    """A store that cannot say what is offered while it is ``locked``."""

    locked = False

    def services(self) -> list[Service]:
        if self.locked:
            raise AppError(Kind.BOOK_LOCKED)
        return super().services()


def test_a_form_that_could_not_be_opened_can_be_tried_again(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path, desk: Desk, connection: Connection
) -> None:
    shy, lane = Shy(tmp_path / "book.sqlite", lambda: NOW), HeldLane()
    window = shown(qtbot, Book(shy, lane), connection)
    lane.work()
    shy.locked = True
    window.new_booking()
    lane.work()
    assert window.findChildren(BookingForm) == []
    notice = window.notices.current
    assert notice is not None
    assert notice.error == AppError(Kind.BOOK_LOCKED)
    shy.locked = False
    dict(notice.acts)["Retr&y"]()
    lane.work()
    assert [form.isVisible() for form in window.findChildren(BookingForm)] == [True]
    shy.close()


def test_the_text_for_it_leaves_nothing_open(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path, book: Book, desk: Desk
) -> None:
    connection = make_connection(tmp_path, FakeAccount(), environ={"TEAMS_CLIENT_ID": CLIENT_ID})
    connection.restore()
    window = shown(qtbot, book, connection)
    window.notices.show_error(AppError(Kind.ADMIN_CONSENT))
    details = next(b for b in window.notices.findChildren(QPushButton) if "Detail" in b.text())
    details.click()
    (dialog,) = window.findChildren(DetailsDialog)
    (text,) = (box.toPlainText() for box in dialog.findChildren(QPlainTextEdit))
    assert CLIENT_ID in text
    assert "{" not in text
