"""Bookings whose links are not right, by what has to happen, and how many there are of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.core.link_state import LinkState, LinkStatus, link_state
from desktop.core.models import BookingDetails, Salon
from desktop.core.open_links import OpenLink, OpenLinks
from desktop.core.times import interval
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import link_works, wish


class LinkGroup(StrEnum):
    WAITING = "waiting"  # goes on by itself
    ATTENTION = "attention"  # somebody has to do something about the connection or the settings
    GONE = "gone"  # the meeting was deleted at the provider's
    CHANGED = "changed"  # the meeting was changed there
    OTHER_ACCOUNT = "other_account"  # only the account that made the meeting can change it


_BY_KIND = {
    Kind.MEETING_GONE: LinkGroup.GONE,
    Kind.MEETING_CHANGED: LinkGroup.CHANGED,
    Kind.OTHER_ACCOUNT: LinkGroup.OTHER_ACCOUNT,
}

RENEWED = frozenset({LinkGroup.GONE, LinkGroup.OTHER_ACCOUNT})
"""The groups in which a booking may get a new meeting, with a new link."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One booking in its group.

    ``since`` (UTC) is when it began to wait, ``None`` where nothing has to be done as it stands;
    ``due`` when it is tried next, ``None`` where that is for a person to say.
    """

    details: BookingDetails
    group: LinkGroup
    status: LinkStatus
    trouble: AppError | None = None
    since: datetime | None = None
    due: datetime | None = None

    @property
    def booking_id(self) -> int:
        return self.details.booking.id

    @property
    def is_open(self) -> bool:
        """Whether the meeting is not yet as the book has it."""
        return self.since is not None

    @property
    def is_wanted(self) -> bool:
        """Whether it should have a link; else its meeting is still to be deleted."""
        return self.status.state is not LinkState.NONE

    @property
    def has_link(self) -> bool:
        return link_works(self.details.meeting)


@dataclass(frozen=True, slots=True)
class Totals:
    """How many wait for another try and how many for a person; ``working`` are under way.

    ``since`` is when the first trouble began, ``due`` when the next try is, ``reasons`` each
    trouble with how many it concerns, the most frequent first.
    """

    waiting: int = 0
    attention: int = 0
    working: int = 0
    since: datetime | None = None
    due: datetime | None = None
    reasons: tuple[tuple[Kind, int], ...] = ()


def trouble_of(row: OpenLink) -> AppError | None:
    """Return what stands in the way, be it of deleting a meeting that nobody wants any more."""
    meeting = row.details.meeting
    if row.status.state is LinkState.NONE and meeting is not None:
        return meeting.trouble
    return row.status.trouble


def group_of(row: OpenLink) -> LinkGroup:
    trouble = trouble_of(row)
    usual = LinkGroup.ATTENTION if row.due is None else LinkGroup.WAITING
    return usual if trouble is None else _BY_KIND.get(trouble.kind, usual)


def totals(links: OpenLinks) -> Totals:
    """Count what is open. Without a trouble and due by itself, it is simply under way."""
    troubled = [row for row in links.rows if row.due is None or trouble_of(row) is not None]
    waiting = [row for row in troubled if row.due is not None]
    counts = {
        "waiting": len(waiting),
        "attention": len(troubled) - len(waiting),
        "working": len(links.rows) - len(troubled),
    }
    if links.total > len(links.rows):  # those beyond fare as most do
        counts[max(counts, key=lambda name: counts[name])] += links.total - len(links.rows)
    kinds = Counter(trouble.kind for row in troubled if (trouble := trouble_of(row)) is not None)
    return Totals(
        **counts,
        since=min((row.since for row in troubled), default=None),
        due=min((row.due for row in waiting if row.due is not None), default=None),
        reasons=tuple(kinds.most_common()),
    )


def listed(
    links: OpenLinks, others: Iterable[BookingDetails], salon: Salon, now: datetime
) -> tuple[Listed, ...]:
    """Return what is open, and ``others``, whose meetings another account made, soonest first.

    Of those the link may well work: nothing is open then, but nothing could be changed either.
    Where not all that is open is listed, they end with it.
    """
    is_cut = links.total > len(links.rows)
    last = _order(links.rows[-1].details, salon) if is_cut and links.rows else None
    found = {
        row.details.booking.id: Listed(
            row.details, group_of(row), row.status, trouble_of(row), row.since, row.due
        )
        for row in links.rows
    }
    for details in others:
        beyond = last is not None and _order(details, salon) > last
        if details.booking.id not in found and wish(details, salon) is not None and not beyond:
            status = link_state(details, salon, now)
            trouble = AppError(Kind.OTHER_ACCOUNT)
            found[details.booking.id] = Listed(details, LinkGroup.OTHER_ACCOUNT, status, trouble)
    return tuple(sorted(found.values(), key=lambda one: _order(one.details, salon)))


def _order(details: BookingDetails, salon: Salon) -> tuple[datetime, int]:
    return interval(details.booking, salon.time_zone)[0], details.booking.id
