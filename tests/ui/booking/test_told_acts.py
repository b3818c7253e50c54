"""Whatever lets a booking out of the window notes it, says so, and takes it back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.window.window import MainWindow
from tests.ui.conftest import NOW
from tests.ui.messages.telling_hand import LINK
from tests.ui.salon import Desk

NOTE_TOLD = "desktop.services.message_store.MessageStore.note_told"
FORGET_TOLD = "desktop.services.message_store.MessageStore.forget_told"


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, book: Book, connection: Connection) -> MainWindow:
    made = MainWindow(book, connection, now=lambda: NOW, browser=lambda _link: True)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def booking_id(window: MainWindow, desk: Desk) -> int:
    """An online booking with its link, chosen."""
    made = desk.book("11:00", "Anna", service=desk.advice)
    desk.link(made, LINK)
    window.refresh()
    window.choose(made)
    return made


def copy_link(window: MainWindow, _folder: Path) -> None:
    window.panel.links.copy_link.click()


def copy_link_of_the_list(window: MainWindow, _folder: Path) -> None:
    window.close_panel()
    window.menus.online.setChecked(True)
    (row,) = window.online.list.rows
    row.copy.click()


def copy_details(window: MainWindow, _folder: Path) -> None:
    window.panel.copy_details.click()


def save_ics(window: MainWindow, folder: Path) -> None:
    window.panel.ics.click()
    (dialog,) = window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(folder / "anna.ics"))


WAYS: dict[str, tuple[Callable[[MainWindow, Path], None], str, str]] = {
    "link": (copy_link, "Join link copied.", "copied"),
    "list": (copy_link_of_the_list, "Join link copied.", "copied"),
    "details": (copy_details, "Booking details copied.", "copied"),
    "file": (save_ics, "Saved anna.ics.", "file"),
}
"""What lets it out, what is said of that, and as what it is noted."""


def told(store: Store, booking_id: int) -> list[str]:
    return [f"{one.way} {one.join_url == LINK}" for one in store.told_of(booking_id)]


def press(window: MainWindow, words: str) -> None:
    buttons = window.notices.findChildren(QPushButton)
    next(one for one in buttons if one.text() == words and one.isVisible()).click()


def said(window: MainWindow) -> str:
    return window.notices.current.text if window.notices.current else ""


@pytest.mark.parametrize("way", WAYS)
def test_what_went_out_is_said_to_be_noted_and_can_be_taken_back(
    window: MainWindow, store: Store, booking_id: int, tmp_path: Path, way: str
) -> None:
    let_out, words, noted = WAYS[way]
    let_out(window, tmp_path)
    assert told(store, booking_id) == [f"{noted} True"]
    assert said(window) == f"{words} Noted as told."
    press(window, "&Undo")
    assert told(store, booking_id) == []


@pytest.mark.parametrize("way", WAYS)
def test_what_could_not_be_noted_is_not_said_to_be_and_can_be_tried_again(
    window: MainWindow,
    store: Store,
    booking_id: int,
    tmp_path: Path,
    way: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    let_out, words, noted = WAYS[way]
    with monkeypatch.context() as broken:
        broken.delattr(NOTE_TOLD)
        let_out(window, tmp_path)
    assert "Noted" not in said(window)
    press(window, "Retr&y")
    assert told(store, booking_id) == [f"{noted} True"]
    assert said(window) == f"{words} Noted as told."


def test_that_a_customer_knows_can_be_noted_again_and_taken_back_again(
    window: MainWindow, store: Store, booking_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.delattr(NOTE_TOLD)
        window.commands.already_told()
    press(window, "Retr&y")
    assert told(store, booking_id) == ["by_word True"]
    with monkeypatch.context() as broken:
        broken.delattr(FORGET_TOLD)
        press(window, "&Undo")
    assert told(store, booking_id) == ["by_word True"]
    press(window, "Retr&y")
    assert told(store, booking_id) == []


def test_who_copies_the_link_for_a_browser_has_told_nobody(
    window: MainWindow, store: Store, booking_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.commands, "_browser", lambda _link: False)
    window.commands.join_as_host()
    press(window, "Cop&y join link")
    assert QApplication.clipboard().text() == LINK
    assert said(window) == "Join link copied."
    assert told(store, booking_id) == []
