"""What a hand does on the day, and where that leads."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.core.models import Absence, AbsenceKind
from desktop.services.store import Store
from desktop.ui.absences.absence_dialog import AbsenceDialog
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.form.walk_in import WalkInDialog
from desktop.ui.window.window import MainWindow
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.salon import Desk

DAY = date(2026, 5, 4)
LUNCH = datetime(2026, 5, 4, 12, 0)


@pytest.fixture
def window(
    qtbot: QtBot, dressed: QApplication, book: Book, connection: Connection, desk: Desk
) -> MainWindow:
    made = MainWindow(book, connection, now=lambda: NOW)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def rows(window: MainWindow) -> dict[str, object]:
    """The entries of the menu that is open, by their words."""
    menu = next(one for one in window.findChildren(QMenu) if one.isVisible())
    found = {action.text().replace("&", ""): action for action in menu.actions()}
    menu.close()
    return found


def heads(window: MainWindow) -> list[str]:
    return [head.name for head in window.day_view.heads.heads]


def lunch(desk: Desk) -> int:
    desk.store.save_absence(
        Absence(0, desk.mia.id, AbsenceKind.BREAK, LUNCH, LUNCH.replace(hour=13), "Soup")
    )
    return desk.store.absences(DAY, DAY)[0].id


def test_the_menu_of_a_free_time_books_walks_in_and_blocks(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.day_view.slot_menu_wanted.emit(desk.tom.id, LUNCH, QPoint(5, 5))
    found = rows(window)
    assert list(found) == ["New booking…", "Walk-in…", "Block time…"]
    found["Block time…"].trigger()
    dialog = window.findChild(AbsenceDialog)
    assert dialog is not None
    preset = dialog.fields.absence()
    assert (preset.staff_id, preset.starts, preset.ends) == (
        desk.tom.id,
        LUNCH,
        LUNCH.replace(minute=30),
    )


def test_a_blocked_time_can_be_undone(window: MainWindow, desk: Desk, store: Store) -> None:
    window.gestures.block_at(desk.mia.id, LUNCH)
    dialog = window.findChild(AbsenceDialog)
    assert dialog is not None
    dialog.save()
    assert len(store.absences(DAY, DAY)) == 1
    assert window.notices.current is not None
    assert window.notices.current.text == "Time is blocked for Mia."
    window.history.undo()
    assert store.absences(DAY, DAY) == []
    window.history.redo()
    assert len(store.absences(DAY, DAY)) == 1


def test_an_absence_is_told_of_whoever_it_is_though_they_have_no_column_any_more(
    window: MainWindow, desk: Desk
) -> None:
    window.gestures.block_at(desk.tom.id, LUNCH)
    dialog = window.findChild(AbsenceDialog)
    assert dialog is not None
    dialog.fields.whole_days.setChecked(True)
    dialog.save()
    assert heads(window) == ["Mia"]
    assert window.notices.current is not None
    assert window.notices.current.text == "Time is blocked for Tom."


def test_absences_of_the_settings_are_told_as_what_they_are(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    dialog = window.settings.open()
    absence = Absence(0, desk.mia.id, AbsenceKind.BREAK, LUNCH, LUNCH.replace(hour=13))
    dialog.absence_saved.emit(store.save_absence(absence))
    assert window.history.next_undo == "The absence is added."
    (held,) = store.absences(DAY, DAY)
    dialog.absence_saved.emit(store.save_absence(held))  # just as it was
    assert window.notices.current is not None
    assert window.notices.current.text == "Nothing was changed."
    dialog.absence_saved.emit(store.remove_absence(held.id))
    assert window.history.next_undo == "The absence is removed."
    dialog.close()


def test_the_menu_of_a_blocked_time_removes_it(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    absence_id = lunch(desk)
    window.refresh()
    window.day_view.absence_menu_wanted.emit(absence_id, QPoint(5, 5))
    rows(window)["Remove"].trigger()
    assert store.absences(DAY, DAY) == []
    assert window.notices.current is not None
    assert window.notices.current.text == "Mia's time is free again."
    window.history.undo()
    assert [one.note for one in store.absences(DAY, DAY)] == ["Soup"]


def test_enter_on_a_blocked_time_opens_it(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    absence_id = lunch(desk)
    window.refresh()
    window.day_view.absence_chosen.emit(absence_id)
    dialog = window.findChild(AbsenceDialog)
    assert dialog is not None
    assert dialog.fields.absence().note == "Soup"


def test_a_double_click_opens_one_absence(
    qtbot: QtBot, dressed: QApplication, store: Store, connection: Connection, desk: Desk
) -> None:
    lane = HeldLane()
    window = MainWindow(Book(store, lane), connection, now=lambda: NOW)
    qtbot.addWidget(window)
    absence_id = lunch(desk)
    lane.work()
    for _ in range(2):
        window.day_view.absence_chosen.emit(absence_id)
    lane.work()
    assert len(window.findChildren(AbsenceDialog)) == 1
    window.findChildren(AbsenceDialog)[0].reject()
    window.day_view.absence_chosen.emit(absence_id)
    lane.work()
    assert [one.isVisible() for one in window.findChildren(AbsenceDialog)][-1]


def test_a_persons_head_leads_to_their_week_and_a_days_head_back(
    window: MainWindow, desk: Desk
) -> None:
    desk.book("10:00", "Anna")
    desk.book("11:00", "Bea", day="2026-05-06")
    window.refresh()
    window.day_view.head_chosen.emit(desk.mia.id, DAY)
    assert window.header.people.currentText() == "Week of Mia"
    assert window.header.date.accessibleName().startswith("4 – 10 May 2026")
    assert len(heads(window)) == 7
    names = {b.content.customer for b in window.day_view.canvas.blocks.values()}
    assert names == {"Anna", "Bea"}
    window.menus.next.trigger()
    assert window.day == date(2026, 5, 11)
    window.menus.previous.trigger()
    window.day_view.head_chosen.emit(desk.mia.id, date(2026, 5, 6))
    assert (window.day, heads(window)) == (date(2026, 5, 6), ["Mia", "Tom"])


def test_the_same_weekday_in_some_weeks_is_a_key_away(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert window.day == date(2026, 6, 15)
    window.menus.weeks.entries[11].trigger()
    assert window.day == date(2026, 9, 7)


def test_who_does_not_work_has_no_column_until_asked_for(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    whole = datetime(2026, 5, 4), datetime(2026, 5, 5)
    store.save_absence(Absence(0, desk.tom.id, AbsenceKind.HOLIDAY, *whole))
    window.refresh()
    assert heads(window) == ["Mia"]
    window.menus.everybody.setChecked(True)
    assert heads(window) == ["Mia", "Tom"]


def test_a_walk_in_is_two_keystrokes(
    qtbot: QtBot, window: MainWindow, desk: Desk, store: Store
) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_N, keys)
    dialog = window.findChild(WalkInDialog)
    assert dialog is not None
    focused = dialog.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    (made,) = store.day(DAY)
    assert (made.booking.status.value, f"{made.booking.starts:%H:%M}") == ("arrived", "10:20")
    assert window.notices.current is not None
    assert window.notices.current.text == "Walk-in is booked."


def test_booking_from_the_search_takes_the_usual_service_and_person(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    desk.book("10:00", "Anna", staff=desk.tom, service=desk.colour)
    (found,) = store.find_visitors("anna")
    window.search.book_wanted.emit(found)
    form = window.findChild(BookingForm)
    assert form is not None
    draft = form.fields.draft()
    assert (draft.customer_id, draft.staff_id, draft.service_id) == (
        found.customer.id,
        desk.tom.id,
        desk.colour.id,
    )
