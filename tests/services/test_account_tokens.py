import threading
from datetime import datetime

import httpx
import pytest

from desktop.core.troubles import AppError, Kind
from desktop.services.account import Attempt
from tests.services.account_desk import ANNA, Desk, failure
from tests.services.fake_entra import (
    NOW,
    SECRET,
    TRACE_ID,
)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_token_is_kept_until_it_is_stale_or_a_fresh_one_is_asked_for(desk: Desk) -> None:
    account = desk.connected()
    first = account.token()
    assert account.token() == first
    assert account.token(fresh=True) != first


@pytest.mark.parametrize(
    "scope",
    [
        "https://graph.microsoft.com/OnlineMeetings.ReadWrite https://graph.microsoft.com/User.Read",
        "User.Read openid ONLINEMEETINGS.readwrite",
    ],
)
def test_a_token_granted_in_another_spelling_is_not_fetched_anew_each_time(
    desk: Desk, scope: str
) -> None:
    desk.entra.answer = {"scope": scope}
    account = desk.connected()
    desk.entra.requests.clear()
    assert account.token() == account.token()
    assert desk.entra.requests == []


@pytest.mark.parametrize(
    "answer",
    [
        {"id_token": "x"},
        {"id_token": 7},
        {"client_info": "x"},
        {"expires_in": "eyJ0eXAi-soon"},
        {"expires_in": [1]},
        {"expires_in": float("inf")},
        {"refresh_in": "x"},
        {"scope": ["User.Read"]},
        {"access_token": 7},
        {"refresh_token": 7},
        {"token_type": {}},
    ],
)
def test_a_refreshed_token_of_the_wrong_form_passes_by_and_harms_nothing(
    desk: Desk, answer: dict[str, object]
) -> None:
    account = desk.connected()
    desk.entra.answer = answer
    error = failure(lambda: account.token(fresh=True))
    assert error.kind is Kind.DOWN
    assert "eyJ0" not in str(error)
    desk.entra.answer = {}
    assert account.token(fresh=True)
    assert desk.after_restart().token()


def test_lanes_that_ask_at_once_get_one_token_of_one_refresh(desk: Desk) -> None:
    desk.connected()
    account = desk.after_restart()
    desk.entra.requests.clear()
    start = threading.Barrier(4)
    tokens: list[str] = []

    def lane() -> None:
        start.wait(10)
        tokens.append(account.token())

    lanes = [threading.Thread(target=lane) for _ in range(4)]
    for thread in lanes:
        thread.start()
    for thread in lanes:
        thread.join(20)
    assert len(tokens) == 4
    assert len(set(tokens)) == 1
    assert len(desk.entra.requests) == 2  # discovery, refresh


def test_disconnecting_during_a_refresh_leaves_nothing(desk: Desk) -> None:
    account = desk.connected()
    leaving: list[threading.Thread] = []

    def now() -> datetime:
        if not leaving:  # Microsoft is about to answer the refresh
            leaving.append(threading.Thread(target=account.sign_out))
            leaving[0].start()
        return NOW

    desk.entra.now = now
    account.token(fresh=True)
    leaving[0].join(20)
    assert account.organiser is None
    assert desk.ring.entries == {}
    assert failure(account.token).kind is Kind.NOT_SIGNED_IN


def test_a_token_asked_for_during_a_sign_in_is_of_the_account_before(desk: Desk) -> None:
    account = desk.connected()
    before = account.token()
    seen: list[str] = []

    def browser(link: str) -> None:
        seen.append(account.token())
        desk.agree(link)

    account.sign_in(Attempt(), browser)
    assert seen == [before]
    assert account.token() != before


def test_without_network_the_account_stays_and_says_so(desk: Desk) -> None:
    desk.connected()
    account = desk.after_restart()
    desk.entra.fault = httpx.ConnectError("no route")
    assert failure(account.token) == AppError(Kind.OFFLINE, code="ConnectError")
    assert failure(lambda: account.sign_in(Attempt(), desk.agree)).kind is Kind.OFFLINE
    assert account.organiser == ANNA
    desk.entra.fault = None
    assert account.token()


@pytest.mark.parametrize("number", [70008, 700082, 50173, 70043])
def test_an_ended_session_is_told_and_stays_known_after_a_restart(desk: Desk, number: int) -> None:
    account = desk.connected()
    desk.entra.refusal = (400, "invalid_grant", number)
    error = failure(lambda: account.token(fresh=True))
    assert error == AppError(Kind.SIGN_IN_AGAIN, code=f"AADSTS{number}", request_id=TRACE_ID)
    for run in (account, desk.after_restart()):
        assert run.organiser == ANNA
        assert run.trouble == AppError(Kind.SIGN_IN_AGAIN, code=f"AADSTS{number}")
        assert run.ended_at == NOW
        assert failure(run.token) == run.trouble
    assert not any("1.refresh" in entry for entry in desk.ring.entries.values())

    desk.entra.refusal = None
    again = desk.start()
    again.sign_in(Attempt(), desk.agree)
    assert again.trouble is None
    assert again.ended_at is None
    assert again.token()


@pytest.mark.parametrize(
    ("refusal", "kind"),
    [
        ((400, "invalid_grant", 53003), Kind.CONDITIONAL_ACCESS),
        ((400, "invalid_grant", 50076), Kind.SECOND_FACTOR),
        ((400, "invalid_grant", 65001), Kind.ADMIN_CONSENT),
        ((400, "interaction_required", 50058), Kind.SIGN_IN_AGAIN),
        ((401, "invalid_client", 7000222), Kind.EXPIRED_SECRET),
    ],
)
def test_a_refusal_that_can_be_mended_elsewhere_is_asked_about_again_at_once(
    desk: Desk, refusal: tuple[int, str, int], kind: Kind
) -> None:
    account = desk.connected()
    desk.entra.refusal = refusal
    assert failure(lambda: account.token(fresh=True)).kind is kind
    assert account.trouble is None
    desk.entra.refusal = None
    assert account.token(fresh=True)  # not the refusal that MSAL remembers for a minute


def test_a_new_secret_takes_effect_after_the_refusal_of_the_old(desk: Desk) -> None:
    desk.values["client_secret"] = desk.entra.secret = SECRET
    account = desk.connected()
    desk.entra.secret = "another"
    assert failure(lambda: account.token(fresh=True)).kind is Kind.BAD_SECRET
    desk.values["client_secret"] = "another"
    assert account.token(fresh=True)


def test_permissions_taken_away_later_are_known(desk: Desk) -> None:
    account = desk.connected()
    desk.entra.answer = {"scope": "User.Read openid profile"}
    account.token(fresh=True)
    assert "OnlineMeetings.ReadWrite" not in account.granted()
    assert desk.after_restart().granted() == account.granted()
