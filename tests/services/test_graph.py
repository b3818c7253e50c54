"""What goes to Graph and what is made of its answers."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest
import respx

from desktop.core.models import Lobby
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import Held, Wish
from desktop.services.graph import GRAPH, Graph, Profile
from desktop.services.http import make_client
from tests.core.booking_builder import LINK

ID = "MSpkYzE3/Njc0Yy04+MWQ5LTRhZGItYmZi=="
QUOTED = "MSpkYzE3%2FNjc0Yy04%2BMWQ5LTRhZGItYmZi%3D%3D"
CREATE = f"{GRAPH}/me/onlineMeetings/createOrGet"
ONE = f"{GRAPH}/me/onlineMeetings/{QUOTED}"
WISH = Wish(
    "Online appointment with Salon Höhe",
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    "Europe/Berlin",
)

# Microsoft Graph v1.0: what the bodies of these two calls may hold, and of which type.
TIMESTAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)"
CREATE_OR_GET_PARAMETERS = {  # onlineMeeting: createOrGet, "Request body"
    "endDateTime": "timestamp",
    "externalId": "string",
    "participants": "meetingParticipants",
    "startDateTime": "timestamp",
    "subject": "string",
}
UPDATABLE_PROPERTIES = {  # Update onlineMeeting, "Request body"
    "allowAttendeeToEnableCamera": "boolean",
    "allowAttendeeToEnableMic": "boolean",
    "allowBreakoutRooms": "boolean",
    "allowCopyingAndSharingMeetingContent": "boolean",
    "allowedLobbyAdmitters": "allowedLobbyAdmitterRoles",
    "allowedPresenters": "onlineMeetingPresenters",
    "allowLiveShare": "meetingLiveShareOptions",
    "allowMeetingChat": "meetingChatMode",
    "allowPowerPointSharing": "boolean",
    "allowRecording": "boolean",
    "allowTeamworkReactions": "boolean",
    "allowTranscription": "boolean",
    "allowWhiteboard": "boolean",
    "anonymizeIdentityForRoles": "onlineMeetingRole collection",
    "endDateTime": "timestamp",
    "isEntryExitAnnounced": "boolean",
    "lobbyBypassSettings": "lobbyBypassSettings",
    "participants": "meetingParticipants",
    "recordAutomatically": "boolean",
    "startDateTime": "timestamp",
    "subject": "string",
    "watermarkProtection": "watermarkProtectionValues",
}
LOBBY_BYPASS_SETTINGS = {  # lobbyBypassSettings resource type
    "isDialInBypassEnabled": "boolean",
    "scope": "lobbyBypassScope",
}
LOBBY_BYPASS_SCOPE = {  # lobbyBypassScope values
    "organizer",
    "organization",
    "organizationAndFederated",
    "everyone",
    "invited",
    "organizationExcludingGuests",
}

ANSWER = {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#onlineMeeting",
    "id": ID,
    "creationDateTime": "2026-06-01T06:30:18.1909168Z",
    "startDateTime": "2026-10-25T00:30:00Z",
    "endDateTime": "2026-10-25T01:30:00.0615989Z",
    "joinWebUrl": LINK,
    "subject": WISH.subject,
    "autoAdmittedUsers": "EveryoneInCompany",
    "externalId": "e-1",
    "lobbyBypassSettings": {"scope": "organization", "isDialInBypassEnabled": False},
    "joinMeetingIdSettings": {
        "isPasscodeRequired": True,
        "joinMeetingId": "234 567",
        "passcode": "qX7",
    },
    "audioConferencing": None,
}
HELD = Held(ID, LINK, WISH.subject, WISH.starts, WISH.ends, Lobby.ON, "234 567", "qX7")


class Tokens:
    """An account with a token that may have gone stale; remembers how it was asked."""

    def __init__(self) -> None:
        self.asked: list[bool] = []

    def __call__(self, fresh: bool) -> str:
        self.asked.append(fresh)
        return f"token-{len(self.asked)}"


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


def body(route: respx.Route) -> dict[str, object]:
    sent = json.loads(route.calls.last.request.content)
    assert isinstance(sent, dict)
    return sent


def check(sent: object, published: dict[str, str]) -> None:
    """Every field sent is published for this call, and of the published type."""
    assert isinstance(sent, dict)
    for name, value in sent.items():
        match published[name]:
            case "timestamp":
                assert re.fullmatch(TIMESTAMP, value)
            case "string":
                assert isinstance(value, str)
            case "boolean":
                assert isinstance(value, bool)
            case "lobbyBypassScope":
                assert value in LOBBY_BYPASS_SCOPE
            case "lobbyBypassSettings":
                check(value, LOBBY_BYPASS_SETTINGS)
            case other:
                pytest.fail(f"{name} of type {other} is not to be sent")


def test_create_or_get_sends_published_parameters_only(graph: Graph, web: respx.MockRouter) -> None:
    route = web.post(CREATE).respond(201, json=ANSWER)
    assert graph.create_or_get("e-1", WISH) == HELD
    check(body(route), CREATE_OR_GET_PARAMETERS)
    assert body(route) == {
        "externalId": "e-1",
        "subject": "Online appointment with Salon Höhe",
        "startDateTime": "2026-10-25T02:30:00+02:00",
        "endDateTime": "2026-10-25T02:30:00+01:00",
    }


def test_update_sends_published_properties_only_and_both_times(
    graph: Graph, web: respx.MockRouter
) -> None:
    route = web.patch(ONE).respond(200, json=ANSWER)
    assert graph.update(ID, WISH) == HELD
    check(body(route), UPDATABLE_PROPERTIES)
    assert body(route) == {
        "subject": "Online appointment with Salon Höhe",
        "startDateTime": "2026-10-25T02:30:00+02:00",
        "endDateTime": "2026-10-25T02:30:00+01:00",
        "lobbyBypassSettings": {"scope": "organization", "isDialInBypassEnabled": False},
    }


@pytest.mark.parametrize(
    ("zone", "starts", "ends"),
    [
        ("America/New_York", "2026-10-24T20:30:00-04:00", "2026-10-24T21:30:00-04:00"),
        ("Australia/Lord_Howe", "2026-10-25T11:30:00+11:00", "2026-10-25T12:30:00+11:00"),
        ("Asia/Kathmandu", "2026-10-25T06:15:00+05:45", "2026-10-25T07:15:00+05:45"),
    ],
)
def test_times_carry_the_salon_s_offset_on_that_day(
    graph: Graph, web: respx.MockRouter, zone: str, starts: str, ends: str
) -> None:
    route = web.post(CREATE).respond(201, json=ANSWER)
    graph.create_or_get("e-1", Wish(WISH.subject, WISH.starts, WISH.ends, zone))
    assert (body(route)["startDateTime"], body(route)["endDateTime"]) == (starts, ends)


def test_an_id_is_one_path_segment_whatever_it_holds(graph: Graph, web: respx.MockRouter) -> None:
    route = web.get(url__startswith=GRAPH).respond(200, json=ANSWER)
    graph.get("a/../b?c#d%2F é")
    path = route.calls.last.request.url.raw_path.decode()
    assert path == "/v1.0/me/onlineMeetings/a%2F..%2Fb%3Fc%23d%252F%20%C3%A9"


def test_each_call_has_an_id_of_its_own_and_the_token(graph: Graph, web: respx.MockRouter) -> None:
    route = web.get(ONE).respond(200, json=ANSWER)
    graph.get(ID)
    graph.get(ID)
    first, second = (call.request.headers for call in route.calls)
    assert first["client-request-id"] != second["client-request-id"]
    assert first["Authorization"] == "Bearer token-1"
    assert first["Prefer"] == "include-unknown-enum-members"


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
    assert graph.create_or_get("e-1", WISH) == Held(ID, LINK)


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
        graph.create_or_get("e-1", WISH)
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


@pytest.mark.parametrize(
    ("status", "kind"), [(200, Kind.DOWN), (302, Kind.DOWN), (403, Kind.TEAMS_REFUSED)]
)
def test_a_proxy_s_page_is_no_answer(
    graph: Graph, web: respx.MockRouter, status: int, kind: Kind
) -> None:
    web.post(CREATE).respond(status, html="<html>Please sign in</html>")
    assert fails(graph).kind is kind


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
    assert graph.create_or_get("e-1", WISH) == HELD
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
    for private in ("token-1", "Anna", "Salon Höhe", "e-1"):
        assert private not in caplog.text
