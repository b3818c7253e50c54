"""How many appointments wait for the cloud, read from a real book."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.core.open_links import OpenLinks
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection_state import Waiting
from desktop.ui.waiting_links import FIRST, WaitingLinks
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk


def listen(links: WaitingLinks) -> list[Waiting]:
    heard: list[Waiting] = []
    links.came.connect(heard.append)
    return heard


def test_it_counts_all_and_names_the_first(qtbot: QtBot, book: Book, desk: Desk) -> None:
    for hour in range(11, 18):
        desk.book(f"{hour}:00", f"Customer {hour}", service=desk.advice)
    links = WaitingLinks(book, lambda: NOW)
    heard = listen(links)
    links.start()
    (waiting,) = heard
    assert waiting.total == 7
    assert [customer.name for _, customer in waiting.first] == [
        f"Customer {hour}" for hour in range(11, 11 + FIRST)
    ]
    assert waiting.first[0][0] == datetime(2026, 5, 4, 11, 0)
    assert (waiting.zone, waiting.today) == ("Europe/Berlin", date(2026, 5, 4))
    assert links.timer.isActive()


def test_a_change_of_the_book_is_read_at_once(qtbot: QtBot, book: Book, desk: Desk) -> None:
    heard = listen(WaitingLinks(book, lambda: NOW, book))
    desk.book("11:00", "Zoe", service=desk.advice)
    book.changed.emit()
    assert [one.total for one in heard] == [1]


def test_many_changes_at_once_are_read_twice_at_most(qtbot: QtBot, store: Store) -> None:
    lane = HeldLane()
    book = Book(store, lane)
    heard = listen(WaitingLinks(book, lambda: NOW, book))
    for _ in range(20):
        book.changed.emit()
    lane.work()
    assert len(heard) == 2


class Locked(Store):
    """A book that another program holds, until it lets go."""

    held = True

    def open_links(self, now: datetime, limit: int = 500) -> OpenLinks:
        if self.held:
            raise AppError(Kind.BOOK_LOCKED)
        return super().open_links(now, limit)


def test_a_book_that_cannot_be_read_is_not_told_of_here(qtbot: QtBot, tmp_path: Path) -> None:
    locked = Locked(tmp_path / "locked.sqlite", lambda: NOW)
    book = Book(locked, InlineLane())
    heard = listen(WaitingLinks(book, lambda: NOW, book))
    with qtbot.assertNotEmitted(book.failed):
        book.changed.emit()
    assert heard == []
    locked.held = False
    book.changed.emit()
    assert len(heard) == 1
    locked.close()


def test_only_those_count_that_a_connection_would_help(
    qtbot: QtBot, book: Book, store: Store, desk: Desk
) -> None:
    for hour, kind in enumerate((Kind.MEETING_GONE, Kind.MEETING_CHANGED, Kind.OTHER_ACCOUNT), 11):
        desk.trouble(desk.book(f"{hour}:00", "Zoe", service=desk.advice), AppError(kind))
    cancelled = desk.book("14:00", "Yves", service=desk.advice)
    desk.link(cancelled, "https://teams.example/1")
    store.cancel_booking(cancelled)
    desk.trouble(desk.book("15:00", "Xenia", service=desk.advice), AppError(Kind.SIGN_IN_AGAIN))
    assert store.open_links(NOW).total > 1
    heard = listen(WaitingLinks(book, lambda: NOW, book))
    book.changed.emit()
    assert [(one.total, one.first[0][1].name) for one in heard] == [(1, "Xenia")]


def test_a_new_day_is_noticed_at_the_salons_midnight(qtbot: QtBot, book: Book, desk: Desk) -> None:
    late = datetime(2026, 5, 4, 21, 59, tzinfo=UTC)  # Berlin is two hours ahead
    clock = [NOW]
    links = WaitingLinks(book, lambda: clock[0])
    heard = listen(links)
    links.read()
    assert not links.midnight.isActive()
    clock[0] = late
    links.read()
    assert links.midnight.interval() == 60_000
    clock[0] = late + timedelta(minutes=1)
    links.midnight.timeout.emit()
    assert heard[-1].today == date(2026, 5, 5)
