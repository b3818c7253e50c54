"""How the link of a booking stands, in words for whoever looks at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.core.models import BookingDetails, Lobby, Meeting, ProviderKind, Salon
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import PASSING, Wish, agrees, is_outdated, link_works, over, wish
from desktop.core.words import QT_TRANSLATE_NOOP


class LinkState(StrEnum):
    NONE = "none"  # on site, cancelled, or past without a link
    MAKING = "making"
    READY = "ready"  # the link works, whatever else is still to be told to the provider
    WAITING = "waiting"  # goes on by itself
    ATTENTION = "attention"  # somebody has to do something first


@dataclass(frozen=True, slots=True)
class LinkStatus:
    """``words`` is English, marked for translation; ``join_url`` is empty without a live link.

    ``trouble`` is what stands in the way, also beside a link that works (a move not yet told to the
    provider); ``warning`` says that there is bad news although the link works. ``lobby`` is what
    was last read back of the waiting room, ``None`` where there is none to speak of.
    """

    state: LinkState
    join_url: str = ""
    words: str = ""
    trouble: AppError | None = None
    warning: bool = False
    lobby: Lobby | None = None

    @property
    def needs_person(self) -> bool:
        """Whether link or change waits for somebody; a waiting room that is off does not count."""
        refused = self.trouble is not None and self.trouble.kind not in PASSING
        return refused or self.state is LinkState.ATTENTION

    @property
    def at_a_glance(self) -> LinkState:
        """What a sign tells: a link beside which something was refused is not just ready."""
        return LinkState.ATTENTION if self.needs_person else self.state

    @property
    def is_changed_there(self) -> bool:
        """Whether somebody changed the meeting at the provider's."""
        return self.trouble is not None and self.trouble.kind is Kind.MEETING_CHANGED


MAKING = QT_TRANSLATE_NOOP("core", "The link is being made.")
READY = QT_TRANSLATE_NOOP("core", "The link is ready.")
READY_LOBBY_PENDING = QT_TRANSLATE_NOOP(
    "core", "The link is ready. The waiting room is being switched on."
)
READY_LOBBY_OVERRIDDEN = QT_TRANSLATE_NOOP(
    "core",
    "The link is ready, but a policy of your organisation overrides the waiting room: customers may"
    " walk in without being admitted. Ask IT to allow the lobby for meetings.",
)
READY_CHANGE_PENDING = QT_TRANSLATE_NOOP(
    "core", "The link is ready and stays the same. The change is being passed on."
)
READY_CHANGE_WAITING = QT_TRANSLATE_NOOP(
    "core",
    "The link is ready and stays the same. The change is passed on when the service answers.",
)
READY_OUT_OF_DATE = QT_TRANSLATE_NOOP(
    "core", "This link still works. The booking gets the one that is in the settings now."
)
READY_CHANGED_THERE = QT_TRANSLATE_NOOP(
    "core", "The link works, but the meeting was changed in Microsoft Teams."
)
READY_CHANGE_REFUSED = QT_TRANSLATE_NOOP(
    "core", "The link still works, but the change could not be passed on."
)
WAITING_INTERNET = QT_TRANSLATE_NOOP(
    "core", "Waiting for the internet. The link is made as soon as it is back."
)
WAITING_SERVICE = QT_TRANSLATE_NOOP(
    "core", "The meeting service is busy. The link is made as soon as it answers."
)
MAKING_OTHER_ACCOUNT = QT_TRANSLATE_NOOP(
    "core",
    "Another account began to make this meeting, and there is no link yet. Connect that account, or"
    " make a new meeting under the account connected now.",
)
PAST = QT_TRANSLATE_NOOP("core", "No link was made for this appointment.")

OF_THE_LOBBY = frozenset({READY_LOBBY_PENDING, READY_LOBBY_OVERRIDDEN})
"""Words that tell of the waiting room alone: needless where ``LinkStatus.lobby`` is shown."""


def link_state(details: BookingDetails, salon: Salon, now: datetime) -> LinkStatus:
    """Return how the link of this booking stands. ``now`` is UTC."""
    goal, meeting = wish(details, salon), details.meeting
    if goal is None:
        return LinkStatus(LinkState.NONE)
    if link_works(meeting):
        return _with_link(meeting, goal, salon, now)
    if meeting is not None and meeting.trouble is not None and goal.ends > now:
        return _without_link(meeting.trouble)
    if goal.ends <= now:
        return LinkStatus(LinkState.NONE, words=PAST)
    if meeting is None and salon.provider is ProviderKind.NONE:
        return _without_link(AppError(Kind.NO_PROVIDER))
    return LinkStatus(LinkState.MAKING, words=MAKING)


def _without_link(trouble: AppError) -> LinkStatus:
    if trouble.kind is Kind.OFFLINE:
        return LinkStatus(LinkState.WAITING, words=WAITING_INTERNET, trouble=trouble)
    if trouble.kind in {Kind.BUSY, Kind.DOWN}:
        return LinkStatus(LinkState.WAITING, words=WAITING_SERVICE, trouble=trouble)
    words = trouble.advice.next_step
    if trouble.kind is Kind.OTHER_ACCOUNT:
        words = MAKING_OTHER_ACCOUNT
    return LinkStatus(LinkState.ATTENTION, words=words, trouble=trouble, warning=True)


def _with_link(meeting: Meeting, goal: Wish, salon: Salon, now: datetime) -> LinkStatus:
    meddled = meeting.trouble is not None and meeting.trouble.kind is Kind.MEETING_CHANGED
    past = over(meeting, goal, now)
    done = past or (agrees(meeting, goal, salon) and not meddled)
    trouble = None if done else meeting.trouble
    lobby = None if past or meeting.provider is ProviderKind.OWN_LINK else meeting.lobby
    warning = lobby is Lobby.OVERRIDDEN
    if trouble is not None and meddled:
        words, warning = READY_CHANGED_THERE, True
    elif trouble is not None and trouble.kind not in PASSING:
        words, warning = READY_CHANGE_REFUSED, True
    elif trouble is not None:
        words = READY_CHANGE_WAITING
    elif warning:
        words = READY_LOBBY_OVERRIDDEN
    elif done:
        words = READY
    elif is_outdated(meeting, salon):
        words = READY_OUT_OF_DATE
    elif meeting.lobby is Lobby.UNKNOWN:
        words = READY_LOBBY_PENDING
    else:
        words = READY_CHANGE_PENDING
    return LinkStatus(LinkState.READY, meeting.join_url, words, trouble, warning, lobby)


def link_is_new(lives: Iterable[Meeting]) -> bool:
    """Whether an ended one of a booking's ``lives`` had another link than the living one has."""
    links: dict[bool, set[str]] = {True: set(), False: set()}
    for life in lives:
        if life.join_url:
            links[life.ended].add(life.join_url)
    return bool(links[False]) and bool(links[True] - links[False])
