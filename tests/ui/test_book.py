from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.core.models import Staff
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.worker import Lane
from tests.ui.fake_account import make_book


@pytest.fixture
def book(qtbot: QtBot, tmp_path: Path) -> Book:
    return make_book(tmp_path)


def refuse(store: Store) -> None:
    raise AppError(Kind.DISK_FULL)


def test_a_write_is_followed_by_changed_and_then_by_its_answer(book: Book) -> None:
    order: list[object] = []
    book.changed.connect(lambda: order.append("changed"))
    book.write(lambda store: store.save_staff(Staff(0, "Mia", "#c2567a")), order.append)
    assert order[0] == "changed"
    assert isinstance(order[1], Staff)
    found: list[list[Staff]] = []
    book.read(lambda store: store.staff(), found.append)
    assert [staff.name for staff in found[0]] == ["Mia"]


def test_a_read_changes_nothing(qtbot: QtBot, book: Book) -> None:
    with qtbot.assertNotEmitted(book.changed):
        book.read(lambda store: store.staff(), lambda _: None)


def test_a_failure_is_told_once_and_nothing_counts_as_changed(qtbot: QtBot, book: Book) -> None:
    told: list[object] = []
    book.failed.connect(told.append)
    answers: list[object] = []
    with qtbot.assertNotEmitted(book.changed):
        book.write(refuse, answers.append)
        book.read(refuse, answers.append)
    assert told == [AppError(Kind.DISK_FULL)] * 2
    assert answers == []


def test_a_caller_may_take_the_failure_itself(qtbot: QtBot, book: Book) -> None:
    taken: list[object] = []
    with qtbot.assertNotEmitted(book.failed):
        book.write(refuse, failed=taken.append)
        book.read(refuse, lambda _: None, failed=taken.append)
    assert taken == [AppError(Kind.DISK_FULL)] * 2


def test_a_failed_write_is_told_even_when_the_caller_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    lane = Lane("store")
    book = make_book(tmp_path, lane)
    owner = QObject()
    taken: list[object] = []
    with qtbot.waitSignal(book.failed) as failed:
        book.write(refuse, failed=taken.append, owner=owner)
        shiboken6.delete(owner)
    assert failed.args == [AppError(Kind.DISK_FULL)]
    assert taken == []
    assert lane.stop()


def test_an_answer_to_a_closed_window_is_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    lane = Lane("store")
    book = make_book(tmp_path, lane)
    owner = QObject()
    answers: list[object] = []
    book.read(lambda store: store.staff(), answers.append, owner=owner)
    book.write(lambda store: store.staff(), answers.append, owner=owner)
    shiboken6.delete(owner)
    with qtbot.waitSignal(book.changed):
        book.write(lambda store: store.staff())
    assert answers == []
    assert lane.stop()
