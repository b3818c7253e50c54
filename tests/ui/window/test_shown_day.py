"""Which page of the book is open, as time goes by and people leave."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.window.shown_day import ShownDay
from desktop.ui.window.window import MainWindow
from tests.ui.conftest import NOW, Clock
from tests.ui.held_lane import HeldLane
from tests.ui.salon import Desk

LATE = datetime(2026, 5, 4, 21, 59, tzinfo=UTC)  # a minute to midnight in Berlin
TUESDAY, WEDNESDAY = date(2026, 5, 5), date(2026, 5, 6)
PAST_MIDNIGHT = datetime(2026, 5, 4, 22, 0, tzinfo=UTC)


def shown_on(book: Book) -> tuple[ShownDay, list[date]]:
    """Go to Tuesday; also return the day of each reading that comes to be shown."""
    shown, came = ShownDay(book, lambda: NOW, book), list[date]()
    shown.came.connect(lambda reading: came.append(reading.contents.day))
    shown.go_to(TUESDAY)
    return shown, came


@pytest.fixture
def window(
    qtbot: QtBot,
    dressed: QApplication,
    book: Book,
    connection: Connection,
    desk: Desk,
    clock: Clock,
) -> MainWindow:
    made = MainWindow(book, connection, now=clock)
    qtbot.addWidget(made)
    made.show()
    return made


def test_todays_page_turns_at_the_salons_midnight(window: MainWindow, clock: Clock) -> None:
    clock.now = LATE
    window.shown.minutes.timeout.emit()
    assert window.day == date(2026, 5, 4)
    clock.now = PAST_MIDNIGHT
    window.shown.minutes.timeout.emit()
    assert window.day == date(2026, 5, 5)
    assert not window.header.today.isEnabled()


def test_another_page_stays_open_and_leads_to_the_new_day(window: MainWindow, clock: Clock) -> None:
    window.shown.go_to(date(2026, 5, 5))
    assert window.header.today.isEnabled()
    clock.now = PAST_MIDNIGHT
    window.shown.minutes.timeout.emit()
    assert window.day == date(2026, 5, 5)
    assert not window.header.today.isEnabled()  # it has become today


def test_the_week_of_somebody_who_left_meanwhile_is_still_called_theirs(
    window: MainWindow, book: Book, desk: Desk, store: Store
) -> None:
    window.shown.show_person(desk.tom.id)
    store.save_staff(replace(desk.tom, archived=True))
    book.changed.emit()
    assert window.header.people.currentText() == "Week of Tom"
    window.menus.everyone.trigger()
    listed = [window.header.people.itemText(row) for row in range(window.header.people.count())]
    assert listed == ["Everybody's day", "Week of Mia"]


def test_a_day_is_shown_though_the_book_changes_faster_than_it_is_read(store: Store) -> None:
    lane = HeldLane()
    book = Book(store, lane)
    shown, came = shown_on(book)
    for _ in range(5):
        for _ in range(3):
            book.changed.emit()
        lane.work_once()
    assert came == [TUESDAY] * 5
    lane.work()
    assert came == [TUESDAY] * 6  # of what changed last, and not once for each change
    assert shown.day == TUESDAY


def test_a_day_that_is_not_wanted_any_more_is_not_shown(store: Store) -> None:
    lane = HeldLane()
    shown, came = shown_on(Book(store, lane))
    shown.go_to(WEDNESDAY)
    lane.work()
    assert came == [WEDNESDAY]
    shown.go_to(TUESDAY)
    shown.chosen = 5  # without a word, as a window does that is about to show it
    lane.work()
    assert (came, shown.day) == ([WEDNESDAY, TUESDAY], TUESDAY)
