from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.window.help_dialogs import About, KeyHelp
from desktop.ui.window.window import MainWindow
from tests.ui.conftest import NOW
from tests.ui.salon import Desk
from tests.ui.window.window_hand import window

__all__ = ["window"]


def nameless(root: QWidget) -> Iterator[str]:
    """Widgets that Tab can reach and that say nothing to assistive technology, shown or not."""
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.window() is not root:
            continue
        if widget.objectName().startswith("qt_") or widget.focusProxy() is not None:
            continue  # parts of Qt's own composite widgets
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            yield f"{type(widget).__name__} {widget.objectName()}"


def test_the_window_opens_on_today_with_the_keyboard_in_the_day(
    desk: Desk, window: MainWindow
) -> None:
    assert window.day == date(2026, 5, 4)
    assert window.header.date.text() == "Monday, 4 May 2026"
    assert not window.header.today.isEnabled()
    assert window.pages.currentWidget() is window.day_view
    assert QApplication.focusWidget() is window.day_view.canvas


def test_it_opens_no_larger_than_the_screen(
    qtbot: QtBot, book: Book, connection: Connection
) -> None:
    made = MainWindow(book, connection, now=lambda: NOW)
    qtbot.addWidget(made)
    assert made.screen().availableGeometry().width() < 1240
    assert made.width() < 1240


def test_without_staff_the_window_teaches_and_leads_to_settings(window: MainWindow) -> None:
    assert window.pages.currentWidget() is window.welcome
    assert not window.header.new.isEnabled()
    window.welcome.open.click()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    assert dialog.pages[dialog.list.currentRow()] is dialog.staff


def test_the_first_person_brings_the_day(window: MainWindow, store: Store, desk: Desk) -> None:
    window.refresh()
    assert window.pages.currentWidget() is window.day_view
    assert window.header.new.isEnabled()


def test_other_days_are_reached_by_keys_and_buttons(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(window, Qt.Key.Key_Right, alt)
    assert window.day == date(2026, 5, 5)
    qtbot.keyClick(window, Qt.Key.Key_Left, alt)
    qtbot.keyClick(window, Qt.Key.Key_Left, alt)
    assert window.day == date(2026, 5, 3)
    assert window.header.caption.text() == "closed · no bookings"
    window.header.today.click()
    assert window.day == date(2026, 5, 4)
    window.header.open_picker()
    window.header.picker.month.activated.emit(QDate(2026, 12, 24))
    assert window.day == date(2026, 12, 24)
    assert not window.header.picker.isVisible()


def test_the_day_is_summed_up_beside_its_date(desk: Desk, window: MainWindow) -> None:
    desk.book("10:00", "Anna")
    desk.book("11:00", "Bea", service=desk.advice)
    window.refresh()
    assert window.header.caption.text() == "2 bookings · 1 online"


def test_ctrl_n_books_where_the_keyboard_is(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    qtbot.keyClick(window.day_view.canvas, Qt.Key.Key_Right)
    qtbot.keyClick(window.day_view.canvas, Qt.Key.Key_Home)
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = window.findChild(BookingForm)
    assert form is not None
    draft = form.fields.draft()
    assert (draft.staff_id, draft.starts) == (desk.tom.id, datetime(2026, 5, 4, 8, 0))


def test_ctrl_n_from_elsewhere_takes_the_next_quarter_of_an_hour(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    window.header.new.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = window.findChild(BookingForm)
    assert form is not None
    assert form.fields.draft().starts == datetime(2026, 5, 4, 10, 30)


def test_a_saved_booking_is_gone_to_chosen_and_can_be_undone(
    desk: Desk, window: MainWindow, store: Store
) -> None:
    window.new_booking(desk.mia.id, datetime(2026, 5, 6, 14, 0))
    form = window.findChild(BookingForm)
    assert form is not None
    form.fields.search.show_text("Anna")
    form.fields.service.setCurrentIndex(0)
    form.save()
    assert window.day == date(2026, 5, 6)
    (block,) = window.day_view.canvas.blocks.values()
    assert block.selected
    assert window.panel.isVisible()
    notice = window.notices.current
    assert notice is not None
    assert notice.text == "Anna is booked."
    notice.acts[0][1]()
    assert window.day_view.canvas.blocks == {}


def test_esc_closes_the_details_and_returns_to_the_booking(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    booking_id = desk.book("10:00", "Anna")
    window.refresh()
    window.choose(booking_id)
    window.panel.edit.setFocus()
    qtbot.keyClick(window.panel.edit, Qt.Key.Key_Escape)
    assert not window.panel.isVisible()
    assert QApplication.focusWidget() is window.day_view.canvas.blocks[booking_id]
    assert window.menus.edit.isEnabled()  # of the booking that has the keyboard
    window.header.today.setFocus()
    window.header.next.setFocus()
    assert not window.menus.edit.isEnabled()


@pytest.mark.parametrize("practice", [True, False])
def test_practice_is_never_mistaken_for_the_real_book(
    qtbot: QtBot, dressed: QApplication, book: Book, connection: Connection, practice: bool
) -> None:
    window = MainWindow(book, connection, practice=practice, now=lambda: NOW)
    qtbot.addWidget(window)
    window.show()
    banners = [
        label for label in window.findChildren(QLabel) if label.text().startswith("Practice:")
    ]
    assert [banner.isVisible() for banner in banners] == [True] * practice
    assert ("Practice" in window.windowTitle()) is practice


def test_everything_one_can_focus_has_a_name(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    booking_id = desk.book("10:00", "Anna", service=desk.advice)
    desk.link(booking_id, "https://teams.example/x")
    window.refresh()
    window.choose(booking_id)
    window.new_booking(desk.mia.id, datetime(2026, 5, 4, 12, 0))
    form = window.findChild(BookingForm)
    assert form is not None
    window.menus.keys.trigger()
    window.menus.about.trigger()
    dialogs = [window.findChild(KeyHelp), window.findChild(About)]
    assert list(nameless(window)) == []
    assert list(nameless(form)) == []
    assert [list(nameless(dialog)) for dialog in dialogs if dialog] == [[], []]


def test_the_keyboard_help_fits_a_narrow_screen_and_is_scrolled_by_keys(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    window.menus.keys.trigger()
    dialog = window.findChild(KeyHelp)
    assert dialog is not None
    across, down = dialog.area.horizontalScrollBar(), dialog.area.verticalScrollBar()
    assert across.maximum() == 0
    (close,) = dialog.findChildren(QPushButton)
    qtbot.keyClick(close, Qt.Key.Key_PageDown)
    assert 0 < down.value() <= down.maximum()
    qtbot.keyClick(close, Qt.Key.Key_End)
    assert down.value() == down.maximum()
    qtbot.keyClick(close, Qt.Key.Key_Home)
    assert down.value() == 0


def test_tab_goes_through_the_form_in_the_order_one_sees(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    window.new_booking(desk.mia.id, datetime(2026, 5, 4, 12, 0))
    form = window.findChild(BookingForm)
    assert form is not None
    fields, seen = form.fields, []
    qtbot.waitUntil(fields.search.field.hasFocus)
    for _ in range(9):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == [
        fields.search.field,
        fields.phone,
        fields.email,
        fields.service,
        fields.staff,
        fields.when.date,
        fields.when.time,
        fields.when.minutes,
        fields.on_site,
    ]


def test_no_two_actions_share_a_shortcut(window: MainWindow) -> None:
    taken: dict[str, str] = {}
    for action in window.menus.all():
        for keys in action.shortcuts():
            spelt = keys.toString(QKeySequence.SequenceFormat.PortableText)
            assert spelt not in taken, f"{spelt}: {taken.get(spelt)} and {action.text()}"
            taken[spelt] = action.text()
    assert {"Ctrl+N", "Ctrl+,", "Ctrl+T", "Alt+Left", "Alt+Right"} <= set(taken)


def test_no_shortcut_is_one_that_another_system_has_for_something_else_here(
    window: MainWindow,
) -> None:
    """X11 has Ctrl+D for Delete and Ctrl+R for Refresh, macOS the latter."""
    taken = {
        keys.toString(QKeySequence.SequenceFormat.PortableText): action.text()
        for action in window.menus.all()
        for keys in action.shortcuts()
    }
    assert taken["Ctrl+D"] == "&Day of everybody"
    assert [keys.toString() for keys in window.menus.cancel.shortcuts()] == ["Del"]
    assert "Ctrl+R" not in taken or taken["Ctrl+R"] == "&Refresh"


def test_a_notice_moves_nothing_under_the_pointer(desk: Desk, window: MainWindow) -> None:
    desk.book("10:00", "Anna")
    window.refresh()
    canvas = window.day_view.canvas
    before = canvas.mapTo(window, canvas.rect().topLeft())
    window.notices.show_done("Done.", lambda: None)
    window.centralWidget().layout().activate()
    assert window.notices.isVisible()
    assert canvas.mapTo(window, canvas.rect().topLeft()) == before
