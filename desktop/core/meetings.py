"""The one next step that makes the cloud agree with a booking, and how its link stands.

Everything here is a pure function of values. ``services.reconcile`` performs the step that
:func:`next_step` names and writes down what came back; a crash between any two statements leaves
a row (see ``core.wishes``) from which the same function names the right step again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from desktop.core.models import BookingDetails, Lobby, Meeting, Organiser, ProviderKind, Salon
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import (
    PASSING,
    Wish,
    agrees,
    described,
    is_gone,
    is_meeting_link,
    link_works,
    over,
    same_times,
    wish,
)
from desktop.core.words import QT_TRANSLATE_NOOP

UNDO_WINDOW = timedelta(seconds=8)
"""How long the cloud is left alone after an act that can be undone."""

FARTHEST_WAIT = timedelta(days=1)
"""A waiting time further off than this can only come from a clock that jumped; it is ignored."""


@dataclass(frozen=True, slots=True)
class Create:
    """Make the meeting, or find the one an unanswered call made. No ``external_id``: a new life."""

    provider: ProviderKind
    external_id: str
    wish: Wish


@dataclass(frozen=True, slots=True)
class Change:
    """Put times, subject and lobby right; the link stays."""

    provider: ProviderKind
    cloud_id: str
    wish: Wish


@dataclass(frozen=True, slots=True)
class Delete:
    provider: ProviderKind
    cloud_id: str


@dataclass(frozen=True, slots=True)
class Forget:
    """End this life without a call: nothing of it exists anywhere."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Not before ``until`` (UTC)."""

    until: datetime


@dataclass(frozen=True, slots=True)
class NeedsPerson:
    error: AppError


@dataclass(frozen=True, slots=True)
class Settled:
    """The book and the cloud agree."""


CloudStep = Create | Change | Delete
Step = CloudStep | Forget | Wait | NeedsPerson | Settled


def next_step(
    details: BookingDetails, salon: Salon, organiser: Organiser | None, now: datetime
) -> Step:
    """Name the one step that brings the cloud nearer to the book.

    ``organiser`` is the account connected now to the provider concerned (the meeting's own, or the
    salon's where there is no meeting), ``None`` without one. ``now`` is UTC.
    """
    step = _heading(details, salon, now)
    if not isinstance(step, CloudStep):
        return step
    meeting = details.meeting
    stop = _provider_trouble(step, meeting, salon, organiser) or _stopped_by(meeting)
    if stop is not None:
        return NeedsPerson(stop)
    until = max(_undo_until(step, details, salon, now), _retry_at(meeting, now))
    return Wait(until) if until > now else step


def _heading(details: BookingDetails, salon: Salon, now: datetime) -> Step:
    """Name the step without asking whether it may be taken now."""
    meeting, goal = details.meeting, wish(details, salon)
    if meeting is None:
        return _first(goal, salon, now)
    if not meeting.cloud_id:
        return _unmade(meeting, goal, details, salon, now)
    if goal is None:
        return Forget() if is_gone(meeting) else Delete(meeting.provider, meeting.cloud_id)
    if over(meeting, goal, now) or agrees(meeting, goal, salon):
        return Settled()
    if meeting.trouble is not None and is_gone(meeting):
        return NeedsPerson(meeting.trouble)
    return Change(meeting.provider, meeting.cloud_id, goal)


def _unmade(
    meeting: Meeting, goal: Wish | None, details: BookingDetails, salon: Salon, now: datetime
) -> Step:
    if meeting.organiser is not None:  # find what the unanswered create made, wanted or not
        found = goal or described(details.booking, salon)
        return Create(meeting.provider, meeting.external_id, found)
    if goal is None or goal.ends <= now or meeting.provider is not salon.provider:
        return Forget()
    return Create(meeting.provider, meeting.external_id, goal)


def _first(goal: Wish | None, salon: Salon, now: datetime) -> Step:
    if goal is None or goal.ends <= now:
        return Settled()
    if salon.provider is ProviderKind.NONE:
        return NeedsPerson(AppError(Kind.NO_PROVIDER))
    return Create(salon.provider, "", goal)


def _provider_trouble(
    step: CloudStep, meeting: Meeting | None, salon: Salon, organiser: Organiser | None
) -> AppError | None:
    if step.provider is ProviderKind.OWN_LINK:
        usable = isinstance(step, Delete) or is_meeting_link(salon.own_link)
        return None if usable else AppError(Kind.OWN_LINK_INVALID)
    if organiser is None:
        return AppError(Kind.NOT_SIGNED_IN)
    owner = meeting.organiser if meeting else None
    if owner is None or _same_account(owner, organiser):
        return None
    return AppError(Kind.OTHER_ACCOUNT)


def _stopped_by(meeting: Meeting | None) -> AppError | None:
    """Return the refusal that stands until a person does something.

    What was noted without asking anybody (no tries) is judged anew each time.
    """
    if meeting is None or meeting.not_before is not None or meeting.trouble is None:
        return None
    return meeting.trouble if meeting.tries else None


def _undo_until(step: CloudStep, details: BookingDetails, salon: Salon, now: datetime) -> datetime:
    """Return the end of the undo window where the step would undo something, else ``now``."""
    meeting, goal = details.meeting, wish(details, salon)
    changed = details.booking.changed_at
    if changed > now:  # the clock was set back
        return now
    making = isinstance(step, Create) and goal is not None
    confirming = (
        isinstance(step, Change)
        and meeting is not None
        and (meeting.starts is None or same_times(meeting, step.wish))
    )
    return now if making or confirming else changed + UNDO_WINDOW


def _retry_at(meeting: Meeting | None, now: datetime) -> datetime:
    due = meeting.not_before if meeting else None
    return due if due is not None and due - now <= FARTHEST_WAIT else now


def _same_account(one: Organiser, other: Organiser) -> bool:
    return (one.tenant_id, one.user_id) == (other.tenant_id, other.user_id)


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
    provider); ``warning`` says that the words are bad news although the link works.
    """

    state: LinkState
    join_url: str = ""
    words: str = ""
    trouble: AppError | None = None
    warning: bool = False


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
READY_CHANGE_REFUSED = QT_TRANSLATE_NOOP(
    "core", "The link still works, but the change could not be passed on."
)
WAITING_INTERNET = QT_TRANSLATE_NOOP(
    "core", "Waiting for the internet. The link is made as soon as it is back."
)
WAITING_SERVICE = QT_TRANSLATE_NOOP(
    "core", "The meeting service is busy. The link is made as soon as it answers."
)
PAST = QT_TRANSLATE_NOOP("core", "No link was made for this appointment.")


def link_state(details: BookingDetails, salon: Salon, now: datetime) -> LinkStatus:
    """Return how the link of this booking stands. ``now`` is UTC."""
    goal, meeting = wish(details, salon), details.meeting
    if goal is None:
        return LinkStatus(LinkState.NONE)
    if meeting is not None and link_works(meeting):
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
    return LinkStatus(
        LinkState.ATTENTION, words=trouble.advice.next_step, trouble=trouble, warning=True
    )


def _with_link(meeting: Meeting, goal: Wish, salon: Salon, now: datetime) -> LinkStatus:
    done = agrees(meeting, goal, salon) or over(meeting, goal, now)
    trouble = None if done else meeting.trouble
    warning = meeting.lobby is Lobby.OVERRIDDEN
    if trouble is not None and trouble.kind not in PASSING:
        words, warning = READY_CHANGE_REFUSED, True
    elif warning:
        words = READY_LOBBY_OVERRIDDEN
    elif trouble is not None:
        words = READY_CHANGE_WAITING
    elif done:
        words = READY
    elif meeting.lobby is Lobby.UNKNOWN:
        words = READY_LOBBY_PENDING
    else:
        words = READY_CHANGE_PENDING
    return LinkStatus(LinkState.READY, meeting.join_url, words, trouble, warning)
