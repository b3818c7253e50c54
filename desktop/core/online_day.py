"""Questions about the online appointments ahead: which to show, whose door, when to remind."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import ceil

from desktop.core import times
from desktop.core.link_state import link_state
from desktop.core.models import BookingDetails, Organiser, Place, ProviderKind, Salon, Status

LATEST = timedelta(minutes=15)
"""How long after its start an appointment is still worth a reminder: somebody may be waiting."""

_OVER = frozenset({Status.DONE, Status.NO_SHOW})

Call = tuple[int, datetime]
"""What is reminded of once: a booking's id and its start in UTC. A moved booking is another."""


class DoorState(StrEnum):
    NONE = "none"  # no meeting is going to be made
    OURS = "ours"  # the connected account can let the customer in
    OTHER = "other"  # another account than the connected one made the meeting
    NOBODY = "nobody"  # no account is connected
    OWN_LINK = "own_link"  # whoever the salon's own link belongs to


@dataclass(frozen=True, slots=True)
class Door:
    """Who can let the customer in: the e-mail addresses of the ``holder`` and of who is connected.

    ``holder`` is empty where no account made the meeting yet and none is connected.
    """

    state: DoorState
    holder: str = ""
    connected: str = ""


@dataclass(frozen=True, slots=True)
class Reminder:
    """``minutes`` are those until the start, 0 or less once it began; ``link`` may be empty."""

    details: BookingDetails
    minutes: int
    link: str


def is_ahead(details: BookingDetails, zone: str, now: datetime) -> bool:
    """Whether this is an online appointment that takes place, and neither done nor over."""
    booking = details.booking
    off = booking.status.is_off or booking.status in _OVER
    return booking.place is Place.ONLINE and not off and times.interval(booking, zone)[1] > now


def coming(
    bookings: Iterable[BookingDetails], zone: str, now: datetime
) -> list[tuple[date, list[BookingDetails]]]:
    """Return today's online appointments that are not over; without any, those of later days.

    By salon day, soonest first. One that began yesterday and still runs is one of today's.
    """
    today = times.to_wall(now, zone).date()
    days: dict[date, list[BookingDetails]] = {}
    for details in sorted(bookings, key=lambda one: (call(one, zone)[1], one.booking.id)):
        if is_ahead(details, zone, now):
            days.setdefault(max(today, details.booking.starts.date()), []).append(details)
    return [(today, days[today])] if today in days else list(days.items())


def minutes_until(details: BookingDetails, zone: str, now: datetime) -> int:
    """Return the minutes to the start, begun ones counted; 0 in the first minute, then negative."""
    return ceil((call(details, zone)[1] - now).total_seconds() / 60)


def door(details: BookingDetails, salon: Salon, connected: Organiser | None) -> Door:
    """Return whose account lets the customer of an online appointment in."""
    meeting = details.meeting
    provider = meeting.provider if meeting else salon.provider
    if provider is ProviderKind.OWN_LINK:
        return Door(DoorState.OWN_LINK)
    if provider is ProviderKind.NONE:
        return Door(DoorState.NONE)
    holder = meeting.organiser if meeting and meeting.organiser else connected
    if holder is None or connected is None:
        return Door(DoorState.NOBODY, holder.email if holder else "")
    same = (holder.tenant_id, holder.user_id) == (connected.tenant_id, connected.user_id)
    return Door(DoorState.OURS if same else DoorState.OTHER, holder.email, connected.email)


def call(details: BookingDetails, zone: str) -> Call:
    return details.booking.id, times.interval(details.booking, zone)[0]


def due(
    bookings: Iterable[BookingDetails],
    zone: str,
    now: datetime,
    minutes: int,
    reminded: Collection[Call],
) -> list[BookingDetails]:
    """Return what to remind of at ``now`` (UTC), soonest first, without what was ``reminded`` of.

    That is from ``minutes`` before the start until ``LATEST`` after it or the end, so that a
    computer which slept, or an app just opened, still tells. ``minutes`` 0 means never.
    """
    return sorted(
        (
            details
            for details in _to_remind(bookings, zone, now, minutes, reminded)
            if _calls_at(details, zone, minutes) <= now
        ),
        key=lambda details: call(details, zone)[::-1],
    )


def next_due(
    bookings: Iterable[BookingDetails],
    zone: str,
    now: datetime,
    minutes: int,
    reminded: Collection[Call],
) -> datetime | None:
    """Return when something is :func:`due` next, in UTC; ``None`` when nothing is going to be."""
    ahead = _to_remind(bookings, zone, now, minutes, reminded)
    return min((_calls_at(details, zone, minutes) for details in ahead), default=None)


def remind(details: BookingDetails, salon: Salon, now: datetime) -> Reminder:
    """Return what a reminder tells at ``now`` (UTC)."""
    minutes = minutes_until(details, salon.time_zone, now)
    return Reminder(details, minutes, link_state(details, salon, now).join_url)


def _calls_at(details: BookingDetails, zone: str, minutes: int) -> datetime:
    return call(details, zone)[1] - timedelta(minutes=minutes)


def _to_remind(
    bookings: Iterable[BookingDetails],
    zone: str,
    now: datetime,
    minutes: int,
    reminded: Collection[Call],
) -> list[BookingDetails]:
    """Return what has not been reminded of and may still be, now or later."""
    if minutes <= 0:
        return []
    return [
        details
        for details in bookings
        if is_ahead(details, zone, now)
        and details.booking.status is not Status.IN_PROGRESS  # somebody is with the customer
        and call(details, zone)[1] + LATEST > now
        and call(details, zone) not in reminded
    ]
