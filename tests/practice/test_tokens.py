"""The token endpoint."""

import base64
import hashlib
import json

import httpx
import pytest

from desktop.practice.accounts import (
    ACCOUNTS,
    ANNA,
    DESKTOP_APP,
    EXPIRED_WEB_SECRET,
    PERSONAL_TENANT,
    WEB_APP,
    WEB_SECRET,
    Twist,
)
from desktop.practice.faults import Fault
from desktop.practice.web import Json
from tests.practice.visitor import App, Clock

BY_TWIST = {account.twist: account for account in reversed(ACCOUNTS)}
VERIFIER = "v" * 43
CHALLENGE = (
    base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
)


def refusal(answer: httpx.Response) -> tuple[int, str, int]:
    content = answer.json()
    assert content["error_description"].startswith(f"AADSTS{content['error_codes'][0]}: ")
    assert "Trace ID: " in content["error_description"]
    return answer.status_code, content["error"], content["error_codes"][0]


def claims(token: str) -> Json:
    part = token.split(".")[1]
    content: Json = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return content


def test_a_code_buys_the_tokens_microsoft_would_give(app: App) -> None:
    content = app.sign_in()
    assert content["token_type"] == "Bearer"
    assert content["scope"] == "OnlineMeetings.ReadWrite User.Read profile openid email"
    assert content["expires_in"] > 3600
    assert len(content["refresh_token"]) > 1280  # more than one entry of Windows' keyring
    info = content["client_info"]
    decoded = json.loads(base64.urlsafe_b64decode(info + "=" * (-len(info) % 4)))
    assert decoded == {"uid": ANNA.id, "utid": ANNA.tenant.id}


def test_the_id_token_says_who_and_for_whom(app: App, clock: Clock) -> None:
    found = claims(app.sign_in()["id_token"])
    assert found["aud"] == DESKTOP_APP.client_id
    assert found["iss"] == f"https://login.microsoftonline.com/{ANNA.tenant.id}/v2.0"
    assert (found["tid"], found["oid"]) == (ANNA.tenant.id, ANNA.id)
    assert found["preferred_username"] == found["email"] == ANNA.email
    assert (found["nonce"], found["name"], found["ver"]) == ("the-nonce", ANNA.name, "2.0")
    assert found["nbf"] < clock().timestamp() < found["exp"]


def test_scopes_may_carry_the_address_of_graph(app: App) -> None:
    scope = "https://graph.microsoft.com/User.Read openid offline_access"
    assert app.sign_in(scope=scope)["scope"] == "User.Read profile openid email"


def test_a_code_works_once(app: App) -> None:
    code = app.code()
    assert app.exchange(code=code).status_code == 200
    assert refusal(app.exchange(code=code)) == (400, "invalid_grant", 54005)


def test_a_code_lives_ten_minutes(app: App, clock: Clock) -> None:
    code = app.code()
    clock.forward(minutes=10)
    assert refusal(app.exchange(code=code)) == (400, "invalid_grant", 70008)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"redirect_uri": "http://localhost:51516"}, (400, "invalid_client", 500112)),
        ({"code": "made-up"}, (400, "invalid_grant", 9002313)),
        ({"code": ""}, (400, "invalid_request", 900144)),
        ({"grant_type": ""}, (400, "invalid_request", 900144)),
        ({"grant_type": "password"}, (400, "unsupported_grant_type", 70003)),
        ({"client_id": "unknown"}, (400, "unauthorized_client", 700016)),
        ({"client_secret": "x"}, (401, "invalid_client", 700025)),
    ],
)
def test_a_wrong_exchange_is_refused(
    app: App, fields: dict[str, str], expected: tuple[int, str, int]
) -> None:
    assert refusal(app.exchange(**{"code": app.code(), **fields})) == expected


def test_a_code_belongs_to_the_app_it_was_given_to(app: App) -> None:
    answer = app.exchange(code=app.code(), client_id=WEB_APP.client_id, client_secret=WEB_SECRET)
    assert refusal(answer) == (400, "invalid_grant", 70000)


@pytest.mark.parametrize(
    ("verifier", "number"), [(VERIFIER, None), ("w" * 43, 501481), ("", 50148), ("short", 50148)]
)
def test_pkce_is_checked(app: App, verifier: str, number: int | None) -> None:
    code = app.code(code_challenge=CHALLENGE, code_challenge_method="S256")
    answer = app.exchange(code=code, code_verifier=verifier)
    if number is None:
        assert answer.status_code == 200
    else:
        assert refusal(answer) == (400, "invalid_grant", number)


@pytest.mark.parametrize(
    ("secret", "number"),
    [(WEB_SECRET, None), ("", 7000218), ("wrong", 7000215), (EXPIRED_WEB_SECRET, 7000222)],
)
@pytest.mark.parametrize("by_header", [False, True])
def test_a_web_registration_needs_its_secret(
    app: App, secret: str, number: int | None, *, by_header: bool
) -> None:
    code = app.code(client_id=WEB_APP.client_id)
    fields = {"code": code, "client_id": WEB_APP.client_id}
    if by_header:
        auth = httpx.BasicAuth(WEB_APP.client_id, secret)
        form = fields | {
            "grant_type": "authorization_code",
            "redirect_uri": "http://localhost:51515",
        }
        url = "https://login.microsoftonline.com/organizations/oauth2/v2.0/token"
        answer = app.client.post(url, data=form, auth=auth)
    else:
        answer = app.exchange(**fields, client_secret=secret)
    if number is None:
        assert answer.status_code == 200
    else:
        assert refusal(answer) == (401, "invalid_client", number)


def test_refreshing_gives_a_new_refresh_token_and_spares_the_old(app: App) -> None:
    first = app.sign_in()["refresh_token"]
    second = app.refresh(first).json()["refresh_token"]
    assert second != first
    assert app.refresh(second).status_code == 200
    assert app.refresh(first).status_code == 200  # an app may die before it has stored the second


def test_ninety_unused_days_end_a_refresh_token(app: App, clock: Clock) -> None:
    token = app.sign_in()["refresh_token"]
    clock.forward(days=89)
    token = app.refresh(token).json()["refresh_token"]
    clock.forward(days=90)
    assert refusal(app.refresh(token)) == (400, "invalid_grant", 700082)


def test_a_scope_nobody_consented_to_is_refused_at_refresh(app: App) -> None:
    token = app.sign_in(scope="User.Read openid offline_access")["refresh_token"]
    assert refusal(app.refresh(token, scope="OnlineMeetings.ReadWrite")) == (
        400,
        "invalid_grant",
        65001,
    )


def test_a_revoked_grant_stays_dead_and_signing_in_again_works(app: App) -> None:
    old = app.sign_in()
    app.cloud.faults.switch_on(Fault.GRANT_REVOKED)
    answer = app.refresh(old["refresh_token"])
    assert refusal(answer) == (400, "invalid_grant", 50173)
    assert answer.json()["suberror"] == "bad_token"
    assert app.graph(old["access_token"], "GET", "/me").status_code == 401
    new = app.sign_in()
    assert app.refresh(new["refresh_token"]).status_code == 200
    app.cloud.faults.switch_off(Fault.GRANT_REVOKED)
    assert refusal(app.refresh(old["refresh_token"]))[2] == 50173


@pytest.mark.parametrize(
    ("number", "error"),
    [(50076, "interaction_required"), (53003, "invalid_grant"), (50057, "invalid_grant")],
)
def test_refreshing_can_be_refused_with_any_number(app: App, number: int, error: str) -> None:
    token = app.sign_in()["refresh_token"]
    app.cloud.faults.switch_on(Fault.TOKEN_REFUSED, requests=1, code=number)
    assert refusal(app.refresh(token)) == (400, error, number)
    assert app.refresh(token).status_code == 200


def test_withheld_offline_access_means_no_refresh_token(app: App) -> None:
    content = app.sign_in(BY_TWIST[Twist.NO_OFFLINE_ACCESS].email)
    assert "refresh_token" not in content
    assert content["access_token"]


def test_conditional_access_refuses_the_code(app: App) -> None:
    answer = app.exchange(code=app.code(BY_TWIST[Twist.CONDITIONAL_ACCESS].email))
    assert refusal(answer) == (400, "invalid_grant", 53003)


def test_a_personal_account_gets_in_through_common_alone(app: App) -> None:
    carla = BY_TWIST[Twist.PERSONAL].email
    content = app.sign_in(carla, "common")
    assert claims(content["id_token"])["tid"] == PERSONAL_TENANT
    assert app.cloud.visit(app.link("organizations"), carla) is None
    code = app.code(carla, "common")
    assert refusal(app.exchange("organizations", code=code))[2] == 500200


def test_nothing_secret_is_logged(app: App) -> None:
    content = app.sign_in()
    app.refresh(content["refresh_token"])
    text = repr(app.cloud.requests)
    assert len(app.cloud.requests) == 2
    assert content["refresh_token"] not in text
    assert DESKTOP_APP.client_id not in text  # neither queries nor forms are kept
