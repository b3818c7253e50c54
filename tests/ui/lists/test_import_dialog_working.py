"""Files come in and are read, with time to stop and to leave."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking.history import History
from desktop.ui.lists.import_dialog import ImportDialog
from desktop.ui.lists.lists_desk import ListsDesk
from desktop.ui.worker import Lane
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.lists.import_hand import LIST, Open, buttons, everybody, file, opened
from tests.ui.salon import Desk

__all__ = ["file", "opened"]


def test_what_is_no_list_is_told(opened: Open, file: Callable[..., Path]) -> None:
    dialog = opened()
    dialog.load(file("book.xlsx", "PK\x03\x04…"))
    assert "save it there as CSV" in dialog.problem.text()
    assert buttons(dialog) == ["Choose a file…", "Close"]
    dialog.load(file("list.csv", LIST))
    assert dialog.problem.text() == ""


def test_a_file_can_be_dropped(opened: Open, file: Callable[..., Path]) -> None:
    dialog = opened()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file("list.csv", LIST)))])
    dialog.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert dialog.people.count() == 2


def test_while_it_works_one_can_stop(opened: Open, file: Callable[..., Path], store: Store) -> None:
    lane = HeldLane()
    dialog = opened(Book(store, lane))
    dialog.load(file("list.csv", LIST))
    assert dialog.job_line.words.text() == "Reading the file…"
    assert dialog.job_line.stop.isVisibleTo(dialog)
    lane.work()
    dialog.go.click()
    assert dialog.job_line.words.text() == "Importing…"
    assert not dialog.people.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.job_line.words.text() == "Stopping…"
    dialog.reject()
    assert dialog.isVisible()  # it may be too late to stop it, and somebody has to be told so
    lane.work()
    assert dialog.job_line.words.text() == "Stopped. Nothing was imported."
    assert everybody(store) == []
    assert "Import 2 customers" in buttons(dialog)
    dialog.reject()
    assert not dialog.isVisible()


def test_a_file_that_takes_its_time_can_be_left(
    opened: Open, file: Callable[..., Path], store: Store
) -> None:
    dialog = opened(Book(store, HeldLane()))
    dialog.load(file("list.csv", LIST))
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_newer_question_leaves_the_older_answer_out(
    opened: Open, file: Callable[..., Path], store: Store
) -> None:
    lane = HeldLane()
    dialog = opened(Book(store, lane))
    dialog.load(file("list.csv", LIST))
    lane.work()
    dialog.people.columns.combos[4].setCurrentIndex(0)
    dialog.people.columns.combos[0].setCurrentIndex(0)
    assert buttons(dialog) == ["Close"]
    lane.work()
    assert [row[1] for row in dialog.people.table.preview.rows] == ["", "", ""]


def test_on_a_lane_of_its_own_it_tells_how_far_it_is(
    qtbot: QtBot, dressed: QApplication, file: Callable[..., Path], store: Store, desk: Desk
) -> None:
    lane = Lane("store")
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ImportDialog(Book(store, lane), lambda: NOW, window)
    told: set[tuple[int, int]] = set()
    dialog.job.got_on.connect(lambda: told.add(dialog.job.done_of_all))
    lines = "".join(f"Guest {n};0170 {1_000_000 + n}\n" for n in range(4000))
    dialog.load(file("list.csv", f"Name;Handy\n{lines}"))
    qtbot.waitUntil(lambda: dialog.people.count() == 4000, timeout=20_000)
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.outcome, timeout=20_000)
    assert {(500, 4000), (2000, 4000), (4000, 4000)} <= told
    assert lane.stop()


def test_the_desk_remembers_an_import(
    qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk, file: Callable[..., Path]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    history = History(book)
    dialog = ListsDesk(book, history, window, lambda: NOW).import_file()
    dialog.load(file("list.csv", LIST))
    dialog.go.click()
    assert history.next_undo == ""
    dialog.close_button.click()
    assert history.next_undo == "2 customers are imported."
    history.undo()
    assert everybody(desk.store) == []


def test_the_file_is_asked_for(opened: Open, file: Callable[..., Path]) -> None:
    dialog = opened()
    chooser = dialog.ask_for_file()
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(file("list.csv", LIST)))
    chooser.reject()
    assert dialog.people.count() == 2
