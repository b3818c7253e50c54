"""What the box about the account offers, and the log behind it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.services.check_steps import Checked
from desktop.ui.booking.cloud_log_dialog import CloudLogDialog
from desktop.ui.connection_state import Waiting
from desktop.ui.settings.account_box import AccountBox
from tests.ui.fake_account import (
    CLIENT_ID,
    ROSA,
    BrokenRing,
    FakeAccount,
    make_book,
    make_connection,
)
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane

BERLIN = Waiting(zone="Europe/Berlin", today=date(2026, 5, 4))


def test_a_connection_that_ends_with_the_app_can_be_made_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    account = FakeAccount()
    account.kept = ROSA
    connection = make_connection(tmp_path, account, ring=BrokenRing())
    box = AccountBox(connection)
    qtbot.addWidget(box)
    connection.save_registration(CLIENT_ID, "", "hush", lambda _error: None)
    connection.restore()
    assert connection.state.keyring_problem is not None
    assert connection.state.trouble is None
    assert box.connect_button.text() == "Sign in &again"
    assert not box.connect_button.isHidden()


def test_while_a_check_tidies_up_nothing_else_is_begun(qtbot: QtBot, tmp_path: Path) -> None:
    lane, account = HeldLane(), FakeAccount()
    account.kept = ROSA
    connection = make_connection(
        tmp_path,
        account,
        check=lambda _tell, _stop: Checked(stopped=True),
        new_lane=lambda name: lane if name == "check" else InlineLane(),
    )
    connection.restore()
    box = AccountBox(connection)
    qtbot.addWidget(box)
    connection.check.start()
    connection.disconnect_account()
    buttons = (box.connect_button, box.disconnect_button)
    assert not any(button.isEnabled() for button in buttons)
    lane.work()
    assert all(button.isEnabled() for button in buttons)


def test_with_the_book_there_is_the_accounts_log(qtbot: QtBot, tmp_path: Path) -> None:
    account, book = FakeAccount(), make_book(tmp_path)
    account.kept = replace(ROSA, email="rosa@salon.example")
    connection = make_connection(tmp_path, account)
    box, without = AccountBox(connection, book=book), AccountBox(connection)
    for each in (box, without):
        qtbot.addWidget(each)
    assert box.log.isHidden()
    connection.restore()
    connection.note_waiting(BERLIN)
    assert without.log.isHidden()
    assert not box.log.isHidden()
    box.show()
    box.log.click()
    dialog = box.findChild(CloudLogDialog)
    assert dialog is not None
    assert dialog.about.text() == "The account rosa@salon.example"
    dialog.close()
