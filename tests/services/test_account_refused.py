from datetime import timedelta

import httpx
import pytest

from desktop.core.troubles import AppError, Kind
from desktop.services.account import Attempt
from tests.services.account_desk import ANNA, Desk, failure, sign_in_failure
from tests.services.fake_entra import (
    CLIENT_ID,
    NOW,
    TENANT_ID,
    TRACE_ID,
    USER_ID,
    FakeEntra,
    send_back,
)

PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad"


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    ("claims", "kind", "code"),
    [
        (
            {"tid": PERSONAL, "iss": f"https://login.microsoftonline.com/{PERSONAL}/v2.0"},
            Kind.PERSONAL_ACCOUNT,
            "tid",
        ),
        ({"tid": "common"}, Kind.SIGN_IN_NOT_OURS, "tid"),
        ({"tid": None}, Kind.SIGN_IN_NOT_OURS, "tid"),
        (
            {"iss": f"https://login.microsoftonline.com/{USER_ID}/v2.0"},
            Kind.SIGN_IN_NOT_OURS,
            "iss",
        ),
        ({"iss": f"https://login.example/{TENANT_ID}/v2.0"}, Kind.SIGN_IN_NOT_OURS, "iss"),
        ({"aud": USER_ID}, Kind.SIGN_IN_NOT_OURS, "aud"),
        ({"aud": [CLIENT_ID, USER_ID]}, Kind.SIGN_IN_NOT_OURS, "aud"),
        ({"iss": f"https://salon.b2clogin.com/{TENANT_ID}/v2.0/"}, Kind.SIGN_IN_NOT_OURS, "iss"),
        ({"iss": f"https://sts.windows.net/{TENANT_ID}/"}, Kind.SIGN_IN_NOT_OURS, "iss"),
        ({"aud": None}, Kind.SIGN_IN_NOT_OURS, "aud"),
        ({"exp": None}, Kind.SIGN_IN_NOT_OURS, "exp"),
        ({"exp": "tomorrow"}, Kind.SIGN_IN_NOT_OURS, "exp"),
        ({"exp": float("nan")}, Kind.SIGN_IN_NOT_OURS, "exp"),
        ({"exp": float("inf")}, Kind.SIGN_IN_NOT_OURS, "exp"),
        ({"nbf": float("nan")}, Kind.SIGN_IN_NOT_OURS, "nbf"),
        ({"oid": None}, Kind.SIGN_IN_NOT_OURS, "oid"),
        ({"oid": 7}, Kind.SIGN_IN_NOT_OURS, "oid"),
        ({"exp": NOW.timestamp() - 301}, Kind.CLOCK_WRONG, "exp"),
        ({"nbf": NOW.timestamp() + 301}, Kind.CLOCK_WRONG, "nbf"),
        ({"oid": ""}, Kind.SIGN_IN_NOT_OURS, "oid"),
        ({"nonce": "another"}, Kind.SIGN_IN_NOT_OURS, "RuntimeError"),
        ({"nonce": None}, Kind.SIGN_IN_NOT_OURS, "RuntimeError"),
    ],
)
def test_an_id_token_that_is_not_for_us_is_refused(
    desk: Desk, claims: dict[str, object], kind: Kind, code: str
) -> None:
    desk.entra.claims = claims
    assert sign_in_failure(desk) == AppError(kind, code=code)


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": NOW.timestamp() - 299},
        {"nbf": NOW.timestamp() + 299},
        {"aud": [CLIENT_ID]},
        {"name": None},
    ],
)
def test_a_clock_that_is_a_little_off_does_no_harm(desk: Desk, claims: dict[str, object]) -> None:
    desk.entra.claims = claims
    assert desk.connected().organiser


@pytest.mark.parametrize(
    ("claims", "email"),
    [
        ({"preferred_username": None, "email": "salon@a.example", "upn": "upn"}, "salon@a.example"),
        ({"preferred_username": 7, "upn": "anna@b.example"}, "anna@b.example"),
        ({"preferred_username": ""}, "Anna Schön"),
    ],
)
def test_who_is_connected_can_be_told_without_a_user_name(
    desk: Desk, claims: dict[str, object], email: str
) -> None:
    desk.entra.claims = claims
    organiser = desk.connected().organiser
    assert organiser
    assert organiser.email == email


def test_ids_are_compared_in_either_case(desk: Desk) -> None:
    shouted = TENANT_ID.upper()
    desk.entra.claims = {
        "tid": shouted,
        "iss": f"https://login.microsoftonline.com/{shouted}/v2.0",
        "oid": USER_ID.upper(),
    }
    desk.values["tenant"] = shouted
    assert desk.connected().organiser == ANNA


def test_a_tenant_given_by_its_id_is_the_only_one_that_may_answer(desk: Desk) -> None:
    desk.values["tenant"] = USER_ID
    assert sign_in_failure(desk) == AppError(Kind.SIGN_IN_NOT_OURS, code="tid")


def test_a_tenant_given_by_its_domain_is_compared_by_the_id_discovery_tells(desk: Desk) -> None:
    desk.values["tenant"] = "salon.example"
    base = f"https://login.microsoftonline.com/{USER_ID}/oauth2/v2.0"
    desk.entra.discovery = httpx.Response(
        200,
        json={"authorization_endpoint": f"{base}/authorize", "token_endpoint": f"{base}/token"},
    )
    assert sign_in_failure(desk) == AppError(Kind.SIGN_IN_NOT_OURS, code="tid")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"refresh_token": None}, AppError(Kind.NO_OFFLINE_ACCESS)),
        (
            {"scope": "User.Read openid profile"},
            AppError(Kind.MISSING_PERMISSION, code="OnlineMeetings.ReadWrite"),
        ),
        ({"access_token": None}, AppError(Kind.SIGN_IN_FAILED, code="no access_token")),
        ({"id_token": None}, AppError(Kind.SIGN_IN_NOT_OURS, code="no id_token")),
        ({"id_token": "x.e30.y"}, AppError(Kind.SIGN_IN_NOT_OURS, code="RuntimeError")),
        ({"id_token": "x"}, AppError(Kind.SIGN_IN_NOT_OURS, code="IndexError")),
        ({"refresh_token": 7}, AppError(Kind.DOWN, code="200 refresh_token")),
        ({"access_token": 7}, AppError(Kind.DOWN, code="200 access_token")),
    ],
)
def test_an_answer_that_lacks_something_is_told(
    desk: Desk, answer: dict[str, object], error: AppError
) -> None:
    desk.entra.answer = answer
    assert sign_in_failure(desk) == error


@pytest.mark.parametrize(
    ("refusal", "kind"),
    [
        ((401, "invalid_client", 7000215), Kind.BAD_SECRET),
        ((401, "invalid_client", 7000222), Kind.EXPIRED_SECRET),
        ((401, "invalid_client", 7000218), Kind.SECRET_MISSING),
        ((401, "invalid_client", 700025), Kind.SECRET_UNWANTED),
        ((400, "unauthorized_client", 700016), Kind.UNKNOWN_APP),
        ((400, "invalid_grant", 50076), Kind.SECOND_FACTOR),
    ],
)
def test_a_refused_code_says_why(desk: Desk, refusal: tuple[int, str, int], kind: Kind) -> None:
    desk.entra.refusal = refusal
    error = sign_in_failure(desk)
    assert error == AppError(kind, code=f"AADSTS{refusal[2]}", request_id=TRACE_ID)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (
            {"error": "access_denied", "error_subcode": "cancel"},
            AppError(Kind.CONSENT_DECLINED, code="access_denied"),
        ),
        (
            {"error": "access_denied", "error_description": "AADSTS65004: User declined"},
            AppError(Kind.CONSENT_DECLINED, code="AADSTS65004"),
        ),
        (
            {"error": "access_denied", "error_description": "AADSTS90094: admin"},
            AppError(Kind.ADMIN_CONSENT, code="AADSTS90094"),
        ),
        (
            {"error": "server_error", "error_description": "AADSTS53003: blocked"},
            AppError(Kind.CONDITIONAL_ACCESS, code="AADSTS53003"),
        ),
    ],
)
def test_an_error_the_browser_brings_back_says_why(
    desk: Desk, answer: dict[str, str], error: AppError
) -> None:
    def decline(link: str) -> None:
        send_back(link, answer | {"state": desk.entra.authorize(link)["state"]})

    assert sign_in_failure(desk, decline) == error


def test_an_answer_to_another_sign_in_is_refused_and_ours_still_counts(desk: Desk) -> None:
    def browser(link: str) -> None:
        status, _ = send_back(link, {"code": "stolen", "state": "another"})
        assert status == 403
        desk.agree(link)

    assert desk.start().sign_in(Attempt(), browser) == ANNA


@pytest.mark.parametrize(
    ("discovery", "error"),
    [
        (
            httpx.Response(
                400,
                json={
                    "error": "invalid_tenant",
                    "error_description": "AADSTS90002: no such tenant",
                },
            ),
            AppError(Kind.UNKNOWN_TENANT, code="AADSTS90002"),
        ),
        (
            httpx.Response(200, text="<html>Welcome to our Wi-Fi"),
            AppError(Kind.DOWN, code="200 no JSON"),
        ),
        (httpx.Response(200, json={}), AppError(Kind.DOWN, code="discovery")),
        (
            httpx.Response(200, json={"authorization_endpoint": 7, "token_endpoint": 7}),
            AppError(Kind.DOWN, code="200 authorization_endpoint"),
        ),
        (
            httpx.Response(
                200,
                json={
                    "authorization_endpoint": "https://login.example/a/b",
                    "token_endpoint": "http://login.example/a/b",
                },
            ),
            AppError(Kind.DOWN, code="discovery"),
        ),
        (httpx.Response(503, text="busy"), AppError(Kind.DOWN, code="503")),
        (httpx.Response(429, headers={"Retry-After": "7"}), AppError(Kind.BUSY, code="429")),
    ],
)
def test_without_microsofts_endpoints_there_is_no_sign_in(
    desk: Desk, discovery: httpx.Response, error: AppError
) -> None:
    desk.entra.discovery = discovery
    assert sign_in_failure(desk) == error


@pytest.mark.parametrize(
    ("response", "error"),
    [
        (httpx.Response(200, text="<html>"), AppError(Kind.DOWN, code="200 no JSON")),
        (httpx.Response(200, json=[]), AppError(Kind.DOWN, code="200 no JSON")),
        (httpx.Response(504), AppError(Kind.DOWN, code="504")),
        (httpx.Response(200, json={}), AppError(Kind.SIGN_IN_FAILED, code="no access_token")),
    ],
)
def test_a_senseless_answer_for_the_code_is_told(
    desk: Desk, response: httpx.Response, error: AppError
) -> None:
    desk.entra.token_response = response
    assert sign_in_failure(desk) == error


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({}, AppError(Kind.NOT_CONFIGURED)),
        ({"client_id": "typo"}, AppError(Kind.REGISTRATION_INVALID, code="client_id")),
    ],
)
def test_without_a_registration_nothing_is_asked(
    desk: Desk, values: dict[str, str], error: AppError
) -> None:
    desk.values = values
    assert sign_in_failure(desk) == error
    assert desk.entra.requests == []


def test_a_failed_sign_in_leaves_the_account_before_connected(desk: Desk) -> None:
    account = desk.connected()
    desk.entra.answer = {"refresh_token": None}
    assert failure(lambda: account.sign_in(Attempt(), desk.agree)).kind is Kind.NO_OFFLINE_ACCESS
    assert account.organiser == ANNA
    assert desk.after_restart().organiser == ANNA


def test_a_clock_far_off_is_told_as_such() -> None:
    desk = Desk(entra=FakeEntra(now=lambda: NOW + timedelta(days=1)))
    assert sign_in_failure(desk).kind is Kind.CLOCK_WRONG
