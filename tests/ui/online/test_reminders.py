"""When somebody is reminded of an online appointment, and in which words."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.models import BookingDetails, Status
from desktop.core.online_day import Reminder
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.notices import NoticeBar
from desktop.ui.online.reminders import LONGEST_WAIT, Reminders, announce, reminder_words
from tests.ui.conftest import NOW, Clock
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk

LINK = "https://teams.example/x"


class Listener:
    """Reminders at work, and whom they told of."""

    def __init__(self, reminders: Reminders, clock: Clock) -> None:
        self.reminders = reminders
        self.clock = clock
        self.told: list[str] = []
        self.last: Reminder | None = None
        reminders.due.connect(self._hear)

    def _hear(self, reminder: Reminder) -> None:
        self.last = reminder
        self.told.append(f"{reminder.details.customer.name} {reminder.minutes}")

    @property
    def timer(self) -> QTimer:
        timer = self.reminders.findChild(QTimer)
        assert timer is not None
        return timer

    @property
    def wait(self) -> timedelta | None:
        """How long it sleeps now; ``None`` while nothing is going to wake it."""
        return timedelta(milliseconds=self.timer.interval()) if self.timer.isActive() else None

    def until(self, clock: str) -> None:
        """Let time pass, waking whenever it wanted to be woken."""
        hour, minute = (int(part) for part in clock.split(":"))
        end = NOW.replace(hour=hour - 2, minute=minute)
        while self.wait is not None and self.clock.now + self.wait <= end:
            self.clock.now += self.wait
            self.timer.timeout.emit()
        self.clock.now = end


@pytest.fixture
def make(qapp: QApplication, book: Book, desk: Desk, clock: Clock) -> Callable[..., Listener]:
    def made(minutes: int = 5) -> Listener:
        return Listener(Reminders(book, clock, minutes, book), clock)

    return made


def test_each_online_appointment_is_told_of_minutes_before(
    make: Callable[..., Listener], desk: Desk
) -> None:
    for at, who in (("10:40", "Zoe"), ("10:42", "Bea"), ("15:00", "Cleo")):
        desk.book(at, who, service=desk.advice)
    desk.book("10:41", "On site")
    listener = make()
    listener.reminders.start()
    listener.until("10:34")
    assert listener.told == []
    listener.until("10:36")
    assert listener.told == ["Zoe 5"]
    listener.until("14:00")
    assert listener.told == ["Zoe 5", "Bea 5"]
    listener.until("18:00")
    assert listener.told == ["Zoe 5", "Bea 5", "Cleo 5"]


def test_it_sleeps_as_long_as_it_may_and_never_longer_than_a_minute(
    make: Callable[..., Listener], desk: Desk, book: Book
) -> None:
    listener = make()
    listener.reminders.start()
    assert listener.wait is None
    desk.book("14:00", "Zoe", service=desk.advice)
    book.changed.emit()
    assert listener.wait == LONGEST_WAIT
    listener.clock.now = NOW.replace(hour=11, minute=54, second=30)
    listener.timer.timeout.emit()
    assert listener.wait == timedelta(seconds=30)


def test_after_sleep_and_clock_changes_it_tells_of_what_was_missed_but_nothing_twice(
    make: Callable[..., Listener], desk: Desk
) -> None:
    desk.book("11:00", "Zoe", service=desk.advice)
    desk.book("12:00", "Bea", service=desk.advice)
    desk.book("14:00", "Slept through", service=desk.advice)
    desk.book("15:00", "Cleo", service=desk.advice)
    listener = make()
    listener.reminders.start()
    listener.until("11:02")
    assert listener.told == ["Zoe 5"]
    listener.clock.now = NOW  # the clock was set back
    listener.until("11:02")
    assert listener.told == ["Zoe 5"]
    listener.clock.now = NOW.replace(hour=10, minute=3)  # it slept until 12:03
    listener.timer.timeout.emit()
    listener.clock.now = NOW.replace(hour=12, minute=58)  # and until 14:58
    listener.timer.timeout.emit()
    assert listener.told == ["Zoe 5", "Bea -3", "Cleo 2"]


@pytest.mark.parametrize("at", ["10:24", "10:20", "10:10"])
def test_what_is_about_to_begin_or_has_begun_is_told_of_at_the_start(
    make: Callable[..., Listener], desk: Desk, at: str
) -> None:
    desk.book(at, "Zoe", service=desk.advice)
    listener = make()
    assert listener.told == []
    listener.reminders.start()
    assert len(listener.told) == 1


def test_refreshing_tells_nothing_again_but_a_moved_booking_does(
    make: Callable[..., Listener], desk: Desk, book: Book
) -> None:
    booking_id = desk.book("10:24", "Zoe", service=desk.advice)
    listener = make()
    listener.reminders.start()
    for _ in range(3):
        book.changed.emit()
    assert listener.told == ["Zoe 4"]
    desk.store.move_booking(booking_id, datetime(2026, 5, 4, 10, 40))
    book.changed.emit()
    listener.until("10:50")
    assert listener.told == ["Zoe 4", "Zoe 5"]


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.DONE, Status.IN_PROGRESS])
def test_what_needs_no_host_any_more_is_not_told_of(
    make: Callable[..., Listener], desk: Desk, book: Book, status: Status
) -> None:
    booking_id = desk.book("10:40", "Zoe", service=desk.advice)
    listener = make()
    listener.reminders.start()
    if status is Status.CANCELLED:
        desk.store.cancel_booking(booking_id)
    else:
        desk.store.mark_booking(booking_id, status)
    book.changed.emit()
    listener.until("11:00")
    assert listener.told == []


def test_reminders_can_be_off_and_come_earlier_as_asked(
    make: Callable[..., Listener], desk: Desk, book: Book
) -> None:
    desk.book("10:30", "Zoe", service=desk.advice)
    listener = make(0)
    listener.reminders.start()
    book.changed.emit()
    assert listener.wait is None
    listener.reminders.set_minutes_before(15)
    assert listener.told == ["Zoe 10"]
    desk.book("11:00", "Bea", service=desk.advice)
    listener.reminders.set_minutes_before(0)
    assert listener.wait is None
    listener.until("11:00")
    assert listener.told == ["Zoe 10"]


class Shy(Store):
    """A book that another program holds while it is ``locked``."""

    locked = True

    def next_online(self, limit: int = 20) -> list[BookingDetails]:
        if self.locked:
            raise AppError(Kind.BOOK_LOCKED)
        return super().next_online(limit)


def test_a_book_that_cannot_be_read_is_asked_again_quietly(
    qtbot: QtBot, tmp_path: Path, desk: Desk, clock: Clock
) -> None:
    desk.book("10:24", "Zoe", service=desk.advice)
    shy = Shy(tmp_path / "book.sqlite", lambda: NOW)
    book = Book(shy, InlineLane())
    failures: list[AppError] = []
    book.failed.connect(failures.append)
    listener = Listener(Reminders(book, clock, 5, book), clock)
    listener.reminders.start()
    assert (listener.told, failures, listener.wait) == ([], [], LONGEST_WAIT)
    shy.locked = False
    listener.timer.timeout.emit()
    assert listener.told == ["Zoe 4"]
    shy.close()


def plain(text: str) -> str:
    return text.translate({0x2068: None, 0x2069: None})


def heard(make: Callable[..., Listener], desk: Desk, *, link: bool) -> Reminder:
    booking_id = desk.book("10:25", "Zoe <b>", service=desk.advice)
    if link:
        desk.link(booking_id, LINK)
    listener = make()
    listener.reminders.start()
    assert listener.last is not None
    return listener.last


def test_the_notice_stays_and_offers_to_join_or_to_show(
    qtbot: QtBot, make: Callable[..., Listener], desk: Desk
) -> None:
    reminder = heard(make, desk, link=True)
    bar, done = NoticeBar(), []
    qtbot.addWidget(bar)
    announce(bar, reminder, done.append, done.append)
    assert bar.current is not None
    assert plain(bar.current.text) == "Zoe <b>: Consultation online with Mia at 10:25."
    assert not bar.done_timer.isActive()
    buttons = [one for one in bar.findChildren(QPushButton) if not one.isHidden()]
    assert [one.text() for one in buttons] == ["Join as host", "Show"]
    buttons[0].click()
    assert done == [LINK]
    announce(bar, reminder, done.append, done.append)
    bar.current.acts[1][1]()
    assert done == [LINK, reminder.details.booking.id]


def test_without_a_link_there_is_nothing_to_join_and_it_says_so(
    qtbot: QtBot, make: Callable[..., Listener], desk: Desk
) -> None:
    reminder = heard(make, desk, link=False)
    bar = NoticeBar()
    qtbot.addWidget(bar)
    announce(bar, reminder, lambda _link: None, lambda _id: None)
    assert bar.current is not None
    assert [words for words, _ in bar.current.acts] == ["Show"]
    assert tuple(map(plain, reminder_words(reminder))) == (
        "Zoe <b> in 5 minutes",
        "Consultation online with Mia at 10:25. The link is not ready.",
    )
