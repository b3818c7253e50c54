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
from urllib.parse import urlsplit

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

PASSING = frozenset({Kind.OFFLINE, Kind.BUSY, Kind.DOWN, Kind.UNTRUSTED_CONNECTION})
"""Troubles that pass by themselves: waited for. Any other stops until a person does something."""

IN_DOUBT = frozenset({Kind.DOWN, Kind.UNEXPECTED})
"""Troubles after which a call may have taken effect all the same: no answer, or no usable one."""

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


def wish(details: BookingDetails, salon: Salon) -> Wish | None:
    """Return what the provider should hold, ``None`` when no meeting should exist."""
    booking = details.booking
    if booking.status.is_off or booking.place is not Place.ONLINE:
        return None
    return described(booking, salon)


def described(booking: Booking, salon: Salon) -> Wish:
    """Return the meeting of an online booking, be it wanted or not."""
    starts, ends = interval(booking, salon.time_zone)
    return Wish(meeting_subject(salon.name), starts, ends, salon.time_zone)


def agrees(meeting: Meeting, goal: Wish, salon: Salon) -> bool:
    """Whether what was last confirmed is what is wished. Instants compare in whole seconds.

    The salon's own link knows neither times nor subject; it follows the settings while it is the
    salon's provider, and stays as it was afterwards.
    """
    if meeting.provider is ProviderKind.OWN_LINK:
        outdated = salon.provider is ProviderKind.OWN_LINK and meeting.join_url != salon.own_link
        return not outdated and not delete_was_begun(meeting)
    known = meeting.lobby is not Lobby.UNKNOWN
    return known and _same_words(meeting.subject, goal.subject) and same_times(meeting, goal)


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
    )


def failed(meeting: Meeting, error: AppError, now: datetime, fraction: float) -> Meeting:
    """Return the row after a failure at ``now``; ``fraction`` in [0, 1) is the jitter."""
    tries = meeting.tries + 1
    due = now + back_off(tries, error.retry_after, fraction) if error.kind in PASSING else None
    return replace(meeting, tries=tries, not_before=due, trouble=error)


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


def link_works(meeting: Meeting) -> bool:
    """Whether there is a link to give out, as far as is known."""
    return bool(meeting.join_url) and not is_gone(meeting) and not delete_was_begun(meeting)


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
