"""How a link stands: with its waiting room, with what somebody changed, with another account's."""

from dataclasses import replace

import pytest

from desktop.core import link_state as said
from desktop.core.link_state import LinkStatus, link_is_new, link_state
from desktop.core.models import Lobby, Meeting, ProviderKind
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import change_begun, ended
from tests.core.booking_builder import LINK, NOW, details, meeting, salon

MOVED = {"starts": details().booking.starts.replace(hour=11)}
OVERRIDDEN = Lobby.OVERRIDDEN


def stopped(kind: Kind, held: Meeting | None = None) -> Meeting:
    return replace(held or meeting(), trouble=AppError(kind), tries=1)


def at(held: Meeting | None, **changes: object) -> LinkStatus:
    return link_state(details(held, **changes), salon(), NOW)


def row(status: LinkStatus) -> str:
    flags = {
        "warning": status.warning,
        "person": status.needs_person,
        "changed there": status.is_changed_there,
    }
    parts = (status.state, status.at_a_glance, str(status.lobby), *(f for f in flags if flags[f]))
    return " ".join(parts)


@pytest.mark.parametrize(
    ("held", "changes", "expected", "words"),
    [
        (meeting(), {}, "ready ready on", said.READY),
        (meeting(lobby=Lobby.UNKNOWN), {}, "ready ready unknown", said.READY_LOBBY_PENDING),
        (
            meeting(lobby=OVERRIDDEN),
            {},
            "ready ready overridden warning",
            said.READY_LOBBY_OVERRIDDEN,
        ),
        # what is under way is told, and the waiting room beside it
        (
            stopped(Kind.BUSY, meeting(lobby=OVERRIDDEN)),
            MOVED,
            "ready ready overridden warning",
            said.READY_CHANGE_WAITING,
        ),
        (
            stopped(Kind.MEETING_CHANGED),
            {},
            "ready attention on warning person changed there",
            said.READY_CHANGED_THERE,
        ),
        (
            stopped(Kind.MEETING_CHANGED, meeting(lobby=OVERRIDDEN)),
            {},
            "ready attention overridden warning person changed there",
            said.READY_CHANGED_THERE,
        ),
        # a meeting of another account goes on working, until something about it has to be changed
        (stopped(Kind.OTHER_ACCOUNT), {}, "ready ready on", said.READY),
        (
            stopped(Kind.OTHER_ACCOUNT),
            MOVED,
            "ready attention on warning person",
            said.READY_CHANGE_REFUSED,
        ),
        (
            stopped(Kind.OTHER_ACCOUNT, meeting(cloud_id="", join_url="", subject="")),
            {},
            "attention attention None warning person",
            said.MAKING_OTHER_ACCOUNT,
        ),
        (
            stopped(Kind.MEETING_GONE, change_begun(meeting())),
            {},
            "attention attention None warning person",
            AppError(Kind.MEETING_GONE).advice.next_step,
        ),
    ],
)
def test_the_state_its_sign_its_waiting_room_and_its_words(
    held: Meeting, changes: dict[str, object], expected: str, words: str
) -> None:
    status = at(held, **changes)
    assert (row(status), status.words) == (expected, words)


def test_the_salons_own_link_does_not_stay_the_same_where_the_settings_say_another() -> None:
    own = ProviderKind.OWN_LINK
    held = meeting(provider=own, lobby=Lobby.UNKNOWN)
    status = link_state(details(held), salon(provider=own, own_link=f"{LINK}new"), NOW)
    assert (row(status), status.words) == ("ready ready None", said.READY_OUT_OF_DATE)
    assert status.join_url == LINK


def test_what_is_over_warns_of_no_waiting_room() -> None:
    past = details().booking.starts.replace(day=1, month=5)
    over = meeting(lobby=OVERRIDDEN, starts=NOW.replace(month=5), ends=NOW.replace(month=5))
    status = at(over, starts=past)
    assert (row(status), status.words) == ("ready ready None", said.READY)


def test_an_own_link_has_no_waiting_room_to_speak_of() -> None:
    held = meeting(provider=ProviderKind.OWN_LINK, lobby=Lobby.UNKNOWN)
    assert at(held).lobby is None


@pytest.mark.parametrize(
    ("lives", "is_new"),
    [
        ([], False),
        ([meeting()], False),
        ([ended(meeting(join_url="https://old.example"))], False),
        ([ended(meeting(join_url="https://old.example")), meeting(join_url="")], False),
        ([ended(meeting(join_url="https://old.example")), meeting()], True),
        ([ended(meeting(join_url="")), meeting()], False),
        ([ended(meeting(join_url=LINK)), meeting()], False),
    ],
)
def test_a_link_is_new_where_the_customer_may_hold_another(
    lives: list[Meeting], is_new: bool
) -> None:
    assert link_is_new(lives) is is_new
