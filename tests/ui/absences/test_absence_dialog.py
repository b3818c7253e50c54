"""An absence entered, changed and deleted."""

from datetime import datetime

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.absences import day_off
from desktop.core.models import Absence, AbsenceKind, Act, Status
from desktop.ui.absences.absence_dialog import AbsenceDialog
from desktop.ui.book import Book
from tests.ui.absences.absence_hand import HALF_AN_HOUR, NOON, kept, opened, pause, stored, window
from tests.ui.access import check_keys, check_names
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.salon import Desk

__all__ = ["window"]


def test_a_break_in_a_free_time_takes_two_keys(
    qtbot: QtBot, book: Book, desk: Desk, window: QWidget
) -> None:
    seen = opened(qtbot, book, desk, pause(desk, desk.tom), window)
    assert seen.line() == "Tom | Break | Mon 04/05/2026 12:00 | Mon 04/05/2026 12:30 | "
    assert not seen.dialog.delete_button.isVisible()
    qtbot.keyClick(seen.fields.kind, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (absence,) = stored(desk.store)
    assert absence == Absence(1, desk.tom.id, AbsenceKind.BREAK, NOON, NOON + HALF_AN_HOUR)
    assert [change.what for change in seen.told] == [Act.ABSENCE_ADDED]
    assert not window.findChildren(AbsenceDialog) or not seen.dialog.isVisible()


def test_what_is_told_of_bookings_does_not_move_the_buttons(
    qtbot: QtBot, desk: Desk, window: QWidget
) -> None:
    desk.book("12:00", "Anna")
    lane = HeldLane()
    seen = opened(qtbot, Book(desk.store, lane), desk, pause(desk), window)
    before = seen.dialog.size(), seen.dialog.save_button.geometry()
    lane.work()
    qtbot.waitUntil(seen.fields.warning.isVisible)
    qtbot.waitExposed(seen.dialog)
    assert (seen.dialog.size(), seen.dialog.save_button.geometry()) == before


def test_a_holiday_is_given_in_whole_days(
    qtbot: QtBot, book: Book, desk: Desk, window: QWidget
) -> None:
    seen = opened(qtbot, book, desk, day_off(desk.mia.id, NOW.date()), window)
    assert seen.line() == "Mia | Holiday | Mon 04/05/2026 | Mon 04/05/2026 | "
    seen.fields.starts.date.setDate(QDate(2026, 5, 11))
    assert seen.line() == "Mia | Holiday | Mon 11/05/2026 | Mon 11/05/2026 | "  # the end came along
    seen.fields.ends.date.setDate(QDate(2026, 5, 22))
    qtbot.keyClicks(seen.fields.note, "Sardinia")
    seen.dialog.save_button.click()
    (absence,) = stored(desk.store)
    assert (absence.starts, absence.ends) == (datetime(2026, 5, 11), datetime(2026, 5, 23))
    assert absence.note == "Sardinia"
    again = opened(qtbot, book, desk, absence, window)
    assert again.line() == "Mia | Holiday | Mon 11/05/2026 | Fri 22/05/2026 | Sardinia"
    assert not again.dialog.is_dirty()
    again.dialog.reject()


def test_whole_days_and_times_are_two_views_of_it(
    qtbot: QtBot, book: Book, desk: Desk, window: QWidget
) -> None:
    seen = opened(qtbot, book, desk, pause(desk), window)
    lines = [seen.line()]
    for _ in range(2):
        seen.fields.whole_days.click()
        lines.append(seen.line())
    assert lines == [
        "Mia | Break | Mon 04/05/2026 12:00 | Mon 04/05/2026 12:30 | ",
        "Mia | Break | Mon 04/05/2026 | Mon 04/05/2026 | ",
        "Mia | Break | Mon 04/05/2026 12:00 | Mon 04/05/2026 12:30 | ",
    ]
    assert not seen.dialog.is_dirty()
    seen.dialog.reject()
    days = opened(qtbot, book, desk, day_off(desk.mia.id, NOW.date()), window)
    days.fields.whole_days.click()
    assert days.line() == "Mia | Holiday | Mon 04/05/2026 09:00 | Mon 04/05/2026 18:00 | "
    days.fields.whole_days.click()
    days.dialog.reject()


def test_what_is_wrong_is_said_beside_the_fields(
    qtbot: QtBot, book: Book, desk: Desk, window: QWidget
) -> None:
    nobody = Absence(0, 0, AbsenceKind.BREAK, NOON, NOON)
    seen = opened(qtbot, book, desk, nobody, window)
    seen.dialog.save_button.click()
    assert "Choose somebody" in seen.fields.who.accessibleDescription()
    assert "before the start" in seen.fields.ends.date.accessibleDescription()
    assert QApplication.focusWidget() is seen.fields.who
    seen.fields.who.setCurrentIndex(1)
    assert seen.fields.who.accessibleDescription() == ""
    seen.dialog.save_button.click()
    assert QApplication.focusWidget() is seen.fields.ends.date
    assert stored(desk.store) == []
    seen.fields.ends.time.setTime(QTime(12, 5))
    seen.dialog.save_button.click()
    assert [absence.staff_id for absence in stored(desk.store)] == [desk.tom.id]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_bookings_in_that_time_are_told_and_stand_in_no_way(
    qtbot: QtBot, book: Book, desk: Desk, window: QWidget, count: int
) -> None:
    desk.book("11:00", "Before")
    desk.book("12:00", "Elsewhere", staff=desk.tom)
    cancelled = desk.book("12:00", "Cancelled")
    desk.store.cancel_booking(cancelled)
    noshow = desk.book("09:00", "No show")
    desk.store.mark_booking(noshow, Status.NO_SHOW)
    for minutes in range(count):
        desk.book(f"12:{minutes * 10:02}", f"Customer {minutes}")
    seen = opened(qtbot, book, desk, pause(desk), window)
    words = {
        0: "",
        1: "1 booking lies in this time. It stays where it is.",
        3: "3 bookings lie in this time. They stay where they are.",
    }
    assert seen.fields.warning.text() == words[count]
    assert seen.fields.warning.isVisible() == bool(count)
    seen.fields.who.setCurrentIndex(1)
    assert "1 booking" in seen.fields.warning.text()
    seen.fields.who.setCurrentIndex(0)
    seen.dialog.save_button.click()
    assert len(stored(desk.store)) == 1


def test_on_a_slow_disk_the_last_question_has_the_last_word(
    qtbot: QtBot, desk: Desk, window: QWidget
) -> None:
    desk.book("12:00", "Anna")
    lane = HeldLane()
    seen = opened(qtbot, Book(desk.store, lane), desk, pause(desk), window)
    for hour in (13, 14, 9):
        seen.fields.starts.time.setTime(QTime(hour, 0))
    lane.work()
    assert seen.fields.warning.text() == ""
    seen.fields.starts.time.setTime(QTime(12, 0))
    lane.work()
    assert "1 booking" in seen.fields.warning.text()
    seen.dialog.save()
    seen.dialog.save()  # a double click is one wish
    lane.work()
    assert len(stored(desk.store)) == 1


def test_every_control_has_a_name_and_its_own_key(
    qtbot: QtBot, book: Book, desk: Desk, window: QWidget
) -> None:
    seen = opened(qtbot, book, desk, kept(desk), window)
    check_names(seen.dialog)
    check_keys(seen.dialog)
    seen.dialog.reject()


def test_tab_goes_from_field_to_field_as_one_reads_them(
    qtbot: QtBot, book: Book, desk: Desk, window: QWidget
) -> None:
    seen = opened(qtbot, book, desk, kept(desk), window)
    seen.fields.who.setFocus()
    reached = []
    for _ in range(9):
        here = QApplication.focusWidget()
        assert here is not None
        reached.append(here.accessibleName() or here.property("text"))
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert reached == [
        "Who",
        "Kind",
        "Whole &days",
        "From",
        "From, time",
        "Until",
        "Until, time",
        "Note",
        "&Save",
    ]
    seen.dialog.reject()
