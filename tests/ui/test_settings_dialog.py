from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.core.models import Salon, Service, Staff
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.error_details import DetailsDialog
from desktop.ui.notices import NoticeBar
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.settings.sign_in_dialog import SignInDialog
from tests.ui.fake_account import ROSA, FakeAccount, make_book, make_connection


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
def dialog(qtbot: QtBot, book: Book, connection: Connection) -> Iterator[SettingsDialog]:
    dialog = SettingsDialog(book, connection)
    dialog.show()
    yield dialog
    if isValid(dialog):
        for page in dialog.pages:
            page.discard()
        dialog.reject()


def press(words: str) -> None:
    box = next(
        w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()
    )
    next(b for b in box.findChildren(QPushButton) if b.text() == words).click()


def salon_in(book: Book) -> Salon:
    found: list[Salon] = []
    book.read(lambda store: store.salon(), found.append)
    return found[0]


def fill(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.salon.country.setCurrentIndex(dialog.salon.country.findData("DE"))
    qtbot.keyClicks(dialog.salon.name, "Rosa")


def test_pages_stand_in_a_list_that_leads_to_them(qtbot: QtBot, dialog: SettingsDialog) -> None:
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert names == ["Salon", "Staff", "Services", "Booking"]
    dialog.list.setFocus()
    for page in dialog.pages[1:]:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
        assert dialog.stack.currentWidget().isAncestorOf(page)


def test_the_list_leaves_each_page_its_room(dialog: SettingsDialog) -> None:
    rows = [dialog.list.visualItemRect(dialog.list.item(row)) for row in range(4)]
    assert all(not one.intersects(two) for one, two in pairwise(rows))


def test_save_is_offered_when_there_is_something_to_save(
    qtbot: QtBot, dialog: SettingsDialog, book: Book
) -> None:
    assert not dialog.save_button.isEnabled()
    fill(qtbot, dialog)
    assert dialog.save_button.isEnabled()
    dialog.save_button.click()
    assert not dialog.save_button.isEnabled()
    assert salon_in(book).name == "Rosa"
    assert dialog.isVisible()


def test_one_save_keeps_all_pages(qtbot: QtBot, dialog: SettingsDialog, book: Book) -> None:
    fill(qtbot, dialog)
    dialog.open_page(dialog.staff)
    qtbot.keyClicks(dialog.staff.name, " W")
    dialog.open_page(dialog.services)
    dialog.services.minutes.setValue(30)
    dialog.save_button.click()
    assert not dialog.is_dirty()
    found: list[object] = []
    book.read(lambda store: (store.staff()[0].name, store.services()[0].minutes), found.append)
    assert found == [("Mia W", 30)]
    assert salon_in(book).name == "Rosa"


def test_saving_leads_to_the_first_field_that_is_wrong(
    qtbot: QtBot, dialog: SettingsDialog, book: Book
) -> None:
    fill(qtbot, dialog)
    dialog.open_page(dialog.staff)
    dialog.staff.add.click()
    dialog.open_page(dialog.salon)
    dialog.save_button.click()
    assert dialog.list.currentRow() == dialog.pages.index(dialog.staff)
    assert salon_in(book).name == ""
    assert dialog.salon.name.text() == "Rosa"


def test_closing_without_changes_asks_nothing(qtbot: QtBot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("words", "open_still", "kept"),
    [("&Save", False, "Rosa"), ("&Discard", False, ""), ("&Go on editing", True, "")],
)
def test_closing_with_changes_asks(
    qtbot: QtBot,
    dialog: SettingsDialog,
    book: Book,
    words: str,
    open_still: bool,
    kept: str,
) -> None:
    fill(qtbot, dialog)
    dialog.close_button.click()
    press(words)
    assert dialog.isVisible() is open_still
    assert salon_in(book).name == kept
    if open_still:
        assert dialog.salon.name.text() == "Rosa"


def test_the_windows_own_close_button_asks_too(qtbot: QtBot, dialog: SettingsDialog) -> None:
    fill(qtbot, dialog)
    dialog.close()
    press("&Go on editing")
    assert dialog.isVisible()


def test_a_failure_is_said_in_the_dialog_and_nothing_typed_is_lost(
    qtbot: QtBot, dialog: SettingsDialog, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Store, salon: Salon) -> None:
        raise AppError(Kind.DISK_FULL)

    monkeypatch.setattr(Store, "save_salon", refuse)
    fill(qtbot, dialog)
    dialog.save_button.click()
    assert AppError(Kind.DISK_FULL).advice.title in dialog.problem.text()
    assert dialog.salon.name.text() == "Rosa"
    assert dialog.salon.isEnabled()
    monkeypatch.undo()
    dialog.save_button.click()
    assert dialog.problem.isHidden()
    assert salon_in(book).name == "Rosa"


def test_the_wheel_changes_no_value_one_scrolls_past(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.open_page(dialog.online)
    dialog.list.setFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(dialog.online.provider, wheel)
    assert dialog.online.provider.currentIndex() == 0


# What a screen reader and a keyboard need.


def spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None, widget
    return str(interface.text(QAccessible.Text.Name))


def labels(widget: QWidget) -> list[str]:
    """What labels ``widget``: on Linux, Qt gives a combo box's value as its name, and this too."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return [
        other.text(QAccessible.Text.Name)
        for other, relation in interface.relations()
        if relation == QAccessible.RelationFlag.Label
    ]


def focusable(top: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in [top, *top.findChildren(QWidget)]
        if widget.isVisibleTo(top)
        and widget is not top
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.objectName() not in {"qt_spinbox_lineedit", "qt_calendar_navigationbar"}
        and not isinstance(widget.parentWidget(), QComboBox)
    ]


def check_names(top: QWidget) -> None:
    found = focusable(top)
    assert found
    nameless = [widget for widget in found if not spoken_name(widget).strip()]
    assert nameless == []
    for widget in found:
        if isinstance(widget, QComboBox):
            assert labels(widget) != []


def mnemonics(top: QWidget) -> list[str]:
    texts = [
        widget.text().replace("&&", "")
        for widget in top.findChildren(QWidget)
        if widget.isVisibleTo(top)
        and (isinstance(widget, QPushButton) or (isinstance(widget, QLabel) and widget.buddy()))
    ]
    return [text[text.index("&") + 1].lower() for text in texts if "&" in text]


@pytest.mark.parametrize("row", range(4))
def test_every_control_of_the_settings_has_a_name_and_its_own_key(
    dialog: SettingsDialog, row: int
) -> None:
    dialog.list.setCurrentRow(row)
    check_names(dialog)
    keys = mnemonics(dialog)
    assert sorted(keys) == sorted(set(keys))


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
    keys = mnemonics(dialog)
    assert sorted(keys) == sorted(set(keys))
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
    keys = mnemonics(dialog)
    assert sorted(keys) == sorted(set(keys))
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
