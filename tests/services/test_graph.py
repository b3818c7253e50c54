"""What goes to Graph, field by field against what Microsoft publishes."""

import json
import re
from collections.abc import Iterator

import pytest
import respx

from desktop.core.wishes import Wish
from desktop.services.graph import GRAPH, Graph
from desktop.services.http import make_client
from tests.services.graph_answers import ANSWER, CREATE, HELD, ID, ONE, WISH, Tokens

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
