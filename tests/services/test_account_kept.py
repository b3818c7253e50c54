import json

import pytest
from keyring.errors import KeyringLocked

from desktop.core.troubles import AppError, Kind
from desktop.services.account import SESSION, Account, Attempt
from desktop.services.vault import Vault
from tests.services.account_desk import ANNA, BACKENDS, Desk, failure
from tests.services.fake_entra import CLIENT_ID, USER_ID
from tests.services.fake_keyring import CredWriteError, FakeKeyring, PowerCutError


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_account_survives_a_restart_and_then_refreshes(backend: type[FakeKeyring]) -> None:
    desk = Desk(ring=backend())
    desk.connected()
    desk.entra.requests.clear()
    account = desk.after_restart()
    assert account.organiser == ANNA
    assert "OnlineMeetings.ReadWrite" in account.granted()
    assert desk.entra.requests == []  # known without network
    assert account.token() in desk.entra.issued
    assert desk.after_restart().token()  # with the refresh token that took the first one's place


@pytest.mark.parametrize("backend", BACKENDS)
def test_after_disconnecting_nothing_is_left(backend: type[FakeKeyring]) -> None:
    desk = Desk(ring=backend())
    account = desk.connected()
    account.token(fresh=True)
    account.sign_out()
    assert desk.ring.entries == {}
    assert account.organiser is None
    assert account.granted() == frozenset()
    assert failure(account.token).kind is Kind.NOT_SIGNED_IN
    assert desk.after_restart().organiser is None


def test_only_what_must_last_is_in_the_keyring(desk: Desk) -> None:
    account = desk.connected()
    kept = "".join(desk.ring.entries.values())
    assert account.token() not in kept
    assert "id_token" not in kept
    assert "IdToken" not in kept
    assert len(kept) < 3_500  # of which the refresh token is 1,500


def test_a_keyring_that_refuses_leaves_the_account_connected_for_this_run(desk: Desk) -> None:
    desk.ring.writes_left, desk.ring.failure = 0, CredWriteError
    account = desk.connected()
    assert account.token()
    assert desk.after_restart().organiser is None


def test_connecting_another_account_forgets_the_one_before_first(desk: Desk) -> None:
    account = desk.connected()
    desk.ring.writes_left, desk.ring.failure = 1, CredWriteError
    desk.entra.claims = {"oid": "00000000-0000-0000-0000-00000000b0b0"}
    assert account.sign_in(Attempt(), desk.agree) != ANNA
    assert desk.after_restart().organiser is None


def _acts(desk: Desk, account: Account, act: str) -> None:
    if act.startswith("connect"):
        account.sign_in(Attempt(), desk.agree)
    elif act == "refresh":
        account.token(fresh=True)
    elif act == "end":
        desk.entra.refusal = (400, "invalid_grant", 50173)
        failure(lambda: account.token(fresh=True))
    else:
        account.sign_out()


def _before(desk: Desk, act: str) -> Account:
    return desk.start() if act == "connect" else desk.connected()


def _writes(backend: type[FakeKeyring], act: str) -> int:
    desk = Desk(ring=backend())
    account = _before(desk, act)
    before = desk.ring.writes
    _acts(desk, account, act)
    return desk.ring.writes - before


@pytest.mark.parametrize("act", ["connect", "connect again", "refresh", "end", "disconnect"])
@pytest.mark.parametrize("backend", BACKENDS)
def test_killed_between_any_two_writes_the_next_start_is_signed_in_or_out(
    backend: type[FakeKeyring], act: str
) -> None:
    for number in range(_writes(backend, act)):
        desk = Desk(ring=backend())
        account = _before(desk, act)
        desk.ring.writes_left = number
        with pytest.raises(PowerCutError):
            _acts(desk, account, act)

        desk.entra.refusal = None
        next_run = desk.after_restart()
        if next_run.organiser is None:
            assert failure(next_run.token).kind is Kind.NOT_SIGNED_IN
        elif next_run.trouble:
            assert act == "end"
            assert failure(next_run.token) == next_run.trouble
        else:
            assert next_run.token()
        next_run.sign_in(Attempt(), desk.agree)
        assert desk.after_restart().token()
        desk.start().sign_out()
        assert desk.ring.entries == {}


def test_an_account_of_another_registration_is_not_ours(desk: Desk) -> None:
    account = desk.connected()
    desk.values["client_id"] = USER_ID
    assert account.restore() is None
    desk.values["client_id"] = CLIENT_ID
    assert account.restore() == ANNA


@pytest.mark.parametrize(
    "cache",
    ["x", 7, True, [1], {"Account": []}, {"Account": {"a": 1}}, {"AccessToken": {"a": "b"}}],
)
def test_a_session_with_a_damaged_cache_is_signed_out(desk: Desk, cache: object) -> None:
    desk.connected()
    vault = Vault("Trimsy Desk", desk.ring)
    content = json.loads(vault.read(SESSION) or "")
    vault.write(SESSION, json.dumps(content | {"cache": cache}))
    assert desk.after_restart().organiser is None


def test_a_session_that_has_lost_its_refresh_token_asks_to_connect_again(desk: Desk) -> None:
    desk.connected()
    vault = Vault("Trimsy Desk", desk.ring)
    content = json.loads(vault.read(SESSION) or "")
    del content["cache"]["RefreshToken"]
    vault.write(SESSION, json.dumps(content))
    account = desk.after_restart()
    assert account.organiser == ANNA
    assert failure(account.token).kind is Kind.SIGN_IN_AGAIN
    assert account.trouble


def test_a_keyring_locked_meanwhile_takes_the_connection_of_this_run_away_from_nobody(
    desk: Desk,
) -> None:
    account = desk.connected()
    desk.ring.locked = KeyringLocked()
    assert account.restore() == ANNA  # as after a change of the settings
    assert account.token()
    assert failure(account.sign_out) == AppError(Kind.NOT_FORGOTTEN, code="KeyringLocked")
    assert account.organiser == ANNA
    desk.ring.locked = None
    account.sign_out()
    assert account.restore() is None


@pytest.mark.parametrize("ended_at", [None, "", "yesterday", 7, "9999-99-99"])
def test_a_session_written_before_its_end_was_timed_is_known_all_the_same(
    desk: Desk, ended_at: object
) -> None:
    desk.connected()
    vault = Vault("Trimsy Desk", desk.ring)
    content = json.loads(vault.read(SESSION) or "") | {"cache": None, "ended": "AADSTS50173"}
    del content["ended_at"]
    vault.write(SESSION, json.dumps(content | ({} if ended_at is None else {"ended_at": ended_at})))
    account = desk.after_restart()
    assert account.trouble == AppError(Kind.SIGN_IN_AGAIN, code="AADSTS50173")
    assert account.ended_at is None


@pytest.mark.parametrize(
    "kept", ["", "{}", "[]", "null", '{"version": 2}', '{"version": 1}', "\x00"]
)
def test_a_session_nobody_can_read_is_signed_out(desk: Desk, kept: str) -> None:
    Vault("Trimsy Desk", desk.ring).write(SESSION, kept)
    assert desk.start().organiser is None
