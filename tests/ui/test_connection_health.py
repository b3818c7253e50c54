"""What the connection knows of its health, of who waits, and of the account before."""

from datetime import timedelta
from pathlib import Path
from threading import Event

from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError, Kind
from desktop.services.backstage import Progress
from desktop.services.check_steps import Checked, Tell
from desktop.services.pulse import Health
from desktop.ui.connection import Connection
from desktop.ui.connection_state import Waiting
from tests.ui.fake_account import NOW, ROSA, FakeAccount, make_connection, troubled
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane


def test_when_microsoft_ended_the_session_is_known_after_a_restart(
    qtbot: QtBot, tmp_path: Path
) -> None:
    account = FakeAccount()
    account.kept, account.kept_trouble = ROSA, AppError(Kind.SIGN_IN_AGAIN)
    account.ended_at = NOW - timedelta(days=1)
    connection = make_connection(tmp_path, account)
    connection.restore()
    assert connection.state.trouble_since == NOW - timedelta(days=1)


def test_how_the_cloud_answered_is_taken_up(qtbot: QtBot, tmp_path: Path) -> None:
    connection = connected(tmp_path)
    trouble = AppError(Kind.SIGN_IN_AGAIN, code="401")  # after a fresh token
    health = Health(seen_at=NOW, trouble=trouble, trouble_since=NOW)
    connection.note_progress(Progress(None, wrote=False, account_trouble=trouble, health=health))
    assert connection.state.needs_sign_in
    assert connection.state.trouble_since == NOW
    connection.note_progress(Progress(None, wrote=False, health=Health(seen_at=NOW)))
    assert connection.state.trouble is None
    assert connection.state.health.seen_at == NOW


def test_nothing_is_told_where_nothing_that_is_shown_changed(qtbot: QtBot, tmp_path: Path) -> None:
    connection = connected(tmp_path)
    connection.note_waiting(Waiting(0, (), "Europe/Berlin", NOW.date()))
    connection.note_progress(Progress(None, wrote=True, health=Health(seen_at=NOW)))
    with qtbot.assertNotEmitted(connection.changed):
        for second in range(1, 60):  # a queue that drains
            seen = Health(seen_at=NOW + timedelta(seconds=second))
            connection.note_progress(Progress(NOW, wrote=True, health=seen))
            connection.note_waiting(Waiting(60 - second, (), "Europe/Berlin", NOW.date()))
    with qtbot.waitSignal(connection.changed):
        seen = Health(seen_at=NOW + timedelta(minutes=1))
        connection.note_progress(Progress(None, wrote=True, health=seen))


def test_who_waits_is_told_while_something_is_wrong(qtbot: QtBot, tmp_path: Path) -> None:
    connection = connected(tmp_path)
    connection.note_waiting(Waiting(4, (), "Europe/Berlin", NOW.date()))
    assert connection.state.waiting.total == 0
    connection.note_progress(troubled(AppError(Kind.SIGN_IN_AGAIN)))
    assert connection.state.waiting.total == 4
    connection.note_progress(troubled(None))
    assert connection.state.waiting == Waiting(0, (), "Europe/Berlin", NOW.date())
    offline = Health(offline_since=NOW)
    connection.note_progress(Progress(None, wrote=False, health=offline))
    assert connection.state.waiting.total == 4


def test_after_a_sign_in_the_connection_is_checked(qtbot: QtBot, tmp_path: Path) -> None:
    order: list[str] = []

    def check(tell: Tell, stop: Event) -> Checked:
        del tell, stop
        order.append("checked")
        return Checked(ROSA)

    account = FakeAccount(AppError(Kind.OFFLINE))
    connection = make_connection(tmp_path, account, check=check)
    connection.finished.connect(lambda _result: order.append("finished"))
    connection.connect_account()
    assert order == ["finished"]
    account.result = ROSA
    connection.connect_account()
    assert order == ["finished", "finished", "checked"]
    connection.disconnect_account()
    assert connection.check.run is None


def connected(folder: Path) -> Connection:
    account = FakeAccount()
    account.kept = ROSA
    connection = make_connection(folder, account)
    connection.restore()
    return connection


def test_the_account_is_left_only_when_a_check_has_tidied_up(qtbot: QtBot, tmp_path: Path) -> None:
    lane, account = HeldLane(), FakeAccount()
    account.kept = ROSA
    connection = make_connection(
        tmp_path,
        account,
        check=lambda _tell, _stop: Checked(account.organiser, stopped=True),
        new_lane=lambda name: lane if name == "check" else InlineLane(),
    )
    connection.restore()
    for leave in (connection.connect_account, connection.disconnect_account):
        connection.check.start()
        leave()
        assert connection.state.busy
        assert account.organiser == ROSA
        lane.work()
        assert not connection.state.busy
    assert len(account.attempts) == 1
    assert account.organiser is None


def test_a_sign_in_cancelled_before_its_turn_never_begins(qtbot: QtBot, tmp_path: Path) -> None:
    lane, account = HeldLane(), FakeAccount()
    connection = make_connection(
        tmp_path,
        account,
        check=lambda _tell, _stop: Checked(stopped=True),
        new_lane=lambda name: lane if name == "check" else InlineLane(),
    )
    connection.check.start()
    connection.connect_account()
    connection.cancel()
    lane.work()
    assert account.attempts == []
