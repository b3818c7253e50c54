"""Menus, keys and buttons each act on the booking they are meant for, wherever the keyboard is."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.core.models import Absence, AbsenceKind, ProviderKind, Status
from desktop.services.store import Store
from desktop.ui.window.window import MainWindow
from tests.ui.booking.commands_hand import window
from tests.ui.salon import Desk

__all__ = ["window"]


def beside(window: MainWindow, in_panel: int, with_keyboard: int) -> None:
    """Show one booking's details, and take the keyboard to another."""
    window.refresh()
    window.choose(in_panel)
    window.day_view.focus_booking(with_keyboard)
    assert window.day_view.focused_booking() == with_keyboard


def asked(window: MainWindow) -> str:
    box = next(one for one in window.findChildren(QMessageBox) if one.isVisible())
    return box.text().split("\n\n")[1].partition("\n")[0]


def context_menu(window: MainWindow, booking_id: int) -> dict[str, QAction]:
    window.day_view.booking_menu_wanted.emit(booking_id, QPoint(5, 5))
    menu = next(one for one in window.findChildren(QMenu) if one.isVisible())
    found = {action.text().partition("\t")[0]: action for action in menu.actions()}
    menu.close()
    return found


def test_a_button_of_the_panel_means_the_booking_in_the_panel(
    window: MainWindow, desk: Desk
) -> None:
    anna = desk.book("10:30", "Anna", service=desk.advice)
    bea = desk.book("12:00", "Bea", service=desk.advice)
    desk.link(anna, "https://teams.example/anna")
    desk.link(bea, "https://teams.example/bea")
    beside(window, anna, bea)
    window.panel.links.copy_link.click()
    assert QGuiApplication.clipboard().text() == "https://teams.example/anna"
    window.menus.copy_link.trigger()
    assert QGuiApplication.clipboard().text() == "https://teams.example/bea"


def test_by_a_link_that_is_out_of_date_only_the_host_gets_in(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    anna = desk.book("10:30", "Anna", service=desk.advice)
    desk.link(anna, "https://salon.example/old")
    (held,) = store.meetings_of(anna)
    own = ProviderKind.OWN_LINK
    store.record_meeting(replace(held, provider=own))
    store.save_salon(replace(store.salon(), provider=own, own_link="https://salon.example/new"))
    window.refresh()
    window.choose(anna)
    links, menus, context = window.panel.links, window.menus, context_menu(window, anna)
    for copy, host in (
        (links.copy_link, links.host),
        (menus.copy_link, menus.host),
        (context["Copy join &link"], context["&Join as host"]),
    ):
        assert (copy.isEnabled(), host.isEnabled()) == (False, True)


def test_its_alt_key_means_it_too(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    anna, bea = desk.book("10:30", "Anna"), desk.book("12:00", "Bea")
    beside(window, anna, bea)
    block = window.day_view.canvas.blocks[bea]
    qtbot.keyClick(block, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    assert asked(window) == "Anna"


def test_the_menu_bar_opened_by_a_key_speaks_of_the_booking_that_had_the_keyboard(
    qtbot: QtBot, window: MainWindow, desk: Desk, store: Store
) -> None:
    anna, bea = desk.book("10:30", "Anna"), desk.book("12:00", "Bea")
    store.mark_booking(anna, Status.DONE)
    store.mark_booking(bea, Status.ARRIVED)
    beside(window, anna, bea)
    block = window.day_view.canvas.blocks[bea]
    qtbot.keyClick(block, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is window.menus.booking)
    ticked = [status for status, one in window.menus.statuses.items() if one.isChecked()]
    assert ticked == [Status.ARRIVED]
    window.menus.booking.setActiveAction(window.menus.cancel)
    qtbot.keyClick(window.menus.booking, Qt.Key.Key_Return)
    assert asked(window) == "Bea"


def test_the_status_it_has_stays_ticked_when_it_is_chosen_again(
    window: MainWindow, desk: Desk
) -> None:
    anna = desk.book("10:30", "Anna")
    beside(window, anna, anna)
    booked = window.menus.statuses[Status.BOOKED]
    booked.trigger()
    window.menus.booking.aboutToShow.emit()
    assert booked.isChecked()


def test_a_menu_means_the_booking_it_was_asked_for_though_another_window_has_the_keyboard(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    anna, bea = desk.book("10:30", "Anna"), desk.book("12:00", "Bea")
    beside(window, anna, anna)
    other = QLineEdit()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    context_menu(window, bea)["&Cancel booking…"].trigger()
    assert asked(window) == "Bea"


def test_of_a_cancelled_booking_the_menu_moves_nothing(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    anna = desk.book("10:30", "Anna")
    store.cancel_booking(anna)
    window.menus.show_cancelled.setChecked(True)
    found = context_menu(window, anna)
    grey = [words for words, action in found.items() if words and not action.isEnabled()]
    assert grey == [
        "&Edit…",
        "&Move with the arrow keys",
        "&Status",
        "Copy join &link",
        "&Join as host",
        "C&opy details",
        "Lo&g of its meeting…",
    ]


def test_nobody_is_booked_again_whose_data_was_deleted(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    anna = desk.book("09:00", "Anna")
    store.mark_booking(anna, Status.DONE)
    details = store.booking(anna)
    assert details is not None
    store.erase_customer(details.customer.id)
    beside(window, anna, anna)
    found = context_menu(window, anna)
    offered = (window.menus.again, found["Book a&gain…"], found["Book again &in"])
    assert [action.isEnabled() for action in offered] == [False] * 3
    assert not window.panel.again.isEnabled()
    asked_for: list[object] = []
    window.commands.again_wanted.connect(asked_for.append)
    window.commands.book_again()
    assert asked_for == []


def test_a_booking_of_another_day_is_gone_to_and_moved_there(
    window: MainWindow, desk: Desk
) -> None:
    anna = desk.book("10:30", "Anna", day="2026-05-06")
    window.shown.go_to(date(2026, 5, 6))
    window.choose(anna)
    window.shown.go_to(date(2026, 5, 4))
    window.menus.move.trigger()
    assert window.day == date(2026, 5, 6)
    assert window.day_view.mover.is_moving
    window.day_view.mover.put_back()


def test_delete_on_an_absence_removes_that_and_asks_for_no_booking(
    qtbot: QtBot, window: MainWindow, desk: Desk, store: Store
) -> None:
    anna = desk.book("10:30", "Anna")
    lunch = datetime(2026, 5, 4, 12, 0)
    store.save_absence(
        Absence(0, desk.mia.id, AbsenceKind.BREAK, lunch, lunch + timedelta(minutes=30))
    )
    beside(window, anna, anna)
    press_down_to_the_absence(qtbot, window)
    assert not window.menus.cancel.isEnabled()
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Delete)
    assert window.findChildren(QMessageBox) == []
    assert store.absences(date(2026, 5, 4), date(2026, 5, 4)) == []
    window.history.undo()
    assert len(store.absences(date(2026, 5, 4), date(2026, 5, 4))) == 1


def press_down_to_the_absence(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(9):
        if not window.day_view.focused_absence():
            focused = QApplication.focusWidget()
            assert focused is not None
            qtbot.keyClick(focused, Qt.Key.Key_Down)
    assert window.day_view.focused_absence()
