"""Everything made up comes from one source, so that a seeded run replays exactly."""

from random import Random

import httpx

from desktop.practice.accounts import ANNA
from desktop.practice.chance import Chance
from desktop.practice.cloud import PracticeCloud
from desktop.practice.faults import Fault
from tests.practice.visitor import App, Clock

Answers = list[tuple[int, dict[str, str], bytes]]
ASKED = {"externalId": "x", "subject": "Online appointment"}


def told(random: Random | None) -> tuple[Answers, str]:
    """All that a fresh cloud answers to some requests, and the first meeting's id."""
    cloud = PracticeCloud(Clock(), random=random)
    answers: Answers = []
    with httpx.Client(
        transport=httpx.WSGITransport(app=cloud.wsgi),
        event_hooks={"response": [lambda answer: keep(answers, answer)]},
    ) as client:
        app = App(cloud, client)
        cloud.faults.switch_on(Fault.PASSCODE_FORCED)
        tokens = app.sign_in()
        app.graph(tokens["access_token"], "POST", "/me/onlineMeetings/createOrGet", ASKED)
        app.graph("no token", "GET", "/me")
        app.refresh(tokens["refresh_token"])
        app.refresh("no token")
        app.visit(app.link(prompt="none"), ANNA.email)
        body = {"lobbyBypassSettings": {"scope": "organizer"}, "allowWhiteboard": False}
        body |= {"allowLiveShare": "enabled", "allowPowerPointSharing": True}
        meeting = cloud.meetings[0].resource["id"]
        app.graph(tokens["access_token"], "PATCH", f"/me/onlineMeetings/{meeting}", body)
        app.graph(tokens["access_token"], "DELETE", f"/me/onlineMeetings/{meeting}")
    return answers, meeting


def keep(answers: Answers, answer: httpx.Response) -> None:
    answers.append((answer.status_code, dict(answer.headers), answer.read()))


def test_a_seed_replays_every_byte() -> None:
    first, second = told(Random(7)), told(Random(7))
    assert first == second
    assert [status for status, *_ in first[0]] == [200, 201, 401, 200, 400, 200, 204]


def test_another_seed_or_none_is_another_run() -> None:
    meetings = [told(random)[1] for random in (Random(7), Random(8), None, None)]
    assert len(set(meetings)) == 4


def test_what_is_made_up_has_its_form() -> None:
    chance = Chance(Random(1))
    assert [len(part) for part in chance.guid().split("-")] == [8, 4, 4, 4, 12]
    assert chance.guid()[14] == "4"
    assert len(chance.hexadecimal(16)) == 32
    assert len(chance.url_safe(600)) == 800
    assert set(chance.pick("ab", 50)) == {"a", "b"}
