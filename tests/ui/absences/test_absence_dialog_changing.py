"""An absence is changed or taken away, and nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import Absence, Act, Change, Staff
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from tests.ui.absences.absence_hand import NOON, kept, opened, pause, stored, window
from tests.ui.salon import Desk

__all__ = ["window"]


def ask_box() -> QMessageBox:
    return next(
        w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()
    )


def press(words: str) -> None:
    next(b for b in ask_box().findChildren(QPushButton) if b.text() == words).click()


def test_an_absence_is_changed(qtbot: QtBot, book: Book, desk: Desk, window: QWidget) -> None:
    seen = opened(qtbot, book, desk, kept(desk), window)
    assert seen.dialog.windowTitle() == "Edit absence"
    seen.fields.starts.time.setTime(QTime(13, 15))
    seen.dialog.save()
    (absence,) = stored(desk.store)
    assert (absence.starts, absence.ends) == (
        NOON.replace(hour=13, minute=15),
        NOON.replace(hour=13, minute=45),
    )
    assert [change.what for change in seen.told] == [Act.ABSENCE_CHANGED]


def test_an_absence_is_deleted_and_can_be_had_back(
    qtbot: QtBot, book: Book, desk: Desk, window: QWidget
) -> None:
    seen = opened(qtbot, book, desk, kept(desk), window)
    seen.dialog.delete_button.click()
    assert stored(desk.store) == []
    (change,) = seen.told
    assert change.what is Act.ABSENCE_REMOVED
    desk.store.undo(change.id)
    assert len(stored(desk.store)) == 1


def test_somebody_archived_keeps_their_absence(
    qtbot: QtBot, book: Book, desk: Desk, window: QWidget
) -> None:
    absence = kept(desk)
    desk.store.save_staff(Staff(desk.mia.id, "Mia", "#123456", archived=True))
    seen = opened(qtbot, book, desk, absence, window)
    assert seen.fields.who.currentText() == "Mia"
    assert not seen.dialog.is_dirty()
    seen.dialog.reject()
    new = opened(qtbot, book, desk, pause(desk, desk.tom), window)
    assert new.fields.who.findText("Mia") == -1
    new.dialog.reject()


def test_closing_asks_only_where_something_was_typed(
    qtbot: QtBot, book: Book, desk: Desk, window: QWidget
) -> None:
    seen = opened(qtbot, book, desk, pause(desk), window)
    qtbot.keyClick(seen.fields.note, Qt.Key.Key_Escape)
    assert not seen.dialog.isVisible()
    seen = opened(qtbot, book, desk, pause(desk), window)
    qtbot.keyClicks(seen.fields.note, "Dentist")
    qtbot.keyClick(seen.fields.note, Qt.Key.Key_Escape)
    press("&Go on editing")
    assert seen.dialog.isVisible()
    assert seen.fields.note.text() == "Dentist"
    seen.dialog.reject()
    press("&Discard it")
    assert not seen.dialog.isVisible()
    assert stored(desk.store) == []


def test_a_failure_keeps_everything_typed(
    qtbot: QtBot,
    book: Book,
    desk: Desk,
    window: QWidget,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(self: Store, absence: Absence) -> Change:
        raise AppError(Kind.DISK_FULL)

    monkeypatch.setattr(Store, "save_absence", refuse)
    seen = opened(qtbot, book, desk, pause(desk), window)
    qtbot.keyClicks(seen.fields.note, "Dentist")
    seen.dialog.save_button.click()
    assert AppError(Kind.DISK_FULL).advice.title in seen.dialog.problem.text()
    assert seen.fields.note.text() == "Dentist"
    monkeypatch.undo()
    seen.dialog.save_button.click()
    assert [absence.note for absence in stored(desk.store)] == ["Dentist"]
