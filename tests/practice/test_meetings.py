"""Online meetings: made, found, changed and deleted by Microsoft's rules."""

import re
from datetime import datetime

import httpx
import pytest

from desktop.practice.accounts import ACCOUNTS, ANNA, CHAIN, DESKTOP_APP
from desktop.practice.faults import Fault
from desktop.practice.meetings import TEAMS
from desktop.practice.web import Json
from tests.practice.visitor import App

BEN = next(account for account in ACCOUNTS if account.email.startswith("ben@"))
EMIL = next(account for account in ACCOUNTS if account.tenant is CHAIN)
MEETINGS = "/me/onlineMeetings"
CREATE_OR_GET = f"{MEETINGS}/createOrGet"
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


def test_create_or_get_creates_once(app: App, token: str) -> None:
    first = app.graph(token, "POST", CREATE_OR_GET, ASKED)
    again = app.graph(token, "POST", CREATE_OR_GET, ASKED | {"subject": "Other"})
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()  # the body of the second had no effect
    assert len(app.cloud.meetings) == 1
    assert app.cloud.meetings[0].external_id == ASKED["externalId"]


def test_times_come_back_as_utc_with_seven_digits(app: App, token: str) -> None:
    content = app.graph(token, "POST", CREATE_OR_GET, ASKED).json()
    assert content["startDateTime"] == "2026-10-25T09:00:00.0000000Z"
    assert content["endDateTime"] == "2026-10-25T09:30:00.0000000Z"
    assert content["creationDateTime"] == "2026-07-14T09:30:00.0000000Z"


def test_create_or_get_is_deaf_to_the_lobby(app: App, token: str) -> None:
    lobby = {"scope": "organization", "isDialInBypassEnabled": False}
    body = ASKED | {"lobbyBypassSettings": lobby, "allowedPresenters": "organizer"}
    content = app.graph(token, "POST", CREATE_OR_GET, body).json()
    assert content["lobbyBypassSettings"]["scope"] == "everyone"
    assert content["allowedPresenters"] == "everyone"


def test_the_key_is_person_and_external_id(app: App, token: str) -> None:
    ben = app.sign_in(BEN.email)["access_token"]
    mine = app.graph(token, "POST", CREATE_OR_GET, ASKED).json()
    his = app.graph(ben, "POST", CREATE_OR_GET, ASKED)
    assert his.status_code == 201
    assert his.json()["id"] != mine["id"]
    assert refusal(app.graph(ben, "GET", f"{MEETINGS}/{mine['id']}")) == (404, "NotFound")


def test_missing_times_are_filled_in(app: App, token: str) -> None:
    content = app.graph(token, "POST", CREATE_OR_GET, {"externalId": "x"}).json()
    assert content["startDateTime"].startswith("2026-07-14T09:30:00")
    assert content["endDateTime"].startswith("2026-07-14T10:30:00")


@pytest.mark.parametrize(
    "changes",
    [
        {"externalId": None},
        {"externalId": " "},
        {"startDateTime": "2026-10-25T10:00:00"},
        {"startDateTime": "25.10.2026 10:00"},
        {"startDateTime": "2026-02-30T10:00:00Z"},
        {"endDateTime": "2026-10-25T09:59:00+01:00"},
        {"endDateTime": 1761382800},
        {"subject": ["x"]},
        {"title": "x"},
        {"participants": {"atendees": []}},
        {"participants": {"attendees": [{"upn": 1}]}},
    ],
)
def test_a_wrong_field_is_refused(app: App, token: str, changes: dict[str, object]) -> None:
    answer = app.graph(token, "POST", CREATE_OR_GET, ASKED | changes)
    assert refusal(answer) == (400, "BadRequest")
    assert app.cloud.meetings == []


@pytest.mark.parametrize("missing", ["externalId", "startDateTime"])
def test_a_needed_field_is_missed(app: App, token: str, missing: str) -> None:
    body = {key: value for key, value in ASKED.items() if key != missing}
    assert refusal(app.graph(token, "POST", CREATE_OR_GET, body)) == (400, "BadRequest")


@pytest.mark.parametrize(
    ("content", "kind", "expected"),
    [
        (b"{}", "text/plain", (415, "UnsupportedMediaType")),
        (b"{", "application/json", (400, "BadRequest")),
        (b"[]", "application/json", (400, "BadRequest")),
    ],
)
def test_the_body_is_one_json_object(
    app: App, token: str, content: bytes, kind: str, expected: tuple[int, str]
) -> None:
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Type": kind,
        "client-request-id": "from-the-app",
    }
    url = f"https://graph.microsoft.com/v1.0{CREATE_OR_GET}"
    assert refusal(app.client.post(url, content=content, headers=headers)) == expected


@pytest.fixture
def meeting(app: App, token: str) -> Json:
    content: Json = app.graph(token, "POST", CREATE_OR_GET, ASKED).json()
    return content


def test_a_meeting_carries_what_real_ones_carry(meeting: Json) -> None:
    assert meeting["@odata.context"].endswith("/onlineMeetings/$entity")
    assert meeting["participants"]["organizer"]["identity"]["user"]["id"] == ANNA.id
    assert re.fullmatch(r"\d{13}", meeting["joinMeetingIdSettings"]["joinMeetingId"])
    assert meeting["joinMeetingIdSettings"]["isPasscodeRequired"] is False
    assert meeting["joinMeetingIdSettings"]["passcode"] is None
    assert meeting["joinWebUrl"].startswith(f"{TEAMS}/l/meetup-join/19%3Ameeting_")
    assert {"autoAdmittedUsers", "meetingOptionsWebUrl", "outerMeetingAutoAdmittedUsers"} <= (
        meeting.keys()
    )


def test_a_patch_sets_the_lobby_and_is_answered_with_the_meeting(
    app: App, token: str, meeting: Json
) -> None:
    lobby = {"scope": "organization", "isDialInBypassEnabled": False}
    path = f"{MEETINGS}/{meeting['id']}"
    answer = app.graph(token, "PATCH", path, {"lobbyBypassSettings": lobby})
    assert answer.status_code == 200
    assert answer.json() == meeting | {"lobbyBypassSettings": lobby}
    assert app.graph(token, "GET", path).json() == answer.json()


def test_a_moved_meeting_keeps_its_link(app: App, token: str, meeting: Json) -> None:
    body = {
        "startDateTime": "2026-10-26T10:00:00+01:00",
        "endDateTime": "2026-10-26T10:45:00.5+01:00",
        "subject": "New name",
    }
    moved = app.graph(token, "PATCH", f"{MEETINGS}/{meeting['id']}", body).json()
    assert moved["startDateTime"] == "2026-10-26T09:00:00.0000000Z"
    assert moved["endDateTime"] == "2026-10-26T09:45:00.5000000Z"
    assert moved["subject"] == "New name"
    assert moved["joinWebUrl"] == meeting["joinWebUrl"]


@pytest.mark.parametrize(
    "body",
    [
        {"startDateTime": "2026-10-26T10:00:00+01:00"},
        {"endDateTime": "2026-10-26T10:00:00+01:00"},
        {"startDateTime": "2026-10-26T10:00:00Z", "endDateTime": "2026-10-26T09:00:00Z"},
        {"joinMeetingIdSettings": {"isPasscodeRequired": False}},
        {"externalId": "other"},
        {"joinWebUrl": "https://example.com"},
        {"id": "x"},
        {"lobbyBypassSettings": {"scope": "nobody"}},
        {"lobbyBypassSettings": {"scope": "organization", "isDialInBypassEnabled": "no"}},
        {"lobbyBypassSettings": {"lobby": True}},
        {"lobbyBypassSettings": None},
        {"participants": {"organizer": {"upn": "x"}}},
        {"allowedPresenters": "unknownFutureValue"},
    ],
)
def test_a_patch_outside_the_rules_changes_nothing(
    app: App, token: str, meeting: Json, body: dict[str, object]
) -> None:
    path = f"{MEETINGS}/{meeting['id']}"
    assert refusal(app.graph(token, "PATCH", path, body)) == (400, "BadRequest")
    assert app.graph(token, "GET", path).json() == meeting


def test_a_deleted_meeting_is_gone(app: App, token: str, meeting: Json) -> None:
    path = f"{MEETINGS}/{meeting['id']}"
    answer = app.graph(token, "DELETE", path)
    assert (answer.status_code, answer.content) == (204, b"")
    for method, body in (("GET", None), ("PATCH", {"subject": "x"}), ("DELETE", None)):
        assert refusal(app.graph(token, method, path, body)) == (404, "NotFound")
    assert app.cloud.meetings == []
    assert [record.external_id for record in app.cloud.deleted] == [ASKED["externalId"]]


def test_an_external_id_gets_no_second_life(app: App, token: str, meeting: Json) -> None:
    app.graph(token, "DELETE", f"{MEETINGS}/{meeting['id']}")
    assert refusal(app.graph(token, "POST", CREATE_OR_GET, ASKED)) == (404, "NotFound")
    renewed = app.graph(token, "POST", CREATE_OR_GET, ASKED | {"externalId": "booking-1-life-2"})
    assert renewed.status_code == 201


def test_plain_create_takes_the_lobby_and_is_not_idempotent(app: App, token: str) -> None:
    body: Json = {key: value for key, value in ASKED.items() if key != "externalId"}
    body |= {"lobbyBypassSettings": {"scope": "organization"}}
    for count in (1, 2):
        answer = app.graph(token, "POST", MEETINGS, body)
        assert answer.status_code == 201
        assert answer.json()["lobbyBypassSettings"]["scope"] == "organization"
        assert len(app.cloud.meetings) == count
    assert refusal(app.graph(token, "POST", MEETINGS, ASKED)) == (400, "BadRequest")


def test_policy_can_override_the_lobby(app: App, token: str, meeting: Json) -> None:
    app.cloud.faults.switch_on(Fault.LOBBY_OVERRIDDEN)
    body = {"lobbyBypassSettings": {"scope": "organization"}}
    answer = app.graph(token, "PATCH", f"{MEETINGS}/{meeting['id']}", body)
    assert answer.status_code == 200
    assert answer.json()["lobbyBypassSettings"]["scope"] == "everyone"


def test_policy_can_force_a_passcode(app: App, token: str) -> None:
    app.cloud.faults.switch_on(Fault.PASSCODE_FORCED)
    settings = app.graph(token, "POST", CREATE_OR_GET, ASKED).json()["joinMeetingIdSettings"]
    assert settings["isPasscodeRequired"] is True
    assert len(settings["passcode"]) == 8


def test_some_tenants_make_short_links(app: App) -> None:
    consented = ["OnlineMeetings.ReadWrite", "User.Read", "offline_access"]
    app.cloud.grant_admin_consent(CHAIN.domain, DESKTOP_APP.client_id, consented)
    token = app.sign_in(EMIL.email)["access_token"]
    content = app.graph(token, "POST", CREATE_OR_GET, ASKED).json()
    assert re.fullmatch(rf"{TEAMS}/meet/\d{{13}}\?p=[\w-]+", content["joinWebUrl"])
    assert content["lobbyBypassSettings"]["scope"] == "organizationAndFederated"
