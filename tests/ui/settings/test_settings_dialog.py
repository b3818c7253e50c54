from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import Salon
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.preferences_port import PreferencesPort
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.settings.page import Page
from tests.ui.settings.dialog_hand import book, connection, dialog, preferences

__all__ = ["book", "connection", "dialog", "preferences"]


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
