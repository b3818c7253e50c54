"""Where a new booking begins when nobody chose a time, and that a chosen one stays."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.models import Absence, AbsenceKind
from desktop.core.visits import Visitor
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.window.window import MainWindow
from tests.ui.conftest import NOW, Clock
from tests.ui.salon import Desk

EVENING = NOW.replace(hour=19, minute=5)  # 21:05 in the salon, which closed at 18:00
MONDAY = date(2026, 5, 4)
WHO = {1: "Mia", 2: "Tom"}  # by id: they are the first in a new book


def shown(qtbot: QtBot, book: Book, connection: Connection, clock: Clock) -> MainWindow:
    made = MainWindow(book, connection, now=clock)
    qtbot.addWidget(made)
    made.resize(1240, 800)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def window(
    qtbot: QtBot,
    dressed: QApplication,
    book: Book,
    connection: Connection,
    desk: Desk,
    clock: Clock,
) -> MainWindow:
    return shown(qtbot, book, connection, clock)


@pytest.fixture
def evening(
    qtbot: QtBot,
    dressed: QApplication,
    book: Book,
    connection: Connection,
    desk: Desk,
    clock: Clock,
) -> MainWindow:
    """A window that is opened after closing time."""
    clock.now = EVENING
    return shown(qtbot, book, connection, clock)


def begun(window: MainWindow) -> str:
    """Where the form that was opened begins."""
    (form,) = (one for one in window.findChildren(BookingForm) if one.isVisible())
    draft = form.fields.draft()
    form.close()
    return f"{draft.starts:%a %H:%M} {WHO[draft.staff_id]}"


def test_after_closing_time_it_is_the_next_opening(evening: MainWindow) -> None:
    evening.greeting.booking_wanted.emit()
    assert begun(evening) == "Tue 09:00 Mia"
    evening.menus.new.trigger()
    assert begun(evening) == "Tue 09:00 Mia"
    evening.header.new.setFocus()
    evening.header.new.click()
    assert begun(evening) == "Tue 09:00 Mia"


def test_nobody_is_booked_on_a_day_off(
    qtbot: QtBot,
    dressed: QApplication,
    book: Book,
    connection: Connection,
    desk: Desk,
    clock: Clock,
) -> None:
    clock.now = EVENING + timedelta(days=5)  # the salon is closed on Sundays
    starts = datetime(2026, 5, 11)
    desk.store.save_absence(
        Absence(0, desk.mia.id, AbsenceKind.HOLIDAY, starts, starts + timedelta(days=7))
    )
    window = shown(qtbot, book, connection, clock)
    window.new_booking()
    assert begun(window) == "Mon 09:00 Tom"


def test_a_booking_in_the_way_is_stepped_over(window: MainWindow, desk: Desk) -> None:
    window.new_booking()
    assert begun(window) == "Mon 10:30 Mia"
    desk.book("10:15", "Anna")
    window.refresh()
    window.new_booking()
    assert begun(window) == "Mon 11:00 Mia"


def test_a_window_left_alone_does_not_propose_the_time_it_was_opened(
    window: MainWindow, clock: Clock
) -> None:
    clock.now = NOW + timedelta(hours=5)
    window.new_booking()
    assert begun(window) == "Mon 15:30 Mia"


def test_a_time_that_was_gone_to_stays_as_it_is(
    qtbot: QtBot, window: MainWindow, clock: Clock
) -> None:
    qtbot.keyClick(window.day_view.canvas, Qt.Key.Key_Right)
    qtbot.keyClick(window.day_view.canvas, Qt.Key.Key_Home)
    clock.now = EVENING
    window.new_booking()
    assert begun(window) == "Mon 08:00 Tom"
    window.customers.book_newcomer("Anna")
    assert begun(window) == "Mon 08:00 Tom"


def test_a_time_that_was_clicked_stays_as_it_is(evening: MainWindow, desk: Desk) -> None:
    evening.day_view.slot_chosen.emit(desk.tom.id, datetime(2026, 5, 4, 18, 45))
    assert begun(evening) == "Mon 18:45 Tom"


def test_a_booking_of_this_morning_is_no_place_for_another(
    window: MainWindow, desk: Desk, clock: Clock
) -> None:
    booking_id = desk.book("11:00", "Anna", staff=desk.tom)
    window.refresh()
    window.day_view.focus_booking(booking_id)
    window.new_booking()
    assert begun(window) == "Mon 11:00 Tom"
    clock.now = NOW + timedelta(hours=5)
    window.new_booking()
    assert begun(window) == "Mon 15:30 Tom"


def test_on_another_day_it_is_that_days_first_free_time(evening: MainWindow, desk: Desk) -> None:
    desk.book("09:00", "Anna", day="2026-05-06")
    evening.shown.go_to(MONDAY + timedelta(days=2))
    evening.new_booking()
    assert begun(evening) == "Wed 09:45 Mia"
    evening.shown.go_to(MONDAY - timedelta(days=2))
    evening.new_booking()
    assert begun(evening).startswith("Sat ")  # written down afterwards


def test_in_a_persons_week_it_is_that_persons(evening: MainWindow, desk: Desk) -> None:
    free = (desk.store.salon().hours[0],) * 7
    desk.store.save_staff(replace(desk.tom, hours=((), (), (), *free[:4])))
    evening.shown.show_person(desk.tom.id)
    evening.new_booking()
    assert begun(evening) == "Thu 09:00 Tom"


def test_whoever_is_booked_again_needs_the_usual_length(evening: MainWindow, desk: Desk) -> None:
    usual = desk.store.booking(desk.book("09:00", "Anna", staff=desk.tom, service=desk.colour))
    assert usual is not None
    desk.book("10:00", "Bo", staff=desk.tom, day="2026-05-05")
    evening.customers.book_again(Visitor(usual.customer, usual, None))
    assert begun(evening) == "Tue 10:45 Tom"


def test_a_salon_without_hours_is_asked_about_the_place_there_is(
    evening: MainWindow, desk: Desk
) -> None:
    desk.store.save_salon(replace(desk.store.salon(), hours=((),) * 7))
    evening.new_booking()
    assert begun(evening).startswith("Mon ")
