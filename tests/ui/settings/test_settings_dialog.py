from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.core.models import Absence, AbsenceKind, Salon, Service, Staff
from desktop.core.troubles import AppError, Kind
from desktop.services.preferences import Preferences, PreferencesFile
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.error_details import DetailsDialog
from desktop.ui.notices import NoticeBar
from desktop.ui.preferences_port import PreferencesPort
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.settings.page import Page
from desktop.ui.settings.sign_in_dialog import SignInDialog
from tests.ui.access import check_keys, check_names
from tests.ui.conftest import NOW
from tests.ui.fake_account import ROSA, FakeAccount, make_book, make_connection
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


def press(words: str) -> None:
    box = next(
        w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()
    )
    next(b for b in box.findChildren(QPushButton) if b.text() == words).click()


def salon_in(book: Book) -> Salon:
    found: list[Salon] = []
    book.read(lambda store: store.salon(), found.append)
    return found[0]


def staff_in(book: Book) -> list[Staff]:
    found: list[list[Staff]] = []
    book.read(lambda store: store.staff(), found.append)
    return found[0]


def fill(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.salon.country.setCurrentIndex(dialog.salon.country.findData("DE"))
    qtbot.keyClicks(dialog.salon.name, "Rosa")


def test_pages_stand_in_a_list_that_leads_to_them(qtbot: QtBot, dialog: SettingsDialog) -> None:
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert names == ["Salon", "Staff", "Services", "Booking", "Messages", "This computer"]
    dialog.list.setFocus()
    for page in dialog.pages[1:]:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
        assert dialog.stack.currentWidget().isAncestorOf(page)


def test_a_page_is_made_when_it_is_first_asked_for(
    qtbot: QtBot, book: Book, connection: Connection
) -> None:
    dialog = SettingsDialog(book, connection)
    qtbot.addWidget(dialog)
    seen = [made(dialog)]
    dialog.open_page(dialog.staff)
    dialog.show()
    seen.append(made(dialog))
    dialog.list.setCurrentRow(0)
    seen.append(made(dialog))
    assert seen == [[], ["StaffPage"], ["SalonPage", "StaffPage"]]
    assert not dialog.is_dirty()
    dialog.save()  # what was never made holds nothing to save
    assert seen[-1] == made(dialog)


def made(dialog: SettingsDialog) -> list[str]:
    return sorted(type(page).__name__ for page in dialog.findChildren(Page))


def test_without_preferences_there_is_no_page_for_them(
    qtbot: QtBot, book: Book, connection: Connection
) -> None:
    dialog = SettingsDialog(book, connection)
    qtbot.addWidget(dialog)
    assert dialog.list.count() == 5
    with pytest.raises(KeyError):
        _ = dialog.display


@pytest.mark.parametrize("first", ["salon", "staff", "services", "online", "messages", "display"])
def test_tab_goes_from_the_list_through_the_page_to_the_buttons(
    qtbot: QtBot, dialog: SettingsDialog, first: str
) -> None:
    for page in reversed(dialog.pages):  # whatever the order they were made in
        dialog.open_page(page)
    page = getattr(dialog, first)
    dialog.open_page(page)
    fill(qtbot, dialog)
    if first == "staff":
        dialog.staff.hours.choice.setCurrentIndex(1)
    reached = stops(dialog, dialog.list)
    inside = [page.isAncestorOf(one) for one in reached]
    assert inside.index(True) == 1
    assert inside[1:-2] == [True] * (len(reached) - 3)
    assert reached[-2:] == [dialog.save_button, dialog.close_button]


def stops(dialog: SettingsDialog, first: QWidget) -> list[QWidget]:
    """Where Tab stops, from ``first`` once around."""
    found, widget = [first], first.nextInFocusChain()
    while widget is not first:
        stop = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy()
        if stop and widget.isVisibleTo(dialog) and widget.isEnabled() and widget is not dialog:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def test_own_hours_stand_in_the_order_of_tab_where_one_sees_them(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    dialog.open_page(dialog.staff)
    dialog.staff.hours.choice.setCurrentIndex(1)
    editor = dialog.staff.hours.editor
    assert editor is not None
    editor.days[0][1].ticked.click()
    reached = stops(dialog, dialog.list)
    at = reached.index(dialog.staff.hours.choice)
    assert [one.accessibleName() or one.text() for one in reached[at : at + 9]] == [
        "Hours",
        "Monday",
        "Monday: from",
        "Monday: until",
        "Monday: a second time",
        "Monday: from",
        "Monday: until",
        "Tuesday",
        "Tuesday: from",
    ]


def test_the_list_leaves_each_page_its_room(dialog: SettingsDialog) -> None:
    rows = [dialog.list.visualItemRect(dialog.list.item(row)) for row in range(6)]
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


def test_one_save_keeps_the_book_and_this_computer(
    qtbot: QtBot, dialog: SettingsDialog, book: Book, preferences: PreferencesPort
) -> None:
    fill(qtbot, dialog)
    dialog.display.slot_minutes.setCurrentIndex(dialog.display.slot_minutes.findData(30))
    dialog.save_button.click()
    assert not dialog.is_dirty()
    assert (salon_in(book).name, preferences.current().slot_minutes) == ("Rosa", 30)


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
