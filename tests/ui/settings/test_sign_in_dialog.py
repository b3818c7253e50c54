from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.core.troubles import AppError, Kind
from desktop.ui.connection import Connection
from desktop.ui.settings.sign_in_dialog import SignInDialog
from desktop.ui.worker import Lane, Worker
from tests.ui.fake_account import CLIENT_ID, LINK, ROSA, FakeAccount, make_connection
from tests.ui.inline_lane import InlineLane


@pytest.fixture
def account() -> FakeAccount:
    return FakeAccount(None)


@pytest.fixture
def opens() -> list[bool]:
    """What the browser answers, one after the other."""
    return []


@pytest.fixture
def connection(
    qtbot: QtBot, tmp_path: Path, account: FakeAccount, opens: list[bool]
) -> Iterator[Connection]:
    lanes: list[Lane] = []

    def new_lane(name: str) -> Worker:
        if name != "sign-in":
            return InlineLane()
        lanes.append(Lane(name))
        return lanes[-1]

    connection = make_connection(
        tmp_path,
        account,
        environ={"TEAMS_CLIENT_ID": CLIENT_ID},
        new_lane=new_lane,
        browser=lambda _link: opens.pop(0) if opens else True,
    )
    connection.restore()
    yield connection
    connection.cancel()
    account.go_on.set()
    assert all(lane.stop() for lane in lanes)


@pytest.fixture
def dialog(qtbot: QtBot, connection: Connection) -> Iterator[SignInDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = SignInDialog(connection, parent)
    yield dialog
    if isValid(dialog):
        dialog.reject()


def test_while_waiting_it_shows_what_to_do_the_link_and_the_time(
    qtbot: QtBot, dialog: SignInDialog, connection: Connection
) -> None:
    with qtbot.waitSignal(connection.attempt_link):
        dialog.start()
        assert not dialog.again.isEnabled()
    assert dialog.link.text() == LINK
    assert "5:00" in dialog.left.text()
    assert dialog.again.isEnabled()
    dialog.copy_link.click()
    assert QGuiApplication.clipboard().text() == LINK


def test_the_time_runs(qtbot: QtBot, dialog: SignInDialog, connection: Connection) -> None:
    with qtbot.waitSignal(connection.attempt_link):
        dialog.start()
    for _ in range(61):
        dialog.ticks.timeout.emit()
    assert "3:59" in dialog.left.text()


def test_cancel_closes_at_once(qtbot: QtBot, dialog: SignInDialog, connection: Connection) -> None:
    with qtbot.waitSignal(connection.attempt_link):
        dialog.start()
    with qtbot.waitSignals([connection.finished, dialog.rejected]):
        dialog.cancel.click()
    assert not connection.state.busy


def test_escape_cancels_too(qtbot: QtBot, dialog: SignInDialog, connection: Connection) -> None:
    with qtbot.waitSignal(connection.attempt_link):
        dialog.start()
    with qtbot.waitSignal(connection.finished) as finished:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert finished.args == [AppError(Kind.SIGN_IN_CANCELLED)]


def test_enter_does_not_end_a_sign_in(
    qtbot: QtBot, dialog: SignInDialog, connection: Connection
) -> None:
    with qtbot.waitSignal(connection.attempt_link):
        dialog.start()
    with qtbot.waitSignal(connection.browser_opened):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert connection.state.busy


def test_the_browser_can_be_opened_again_and_says_when_it_cannot(
    qtbot: QtBot, dialog: SignInDialog, connection: Connection, opens: list[bool]
) -> None:
    opens += [True, False]
    with qtbot.waitSignal(connection.browser_opened):
        dialog.start()
    assert "No browser" not in dialog.words.text()
    dialog.again.click()
    assert "No browser" in dialog.words.text()
    assert dialog.link.text() == LINK


def test_success_closes_it(
    qtbot: QtBot, dialog: SignInDialog, connection: Connection, account: FakeAccount
) -> None:
    account.result = ROSA
    with qtbot.waitSignal(dialog.accepted):
        dialog.start()
    assert connection.state.organiser == ROSA


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.SIGN_IN_CANCELLED])
def test_a_failure_says_what_why_who_and_what_next(
    qtbot: QtBot,
    dialog: SignInDialog,
    connection: Connection,
    account: FakeAccount,
    kind: Kind,
) -> None:
    error = AppError(kind, code="AADSTS1", request_id="7a-1b")
    account.result = error
    with qtbot.waitSignal(connection.finished):
        dialog.start()
    assert dialog.pages.currentIndex() == 1
    assert dialog.title.text() == error.advice.title
    assert dialog.cause.text() == error.advice.cause
    assert dialog.next_step.text() == error.advice.next_step
    assert dialog.copy_it.isHidden() is (error.advice.message_to_it == "")
    if error.advice.message_to_it:
        dialog.copy_it.click()
        copied = QGuiApplication.clipboard().text()
        assert copied == dialog.message.toPlainText()
        assert "{" not in copied
        assert "AADSTS1" in copied


def test_after_a_failure_one_can_try_again(
    qtbot: QtBot, dialog: SignInDialog, connection: Connection, account: FakeAccount
) -> None:
    account.result = AppError(Kind.OFFLINE)
    with qtbot.waitSignal(connection.finished):
        dialog.start()
    account.result = ROSA
    with qtbot.waitSignal(dialog.accepted):
        dialog.retry.click()


def test_a_closed_dialog_hears_nothing_more(
    qtbot: QtBot, dialog: SignInDialog, connection: Connection, account: FakeAccount
) -> None:
    with qtbot.waitSignal(connection.attempt_link):
        dialog.start()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    account.result = ROSA
    with qtbot.waitSignal(connection.finished) as finished:
        connection.connect_account()
    assert finished.args == [ROSA]
