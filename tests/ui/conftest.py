"""A salon on a real database, a connection without Microsoft, and windows that answer at once."""

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.services.store import Store
from desktop.ui import file_dialogs, theme
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from tests.ui.fake_account import FakeAccount, make_connection
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk, fill

NOW = datetime(2026, 5, 4, 8, 20, tzinfo=UTC)  # a Monday, 10:20 in Berlin


@dataclass
class Clock:
    """Stands still until a test turns it."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True, scope="module")
def python_collects_afterwards() -> Iterator[None]:
    """Other tests in this process find Python's collecting as it was: some look whether it is on.

    Not given back after every test: pytest-qt still lets Qt work between two of them.
    """
    was_on = gc.isenabled()
    yield
    (gc.enable if was_on else gc.disable)()


@pytest.fixture(autouse=True)
def tidy() -> Iterator[None]:
    """Garbage is collected between two tests, as between two events in the app (ui/garbage.py).

    By itself Python might do so while Qt walks through all widgets, and delete one of them there.
    What was closed goes first: a test that runs no event loop would leave its windows to the next,
    where each is dressed anew with all the others.
    """
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect(1)


@pytest.fixture(autouse=True)
def no_key_held() -> Iterator[None]:
    """Ctrl, once pressed with another key, would stay pressed for the tests that follow."""
    yield
    if QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    """Dates and times are written the same way wherever the tests run."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def folders_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """File dialogs hear at once whether their folder is there."""
    monkeypatch.setattr(file_dialogs, "Lane", lambda _name: InlineLane())


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The app in its own palette and style sheet, light."""
    style, palette = qapp.style().name(), qapp.palette()
    theme.apply(qapp, Qt.ColorScheme.Light)
    yield qapp
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setPalette(palette)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "book.sqlite", lambda: NOW, time_zone="Europe/Berlin")
    yield made
    made.close()


@pytest.fixture
def book(store: Store) -> Book:
    return Book(store, InlineLane())


@pytest.fixture
def account() -> FakeAccount:
    return FakeAccount()


@pytest.fixture
def connection(tmp_path: Path, account: FakeAccount) -> Connection:
    return make_connection(tmp_path, account)


@pytest.fixture
def desk(store: Store) -> Desk:
    """A salon with Mia and Tom, three services, and no bookings yet."""
    return fill(store)
