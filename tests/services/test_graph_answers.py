"""What is made of Graph's answers."""

from collections.abc import Iterator

import httpx
import pytest
import respx

from desktop.core.models import Lobby
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import Held
from desktop.services.graph import GRAPH, Graph, Profile
from desktop.services.http import make_client
from tests.core.booking_builder import LINK
from tests.services.graph_answers import ANSWER, CREATE, HELD, ID, ONE, WISH, Tokens


@pytest.fixture
def tokens() -> Tokens:
    return Tokens()


@pytest.fixture
def graph(tokens: Tokens) -> Iterator[Graph]:
    with make_client() as client:
        yield Graph(client, tokens)


@pytest.fixture
def web() -> Iterator[respx.MockRouter]:
    with respx.mock(assert_all_called=False) as router:
        yield router


@pytest.mark.parametrize(
    ("changes", "held"),
    [
        ({}, HELD),
        ({"new": {"key": [1, 2]}, "lobbyBypassSettings": None}, None),
        ({"startDateTime": "2026-10-25T00:30:00.9999999Z"}, HELD),
        ({"startDateTime": "2026-10-25T02:30:00+02:00"}, HELD),
    ],
)
def test_an_answer_is_read_leniently(
    graph: Graph, web: respx.MockRouter, changes: dict[str, object], held: Held | None
) -> None:
    web.get(ONE).respond(200, json=ANSWER | changes)
    expected = held or Held(
        ID, LINK, WISH.subject, WISH.starts, WISH.ends, Lobby.UNKNOWN, "234 567", "qX7"
    )
    assert graph.get(ID) == expected


@pytest.mark.parametrize(
    "rest",
    [
        {},
        {"subject": None, "startDateTime": "soon", "endDateTime": 17, "lobbyBypassSettings": "on"},
        {"startDateTime": "9999-12-31T23:59:59-14:00", "joinMeetingIdSettings": {"passcode": 7}},
    ],
)
def test_an_answer_needs_only_id_and_link(
    graph: Graph, web: respx.MockRouter, rest: dict[str, object]
) -> None:
    web.post(CREATE).respond(200, json={"id": ID, "joinWebUrl": LINK} | rest)
    assert graph.create_or_get("external-1", WISH) == Held(ID, LINK)


@pytest.mark.parametrize(
    ("scope", "dial_in", "lobby"),
    [
        ("organization", False, Lobby.ON),
        ("organization", None, Lobby.ON),
        ("organizer", False, Lobby.ON),
        ("invited", False, Lobby.ON),
        ("organizationExcludingGuests", False, Lobby.ON),
        ("organizationAndFederated", False, Lobby.OVERRIDDEN),
        ("everyone", False, Lobby.OVERRIDDEN),
        ("unknownFutureValue", False, Lobby.OVERRIDDEN),
        ("organization", True, Lobby.OVERRIDDEN),
        (None, False, Lobby.UNKNOWN),
    ],
)
def test_the_lobby_is_on_when_a_customer_would_wait(
    graph: Graph, web: respx.MockRouter, scope: object, dial_in: object, lobby: Lobby
) -> None:
    settings = {"scope": scope, "isDialInBypassEnabled": dial_in}
    web.get(ONE).respond(200, json=ANSWER | {"lobbyBypassSettings": settings})
    assert graph.get(ID).lobby is lobby


def fails(graph: Graph) -> AppError:
    with pytest.raises(AppError) as failure:
        graph.create_or_get("external-1", WISH)
    return failure.value


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (
            403,
            {"error": {"code": "Forbidden", "message": "", "innerError": {"request-id": "r-1"}}},
            AppError(Kind.TEAMS_REFUSED, code="403 Forbidden", request_id="r-1"),
        ),
        (
            429,
            {"error": {"code": "TooManyRequests", "innererror": {"request-id": "r-2"}}},
            AppError(Kind.BUSY, code="429 TooManyRequests", request_id="r-2"),
        ),
        (407, None, AppError(Kind.PROXY_SIGN_IN, code="407", request_id="header-id")),
        (404, {"error": {}}, AppError(Kind.MEETING_GONE, code="404", request_id="header-id")),
        (503, {"error": "broken"}, AppError(Kind.DOWN, code="503", request_id="header-id")),
        (500, [1], AppError(Kind.DOWN, code="500", request_id="header-id")),
    ],
)
def test_an_error_is_told_by_status_and_code(
    graph: Graph, web: respx.MockRouter, status: int, body: object, error: AppError
) -> None:
    web.post(CREATE).respond(status, json=body, headers={"request-id": "header-id"})
    assert fails(graph) == error


@pytest.mark.parametrize("status", [200, 302, 401, 403, 404, 418])
def test_a_proxy_s_page_is_no_answer(graph: Graph, web: respx.MockRouter, status: int) -> None:
    web.post(CREATE).respond(status, html="<html>Please sign in</html>")
    assert fails(graph).kind is Kind.DOWN


@pytest.mark.parametrize(
    "answer", [{"id": ID}, {"joinWebUrl": LINK}, {"id": 7, "joinWebUrl": LINK}]
)
def test_an_answer_without_id_or_link_is_none(
    graph: Graph, web: respx.MockRouter, answer: dict[str, object]
) -> None:
    web.post(CREATE).respond(201, json=answer)
    assert fails(graph).kind is Kind.DOWN


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (httpx.ConnectError("no route"), Kind.OFFLINE),
        (httpx.ConnectTimeout("slow"), Kind.OFFLINE),
        (httpx.ReadTimeout("it may have acted"), Kind.DOWN),
        (httpx.RemoteProtocolError("cut off"), Kind.DOWN),
    ],
)
def test_nobody_reached_is_told_from_no_answer(
    graph: Graph, web: respx.MockRouter, fault: httpx.HTTPError, kind: Kind
) -> None:
    web.post(CREATE).mock(side_effect=fault)
    assert fails(graph).kind is kind


def test_retry_after_may_be_a_decimal(graph: Graph, web: respx.MockRouter) -> None:
    web.post(CREATE).respond(429, headers={"Retry-After": "2.128"})
    assert fails(graph).retry_after == pytest.approx(2.128)


def test_a_rejected_token_is_replaced_once(
    graph: Graph, web: respx.MockRouter, tokens: Tokens
) -> None:
    route = web.post(CREATE).mock(
        side_effect=[httpx.Response(401), httpx.Response(201, json=ANSWER)]
    )
    assert graph.create_or_get("external-1", WISH) == HELD
    assert tokens.asked == [False, True]
    assert route.calls.last.request.headers["Authorization"] == "Bearer token-2"


def test_a_fresh_token_rejected_too_means_signing_in_again(
    graph: Graph, web: respx.MockRouter, tokens: Tokens
) -> None:
    web.post(CREATE).respond(401, json={"error": {"code": "InvalidAuthenticationToken"}})
    assert fails(graph) == AppError(Kind.SIGN_IN_AGAIN, code="401 InvalidAuthenticationToken")
    assert tokens.asked == [False, True]


def test_without_a_token_nothing_is_sent(web: respx.MockRouter) -> None:
    def no_token(fresh: bool) -> str:
        raise AppError(Kind.NOT_SIGNED_IN)

    with make_client() as client:
        assert fails(Graph(client, no_token)) == AppError(Kind.NOT_SIGNED_IN)
    assert not web.calls


@pytest.mark.parametrize("status", [204, 200])
def test_a_delete_needs_no_answer(graph: Graph, web: respx.MockRouter, status: int) -> None:
    route = web.delete(ONE).respond(status)
    graph.delete(ID)
    assert route.called


def test_a_page_is_no_answer_to_a_delete_either(graph: Graph, web: respx.MockRouter) -> None:
    web.delete(ONE).respond(200, html="<html>Please sign in</html>")
    with pytest.raises(AppError) as failure:
        graph.delete(ID)
    assert failure.value.kind is Kind.DOWN


def test_deleting_what_is_not_there_says_so(graph: Graph, web: respx.MockRouter) -> None:
    web.delete(ONE).respond(404)
    with pytest.raises(AppError) as failure:
        graph.delete(ID)
    assert failure.value.kind is Kind.MEETING_GONE


@pytest.mark.parametrize(
    ("answer", "profile"),
    [
        (
            {"id": "u", "mail": "a@b.example", "userPrincipalName": "x@y", "displayName": "A"},
            Profile("u", "a@b.example", "A"),
        ),
        (
            {"id": "u", "mail": None, "userPrincipalName": "x@y.example"},
            Profile("u", "x@y.example", ""),
        ),
    ],
)
def test_me(
    graph: Graph, web: respx.MockRouter, answer: dict[str, object], profile: Profile
) -> None:
    web.get(f"{GRAPH}/me").respond(200, json=answer)
    assert graph.me() == profile


@pytest.mark.parametrize(
    ("answer", "licensed"),
    [({"hasTeamsLicense": True}, True), ({"hasTeamsLicense": False}, False), ({"other": 1}, True)],
)
def test_the_licence_is_missing_only_where_microsoft_says_so(
    graph: Graph, web: respx.MockRouter, answer: dict[str, object], licensed: bool
) -> None:
    web.get(f"{GRAPH}/users/u-1/licenseDetails/getTeamsLicensingDetails").respond(json=answer)
    assert graph.teams_licence("u-1") is licensed


def test_the_log_holds_ids_and_status_and_nothing_private(
    graph: Graph, web: respx.MockRouter, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    headers = {"request-id": "r-9", "x-ms-ags-diagnostic": "ring-3"}
    route = web.post(CREATE).respond(403, json={"error": {"message": "Anna"}}, headers=headers)
    fails(graph)
    call_id = route.calls.last.request.headers["client-request-id"]
    for kept in ("403", "r-9", "ring-3", call_id):
        assert kept in caplog.text
    for private in ("token-1", "Anna", "Salon Höhe", "external-1"):
        assert private not in caplog.text
