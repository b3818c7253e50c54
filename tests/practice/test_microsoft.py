"""What is done on Microsoft's side, and what the app is answered afterwards."""

from datetime import timedelta
from pathlib import Path
from threading import Thread

import httpx
import pytest

from desktop.practice.accounts import ANNA, CHAIN, DESKTOP_APP
from desktop.practice.cloud import PracticeCloud
from desktop.practice.faults import Fault
from desktop.practice.meetings import Gone
from desktop.practice.schema import BadField
from tests.practice.visitor import SCOPES, App, Clock

DORA = "dora@lumiere.example"
EMIL = "emil@hairchain.example"
CARLA = "carla@personal.example"
MEETINGS = "/me/onlineMeetings"
LICENCE = "/me/licenseDetails/getTeamsLicensingDetails"
WRITE = "OnlineMeetings.ReadWrite"


def make(app: App, token: str, external_id: str = "x", hours: float = 1) -> str:
    starts = Clock().time + timedelta(hours=hours)
    body = {
        "externalId": external_id,
        "subject": f"Appointment {external_id}",
        "startDateTime": starts.isoformat(),
        "endDateTime": (starts + timedelta(minutes=30)).isoformat(),
    }
    answer = app.graph(token, "POST", f"{MEETINGS}/createOrGet", body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def status(app: App, token: str, meeting: str) -> int:
    return app.graph(token, "GET", f"{MEETINGS}/{meeting}").status_code


def licensed(app: App, token: str) -> object:
    return app.graph(token, "GET", LICENCE).json()["hasTeamsLicense"]


def test_a_deleted_meeting_is_gone_for_the_app(app: App, token: str) -> None:
    meeting, other = make(app, token), make(app, token, "y")
    app.cloud.delete_meeting(meeting)
    assert status(app, token, meeting) == 404
    assert status(app, token, other) == 200
    assert [one.resource["id"] for one in app.cloud.deleted] == [meeting]
    with pytest.raises(Gone):
        app.cloud.delete_meeting(meeting)


def test_a_changed_meeting_is_read_as_changed(app: App, token: str) -> None:
    meeting = make(app, token)
    before = app.graph(token, "GET", f"{MEETINGS}/{meeting}").json()
    app.cloud.change_meeting(
        meeting,
        subject="Moved by hand",
        startDateTime="2026-08-01T10:00:00+02:00",
        endDateTime="2026-08-01T11:00:00+02:00",
        lobbyBypassSettings={"scope": "everyone"},
    )
    after = app.graph(token, "GET", f"{MEETINGS}/{meeting}").json()
    assert after["subject"] == "Moved by hand"
    assert after["startDateTime"] == "2026-08-01T08:00:00.0000000Z"
    assert after["lobbyBypassSettings"] == {"scope": "everyone", "isDialInBypassEnabled": False}
    assert after["joinWebUrl"] == before["joinWebUrl"]


def test_no_policy_stands_against_a_hand_in_teams(app: App, token: str) -> None:
    app.cloud.faults.switch_on(Fault.LOBBY_OVERRIDDEN)
    meeting = make(app, token)
    app.cloud.change_meeting(meeting, lobbyBypassSettings={"scope": "organizer"})
    found = app.graph(token, "GET", f"{MEETINGS}/{meeting}").json()
    assert found["lobbyBypassSettings"]["scope"] == "organizer"


@pytest.mark.parametrize(
    "fields",
    [
        {"startDateTime": "2026-08-01T10:00:00+02:00"},
        {"externalId": "y"},
        {"lobbyBypassSettings": {"scope": "nobody"}},
    ],
)
def test_what_teams_would_not_take_is_refused(
    app: App, token: str, fields: dict[str, object]
) -> None:
    meeting = make(app, token)
    with pytest.raises(BadField):
        app.cloud.change_meeting(meeting, **fields)
    with pytest.raises(Gone):
        app.cloud.change_meeting("unknown", subject="x")


def test_the_next_meeting_is_the_one_that_begins_first_from_now(
    app: App, token: str, clock: Clock
) -> None:
    late, soon = make(app, token, "late", hours=9), make(app, token, "soon", hours=2)
    make(app, token, "begun", hours=1)
    clock.forward(minutes=61)
    changed = app.cloud.change_next_meeting()
    assert changed is not None
    assert changed.resource["id"] == soon
    found = {one.external_id: one.resource for one in app.cloud.meetings}
    assert found["soon"]["subject"] == "Changed at Microsoft"
    assert found["soon"]["lobbyBypassSettings"]["scope"] == "everyone"
    assert found["late"]["subject"] == "Appointment late"
    gone = [app.cloud.delete_next_meeting() for _ in range(3)]
    assert [one and one.resource["id"] for one in gone] == [soon, late, None]
    assert app.cloud.change_next_meeting() is None
    assert [one.external_id for one in app.cloud.meetings] == ["begun"]


def test_a_licence_is_taken_and_given_back(app: App, token: str) -> None:
    app.cloud.take_licence(ANNA.email)
    assert licensed(app, token) is False
    body = {"externalId": "x"}
    assert app.graph(token, "POST", f"{MEETINGS}/createOrGet", body).status_code == 403
    app.cloud.give_licence(ANNA.email)
    assert licensed(app, token) is True
    make(app, token)


def test_who_never_had_one_can_be_given_a_licence(app: App) -> None:
    token = app.sign_in(DORA)["access_token"]
    app.cloud.give_licence(DORA)
    make(app, token)


def test_no_licence_lets_a_personal_account_make_meetings(app: App) -> None:
    app.cloud.give_licence(CARLA)
    token = app.sign_in(CARLA, "consumers")["access_token"]
    body = {"externalId": "x"}
    assert app.graph(token, "POST", f"{MEETINGS}/createOrGet", body).status_code == 403


def test_without_consent_new_tokens_make_no_meetings_until_it_is_given_again(app: App) -> None:
    tokens = app.sign_in()
    app.cloud.revoke_consent(ANNA.email)
    make(app, tokens["access_token"])  # the one given out lasts its hour
    fresh = app.refresh(tokens["refresh_token"]).json()
    assert fresh["scope"] == "User.Read profile openid email"
    answer = app.graph(fresh["access_token"], "GET", MEETINGS + "/x")
    assert answer.status_code == 403
    assert app.visit(app.link(), ANNA.email, accept=False).fields["error"] == "access_denied"
    assert WRITE in app.sign_in()["scope"]
    again = app.refresh(fresh["refresh_token"]).json()
    make(app, again["access_token"], "y")


def test_an_administrators_consent_is_taken_back_with_it(app: App) -> None:
    granted = SCOPES.split()
    app.cloud.grant_admin_consent(CHAIN.domain, DESKTOP_APP.client_id, granted)
    tokens = app.sign_in(EMIL)
    app.cloud.revoke_consent(EMIL)
    assert WRITE not in app.refresh(tokens["refresh_token"]).json()["scope"]
    app.cloud.grant_admin_consent(CHAIN.domain, DESKTOP_APP.client_id, granted)
    assert WRITE in app.refresh(tokens["refresh_token"]).json()["scope"]


def test_it_all_outlives_a_restart(clock: Clock, tmp_path: Path) -> None:
    file = tmp_path / "cloud.json"
    with client_of(cloud := PracticeCloud(clock, state_file=file)) as client:
        app = App(cloud, client)
        tokens = app.sign_in()
        kept, deleted = (make(app, tokens["access_token"], name) for name in "ab")
    cloud.delete_meeting(deleted)
    cloud.change_meeting(kept, subject="By hand")
    cloud.take_licence(ANNA.email)
    cloud.revoke_consent(ANNA.email)
    with client_of(cloud := PracticeCloud(clock, state_file=file)) as client:
        app = App(cloud, client)
        fresh = app.refresh(tokens["refresh_token"]).json()
        assert WRITE not in fresh["scope"]
        assert licensed(app, fresh["access_token"]) is False
        assert [one.resource["subject"] for one in cloud.meetings] == ["By hand"]
        assert [one.resource["id"] for one in cloud.deleted] == [deleted]


def test_a_state_file_from_before_licences_could_change_is_read(
    clock: Clock, tmp_path: Path
) -> None:
    file = tmp_path / "cloud.json"
    with client_of(cloud := PracticeCloud(clock, state_file=file)) as client:
        app = App(cloud, client)
        make(app, app.sign_in()["access_token"])
    text = file.read_text(encoding="utf-8")
    assert '"licences": {}, ' in text
    file.write_text(text.replace('"licences": {}, ', ""), encoding="utf-8")
    assert len(PracticeCloud(clock, state_file=file).meetings) == 1


def test_acts_may_come_while_requests_are_answered(app: App, token: str) -> None:
    meetings = [make(app, token, str(number)) for number in range(40)]
    threads = [
        Thread(target=lambda half=half: [app.cloud.delete_meeting(one) for one in half])
        for half in (meetings[:20], meetings[20:])
    ]
    for thread in threads:
        thread.start()
    seen = {status(app, token, one) for one in meetings}
    for thread in threads:
        thread.join()
    assert seen <= {200, 404}
    assert app.cloud.meetings == []
    assert len(app.cloud.deleted) == len(meetings)


def client_of(cloud: PracticeCloud) -> httpx.Client:
    return httpx.Client(transport=httpx.WSGITransport(app=cloud.wsgi))
