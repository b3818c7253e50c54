"""Microsoft Graph: people, licences, and what every answer carries."""

from datetime import datetime

import httpx
import pytest

from desktop.practice.accounts import ACCOUNTS, ANNA, Twist
from tests.practice.visitor import App, Clock

BY_TWIST = {account.twist: account for account in reversed(ACCOUNTS)}
BEN = next(account for account in ACCOUNTS if account.email.startswith("ben@"))
CREATE_OR_GET = "/me/onlineMeetings/createOrGet"
ASKED = {
    "externalId": "booking-1-life-1",
    "subject": "Online appointment with Salon Lumière",
    "startDateTime": "2026-10-25T10:00:00+01:00",
    "endDateTime": "2026-10-25T10:30:00+01:00",
}


def refusal(answer: httpx.Response) -> tuple[int, str]:
    error = answer.json()["error"]
    assert error["innerError"]["request-id"] == answer.headers["request-id"]
    assert error["innerError"]["client-request-id"] == "from-the-app"
    datetime.fromisoformat(error["innerError"]["date"])
    return answer.status_code, error["code"]


def test_me_says_who_is_signed_in(app: App, token: str) -> None:
    answer = app.graph(token, "GET", "/me")
    content = answer.json()
    assert (content["id"], content["mail"]) == (ANNA.id, ANNA.email)
    assert (content["displayName"], content["userPrincipalName"]) == (ANNA.name, ANNA.email)
    assert answer.headers["client-request-id"] == "from-the-app"
    assert answer.headers["request-id"]


@pytest.mark.parametrize("token", ["", "made-up"])
def test_without_a_good_token_nothing_is_answered(app: App, token: str) -> None:
    answer = app.graph(token, "GET", "/me")
    assert refusal(answer) == (401, "InvalidAuthenticationToken")
    assert "Bearer" in answer.headers["www-authenticate"]


def test_access_tokens_expire(app: App, token: str, clock: Clock) -> None:
    clock.forward(minutes=66)
    assert refusal(app.graph(token, "GET", "/me")) == (401, "InvalidAuthenticationToken")


def test_access_tokens_can_be_ended_early_and_refreshed(app: App) -> None:
    content = app.sign_in()
    app.cloud.expire_access_tokens()
    assert app.graph(content["access_token"], "GET", "/me").status_code == 401
    fresh = app.refresh(content["refresh_token"]).json()["access_token"]
    assert app.graph(fresh, "GET", "/me").status_code == 200


@pytest.mark.parametrize(("twist", "licensed"), [(Twist.WORKS, True), (Twist.NO_TEAMS, False)])
def test_the_licence_says_whether_there_is_teams(app: App, twist: Twist, *, licensed: bool) -> None:
    account = BY_TWIST[twist]
    token = app.sign_in(account.email)["access_token"]
    path = f"/users/{account.id}/licenseDetails/getTeamsLicensingDetails"
    assert app.graph(token, "GET", path).json()["hasTeamsLicense"] is licensed


def test_the_licence_of_others_is_none_of_my_business(app: App, token: str) -> None:
    path = f"/users/{BEN.id}/licenseDetails/getTeamsLicensingDetails"
    assert refusal(app.graph(token, "GET", path)) == (403, "Authorization_RequestDenied")


@pytest.mark.parametrize(
    ("twist", "authority"), [(Twist.PERSONAL, "common"), (Twist.NO_TEAMS, "organizations")]
)
def test_some_accounts_are_refused_without_a_word(app: App, twist: Twist, authority: str) -> None:
    token = app.sign_in(BY_TWIST[twist].email, authority)["access_token"]
    answer = app.graph(token, "POST", CREATE_OR_GET, ASKED)
    assert refusal(answer) == (403, "Forbidden")
    assert answer.json()["error"]["message"] == ""


def test_a_scope_that_was_not_granted_is_missed(app: App) -> None:
    token = app.sign_in(scope="User.Read openid")["access_token"]
    assert refusal(app.graph(token, "POST", CREATE_OR_GET, ASKED)) == (403, "Forbidden")
    token = app.sign_in(scope="OnlineMeetings.ReadWrite openid")["access_token"]
    assert refusal(app.graph(token, "GET", "/me")) == (403, "Forbidden")


def test_requests_to_graph_are_kept_with_their_json(app: App, token: str) -> None:
    app.graph(token, "POST", CREATE_OR_GET, ASKED)
    last = app.cloud.requests[-1]
    assert (last.method, last.host, last.status) == ("POST", "graph.microsoft.com", 201)
    assert last.path == f"/v1.0{CREATE_OR_GET}"
    assert last.body == ASKED
    assert token not in repr(app.cloud.requests)


def test_an_unknown_path_is_no_segment(app: App, token: str) -> None:
    assert refusal(app.graph(token, "GET", "/me/messages")) == (400, "BadRequest")
