"""The library that the app signs in with, against the practice cloud."""

from collections.abc import Iterator

import httpx
import msal
import pytest

from desktop.practice.accounts import (
    ANNA,
    DESKTOP_APP,
    EXPIRED_WEB_SECRET,
    WEB_APP,
    WEB_SECRET,
)
from desktop.practice.cloud import PracticeCloud
from desktop.practice.faults import Fault
from desktop.practice.web import Json

SCOPES = ["OnlineMeetings.ReadWrite", "User.Read"]
AUTHORITY = "https://login.microsoftonline.com/organizations"


@pytest.fixture
def client(cloud: PracticeCloud) -> Iterator[httpx.Client]:
    with httpx.Client(transport=httpx.WSGITransport(app=cloud.wsgi)) as client:
        yield client


def make(client: httpx.Client, cache: msal.TokenCache, secret: str = "") -> msal.ClientApplication:
    """A new application object each time: MSAL replays a refused request from memory."""
    options = {
        "authority": AUTHORITY,
        "token_cache": cache,
        "http_client": client,
        "instance_discovery": False,
    }
    if secret:
        return msal.ConfidentialClientApplication(
            WEB_APP.client_id, client_credential=secret, **options
        )
    return msal.PublicClientApplication(DESKTOP_APP.client_id, **options)


def sign_in(
    cloud: PracticeCloud, application: msal.ClientApplication, mode: str = "form_post"
) -> Json:
    flow = application.initiate_auth_code_flow(
        SCOPES, redirect_uri="http://localhost:40404", response_mode=mode
    )
    answer = cloud.visit(flow["auth_uri"], ANNA.email)
    assert answer is not None
    assert answer.mode == mode
    result: Json = application.acquire_token_by_auth_code_flow(flow, answer.fields)
    return result


@pytest.mark.filterwarnings("ignore:response_mode='form_post' is recommended")  # query too works
@pytest.mark.parametrize("secret", ["", WEB_SECRET])
@pytest.mark.parametrize("mode", ["form_post", "query"])
def test_sign_in_and_stay_signed_in(
    cloud: PracticeCloud, client: httpx.Client, secret: str, mode: str
) -> None:
    cache = msal.SerializableTokenCache()
    result = sign_in(cloud, make(client, cache, secret), mode)
    assert result["id_token_claims"]["preferred_username"] == ANNA.email

    restarted = make(client, cache, secret)
    (account,) = restarted.get_accounts()
    assert account["username"] == ANNA.email
    assert account["home_account_id"] == f"{ANNA.id}.{ANNA.tenant.id}"
    cached = restarted.acquire_token_silent(SCOPES, account)
    assert cached["access_token"] == result["access_token"]
    fresh = restarted.acquire_token_silent(SCOPES, account, force_refresh=True)
    assert fresh["access_token"] != result["access_token"]


@pytest.mark.parametrize(("secret", "number"), [("wrong", 7000215), (EXPIRED_WEB_SECRET, 7000222)])
def test_a_bad_secret_comes_back_with_its_number(
    cloud: PracticeCloud, client: httpx.Client, secret: str, number: int
) -> None:
    result = sign_in(cloud, make(client, msal.TokenCache(), secret))
    assert (result["error"], result["error_codes"]) == ("invalid_client", [number])


def test_a_revoked_grant_is_told_apart_from_never_signed_in(
    cloud: PracticeCloud, client: httpx.Client
) -> None:
    cache = msal.SerializableTokenCache()
    sign_in(cloud, make(client, cache))
    cloud.faults.switch_on(Fault.GRANT_REVOKED)
    application = make(client, cache)
    (account,) = application.get_accounts()
    result = application.acquire_token_silent_with_error(SCOPES, account, force_refresh=True)
    assert (result["error"], result["error_codes"]) == ("invalid_grant", [50173])


def test_an_unknown_tenant_stops_at_discovery(client: httpx.Client) -> None:
    with pytest.raises(ValueError, match="tenant name or GUID is correct"):
        msal.PublicClientApplication(
            DESKTOP_APP.client_id,
            authority="https://login.microsoftonline.com/nobody.example",
            http_client=client,
            instance_discovery=False,
        )
