"""The one next step, and the words for the desk, as tables."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop.core import link_state as said
from desktop.core.link_state import LinkState, link_state
from desktop.core.meetings import (
    Change,
    Create,
    Delete,
    Forget,
    NeedsPerson,
    Settled,
    Step,
    Wait,
    next_step,
)
from desktop.core.models import Lobby, Meeting, Organiser, Place, ProviderKind, Salon, Status
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import Wish, change_begun, delete_begun
from tests.core.booking_builder import ACCOUNT, LINK, NOW, OTHER, SUBJECT, details, meeting, salon

HELD_IN_MAY = meeting(
    starts=datetime(2026, 5, 20, 6, 0, tzinfo=UTC), ends=datetime(2026, 5, 20, 7, 0, tzinfo=UTC)
)
TEAMS, OWN = ProviderKind.TEAMS, ProviderKind.OWN_LINK
EIGHT = datetime(2026, 6, 2, 8, 0, tzinfo=UTC)
WISH = Wish(SUBJECT, EIGHT, EIGHT + timedelta(minutes=30), "Europe/Berlin")
LATER = Wish(SUBJECT, EIGHT + timedelta(hours=1), EIGHT + timedelta(minutes=90), "Europe/Berlin")
MOVED = {"starts": datetime(2026, 6, 2, 11, 0)}
GONE = {"status": Status.CANCELLED}
JUST_NOW = {"changed_at": NOW - timedelta(seconds=3)}
WINDOW_ENDS = NOW + timedelta(seconds=5)
PAST = {"starts": datetime(2026, 5, 20, 10, 0)}
UNASKED = meeting(organiser=None, cloud_id="", join_url="", subject="", starts=None, ends=None)
UNANSWERED = meeting(cloud_id="", join_url="", subject="", starts=None, ends=None)
FRESH = meeting(lobby=Lobby.UNKNOWN)
OWN_SALON = salon(provider=OWN, own_link="https://meet.example/salon")
NEW_LINK = salon(provider=OWN, own_link="https://meet.example/new")
NO_LINK = salon(provider=OWN, own_link="")
OWN_HELD = meeting(
    provider=OWN, organiser=None, join_url="https://meet.example/salon", lobby=Lobby.UNKNOWN
)


def stopped(kind: Kind, row: Meeting, tries: int = 1) -> Meeting:
    return replace(row, trouble=AppError(kind), tries=tries, not_before=None)


def waiting(until: datetime, row: Meeting) -> Meeting:
    return replace(row, trouble=AppError(Kind.OFFLINE), tries=1, not_before=until)


@pytest.mark.parametrize(
    ("held", "changes", "step"),
    [
        # making
        (None, {}, Create(TEAMS, "", WISH)),
        (None, JUST_NOW, Create(TEAMS, "", WISH)),
        (None, {"place": Place.ON_SITE}, Settled()),
        (None, GONE, Settled()),
        (None, PAST, Settled()),
        (UNASKED, {}, Create(TEAMS, "external-1", WISH)),
        (UNANSWERED, {}, Create(TEAMS, "external-1", WISH)),
        (UNANSWERED, MOVED, Create(TEAMS, "external-1", LATER)),
        (FRESH, JUST_NOW, Change(TEAMS, "cloud-1", WISH)),  # the lobby is part of making
        # nothing to do
        (meeting(), {}, Settled()),
        (meeting(lobby=Lobby.OVERRIDDEN), {}, Settled()),
        (HELD_IN_MAY, PAST, Settled()),
        # moving
        (meeting(), MOVED, Change(TEAMS, "cloud-1", LATER)),
        (meeting(), MOVED | JUST_NOW, Wait(WINDOW_ENDS)),
        (meeting(lobby=Lobby.OVERRIDDEN), MOVED, Change(TEAMS, "cloud-1", LATER)),
        (meeting(subject="Old name"), {}, Change(TEAMS, "cloud-1", WISH)),
        (change_begun(meeting()), {}, Change(TEAMS, "cloud-1", WISH)),
        # cancelling, and changing to on site
        (meeting(), GONE, Delete(TEAMS, "cloud-1")),
        (meeting(), GONE | JUST_NOW, Wait(WINDOW_ENDS)),
        (meeting(), GONE | PAST, Delete(TEAMS, "cloud-1")),
        (meeting(), {"place": Place.ON_SITE}, Delete(TEAMS, "cloud-1")),
        (UNASKED, GONE, Forget()),
        (UNASKED, PAST, Forget()),
        (stopped(Kind.TEAMS_REFUSED, UNASKED), GONE, Forget()),
        (UNANSWERED, GONE, Create(TEAMS, "external-1", WISH)),  # find it, to delete it
        (UNANSWERED, GONE | JUST_NOW, Wait(WINDOW_ENDS)),
        (stopped(Kind.MEETING_GONE, meeting()), GONE, Delete(TEAMS, "cloud-1")),
        (delete_begun(meeting()), GONE, Delete(TEAMS, "cloud-1")),
        # restored after a delete that may have happened
        (delete_begun(meeting()), JUST_NOW, Change(TEAMS, "cloud-1", WISH)),
        # a clock that was set back
        (
            meeting(),
            MOVED | {"changed_at": NOW + timedelta(days=9)},
            Change(TEAMS, "cloud-1", LATER),
        ),
        (waiting(NOW + timedelta(days=9), UNASKED), {}, Create(TEAMS, "external-1", WISH)),
        # waiting and stopping
        (waiting(NOW + timedelta(minutes=2), UNASKED), {}, Wait(NOW + timedelta(minutes=2))),
        (waiting(NOW, UNASKED), {}, Create(TEAMS, "external-1", WISH)),
        (
            stopped(Kind.TEAMS_REFUSED, meeting()),
            MOVED,
            NeedsPerson(AppError(Kind.TEAMS_REFUSED)),
        ),
        (
            stopped(Kind.MEETING_GONE, change_begun(meeting())),
            {},
            NeedsPerson(AppError(Kind.MEETING_GONE)),
        ),
    ],
)
def test_the_next_step(held: Meeting | None, changes: dict[str, object], step: Step) -> None:
    assert next_step(details(held, **changes), salon(), ACCOUNT, NOW) == step


@pytest.mark.parametrize(
    ("held", "changes", "organiser", "step"),
    [
        (None, {}, None, NeedsPerson(AppError(Kind.NOT_SIGNED_IN))),
        (meeting(), {}, None, Settled()),
        (meeting(), {}, OTHER, Settled()),
        (meeting(), MOVED, None, NeedsPerson(AppError(Kind.NOT_SIGNED_IN))),
        (meeting(), MOVED, OTHER, NeedsPerson(AppError(Kind.OTHER_ACCOUNT))),
        (meeting(), GONE, OTHER, NeedsPerson(AppError(Kind.OTHER_ACCOUNT))),
        (UNANSWERED, {}, OTHER, NeedsPerson(AppError(Kind.OTHER_ACCOUNT))),
        (UNASKED, {}, OTHER, Create(TEAMS, "external-1", WISH)),
        # noted while nobody was connected: judged anew; refused when asked: stays refused
        (stopped(Kind.NOT_SIGNED_IN, UNASKED, 0), {}, ACCOUNT, Create(TEAMS, "external-1", WISH)),
        (
            stopped(Kind.NOT_SIGNED_IN, UNASKED, 1),
            {},
            ACCOUNT,
            NeedsPerson(AppError(Kind.NOT_SIGNED_IN)),
        ),
    ],
)
def test_a_meeting_belongs_to_the_account_that_made_it(
    held: Meeting | None, changes: dict[str, object], organiser: Organiser | None, step: Step
) -> None:
    assert next_step(details(held, **changes), salon(), organiser, NOW) == step


@pytest.mark.parametrize(
    ("held", "changes", "house", "step"),
    [
        (None, {}, salon(provider=ProviderKind.NONE), NeedsPerson(AppError(Kind.NO_PROVIDER))),
        (None, {}, OWN_SALON, Create(OWN, "", WISH)),
        (OWN_HELD, {}, OWN_SALON, Settled()),
        (OWN_HELD, MOVED, OWN_SALON, Settled()),  # a fixed link knows no times
        (OWN_HELD, {}, NEW_LINK, Change(OWN, "cloud-1", WISH)),
        (OWN_HELD, {}, NO_LINK, NeedsPerson(AppError(Kind.OWN_LINK_INVALID))),
        (OWN_HELD, GONE, NO_LINK, Delete(OWN, "cloud-1")),
        (None, {}, NO_LINK, NeedsPerson(AppError(Kind.OWN_LINK_INVALID))),
        (OWN_HELD, GONE, OWN_SALON, Delete(OWN, "cloud-1")),
        (OWN_HELD, MOVED, salon(), Settled()),
        (meeting(), MOVED, OWN_SALON, NeedsPerson(AppError(Kind.NOT_SIGNED_IN))),
        (UNASKED, {}, OWN_SALON, Forget()),  # nobody was asked, so the new provider may be
    ],
)
def test_a_meeting_keeps_its_provider_and_new_ones_follow_the_settings(
    held: Meeting | None, changes: dict[str, object], house: Salon, step: Step
) -> None:
    assert next_step(details(held, **changes), house, None, NOW) == step


def test_the_zone_of_the_salon_moves_every_meeting() -> None:
    step = next_step(details(meeting()), salon(time_zone="Asia/Tokyo"), ACCOUNT, NOW)
    assert isinstance(step, Change)
    assert step.wish.starts == datetime(2026, 6, 2, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("held", "changes", "state", "words", "link"),
    [
        (None, {"place": Place.ON_SITE}, LinkState.NONE, "", ""),
        (meeting(), GONE, LinkState.NONE, "", ""),
        (None, PAST, LinkState.NONE, said.PAST, ""),
        (None, {}, LinkState.MAKING, said.MAKING, ""),
        (UNANSWERED, {}, LinkState.MAKING, said.MAKING, ""),
        (delete_begun(meeting()), {}, LinkState.MAKING, said.MAKING, ""),
        (waiting(NOW, UNASKED), {}, LinkState.WAITING, said.WAITING_INTERNET, ""),
        (stopped(Kind.BUSY, UNASKED), {}, LinkState.WAITING, said.WAITING_SERVICE, ""),
        (FRESH, {}, LinkState.READY, said.READY_LOBBY_PENDING, LINK),
        (meeting(), {}, LinkState.READY, said.READY, LINK),
        (meeting(), MOVED, LinkState.READY, said.READY_CHANGE_PENDING, LINK),
        (waiting(NOW, meeting()), MOVED, LinkState.READY, said.READY_CHANGE_WAITING, LINK),
        (stopped(Kind.TEAMS_REFUSED, meeting()), {}, LinkState.READY, said.READY, LINK),
        (meeting(), PAST, LinkState.READY, said.READY_CHANGE_PENDING, LINK),
    ],
)
def test_the_words_for_the_desk(
    held: Meeting | None, changes: dict[str, object], state: LinkState, words: str, link: str
) -> None:
    status = link_state(details(held, **changes), salon(), NOW)
    assert (status.state, status.words, status.join_url) == (state, words, link)
    assert not status.warning


@pytest.mark.parametrize(
    "kind", [Kind.SIGN_IN_AGAIN, Kind.NO_TEAMS_LICENCE, Kind.NOT_SIGNED_IN, Kind.TEAMS_REFUSED]
)
def test_a_link_that_needs_a_person_says_the_next_step(kind: Kind) -> None:
    status = link_state(details(stopped(kind, UNASKED)), salon(), NOW)
    assert status.state is LinkState.ATTENTION
    assert status.words == AppError(kind).advice.next_step
    assert (status.trouble, status.warning) == (AppError(kind), True)


def test_without_a_provider_the_booking_says_so_without_a_row() -> None:
    status = link_state(details(), salon(provider=ProviderKind.NONE), NOW)
    assert status.trouble == AppError(Kind.NO_PROVIDER)
    assert status.state is LinkState.ATTENTION


def test_a_gone_meeting_gives_out_no_link() -> None:
    held = stopped(Kind.MEETING_GONE, meeting())
    status = link_state(details(held, **MOVED), salon(), NOW)
    assert (status.state, status.join_url) == (LinkState.ATTENTION, "")


def test_an_overridden_lobby_warns_although_the_link_is_ready() -> None:
    status = link_state(details(meeting(lobby=Lobby.OVERRIDDEN)), salon(), NOW)
    assert (status.state, status.join_url) == (LinkState.READY, LINK)
    assert (status.words, status.warning) == (said.READY_LOBBY_OVERRIDDEN, True)


def test_a_refused_change_leaves_the_link_ready_and_says_so() -> None:
    held = stopped(Kind.OTHER_ACCOUNT, meeting())
    status = link_state(details(held, **MOVED), salon(), NOW)
    assert (status.state, status.join_url) == (LinkState.READY, LINK)
    assert (status.words, status.warning) == (said.READY_CHANGE_REFUSED, True)
    assert status.trouble == AppError(Kind.OTHER_ACCOUNT)


def test_an_own_link_is_ready_without_a_waiting_room() -> None:
    status = link_state(details(OWN_HELD), OWN_SALON, NOW)
    assert (status.words, status.join_url) == (said.READY, "https://meet.example/salon")
