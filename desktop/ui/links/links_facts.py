"""What is told of the links, as it stands in the book."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from desktop.core.cloud_log import ACCOUNT, CloudAct
from desktop.core.link_groups import Listed, Totals, listed, totals
from desktop.core.models import BookingDetails, Organiser, Salon
from desktop.core.times import interval, to_wall
from desktop.core.told import knows_link
from desktop.core.wishes import wish
from desktop.services.store import Store


@dataclass(frozen=True, slots=True)
class WaitingFacts:
    """How much waits; ``now`` is when that was asked, UTC, in a salon of IANA zone ``zone``."""

    totals: Totals
    zone: str
    now: datetime

    @property
    def today(self) -> date:
        return to_wall(self.now, self.zone).date()


@dataclass(frozen=True, slots=True)
class LinksFacts:
    """Everything about the links of the bookings ahead.

    ``left_out`` counts what was too much to list. ``to_tell`` are those whose customers may hold an
    older link than the present one. ``checked_at`` is when all meetings were last read back,
    ``answered_at`` when the provider last did anything; UTC, ``None`` for never.
    """

    waiting: WaitingFacts
    salon: Salon
    listed: tuple[Listed, ...] = ()
    left_out: int = 0
    to_tell: tuple[BookingDetails, ...] = ()
    checked_at: datetime | None = None
    answered_at: datetime | None = None


def read_waiting(store: Store, now: datetime) -> WaitingFacts:
    return WaitingFacts(totals(store.open_links(now)), store.salon().time_zone, now)


def read_links(
    store: Store, now: datetime, organiser: Organiser | None, awaited: Collection[int]
) -> LinksFacts:
    """Read everything; ``organiser`` is the account connected now.

    ``awaited`` are bookings whose new link is being made: their customers are to be told as well,
    until they were told it.
    """
    salon, links = store.salon(), store.open_links(now)
    checks = [
        entry.at
        for entry in store.log_of(ACCOUNT)
        if entry.what is CloudAct.READ and entry.error is None
    ]
    return LinksFacts(
        waiting=WaitingFacts(totals(links), salon.time_zone, now),
        salon=salon,
        listed=listed(links, of_others(store, organiser, now), salon, now),
        left_out=links.total - len(links.rows),
        to_tell=_to_tell(store, salon, now, awaited),
        checked_at=checks[-1] if checks else None,
        answered_at=store.last_well(),
    )


def of_others(store: Store, organiser: Organiser | None, now: datetime) -> list[BookingDetails]:
    """Return the online appointments ahead whose meeting another account than that one made."""
    if organiser is None:
        return []
    salon = store.salon()
    found = store.of_other_account(organiser, now)
    return [details for details in found if wish(details, salon) is not None]


def _to_tell(
    store: Store, salon: Salon, now: datetime, awaited: Collection[int]
) -> tuple[BookingDetails, ...]:
    found = {
        details.booking.id: details
        for details in store.with_new_link(now)
        if wish(details, salon) is not None
    }
    for booking_id in set(awaited) - found.keys():
        details = store.booking(booking_id)
        goal = None if details is None else wish(details, salon)
        is_ahead = goal is not None and goal.ends > now
        if details is not None and is_ahead and not _knows_link(store, details):
            found[booking_id] = details
    return tuple(sorted(found.values(), key=lambda one: interval(one.booking, salon.time_zone)[0]))


def _knows_link(store: Store, details: BookingDetails) -> bool:
    meeting = details.meeting
    if meeting is None or not meeting.join_url:
        return False
    return knows_link(store.told_of(details.booking.id), meeting.join_url)


def renew(
    store: Store, bookings: Collection[BookingDetails], organiser: Organiser | None
) -> list[int]:
    """Let ``bookings`` get a new meeting, with a new link; return the ids of those that do.

    Only in place of meetings that are gone, or that another account than ``organiser`` made. What
    has changed since ``bookings`` were read is left alone.
    """
    with store.together():
        unchanged = [judged.booking.id for judged in bookings if _same_meeting(store, judged)]
        return store.renew_meetings(unchanged, organiser)


def make_missing(
    store: Store, bookings: Collection[BookingDetails], organiser: Organiser | None
) -> list[int]:
    """Try everything again, and give those of ``bookings`` that need it a new meeting.

    Return the ids of those that get a new one.
    """
    with store.together():
        renewed = renew(store, bookings, organiser)
        store.retry_all()
    return renewed


def _same_meeting(store: Store, judged: BookingDetails) -> bool:
    current = store.booking(judged.booking.id)
    if current is None or current.meeting is None or judged.meeting is None:
        return False
    return current.meeting.external_id == judged.meeting.external_id
