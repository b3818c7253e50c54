"""However broken the connection is, the settings open at the page where it is mended."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import Salon
from desktop.core.troubles import AppError, Kind
from desktop.services.backstage import Progress
from desktop.services.pulse import Health
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.window.window import MainWindow
from desktop.ui.worker import Worker
from tests.ui.conftest import NOW
from tests.ui.fake_account import ROSA, BrokenRing, FakeAccount, MemoryRing, make_connection
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane


class RaisingRing(MemoryRing):
    """A keyring whose every call fails in a way of its own."""

    def get_password(self, service: str, username: str, /) -> str | None:
        raise OSError("the bus is gone")

    set_password = get_password  # type: ignore[assignment] # fails alike
    delete_password = get_password  # type: ignore[assignment] # fails alike


def keyring_locked(folder: Path) -> Connection:
    return _restored(make_connection(folder, _rosa(), ring=BrokenRing()))


def keyring_raises(folder: Path) -> Connection:
    return _restored(make_connection(folder, _rosa(), ring=RaisingRing()))


def keyring_never_answers(folder: Path) -> Connection:
    """Somebody would have to unlock it first: neither lane comes back."""
    return make_connection(folder, _rosa(), new_lane=lambda _name: HeldLane())


def registration_unreadable(folder: Path) -> Connection:
    (folder / "site").mkdir()
    (folder / "site" / "registration.toml").write_text("client_id = ")
    return _restored(make_connection(folder, _rosa()))


def typed_registration_unreadable(folder: Path) -> Connection:
    (folder / "config").mkdir()
    (folder / "config" / "settings.json").write_bytes(b"\xff\xfe\x00")
    return _restored(make_connection(folder, _rosa()))


def session_ended(folder: Path) -> Connection:
    account = _rosa()
    account.kept_trouble, account.ended_at = AppError(Kind.SIGN_IN_AGAIN), NOW
    return _restored(make_connection(folder, account))


def account_refused(folder: Path) -> Connection:
    connection = _restored(make_connection(folder, _rosa()))
    trouble = AppError(Kind.MISSING_PERMISSION, code="OnlineMeetings.ReadWrite")
    health = Health(trouble=trouble, trouble_since=NOW)
    connection.note_progress(Progress(None, wrote=False, account_trouble=trouble, health=health))
    return connection


def offline(folder: Path) -> Connection:
    connection = _restored(make_connection(folder, _rosa()))
    connection.note_progress(Progress(None, wrote=False, health=Health(offline_since=NOW)))
    return connection


def a_bug_in_the_account(folder: Path) -> Connection:
    class Broken(FakeAccount):
        def restore(self) -> None:
            raise ZeroDivisionError

    return _restored(make_connection(folder, Broken()))


def signing_in(folder: Path) -> Connection:
    connection = make_connection(folder, _rosa(), new_lane=_held_for("sign-in"))
    connection.restore()
    connection.connect_account()
    return connection


BROKEN = [
    keyring_locked,
    keyring_raises,
    keyring_never_answers,
    registration_unreadable,
    typed_registration_unreadable,
    session_ended,
    account_refused,
    offline,
    a_bug_in_the_account,
    signing_in,
]


def _rosa() -> FakeAccount:
    account = FakeAccount()
    account.kept = ROSA
    return account


def _restored(connection: Connection) -> Connection:
    connection.restore()
    return connection


def _held_for(wanted: str) -> Callable[[str], Worker]:
    return lambda name: HeldLane() if name == wanted else InlineLane()


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    yield window
    for dialog in window.findChildren(SettingsDialog):
        dialog.reject()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("broken", BROKEN, ids=lambda one: one.__name__)
def test_the_settings_open_at_the_page_whatever_is_broken(
    qtbot: QtBot,
    tmp_path: Path,
    book: Book,
    parent: QWidget,
    broken: Callable[[Path], Connection],
) -> None:
    dialog = SettingsDialog(book, broken(tmp_path), parent)
    dialog.open_page(dialog.online)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.pages[dialog.list.currentRow()] is dialog.online
    assert dialog.online.isVisible()
    assert dialog.online.isEnabled()
    card = dialog.online.show_card()
    assert card.isVisible()
    card.reject()


class Locked(Store):
    """A book that another program holds."""

    def salon(self) -> Salon:
        raise AppError(Kind.BOOK_LOCKED)


def test_with_a_locked_book_they_open_and_say_so(
    qtbot: QtBot, tmp_path: Path, parent: QWidget
) -> None:
    locked = Locked(tmp_path / "locked.sqlite", lambda: NOW)
    dialog = SettingsDialog(Book(locked, InlineLane()), offline(tmp_path), parent)
    dialog.open_page(dialog.online)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.online.isVisible()
    assert AppError(Kind.BOOK_LOCKED).advice.title in dialog.problem.text()
    locked.close()


def test_the_status_bar_leads_there_when_the_session_was_ended(
    qtbot: QtBot, tmp_path: Path, book: Book
) -> None:
    window = MainWindow(book, session_ended(tmp_path), now=lambda: NOW)
    qtbot.addWidget(window)
    window.show()
    window.connection_line.click()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    assert dialog.online.isVisible()
    assert dialog.online.account.status.text() == "No longer connected — rosa@salon.example"
    dialog.reject()
