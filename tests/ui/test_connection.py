from pathlib import Path
from time import perf_counter

import httpx
import pytest
from pytestqt.qtbot import QtBot

from desktop.core.models import Organiser
from desktop.core.troubles import AppError, Kind
from desktop.practice.cloud import PracticeCloud
from desktop.services.account import Account
from desktop.services.http import make_client
from desktop.services.registration import Source
from desktop.services.settings import Settings
from desktop.services.vault import Vault
from desktop.ui.connection import Connection
from desktop.ui.worker import Lane
from tests.ui.fake_account import (
    CLIENT_ID,
    LINK,
    NOW,
    ROSA,
    BrokenRing,
    FakeAccount,
    MemoryRing,
    make_connection,
    troubled,
)
from tests.ui.inline_lane import InlineLane


def listen(connection: Connection) -> list[Organiser | AppError]:
    finished: list[Organiser | AppError] = []
    connection.finished.connect(finished.append)
    return finished


def test_at_start_the_account_of_the_last_run_is_back(qtbot: QtBot, tmp_path: Path) -> None:
    account = FakeAccount()
    account.kept = ROSA
    connection = make_connection(tmp_path, account)
    with qtbot.waitSignals([connection.changed, connection.account_changed]):
        connection.restore()
    assert connection.state.organiser == ROSA
    assert connection.state.registration is not None
    assert connection.state.keyring_problem is None


def test_a_session_that_microsoft_ended_is_known_from_the_start(
    qtbot: QtBot, tmp_path: Path
) -> None:
    account = FakeAccount()
    account.kept, account.kept_trouble = ROSA, AppError(Kind.SIGN_IN_AGAIN)
    connection = make_connection(tmp_path, account)
    connection.restore()
    assert connection.state.trouble == AppError(Kind.SIGN_IN_AGAIN)


def test_without_an_account_nothing_wakes_at_start(qtbot: QtBot, tmp_path: Path) -> None:
    connection = make_connection(tmp_path, FakeAccount())
    with qtbot.assertNotEmitted(connection.account_changed):
        connection.restore()


def test_connecting_tells_the_link_opens_the_browser_and_ends_connected(
    qtbot: QtBot, tmp_path: Path
) -> None:
    account = FakeAccount()
    opened: list[str] = []

    def browser(link: str) -> bool:
        opened.append(link)
        return True

    lanes: list[Lane] = []

    def new_lane(name: str) -> Lane:
        lanes.append(Lane(name))
        return lanes[-1]

    connection = make_connection(tmp_path, account, new_lane=new_lane, browser=browser)
    finished = listen(connection)
    links: list[str] = []
    connection.attempt_link.connect(links.append)
    with qtbot.waitSignals([connection.finished, connection.account_changed]):
        connection.connect_account()
        assert connection.state.busy
    assert finished == [ROSA]
    assert connection.state.organiser == ROSA
    assert not connection.state.busy
    assert links == opened == [LINK]
    assert account.threads == ["sign-in"]
    assert all(lane.stop() for lane in lanes)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.SIGN_IN_CANCELLED])
def test_a_failed_sign_in_is_told_and_leaves_the_account_before(
    qtbot: QtBot, tmp_path: Path, kind: Kind
) -> None:
    account = FakeAccount(AppError(kind, code="x"))
    account.kept = ROSA
    connection = make_connection(tmp_path, account)
    connection.restore()
    finished = listen(connection)
    with qtbot.assertNotEmitted(connection.account_changed):
        connection.connect_account()
    assert finished == [AppError(kind, code="x")]
    assert connection.state.organiser == ROSA
    assert not connection.state.busy


def test_cancel_takes_effect_at_once_whatever_the_lane_waits_for(
    qtbot: QtBot, tmp_path: Path
) -> None:
    account = FakeAccount(None)
    lane = Lane("sign-in")
    connection = make_connection(tmp_path, account, new_lane=lambda _name: lane)
    finished = listen(connection)
    with qtbot.waitSignal(connection.attempt_link):
        connection.connect_account()
    connection.cancel()
    assert finished == [AppError(Kind.SIGN_IN_CANCELLED)]
    assert not connection.state.busy
    account.go_on.set()
    assert lane.stop()
    assert len(finished) == 1


def test_after_a_cancel_one_can_try_again_although_the_first_still_waits(
    qtbot: QtBot, tmp_path: Path
) -> None:
    account = FakeAccount(None)
    lanes: list[Lane] = []

    def new_lane(name: str) -> Lane:
        lanes.append(Lane(name))
        return lanes[-1]

    connection = make_connection(tmp_path, account, new_lane=new_lane)
    with qtbot.waitSignal(connection.attempt_link):
        connection.connect_account()
    connection.cancel()
    account.result = ROSA
    finished = listen(connection)
    with qtbot.waitSignal(connection.finished):
        connection.connect_account()
    assert finished == [ROSA]
    account.go_on.set()
    assert all(lane.stop() for lane in lanes)
    assert connection.state.organiser == ROSA


def test_only_one_sign_in_at_a_time(qtbot: QtBot, tmp_path: Path) -> None:
    account = FakeAccount(None)
    lane = Lane("sign-in")
    connection = make_connection(tmp_path, account, new_lane=lambda _name: lane)
    with qtbot.waitSignal(connection.attempt_link):
        connection.connect_account()
        connection.connect_account()
    assert len(account.attempts) == 1
    connection.cancel()
    account.go_on.set()
    assert lane.stop()


def test_a_browser_that_does_not_open_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    account = FakeAccount(None)
    lane = Lane("sign-in")
    connection = make_connection(
        tmp_path, account, new_lane=lambda _name: lane, browser=lambda _link: False
    )
    with qtbot.waitSignal(connection.browser_opened) as opened:
        connection.connect_account()
    assert opened.args == [False]
    connection.cancel()
    account.go_on.set()
    assert lane.stop()


def test_disconnecting_forgets_the_account(qtbot: QtBot, tmp_path: Path) -> None:
    account = FakeAccount()
    account.kept = ROSA
    connection = make_connection(tmp_path, account)
    connection.restore()
    with qtbot.waitSignal(connection.account_changed):
        connection.disconnect_account()
    assert connection.state.organiser is None
    assert account.kept is None


def test_an_account_the_keyring_keeps_stays_connected(qtbot: QtBot, tmp_path: Path) -> None:
    account = FakeAccount()
    account.kept = ROSA
    account.sign_out_fails = AppError(Kind.NOT_FORGOTTEN)
    connection = make_connection(tmp_path, account)
    connection.restore()
    connection.disconnect_account()
    assert connection.state.organiser == ROSA
    assert connection.state.trouble == AppError(Kind.NOT_FORGOTTEN)
    assert not connection.state.busy


def test_a_registration_typed_here_is_in_force_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    ring = MemoryRing()
    connection = make_connection(tmp_path, FakeAccount(), ring=ring)
    connection.restore()
    answers: list[AppError | None] = []
    connection.save_registration(CLIENT_ID, "salon.example", "hush", answers.append)
    assert answers == [None]
    registration = connection.state.registration
    assert registration is not None
    assert registration.client_id.value == CLIENT_ID
    assert registration.client_id.source is Source.TYPED
    assert registration.client_secret.value == "hush"
    assert "hush" not in repr(connection.state)


def test_a_registration_that_is_refused_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    connection = make_connection(tmp_path, FakeAccount())
    connection.restore()
    before = connection.state
    answers: list[AppError | None] = []
    connection.save_registration("nonsense", "", None, answers.append)
    assert [type(answer) for answer in answers] == [AppError]
    assert connection.state == before


def test_without_a_keyring_it_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    connection = make_connection(tmp_path, FakeAccount(), ring=BrokenRing())
    connection.save_registration(CLIENT_ID, "", "hush", lambda _error: None)
    assert connection.state.keyring_problem is not None
    assert connection.state.keyring_problem.kind is Kind.NO_KEYRING


def test_trouble_with_the_account_comes_and_goes(qtbot: QtBot, tmp_path: Path) -> None:
    connection = make_connection(tmp_path, FakeAccount())
    with qtbot.waitSignal(connection.changed):
        connection.note_progress(troubled(AppError(Kind.OFFLINE)))
    with qtbot.assertNotEmitted(connection.changed):
        connection.note_progress(troubled(AppError(Kind.OFFLINE)))
    connection.note_progress(troubled(None))
    assert connection.state.trouble is None


def test_cancelling_a_real_sign_in_frees_its_lane_within_a_second(
    qtbot: QtBot, tmp_path: Path
) -> None:
    cloud = PracticeCloud(lambda: NOW)
    vault = Vault("trimsy-desk-test", MemoryRing())
    settings = Settings(tmp_path, tmp_path, {"TEAMS_CLIENT_ID": CLIENT_ID}, vault)
    client = make_client(transport=httpx.WSGITransport(app=cloud.wsgi))
    lane = Lane("sign-in")
    connection = Connection(
        account=Account(settings.registration, vault, lambda: client, lambda: NOW),
        settings=settings,
        vault=vault,
        cloud=InlineLane(),
        new_lane=lambda _name: lane,
        browser=lambda _link: True,
    )
    finished = listen(connection)
    with qtbot.waitSignal(connection.attempt_link, timeout=20_000):
        connection.connect_account()
    began = perf_counter()
    connection.cancel()
    assert finished == [AppError(Kind.SIGN_IN_CANCELLED)]
    assert perf_counter() - began < 0.1
    assert lane.stop(1)
    client.close()


def test_a_sign_in_that_ended_meanwhile_outweighs_what_was_kept(tmp_path: Path) -> None:
    account = FakeAccount()
    connection = make_connection(tmp_path, account)
    connection._restored(connection.state)  # noqa: SLF001 - an answer that left before the sign-in
    assert connection.state.organiser is None
    account.kept = ROSA
    connection._restored(connection.state)  # noqa: SLF001 - the same, come home after it
    assert connection.state.organiser == ROSA
