"""A form that is kept, and the next start that offers it again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.form.form_opening import FormOpening
from desktop.ui.notices import NoticeBar
from tests.ui.conftest import NOW
from tests.ui.form_hand import FormHand
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk


@pytest.fixture
def hand(qtbot: QtBot, dressed: QApplication, store: Store, desk: Desk) -> FormHand:
    return FormHand(qtbot, store)


class NextStart:
    """The app started again: another store on the same file, and another window."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.store = Store(path / "book.sqlite", lambda: NOW)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.bar = NoticeBar(self.window)
        book = Book(self.store, InlineLane())
        self.forms = FormOpening(book, self.bar, self.window, now=lambda: NOW)
        self.forms.restore()

    @property
    def said(self) -> str:
        return self.bar.current.text if self.bar.current else ""

    def act(self, words: str) -> None:
        (button,) = [one for one in self.bar.findChildren(QPushButton) if one.text() == words]
        button.click()

    def form(self) -> BookingForm:
        (form,) = [one for one in self.window.findChildren(BookingForm) if one.isVisible()]
        return form


@pytest.fixture
def later(qtbot: QtBot, tmp_path: Path) -> Iterator[NextStart]:
    """Started again by its first use in a test: ask with ``request.getfixturevalue``."""
    start = NextStart(qtbot, tmp_path)
    yield start
    start.store.close()


GO_ON, DISCARD = "&Go on writing", "&Discard"


def crash(form: BookingForm) -> None:
    """Let the time pass in which what is typed is kept, and nothing after that."""
    assert form.keeper.timer.isActive()
    assert form.keeper.timer.interval() <= 1000
    form.keeper.timer.timeout.emit()
    form.keeper.timer.stop()
