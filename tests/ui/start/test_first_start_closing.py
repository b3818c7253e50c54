"""A first start that is left or fails loses nothing that was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.core.models import Service
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from tests.ui.held_lane import HeldLane
from tests.ui.start.first_start_hand import Seen, opened, parent, people_in, seen

__all__ = ["parent", "seen"]


def press(words: str) -> None:
    box = next(
        w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()
    )
    next(b for b in box.findChildren(QPushButton) if b.text() == words).click()


def test_closing_asks_only_where_something_was_typed(
    qtbot: QtBot, book: Book, parent: QWidget, store: Store
) -> None:
    seen = opened(qtbot, book, parent)
    seen.dialog.next.click()
    qtbot.keyClick(seen.dialog, Qt.Key.Key_Escape)
    assert not seen.dialog.isVisible()
    seen = opened(qtbot, book, parent)
    qtbot.keyClicks(seen.dialog.salon.fields.name, "Rosa")
    seen.dialog.later.click()
    press("&Go on here")
    assert seen.dialog.isVisible()
    assert seen.dialog.salon.fields.name.text() == "Rosa"
    seen.dialog.later.click()
    press("&Discard it")
    assert not isValid(seen.dialog) or not seen.dialog.isVisible()
    assert store.salon().name == ""
    assert seen.told == []


def test_closing_can_save_what_was_typed(seen: Seen, store: Store) -> None:
    seen.dialog.salon.fields.name.setText("Rosa")
    seen.dialog.reject()
    press("&Save it")
    assert store.salon().name == "Rosa"
    assert seen.told == ["finished"]


def test_one_failure_saves_nothing_and_loses_nothing(
    seen: Seen, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Store, service: Service) -> Service:
        raise AppError(Kind.DISK_FULL)

    dialog = seen.dialog
    dialog.salon.fields.name.setText("Rosa")
    dialog.people.box.setPlainText("Mia")
    dialog.services.rows[0].ticked.click()
    dialog.list.setCurrentRow(4)
    monkeypatch.setattr(Store, "save_service", refuse)
    dialog.finish.click()
    assert AppError(Kind.DISK_FULL).advice.title in dialog.problem.text()
    assert (store.salon().name, store.staff()) == ("", [])
    assert dialog.finish.isEnabled()
    monkeypatch.undo()
    dialog.finish.click()
    assert (store.salon().name, people_in(store)) == ("Rosa", ["Mia"])
    assert seen.told == ["finished"]


def test_a_double_click_sets_up_one_salon(qtbot: QtBot, store: Store, parent: QWidget) -> None:
    lane = HeldLane()
    seen = opened(qtbot, Book(store, lane), parent)
    assert not seen.dialog.salon.fields.name.isEnabled()  # until the book was read
    lane.work()
    seen.dialog.people.box.setPlainText("Mia")
    seen.dialog.list.setCurrentRow(4)
    for _ in range(2):
        qtbot.mouseClick(seen.dialog.finish, Qt.MouseButton.LeftButton)
    lane.work()
    assert people_in(store) == ["Mia"]
    assert seen.told == ["finished"]
