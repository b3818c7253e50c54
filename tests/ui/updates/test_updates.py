"""When the app asks by itself: where it may, once a week, and never in opening hours."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from desktop.core.releases import Release
from desktop.core.troubles import AppError, Kind
from desktop.services.preferences import Preferences, PreferencesFile
from desktop.services.release_feed import Looked, Silence
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.preferences_port import PreferencesPort
from desktop.ui.updates.updates import AFTER_A_FAILURE, LOOK_EVERY, Updates
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk

OPEN = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)  # Monday, 10:00 in Berlin
CLOSED = datetime(2026, 5, 4, 17, 0, tzinfo=UTC)  # 19:00
WEEK = timedelta(days=7)
NEWER = Looked((Release("9.0.0", "New."),), "https://github.com/owner/trimsy-desk/releases/latest")


@dataclass
class Desktop:
    """A clock and a feed that answers with ``answer``."""

    folder: Path
    book: Book
    now: datetime = CLOSED
    answer: Looked | AppError = NEWER
    asked: list[datetime] = field(default_factory=list)
    told: list[object] = field(default_factory=list)
    lanes: list[str] = field(default_factory=list)
    lane: InlineLane | HeldLane = field(default_factory=InlineLane)

    def look(self) -> Looked:
        self.asked.append(self.now)
        if isinstance(self.answer, AppError):
            raise self.answer
        return self.answer

    def new_lane(self, name: str) -> InlineLane | HeldLane:
        self.lanes.append(name)
        return self.lane

    def started(self, *, wanted: bool = True) -> Updates:
        """A new run of the app on the same preferences."""
        file = PreferencesFile(self.folder)
        self.port = PreferencesPort(file, InlineLane(), file.read())
        if wanted != self.port.current().tell_updates:
            changed = replace(self.port.current(), tell_updates=wanted)
            self.port.save(changed, lambda _error: None)
        updates = Updates(
            self.book, self.port, self.look, new_lane=self.new_lane, now=lambda: self.now
        )
        updates.found.connect(self.told.append)
        updates.start()
        return updates

    def later(self, updates: Updates, time: timedelta) -> None:
        """Time passes, be the computer asleep or not, until the timer next comes."""
        self.now += time
        (timer,) = updates.findChildren(QTimer)
        assert timer.isActive()
        timer.timeout.emit()


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path, book: Book, desk: Desk) -> Desktop:
    return Desktop(tmp_path / "config", book)


def test_off_by_default_it_asks_nobody(at: Desktop) -> None:
    assert Preferences().tell_updates is False
    updates = at.started(wanted=False)
    at.later(updates, WEEK)
    assert (at.asked, at.lanes) == ([], [])


def test_after_closing_time_it_asks_and_tells_what_is_newer(at: Desktop) -> None:
    at.started()
    assert (at.asked, at.told) == ([CLOSED], [NEWER])


def test_in_opening_hours_it_waits_for_the_end_of_the_day(at: Desktop) -> None:
    at.now = OPEN
    updates = at.started()
    at.later(updates, timedelta(hours=7, minutes=50))
    assert at.asked == []
    at.later(updates, LOOK_EVERY)
    assert [f"{one:%H:%M}" for one in at.asked] == ["16:00"]  # 18:00 in Berlin


def test_it_asks_once_a_week_through_all_starts(at: Desktop) -> None:
    for _ in range(4 * 7):
        at.started()
        at.now += timedelta(hours=6)
    at.now = CLOSED + WEEK
    at.started()
    assert at.asked == [CLOSED, CLOSED + WEEK]


@pytest.mark.parametrize("set_back", [timedelta(0), timedelta(days=400)], ids=str)
def test_preferences_that_cannot_be_written_do_not_make_it_ask_more_often(
    at: Desktop, monkeypatch: pytest.MonkeyPatch, set_back: timedelta
) -> None:
    """The clock may have been set back as well since the file was last written."""

    def full(_file: PreferencesFile, _preferences: Preferences) -> None:
        raise AppError(Kind.DISK_FULL)

    updates = at.started()
    monkeypatch.setattr(PreferencesFile, "write", full)
    at.later(updates, WEEK - set_back)
    second = at.now
    for _ in range(4):
        at.later(updates, LOOK_EVERY)
    at.later(updates, WEEK)
    assert at.asked == [CLOSED, second, at.now]
    assert at.told == [NEWER] * 3
    assert at.port.current().updates_asked == "2026-05-04T17:00+00:00"


def test_that_there_is_nothing_new_is_not_worth_a_word(at: Desktop) -> None:
    at.answer = Looked()
    at.started()
    assert (len(at.asked), at.told) == (1, [])
    assert at.port.current().updates_asked == "2026-05-04T17:00+00:00"


@pytest.mark.parametrize(
    "answer",
    [
        AppError(Kind.OFFLINE),
        AppError(Kind.DOWN),
        Looked(silence=Silence.FORBIDDEN),
        Looked(silence=Silence.NO_SOURCE),
    ],
    ids=str,
)
def test_a_failure_is_told_to_nobody_and_tried_again_the_next_day(
    at: Desktop, answer: Looked | AppError
) -> None:
    at.answer = answer
    updates = at.started()
    at.later(updates, LOOK_EVERY)
    assert (len(at.asked), at.told, at.port.current().updates_asked) == (1, [], "")
    at.answer = NEWER
    at.later(updates, AFTER_A_FAILURE)
    assert (len(at.asked), at.told) == (2, [NEWER])


def test_it_is_switched_on_and_off_while_the_app_runs(at: Desktop) -> None:
    updates = at.started(wanted=False)
    at.port.save(replace(at.port.current(), tell_updates=True), lambda _error: None)
    at.later(updates, LOOK_EVERY)
    assert len(at.asked) == 1
    at.port.save(replace(at.port.current(), tell_updates=False), lambda _error: None)
    at.later(updates, WEEK)
    assert len(at.asked) == 1


def test_one_question_is_asked_at_a_time(at: Desktop) -> None:
    at.lane = HeldLane()
    updates = at.started()
    at.later(updates, LOOK_EVERY)
    at.lane.work()
    assert len(at.asked) == 1


def test_whoever_wants_to_know_is_answered_in_opening_hours_too(at: Desktop) -> None:
    at.now = OPEN
    updates = at.started(wanted=False)
    answers: list[Looked | AppError] = []
    asker = QObject()
    updates.ask(answers.append, asker)
    at.answer = AppError(Kind.OFFLINE)
    updates.ask(answers.append, asker)
    assert answers == [NEWER, AppError(Kind.OFFLINE)]
    assert at.told == []
    assert at.lanes == ["updates"]


def test_a_book_that_cannot_be_read_is_no_reason_to_speak(
    at: Desktop, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked() -> None:
        raise AppError(Kind.BOOK_LOCKED)

    failures: list[object] = []
    at.book.failed.connect(failures.append)
    monkeypatch.setattr(store, "salon", locked)
    at.started()
    assert (at.asked, failures) == ([], [])


def test_it_ends_with_the_app(at: Desktop) -> None:
    updates = at.started(wanted=False)
    assert updates.stop(0)
    assert not updates.findChildren(QTimer)[0].isActive()
