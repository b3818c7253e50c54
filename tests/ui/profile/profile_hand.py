"""The profile of another computer, and the dialog that looks at it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.profile import Profile, profile_of
from desktop.core.profile_parts import Part
from desktop.services.profile_file import write_profile_file
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.profile.profile_dialog import ProfileDialog
from tests.ui.conftest import NOW
from tests.ui.fake_account import CLIENT_ID
from tests.ui.salon import fill

Open = Callable[[Profile], ProfileDialog]


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def said() -> list[str]:
    return []


def shown(book: Book, connection: Connection, window: QWidget, file: Path) -> ProfileDialog:
    dialog = ProfileDialog(book, connection, window)
    dialog.open()
    dialog.load(file)
    return dialog


@pytest.fixture
def look(
    book: Book, connection: Connection, window: QWidget, tmp_path: Path, said: list[str]
) -> Open:
    def opened(profile: Profile) -> ProfileDialog:
        file = tmp_path / "rosa.trimsy"
        write_profile_file(file, profile)
        dialog = shown(book, connection, window, file)
        dialog.taken.connect(said.append)
        return dialog

    return opened


@pytest.fixture
def theirs(tmp_path: Path) -> Profile:
    """The profile of the salon of the tests, from another computer."""
    store = Store(tmp_path / "theirs.sqlite", lambda: NOW)
    desk = fill(store)
    store.save_service(replace(desk.cut, buffer=5))
    profile = profile_of(store.salon(), store.staff(), store.services(), CLIENT_ID, "salon.example")
    store.close()
    return profile


def table(dialog: ProfileDialog) -> list[str]:
    """One line a part: whether it is ticked, or cannot be, what is in it, and what is told."""

    def line(part: Part) -> str:
        row = dialog.rows[part]
        mark = "x" if row.ticked.isChecked() else " " if row.ticked.isEnabled() else "-"
        words = f"[{mark}] {row.ticked.text().replace('&', '')}: {row.content.text()}"
        told = row.told.text()
        return plain(f"{words} | {told}" if told else words)

    return [line(part) for part in dialog.rows]


def plain(text: str) -> str:
    """Text without the marks that keep its direction to itself, on one line."""
    for mark in "\u2068\u2069\u200e":
        text = text.replace(mark, "")
    return text.replace("\n", " ")
