"""Lists so large that the desk would stand still, were they gone through where it is drawn."""

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.csv_import import Table
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.garbage import GarbageRound
from desktop.ui.lists import people_page
from desktop.ui.lists.import_dialog import ImportDialog
from desktop.ui.lists.job_line import JobLine
from desktop.ui.lists.long_job import SHORT_TURN, LongJob
from desktop.ui.lists.people_rows import lines_to_copy
from desktop.ui.lists.result_page import MOST_SHOWN
from desktop.ui.worker import Lane
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.salon import Desk

WRONG = MOST_SHOWN + 20

Open = Callable[[Book], ImportDialog]


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, desk: Desk) -> Open:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def make(book: Book) -> ImportDialog:
        dialog = ImportDialog(book, lambda: NOW, window)
        dialog.open()
        return dialog

    return make


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Each of its lines is imported, but for the language."""
    file = tmp_path / "many.csv"
    lines = "".join(f"Guest {n};0170 {1_000_000 + n};Klingon\n" for n in range(WRONG))
    file.write_text(f"Name;Handy;Sprache\n{lines}", encoding="utf-8")
    return file


def test_of_a_long_list_of_problems_the_first_are_shown_and_all_copied(
    opened: Open, book: Book, many: Path
) -> None:
    dialog = opened(book)
    dialog.load(many)
    dialog.go.click()
    shown = dialog.outcome.list.toPlainText().splitlines()
    assert len(shown) == MOST_SHOWN + 1
    assert shown[-1] == "… and 20 more. Copy the list to have them all."
    assert dialog.outcome.list_title.text() == f"Not or not wholly imported ({WRONG})"
    dialog.outcome.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == WRONG
    assert copied[:MOST_SHOWN] == shown[:-1]


def test_the_list_of_problems_is_made_on_the_lane(
    opened: Open, store: Store, many: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[Thread] = []

    def watched(*args: object, **named: object) -> list[str]:
        threads.append(current_thread())
        return lines_to_copy(*args, **named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(people_page, "lines_to_copy", watched)
    lane = Lane("store")
    dialog = opened(Book(store, lane))
    dialog.load(many)
    qtbot.waitUntil(lambda: dialog.people.count() == WRONG, timeout=20_000)
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.outcome, timeout=20_000)
    assert threads
    assert main_thread() not in threads
    assert lane.stop()


def test_what_was_read_is_freed_on_the_lane(opened: Open, store: Store, many: Path) -> None:
    lane = HeldLane()
    dialog = opened(Book(store, lane))
    dialog.load(many)
    lane.work()
    page = dialog.people
    source, people = page.source, page.people
    assert isinstance(source, Table)
    assert people is not None
    page.columns.combos[2].setCurrentIndex(0)
    assert len(people.prepared.people) == WRONG  # not here
    lane.work()
    assert (people.prepared.people, people.prepared.faults) == ([], [])
    newer = page.people
    assert newer is not None
    dialog.reject()
    assert len(source.rows) == WRONG + 1
    lane.work()
    assert (source.rows, newer.prepared.people) == ([], [])


def test_getting_on_moves_the_bar_and_asks_for_nothing_else(
    qtbot: QtBot, dressed: QApplication, store: Store
) -> None:
    lane = Lane("store")
    job = LongJob(Book(store, lane))
    line = JobLine(job)
    qtbot.addWidget(line)
    heard = Event()
    seen: list[tuple[str, int, int]] = []

    def work(_store: Store, tell: Callable[[int, int], None], _stop: Event) -> None:
        tell(1, 3)
        heard.wait(20)

    def see(what: str) -> None:
        seen.append((what, line.bar.value(), line.bar.maximum()))

    job.changed.connect(lambda: see("changed"))
    job.got_on.connect(lambda: see("got on"))
    job.got_on.connect(heard.set)
    job.read("", work, lambda _none: see("done"), pytest.fail)
    qtbot.waitUntil(lambda: not job.is_running, timeout=20_000)
    assert [what for what, *_ in seen] == ["changed", "got on", "changed", "done"]
    assert seen[1] == ("got on", 1, 3)
    assert lane.stop()


@pytest.fixture
def rounds(qtbot: QtBot) -> Iterator[GarbageRound]:
    made = GarbageRound()
    made.start()
    yield made
    made.stop()
    gc.unfreeze()


def test_the_rounds_pass_over_what_a_job_made_until_it_is_gone(
    rounds: GarbageRound, book: Book, qtbot: QtBot
) -> None:
    gc.unfreeze()
    job = LongJob(book)
    kept: list[list[list[int]]] = []
    job.read("", lambda _store, _tell, _stop: [[n] for n in range(5_000)], kept.append, print)
    assert gc.get_freeze_count() > 5_000
    with qtbot.waitSignal(job.destroyed):
        job.deleteLater()
    assert gc.get_freeze_count() == 0
    assert len(kept[0]) == 5_000


def test_nothing_is_looked_through_while_a_job_is_under_way(
    rounds: GarbageRound, store: Store, qtbot: QtBot
) -> None:
    looks: list[str] = []

    def looked(phase: str, _info: dict[str, int]) -> None:
        looks.append(phase)

    lane = HeldLane()
    job, other = LongJob(Book(store, lane)), LongJob(Book(store, lane))
    job.read("", lambda _store, _tell, _stop: None, print, print)
    other.read("", lambda _store, _tell, _stop: None, print, print)
    made = [[n] for n in range(5_000)]
    gc.callbacks.append(looked)
    try:
        rounds.look()
        lane.work_once()
        rounds.look()
        assert looks == []  # the other is still under way
        with qtbot.waitSignal(other.destroyed):
            other.deleteLater()
        made += [[n] for n in range(5_000)]
        rounds.look()
        assert looks == ["start", "stop"]
    finally:
        gc.callbacks.remove(looked)
    lane.work()


@pytest.mark.parametrize("fails", [False, True])
def test_while_a_job_works_the_window_has_its_turn_more_often(book: Book, *, fails: bool) -> None:
    usual, found = sys.getswitchinterval(), list[float]()

    def work(_store: Store, _tell: Callable[[int, int], None], _stop: Event) -> None:
        found.append(sys.getswitchinterval())
        if fails:
            raise AppError(Kind.DISK_FULL)

    LongJob(book).read("", work, print, print)
    assert found == [pytest.approx(SHORT_TURN, rel=0.01)]
    assert sys.getswitchinterval() == usual
