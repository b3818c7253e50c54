"""The first start, on an empty book, with somebody at it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.start.first_start import FirstStart


class Seen:
    """The dialog, and what it told."""

    def __init__(self, dialog: FirstStart) -> None:
        self.dialog = dialog
        self.told: list[str] = []
        dialog.accepted.connect(lambda: self.told.append("finished"))
        dialog.booking_wanted.connect(lambda: self.told.append("booking"))

    def steps(self) -> list[str]:
        """The list of steps, the one shown with an arrow."""
        here = self.dialog.list.currentRow()
        items = (self.dialog.list.item(row) for row in range(self.dialog.list.count()))
        return [f"{'>' if n == here else ' '} {item.text()}" for n, item in enumerate(items)]

    def summary(self) -> list[str]:
        done = self.dialog.done_step
        return [label.text() for label in (done.salon, done.hours, done.people, done.services)]


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    yield window
    for dialog in window.findChildren(FirstStart):
        dialog.done(0)


def opened(qtbot: QtBot, book: Book, parent: QWidget) -> Seen:
    dialog = FirstStart(book, parent)
    with qtbot.waitActive(dialog):
        dialog.open()
    return Seen(dialog)


@pytest.fixture
def seen(qtbot: QtBot, book: Book, parent: QWidget) -> Seen:
    return opened(qtbot, book, parent)


def people_in(store: Store) -> list[str]:
    return [person.name for person in store.staff()]
