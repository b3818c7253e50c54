"""Teams and the salon's own link, seen as providers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import respx

from desktop.core.models import Lobby, Organiser
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import Held, Wish
from desktop.services.graph import GRAPH, Graph
from desktop.services.http import make_client
from desktop.services.providers import PERSONAL_TENANT, OwnLink, Teams
from tests.core.booking_builder import ACCOUNT, LINK

WISH = Wish(
    "Online appointment with Salon Höhe",
    datetime(2026, 6, 2, 8, 0, tzinfo=UTC),
    datetime(2026, 6, 2, 8, 30, tzinfo=UTC),
    "Europe/Berlin",
)
ANSWER = {
    "id": "c-1",
    "joinWebUrl": LINK,
    "subject": WISH.subject,
    "startDateTime": "2026-06-02T08:00:00Z",
    "endDateTime": "2026-06-02T08:30:00Z",
    "lobbyBypassSettings": {"scope": "organization", "isDialInBypassEnabled": False},
}
HELD = Held("c-1", LINK, WISH.subject, WISH.starts, WISH.ends, Lobby.ON)
CREATE = f"{GRAPH}/me/onlineMeetings/createOrGet"
ONE = f"{GRAPH}/me/onlineMeetings/c-1"
LICENCE = f"{GRAPH}/users/user-1/licenseDetails/getTeamsLicensingDetails"
GRANTED = frozenset({"User.Read", "https://graph.microsoft.com/OnlineMeetings.ReadWrite"})


@pytest.fixture
def web() -> Iterator[respx.MockRouter]:
    with respx.mock(assert_all_called=False) as router:
        router.get(LICENCE).respond(200, json={"hasTeamsLicense": True})
        yield router


@pytest.fixture
def graph() -> Iterator[Graph]:
    with make_client() as client:
        yield Graph(client, lambda fresh: "token")


def teams(
    graph: Graph, organiser: Organiser | None = ACCOUNT, granted: frozenset[str] = GRANTED
) -> Teams:
    return Teams(graph, lambda: organiser, lambda: granted)


def test_a_new_meeting_s_lobby_is_not_taken_from_the_answer(
    graph: Graph, web: respx.MockRouter
) -> None:
    web.post(CREATE).respond(201, json=ANSWER)
    assert teams(graph).create("e-1", WISH) == replace(HELD, lobby=Lobby.UNKNOWN)


def test_a_change_returns_what_microsoft_answered(graph: Graph, web: respx.MockRouter) -> None:
    web.patch(ONE).respond(200, json=ANSWER | {"subject": "As Microsoft has it"})
    assert teams(graph).change("c-1", WISH) == replace(HELD, subject="As Microsoft has it")


def test_an_answer_that_tells_too_little_is_followed_by_a_look(
    graph: Graph, web: respx.MockRouter
) -> None:
    web.patch(ONE).respond(200, json={"id": "c-1", "joinWebUrl": LINK})
    web.get(ONE).respond(200, json=ANSWER)
    assert teams(graph).change("c-1", WISH) == HELD


def test_a_lobby_nobody_confirms_is_not_relied_on(graph: Graph, web: respx.MockRouter) -> None:
    web.patch(ONE).respond(200, json={"id": "c-1", "joinWebUrl": LINK})
    web.get(ONE).respond(200, json={"id": "c-1", "joinWebUrl": LINK})
    assert teams(graph).change("c-1", WISH) == replace(HELD, lobby=Lobby.OVERRIDDEN)


def test_an_overridden_lobby_is_reported(graph: Graph, web: respx.MockRouter) -> None:
    everyone = {"lobbyBypassSettings": {"scope": "everyone"}}
    web.patch(ONE).respond(200, json=ANSWER | everyone)
    assert teams(graph).change("c-1", WISH).lobby is Lobby.OVERRIDDEN


def test_a_meeting_gone_is_told_on_change_and_on_delete(
    graph: Graph, web: respx.MockRouter
) -> None:
    web.patch(ONE).respond(404)
    web.delete(ONE).respond(404)
    for call in (lambda: teams(graph).change("c-1", WISH), lambda: teams(graph).delete("c-1")):
        with pytest.raises(AppError) as failure:
            call()
        assert failure.value.kind is Kind.MEETING_GONE


@pytest.mark.parametrize("answer", [{"status_code": 503}, {"status_code": 403}])
def test_a_404_that_may_mean_no_licence_is_not_taken_for_gone_unasked(
    graph: Graph, web: respx.MockRouter, answer: dict[str, int]
) -> None:
    web.delete(ONE).respond(404, json={"error": {"code": "UnknownError"}})
    web.get(LICENCE).respond(**answer)
    with pytest.raises(AppError) as failure:
        teams(graph).delete("c-1")
    assert failure.value.kind is Kind.DOWN


PERSONAL = Organiser(PERSONAL_TENANT, "user-1", "me@outlook.example")


@pytest.mark.parametrize(
    ("status", "code"), [(403, "Forbidden"), (404, "UnknownError"), (404, "9024")]
)
@pytest.mark.parametrize(
    ("organiser", "granted", "licensed", "kind"),
    [
        (PERSONAL, GRANTED, True, Kind.PERSONAL_ACCOUNT),
        (ACCOUNT, frozenset({"User.Read"}), True, Kind.MISSING_PERMISSION),
        (ACCOUNT, GRANTED, False, Kind.NO_TEAMS_LICENCE),
        (ACCOUNT, frozenset(), False, Kind.NO_TEAMS_LICENCE),
        (ACCOUNT, GRANTED, True, Kind.TEAMS_REFUSED),
        (None, GRANTED, True, Kind.TEAMS_REFUSED),
    ],
)
def test_a_refusal_is_told_by_account_permission_and_licence(
    graph: Graph,
    web: respx.MockRouter,
    status: int,
    code: str,
    organiser: Organiser | None,
    granted: frozenset[str],
    licensed: bool,
    kind: Kind,
) -> None:
    web.post(CREATE).respond(status, json={"error": {"code": code}}, headers={"request-id": "r"})
    web.get(LICENCE).respond(200, json={"hasTeamsLicense": licensed})
    with pytest.raises(AppError) as failure:
        teams(graph, organiser, granted).create("e-1", WISH)
    assert failure.value == AppError(kind, code=f"{status} {code}", request_id="r")


def test_a_refusal_stands_when_the_licence_cannot_be_asked(
    graph: Graph, web: respx.MockRouter
) -> None:
    web.post(CREATE).respond(403)
    web.get(LICENCE).respond(503)
    with pytest.raises(AppError) as failure:
        teams(graph).create("e-1", WISH)
    assert failure.value.kind is Kind.TEAMS_REFUSED


def test_a_delete_without_licence_is_not_taken_for_done(
    graph: Graph, web: respx.MockRouter
) -> None:
    web.delete(ONE).respond(404, json={"error": {"code": "UnknownError"}})
    web.get(LICENCE).respond(200, json={"hasTeamsLicense": False})
    with pytest.raises(AppError) as failure:
        teams(graph).delete("c-1")
    assert failure.value.kind is Kind.NO_TEAMS_LICENCE


def test_passing_troubles_stay_what_they_are(graph: Graph, web: respx.MockRouter) -> None:
    web.post(CREATE).respond(429, headers={"Retry-After": "7"})
    with pytest.raises(AppError) as failure:
        teams(graph).create("e-1", WISH)
    assert (failure.value.kind, failure.value.retry_after) == (Kind.BUSY, 7.0)


def test_the_own_link_is_every_appointment_s_without_network(web: respx.MockRouter) -> None:
    own = OwnLink(lambda: "https://meet.example/salon")
    held = Held("e-1", "https://meet.example/salon", WISH.subject, WISH.starts, WISH.ends)
    assert own.organiser() is None
    assert own.create("e-1", WISH) == held
    assert own.change("e-1", WISH) == held
    own.delete("e-1")
    assert not web.calls


def test_an_own_link_that_is_none_is_refused() -> None:
    with pytest.raises(AppError) as failure:
        OwnLink(lambda: "meet.example").create("e-1", WISH)
    assert failure.value.kind is Kind.OWN_LINK_INVALID
