"""Discovery, keys and what the router makes of hosts and methods."""

import httpx
import pytest

from desktop.practice.accounts import CHAIN, LUMIERE
from desktop.practice.cloud import PracticeCloud
from tests.practice.visitor import App

LOGIN = "https://login.microsoftonline.com"


def discover(app: App, authority: str) -> httpx.Response:
    answer = app.client.get(f"{LOGIN}/{authority}/v2.0/.well-known/openid-configuration")
    assert isinstance(answer, httpx.Response)
    return answer


@pytest.mark.parametrize(
    ("authority", "tenant", "issuer"),
    [
        ("organizations", "organizations", "{tenantid}"),
        ("common", "common", "{tenantid}"),
        (LUMIERE.id, LUMIERE.id, LUMIERE.id),
        (CHAIN.domain, CHAIN.id, CHAIN.id),
    ],
)
def test_each_authority_has_its_document(
    app: App, authority: str, tenant: str, issuer: str
) -> None:
    document = discover(app, authority).json()
    assert document["token_endpoint"] == f"{LOGIN}/{tenant}/oauth2/v2.0/token"
    assert document["authorization_endpoint"] == f"{LOGIN}/{tenant}/oauth2/v2.0/authorize"
    assert document["issuer"] == f"{LOGIN}/{issuer}/v2.0"
    assert "form_post" in document["response_modes_supported"]


def test_only_the_authorization_endpoint_moves_to_the_public_url(
    app: App, cloud: PracticeCloud
) -> None:
    cloud.public_url = "http://localhost:4321/"
    document = discover(app, "organizations").json()
    assert document["authorization_endpoint"].startswith("http://localhost:4321/organizations/")
    assert document["token_endpoint"].startswith(LOGIN)


def test_an_unknown_tenant_is_refused_with_its_number(app: App) -> None:
    answer = discover(app, "nobody.example")
    content = answer.json()
    assert (answer.status_code, content["error"]) == (400, "invalid_tenant")
    assert content["error_codes"] == [90002]
    assert content["error_description"].startswith("AADSTS90002: The tenant 'nobody.example'")
    assert {"trace_id", "correlation_id", "timestamp", "error_uri"} <= content.keys()


def test_practice_publishes_no_keys_because_it_signs_nothing(app: App) -> None:
    assert app.client.get(f"{LOGIN}/common/discovery/v2.0/keys").json() == {"keys": []}


def test_a_host_answers_only_for_its_own_paths(app: App) -> None:
    assert app.client.get(f"{LOGIN}/v1.0/me").status_code == 400  # Graph's "no such segment"
    path = "/organizations/v2.0/.well-known/openid-configuration"
    assert app.client.get(f"https://graph.microsoft.com{path}").status_code == 404
    assert app.client.get(f"https://localhost:8443{path}").status_code == 200


def test_another_method_is_not_allowed(app: App) -> None:
    answer = app.client.get(f"{LOGIN}/organizations/oauth2/v2.0/token")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
