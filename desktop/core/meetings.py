"""The one next step that makes the cloud agree with a booking.

Everything here is a pure function of values. ``services.reconcile`` performs the step that
:func:`next_step` names and writes down what came back; a crash between any two statements leaves
a row (see ``core.wishes``) from which the same function names the right step again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.core.models import BookingDetails, Meeting, Organiser, ProviderKind, Salon
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import (
    Wish,
    agrees,
    changed_there,
    described,
    is_gone,
    is_meeting_link,
    over,
    same_times,
    wish,
)

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
    return _made(meeting, goal, details, salon, now)


def _made(
    meeting: Meeting, goal: Wish | None, details: BookingDetails, salon: Salon, now: datetime
) -> Step:
    if goal is None:
        return Delete(meeting.provider, meeting.cloud_id)
    if over(meeting, goal, now):
        return Settled()
    stays_changed = changed_there(meeting, details.booking)
    if agrees(meeting, goal, salon) and not stays_changed:
        return Settled()
    if meeting.trouble is not None and (stays_changed or is_gone(meeting)):
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
    if owner is None or same_account(owner, organiser):
        return None
    return AppError(Kind.OTHER_ACCOUNT)


def _stopped_by(meeting: Meeting | None) -> AppError | None:
    """Return the refusal that stands until a person does something.

    What was noted without asking anybody (no tries) is judged anew each time. That a meeting was
    changed there, or is gone, is no reason not to delete it or to let it follow a booking: where
    it is one, the step is not even named.
    """
    if meeting is None or meeting.not_before is not None or meeting.trouble is None:
        return None
    found = meeting.trouble.kind in {Kind.MEETING_CHANGED, Kind.MEETING_GONE}
    if found or not meeting.tries:
        return None
    return meeting.trouble


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


def same_account(one: Organiser, other: Organiser) -> bool:
    """Whether both are the same person in the same organisation, whatever they are called now."""
    return (one.tenant_id, one.user_id) == (other.tenant_id, other.user_id)
