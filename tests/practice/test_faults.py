"""Faults: what each does to an answer, for how long, and for which paths."""

import httpx
import pytest

from desktop.practice.faults import Fault, Faults
from tests.practice.visitor import App

CREATE_OR_GET = "/me/onlineMeetings/createOrGet"
ASKED = {"externalId": "x", "subject": "Online appointment"}


def test_offline_raises_what_a_refused_connection_raises(app: App, token: str) -> None:
    app.cloud.faults.offline = True
    assert app.cloud.faults.offline
    with pytest.raises(ConnectionRefusedError) as raised:  # no httpx error: the transport is plain
        app.graph(token, "GET", "/me")
    assert not isinstance(raised.value, httpx.HTTPError)
    app.cloud.faults.offline = False
    assert app.graph(token, "GET", "/me").status_code == 200
    assert [line.status for line in app.cloud.requests[-2:]] == [0, 200]


def test_offline_does_nothing_before_it_fails(app: App, token: str) -> None:
    app.cloud.faults.switch_on(Fault.OFFLINE, requests=1)
    with pytest.raises(ConnectionRefusedError):
        app.graph(token, "POST", CREATE_OR_GET, ASKED)
    assert app.cloud.meetings == []


def test_a_lost_answer_comes_after_the_act(app: App, token: str) -> None:
    app.cloud.faults.switch_on(Fault.ACTS_THEN_TIMES_OUT, requests=1)
    with pytest.raises(TimeoutError):
        app.graph(token, "POST", CREATE_OR_GET, ASKED)
    assert len(app.cloud.meetings) == 1
    assert app.graph(token, "POST", CREATE_OR_GET, ASKED).status_code == 200


def test_slow_waits_and_then_answers(app: App, token: str, naps: list[float]) -> None:
    app.cloud.faults.switch_on(Fault.SLOW, seconds=7.5)
    assert app.graph(token, "GET", "/me").status_code == 200
    assert naps == [7.5]


@pytest.mark.parametrize(
    ("fault", "status", "code", "retry_after"),
    [
        (Fault.THROTTLED, 429, "TooManyRequests", "2.128"),
        (Fault.UNAVAILABLE, 503, "ServiceNotAvailable", "5"),
        (Fault.GATEWAY_TIMEOUT, 504, "GatewayTimeout", None),
    ],
)
def test_graph_can_be_busy_while_signing_in_works(
    app: App, token: str, fault: Fault, status: int, code: str, retry_after: str | None
) -> None:
    app.cloud.faults.switch_on(fault)
    answer = app.graph(token, "POST", CREATE_OR_GET, ASKED)
    assert answer.status_code == status
    assert answer.json()["error"]["code"] == code
    assert answer.headers.get("retry-after") == retry_after
    assert app.cloud.meetings == []
    assert app.sign_in()["access_token"]


def test_the_token_endpoint_can_be_busy_too(app: App) -> None:
    token = app.sign_in()["refresh_token"]
    app.cloud.faults.switch_on(Fault.UNAVAILABLE, prefix="/organizations/oauth2/", requests=1)
    answer = app.refresh(token)
    assert (answer.status_code, answer.json()["error"]) == (503, "temporarily_unavailable")
    assert app.refresh(token).status_code == 200


def test_a_fault_can_last_for_some_requests(app: App, token: str) -> None:
    app.cloud.faults.switch_on(Fault.THROTTLED, requests=2)
    seen = [app.graph(token, "GET", "/me").status_code for _ in range(3)]
    assert seen == [429, 429, 200]
    assert not app.cloud.faults.is_on(Fault.THROTTLED)


def test_requests_it_does_not_concern_do_not_count() -> None:
    faults = Faults()
    faults.switch_on(Fault.THROTTLED, requests=1, method="PATCH", prefix="/v1.0/me/")
    assert faults.take(Fault.THROTTLED, "GET", "/v1.0/me/x") is None
    assert faults.take(Fault.THROTTLED, "PATCH", "/v1.0/you") is None
    assert faults.take(Fault.THROTTLED, "PATCH", "/v1.0/me/x") is not None
    assert faults.take(Fault.THROTTLED, "PATCH", "/v1.0/me/x") is None


def test_clear_ends_every_fault() -> None:
    faults = Faults()
    for fault in Fault:
        faults.switch_on(fault)
    faults.clear()
    assert not any(faults.is_on(fault) for fault in Fault)
