"""What a provider should hold for a booking, what it says it holds, and whether they agree.

How a row of ``meetings`` is read:

* no ``cloud_id``, no ``organiser``: nobody was ever asked, so nothing exists.
* no ``cloud_id``, but an ``organiser``: a create was begun under that account and never answered.
  A meeting may exist; creating again with the same external id finds it.
* ``subject`` empty: a change was begun and not confirmed.
* ``starts`` unknown: a delete was begun and not confirmed, so the link may be dead.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeGuard
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from desktop.core.invitation import meeting_subject
from desktop.core.models import (
    Booking,
    BookingDetails,
    Lobby,
    Meeting,
    Place,
    ProviderKind,
    Salon,
)
from desktop.core.times import interval
from desktop.core.troubles import AppError, Kind

PASSING = frozenset(
    {Kind.OFFLINE, Kind.BUSY, Kind.DOWN, Kind.UNTRUSTED_CONNECTION, Kind.PROXY_SIGN_IN}
)
"""Troubles that pass without a word to the app, by themselves or mended elsewhere: waited for. Any
other stops until a person does something here."""

IN_DOUBT = frozenset({Kind.DOWN, Kind.UNEXPECTED})
"""Troubles after which a call may have taken effect all the same: no answer, or no usable one."""

OF_ONE_BOOKING = frozenset(
    {
        Kind.TEAMS_REFUSED,
        Kind.MEETING_GONE,
        Kind.MEETING_CHANGED,
        Kind.OTHER_ACCOUNT,
        Kind.UNEXPECTED,
        Kind.DOWN,
    }
)
"""Troubles that say nothing about the next booking's chances, DOWN where it tells no time."""

_NAMESPACE = UUID("b5f5a4a7-2f0c-4d3e-9a55-3c1d0f6f4e21")

FIRST_BACK_OFF = timedelta(seconds=2)
LONGEST_BACK_OFF = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the provider should hold: ``starts`` and ``ends`` in UTC, the salon's IANA ``zone``."""

    subject: str
    starts: datetime
    ends: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Held:
    """What the provider says it holds; empty or ``None`` where the answer did not tell."""

    cloud_id: str
    join_url: str
    subject: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    lobby: Lobby = Lobby.UNKNOWN
    join_id: str = ""
    passcode: str = ""
    request_id: str = ""


def external_id(uid: str, life: int) -> str:
    """Return the id under which a booking's meeting is made, for its first ``life`` and each next.

    It follows from the booking alone: a book put back to an older copy finds the meetings that
    were made since, in place of making them again.
    """
    return str(uuid5(_NAMESPACE, f"{uid} {life}"))


def wants_meeting(booking: Booking) -> bool:
    """Whether it takes place, and online."""
    return booking.place is Place.ONLINE and not booking.status.is_off


def wish(details: BookingDetails, salon: Salon) -> Wish | None:
    """Return what the provider should hold, ``None`` when no meeting should exist."""
    booking = details.booking
    return described(booking, salon) if wants_meeting(booking) else None


def described(booking: Booking, salon: Salon) -> Wish:
    """Return the meeting of an online booking, be it wanted or not."""
    starts, ends = interval(booking, salon.time_zone)
    return Wish(meeting_subject(salon.name), starts, ends, salon.time_zone)


def agrees(meeting: Meeting, goal: Wish, salon: Salon) -> bool:
    """Whether what was last confirmed is what is wished. Instants compare in whole seconds.

    The salon's own link knows neither times nor subject.
    """
    if meeting.provider is ProviderKind.OWN_LINK:
        return not is_outdated(meeting, salon) and not delete_was_begun(meeting)
    known = meeting.lobby is not Lobby.UNKNOWN
    return known and _same_words(meeting.subject, goal.subject) and same_times(meeting, goal)


def is_outdated(meeting: Meeting, salon: Salon) -> bool:
    """Whether its link is not the salon's own any more.

    That follows the settings while it is the salon's provider, and stays as it was afterwards.
    """
    follows = meeting.provider is salon.provider is ProviderKind.OWN_LINK
    return follows and meeting.join_url != salon.own_link


def confirmed(meeting: Meeting, held: Held) -> Meeting:
    """Return the row after an answer: what the provider holds now, and no trouble any more."""
    return replace(
        meeting,
        cloud_id=held.cloud_id,
        join_url=held.join_url,
        subject=held.subject,
        starts=held.starts,
        ends=held.ends,
        lobby=held.lobby,
        join_id=held.join_id,
        passcode=held.passcode,
        tries=0,
        not_before=None,
        trouble=None,
        since=None,
    )


def at_peace(meeting: Meeting) -> Meeting:
    """Return the row without any trouble."""
    return replace(meeting, tries=0, not_before=None, trouble=None, since=None)


def ended(meeting: Meeting) -> Meeting:
    """Return the row of a life that is over."""
    return replace(at_peace(meeting), ended=True)


def failed(meeting: Meeting, error: AppError, now: datetime, fraction: float) -> Meeting:
    """Return the row after a failure at ``now``; ``fraction`` in [0, 1) is the jitter."""
    tries = meeting.tries + 1
    due = now + back_off(tries, error.retry_after, fraction) if error.kind in PASSING else None
    since = meeting.since or now
    return replace(meeting, tries=tries, not_before=due, trouble=error, since=since)


def back_off(tries: int, retry_after: float | None, fraction: float) -> timedelta:
    """Return how long to wait after ``tries`` failures in a row.

    The other side's own word (``retry_after``, seconds) counts, from a second to a day. Else the
    wait doubles from 2 s to 15 min, of which the upper half is left to chance (``fraction``), so
    that many desks do not come back at the same instant.
    """
    if retry_after is not None:
        return timedelta(seconds=min(max(retry_after, 1), 86_400))
    whole = min(FIRST_BACK_OFF * (1 << min(tries - 1, 20)), LONGEST_BACK_OFF)
    return whole * (0.5 + fraction / 2)


def change_begun(meeting: Meeting) -> Meeting:
    """Return the row to store before a change is asked for: a crash then leads to asking again."""
    return replace(meeting, subject="")


def delete_begun(meeting: Meeting) -> Meeting:
    """Return the row to store before a delete is asked for.

    Should the booking be restored after a crash, the change that follows finds out whether the
    meeting is still there.
    """
    return replace(meeting, starts=None, ends=None)


def delete_was_begun(meeting: Meeting) -> bool:
    return bool(meeting.cloud_id) and meeting.starts is None


def is_gone(meeting: Meeting) -> bool:
    """Whether the provider said that there is no such meeting; only a new life mends that."""
    return meeting.trouble is not None and meeting.trouble.kind is Kind.MEETING_GONE


def found_changed(meeting: Meeting, held: Held, now: datetime) -> Meeting:
    """Return the row of a meeting that is not as it was confirmed: it waits for a person."""
    trouble = AppError(Kind.MEETING_CHANGED, request_id=held.request_id)
    return replace(confirmed(meeting, held), trouble=trouble, tries=1, since=now)


def found_gone(meeting: Meeting, error: AppError, now: datetime) -> Meeting:
    """Return the row of a meeting that is no longer there."""
    return replace(meeting, subject="", trouble=error, tries=1, since=now, not_before=None)


def changed_there(meeting: Meeting, booking: Booking) -> bool:
    """Whether somebody changed the meeting at the provider's and nobody has decided since.

    A change of the booking decides: the meeting is made to follow it.
    """
    if meeting.trouble is None or meeting.trouble.kind is not Kind.MEETING_CHANGED:
        return False
    return bool(meeting.tries) and (meeting.since is None or booking.changed_at <= meeting.since)


def link_works(meeting: Meeting | None) -> TypeGuard[Meeting]:
    """Whether there is a link that leads somewhere, as far as is known."""
    if meeting is None or not meeting.join_url:
        return False
    return not is_gone(meeting) and not delete_was_begun(meeting)


def over(meeting: Meeting | None, goal: Wish, now: datetime) -> bool:
    """Whether the appointment is past, by the book and by what the provider holds."""
    held_until = meeting.ends if meeting else None
    return goal.ends <= now and (held_until is None or held_until <= now)


def _same_words(one: str, other: str) -> bool:
    return one.split() == other.split()


def same_times(meeting: Meeting, goal: Wish) -> bool:
    """Compare as instants in whole seconds: the provider may add fractions."""
    return _same_instant(meeting.starts, goal.starts) and _same_instant(meeting.ends, goal.ends)


def _same_instant(one: datetime | None, other: datetime) -> bool:
    return one is not None and one.replace(microsecond=0) == other.replace(microsecond=0)


def is_meeting_link(text: str) -> bool:
    """Whether this is a whole https address, as it could be given to a customer."""
    if not text.isprintable() or any(character.isspace() for character in text):
        return False
    try:
        parts = urlsplit(text)
        port_is_valid = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and port_is_valid
