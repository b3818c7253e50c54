"""An undoing that takes its time: it is said to be under way, and can be stopped."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.models import Change, Status
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking.history import History
from desktop.ui.booking.history_notices import HistoryNotices
from desktop.ui.notices import NoticeBar
from desktop.ui.window.window_menus import WindowMenus
from desktop.ui.worker import Lane
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.salon import Desk


@dataclass
class Hand:
    """A window's menus and bar, with a book that waits until it is let to work."""

    store: Store
    lane: HeldLane = field(default_factory=HeldLane)

    def __post_init__(self) -> None:
        self.history = History(Book(self.store, self.lane))
        self.window, self.bar = QMainWindow(), NoticeBar()
        self.notices = HistoryNotices(self.history, self.bar, WindowMenus(self.window))

    def said(self) -> str:
        return self.bar.current.text if self.bar.current else ""

    def wait(self) -> None:
        """Let pass what most undoings take."""
        assert self.notices.patience.isActive()
        self.notices.patience.timeout.emit()

    def buttons(self) -> list[str]:
        found = self.bar.findChildren(QPushButton)
        return [one.text() for one in found if not one.isHidden()]

    def press(self, words: str) -> None:
        buttons = self.bar.findChildren(QPushButton)
        next(one for one in buttons if one.text() == words and not one.isHidden()).click()


@pytest.fixture
def hand(qtbot: QtBot, store: Store) -> Hand:
    made = Hand(store)
    for widget in (made.window, made.bar):
        qtbot.addWidget(widget)
    return made


def marked(hand: Hand, desk: Desk, at: str, words: str) -> int:
    booking_id = desk.book(at, "Anna")
    hand.history.note(hand.store.mark_booking(booking_id, Status.CONFIRMED), words)
    hand.bar.dismiss()
    return booking_id


def status(store: Store, booking_id: int) -> Status:
    details = store.booking(booking_id)
    assert details is not None
    return details.booking.status


def begin(hand: Hand, act: Callable[[], None]) -> None:
    """Let the history come to its turn, and the book not yet."""
    act()
    hand.lane.work_once()


def test_what_is_done_at_once_is_not_said_to_be_under_way(hand: Hand, desk: Desk) -> None:
    marked(hand, desk, "10:00", "Confirmed.")
    begin(hand, hand.history.undo)
    assert hand.said() == ""
    hand.lane.work()
    assert hand.said() == "Undone: Confirmed."
    assert not hand.notices.patience.isActive()


def test_what_takes_longer_says_so_and_how_far_it_is(hand: Hand, desk: Desk, qtbot: QtBot) -> None:
    marked(hand, desk, "10:00", "Confirmed.")
    seen: list[str] = []
    begin(hand, hand.history.undo)
    hand.wait()
    seen.append(hand.said())
    task = hand.history.under_way.current
    with qtbot.waitSignal(hand.history.under_way.changed):
        hand.history.under_way._told.emit(task, 50, 120)  # noqa: SLF001 - as from the lane
    seen.append(hand.said())
    hand.lane.work()
    seen.append(hand.said())
    begin(hand, hand.history.redo)
    hand.wait()
    seen.append(hand.said())
    hand.lane.work()
    seen.append(hand.said())
    assert seen == [
        "Undoing: Confirmed.",
        "Undoing: Confirmed. (41%)",
        "Undone: Confirmed.",
        "Doing again: Confirmed.",
        "Done again: Confirmed.",
    ]


def test_stopped_nothing_is_changed_and_it_can_be_undone_later(hand: Hand, desk: Desk) -> None:
    booking_id = marked(hand, desk, "10:00", "Confirmed.")
    begin(hand, hand.history.undo)
    hand.wait()
    hand.press("&Stop")
    hand.lane.work()
    assert hand.said() == "Stopped. Nothing was changed."
    assert status(hand.store, booking_id) is Status.CONFIRMED
    assert hand.history.next_undo == "Confirmed."
    hand.history.undo()
    hand.lane.work()
    assert status(hand.store, booking_id) is Status.BOOKED


def test_until_a_stop_has_taken_hold_it_says_so(hand: Hand, desk: Desk, qtbot: QtBot) -> None:
    marked(hand, desk, "10:00", "Confirmed.")
    begin(hand, hand.history.undo)
    hand.wait()
    hand.press("&Stop")
    assert (hand.said(), hand.buttons()) == ("Stopping…", [])
    task = hand.history.under_way.current
    with qtbot.waitSignal(hand.history.under_way.changed):
        hand.history.under_way._told.emit(task, 50, 120)  # noqa: SLF001 - as from the lane
    assert hand.said() == "Stopping…"
    hand.lane.work()
    assert hand.said() == "Stopped. Nothing was changed."
    hand.bar.dismiss()
    assert hand.said() == ""


def test_stopping_once_read_and_closed_is_not_said_again(hand: Hand, desk: Desk) -> None:
    marked(hand, desk, "10:00", "Confirmed.")
    begin(hand, hand.history.undo)
    hand.wait()
    hand.press("&Stop")
    hand.bar.dismiss()
    hand.history.under_way.changed.emit()
    assert hand.said() == ""


@pytest.mark.parametrize("ends", ["stopped", "closed"])
def test_one_asked_for_meanwhile_says_how_far_it_is_and_can_be_stopped_too(
    hand: Hand, desk: Desk, ends: str
) -> None:
    first = marked(hand, desk, "10:00", "The first.")
    second = marked(hand, desk, "11:00", "The second.")
    hand.history.undo()
    hand.history.undo()  # the book gets to it while the other one waits for its turn
    hand.lane.work_once()
    hand.wait()
    assert hand.said() == "Undoing: The second."
    if ends == "stopped":
        hand.press("&Stop")
    else:
        hand.bar.dismiss()
    for _ in range(2):
        hand.lane.work_once()
    hand.bar.dismiss()  # how the one before ended
    assert hand.said() == ""
    hand.wait()
    assert (hand.said(), hand.buttons()) == ("Undoing: The first.", ["&Stop"])
    hand.press("&Stop")
    assert hand.said() == "Stopping…"
    hand.lane.work()
    assert hand.said() == "Stopped. Nothing was changed."
    undone = Status.CONFIRMED if ends == "stopped" else Status.BOOKED
    assert [status(hand.store, one) for one in (first, second)] == [Status.CONFIRMED, undone]


def test_of_several_the_one_under_way_is_told_and_all_are_stopped(hand: Hand, desk: Desk) -> None:
    first = marked(hand, desk, "10:00", "The first.")
    second = marked(hand, desk, "11:00", "The second.")
    hand.history.undo()
    hand.history.undo()
    for _ in range(2):
        hand.lane.work_once()
    hand.wait()
    assert hand.said() == "Undoing: The second."
    hand.lane.work_once()
    assert [status(hand.store, one) for one in (first, second)] == [
        Status.CONFIRMED,
        Status.BOOKED,
    ]
    hand.bar.dismiss()
    assert hand.said() == "Undoing: The first."
    hand.press("&Stop")
    hand.lane.work()
    assert hand.said() == "Stopped. Nothing was changed."
    assert (hand.history.next_undo, hand.history.next_redo) == ("The first.", "The second.")


def test_closed_it_stays_closed(hand: Hand, desk: Desk) -> None:
    marked(hand, desk, "10:00", "Confirmed.")
    begin(hand, hand.history.undo)
    hand.wait()
    hand.bar.dismiss()
    hand.history.under_way.changed.emit()
    assert hand.said() == ""


def test_a_window_made_meanwhile_says_it_too(hand: Hand, desk: Desk, qtbot: QtBot) -> None:
    marked(hand, desk, "10:00", "Confirmed.")
    begin(hand, hand.history.undo)
    bar, window = NoticeBar(), QMainWindow()
    for widget in (bar, window):
        qtbot.addWidget(widget)
    newer = HistoryNotices(hand.history, bar, WindowMenus(window))
    newer.patience.timeout.emit()
    assert bar.current is not None
    assert bar.current.text == "Undoing: Confirmed."
    hand.lane.work()


class Slow(Store):
    """A store that waits in the middle of an undoing until somebody stops it."""

    def undo(
        self,
        change_id: int,
        tell: Callable[[int, int], None] = lambda _done, _whole: None,
        stop: Event | None = None,
    ) -> Change:
        tell(1, 2)
        assert stop is not None
        stop.wait(20)
        return super().undo(change_id, tell, stop)


def test_on_a_lane_of_its_own_it_tells_and_is_stopped(
    qtbot: QtBot, store: Store, desk: Desk, tmp_path: Path
) -> None:
    booking_id = desk.book("10:00", "Anna")
    slow = Slow(tmp_path / "book.sqlite", lambda: NOW)
    lane = Lane("store")
    history = History(Book(slow, lane))
    history.note(store.mark_booking(booking_id, Status.CONFIRMED), "Confirmed.")
    history.undo()
    way = history.under_way
    qtbot.waitUntil(lambda: way.current is not None and way.current.percent == 50, timeout=20_000)
    with qtbot.waitSignal(history.stopped, timeout=20_000):
        way.stop()
    assert status(store, booking_id) is Status.CONFIRMED
    slow.close()
    assert lane.stop()
