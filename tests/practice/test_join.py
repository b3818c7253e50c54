"""The page behind a join link."""

import pytest

from desktop.practice.cloud import PracticeCloud
from desktop.practice.faults import Fault
from desktop.practice.web import Json
from tests.practice.visitor import App

MEETINGS = "/me/onlineMeetings"
ASKED = {
    "externalId": "x",
    "subject": "Online appointment with <b>Salon</b>",
    "startDateTime": "2026-10-25T10:00:00+01:00",
    "endDateTime": "2026-10-25T10:30:00+01:00",
}


@pytest.fixture
def meeting(app: App, token: str) -> Json:
    content: Json = app.graph(token, "POST", f"{MEETINGS}/createOrGet", ASKED).json()
    return content


def close_the_door(app: App, token: str, meeting: Json) -> None:
    body = {"lobbyBypassSettings": {"scope": "organization"}}
    app.graph(token, "PATCH", f"{MEETINGS}/{meeting['id']}", body)


def test_a_customer_waits_and_the_host_lets_them_in(app: App, token: str, meeting: Json) -> None:
    close_the_door(app, token, meeting)
    page = app.client.get(meeting["joinWebUrl"])
    assert page.status_code == 200
    assert "Your customer waits in the lobby until somebody of Salon Lumière" in page.text
    assert "Signed in as Anna Weber, you walk straight in and let in whoever waits." in page.text
    assert "Sunday, 25 October 2026, 09:00 – 09:30 (UTC)" in page.text
    assert "Online appointment with &lt;b&gt;Salon&lt;/b&gt;" in page.text


def test_with_an_overridden_lobby_the_customer_walks_in(
    app: App, token: str, meeting: Json
) -> None:
    app.cloud.faults.switch_on(Fault.LOBBY_OVERRIDDEN)
    close_the_door(app, token, meeting)
    assert "Your customer walks straight in" in app.client.get(meeting["joinWebUrl"]).text


def test_a_deleted_meeting_says_so(app: App, token: str, meeting: Json) -> None:
    app.graph(token, "DELETE", f"{MEETINGS}/{meeting['id']}")
    page = app.client.get(meeting["joinWebUrl"])
    assert page.status_code == 404
    assert "cancelled and deleted" in page.text


def test_links_lead_to_the_public_url(app: App, cloud: PracticeCloud, token: str) -> None:
    cloud.public_url = "http://localhost:4321"
    link = app.graph(token, "POST", f"{MEETINGS}/createOrGet", ASKED).json()["joinWebUrl"]
    assert link.startswith("http://localhost:4321/l/meetup-join/")
    assert app.client.get(link).status_code == 200


def test_a_short_link_opens_the_same_page(app: App, meeting: Json) -> None:
    number = meeting["joinMeetingIdSettings"]["joinMeetingId"]
    page = app.client.get(f"https://teams.microsoft.com/meet/{number}?p=whatever")
    assert "What your customer sees" in page.text


def test_an_unknown_link_belongs_to_no_meeting(app: App) -> None:
    assert app.client.get("https://teams.microsoft.com/meet/123").status_code == 404
