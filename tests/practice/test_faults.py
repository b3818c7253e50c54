"""Faults: what each does to an answer, for how long, and for which paths."""

import httpx
import pytest

from desktop.practice.accounts import ANNA
from desktop.practice.faults import Fault, Faults, GraphSays
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


@pytest.mark.parametrize(
    ("says", "seconds", "retry_after"),
    [
        (GraphSays(), None, None),
        (GraphSays(404, "9024"), None, None),
        (GraphSays(423, "Locked"), 7.5, "7.5"),
        (GraphSays(509, ""), None, None),
        (GraphSays(302, ""), None, None),
    ],
)
def test_graph_can_refuse_in_any_words(
    app: App, token: str, says: GraphSays, seconds: float | None, retry_after: str | None
) -> None:
    app.cloud.faults.switch_on(
        Fault.GRAPH_REFUSED, method="POST", requests=1, seconds=seconds, graph=says
    )
    assert app.graph(token, "GET", "/me").status_code == 200
    answer = app.graph(token, "POST", CREATE_OR_GET, ASKED)
    assert (answer.status_code, answer.json()["error"]["code"]) == (says.status, says.code)
    assert answer.headers.get("retry-after") == retry_after
    assert app.cloud.meetings == []
    assert app.graph(token, "POST", CREATE_OR_GET, ASKED).status_code == 201


@pytest.mark.parametrize("status", [200, 407, 502])
def test_a_page_can_come_in_place_of_an_answer(app: App, token: str, status: int) -> None:
    app.cloud.faults.switch_on(Fault.GRAPH_REFUSED, graph=GraphSays(status, html=True))
    answer = app.graph(token, "POST", CREATE_OR_GET, ASKED)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html")
    assert answer.text.startswith("<!doctype html>")
    assert "request-id" not in answer.headers
    assert app.cloud.meetings == []


def test_a_doubled_request_is_carried_out_twice_and_answered_by_the_second(
    app: App, token: str
) -> None:
    app.cloud.faults.switch_on(Fault.DUPLICATED)
    assert app.graph(token, "POST", CREATE_OR_GET, ASKED).status_code == 200  # it was there by then
    meeting = app.cloud.meetings[0].resource["id"]
    assert len(app.cloud.meetings) == 1
    assert app.graph(token, "DELETE", f"/me/onlineMeetings/{meeting}").status_code == 404
    assert app.cloud.meetings == []
    assert [line.status for line in app.cloud.requests[-4:]] == [201, 200, 204, 404]


def test_a_doubled_request_without_an_external_id_makes_two_meetings(app: App, token: str) -> None:
    app.cloud.faults.switch_on(Fault.DUPLICATED, requests=1)
    assert app.graph(token, "POST", "/me/onlineMeetings", {"subject": "x"}).status_code == 201
    assert len(app.cloud.meetings) == 2


def test_the_sign_in_page_can_send_an_error_back(app: App) -> None:
    app.cloud.faults.switch_on(Fault.AUTHORIZE_REFUSED, requests=1)
    answer = app.visit(app.link(), ANNA.email)
    assert answer.fields["error"] == "access_denied"
    assert answer.fields["error_description"].startswith("AADSTS90094: ")
    assert answer.fields["state"] == "the-state"
    assert app.sign_in()["access_token"]


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
