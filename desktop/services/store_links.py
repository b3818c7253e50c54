"""Lists of bookings whose meetings somebody may have to look after."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.core.link_state import link_state
from desktop.core.meetings import same_account
from desktop.core.models import BookingDetails, Meeting, Organiser, Salon
from desktop.core.open_links import OpenLink, OpenLinks
from desktop.core.troubles import Kind
from desktop.core.wishes import ended, is_gone
from desktop.services import store_bookings, store_meetings

if TYPE_CHECKING:
    from sqlite_utils import Database

_LONGEST_BOOKING = timedelta(days=1)
_AHEAD = "booking.starts_utc > :from AND booking.ends_utc > :now"


def open_links(db: "Database", salon: Salon, now: datetime, limit: int) -> OpenLinks:
    waiting = f"booking.look_at IS NOT NULL AND {_AHEAD}"
    total = db.execute(
        f"SELECT count(*) FROM bookings AS booking INDEXED BY bookings_waiting WHERE {waiting}",  # noqa: S608 - made of the words above
        _times(now),
    ).fetchone()[0]
    found = store_bookings.details(
        db,
        f"""
        WHERE booking.id IN (
            SELECT booking.id FROM bookings AS booking INDEXED BY bookings_waiting
            WHERE {waiting} ORDER BY booking.starts_utc, booking.id LIMIT :limit
        ) ORDER BY booking.starts_utc, booking.id
        """,  # noqa: S608 - made of the words above
        _times(now) | {"limit": limit},
    )
    due = _due_times(db, [one.booking.id for one in found])
    rows = (_open_link(one, salon, now, due[one.booking.id]) for one in found)
    return OpenLinks(tuple(rows), total)


def _open_link(details: BookingDetails, salon: Salon, now: datetime, due: float) -> OpenLink:
    meeting = details.meeting
    since = meeting.since if meeting and meeting.since else details.booking.changed_at
    when = None
    if due < store_meetings.FOR_A_PERSON:
        when = max(now, datetime.fromtimestamp(due, UTC))
    return OpenLink(details, link_state(details, salon, now), since, when)


def _due_times(db: "Database", ids: Sequence[int]) -> dict[int, float]:
    marks = ", ".join("?" * len(ids))
    sql = f"SELECT id, look_at FROM bookings WHERE id IN ({marks})"  # noqa: S608 - question marks
    return dict(db.execute(sql, list(ids)).fetchall())


def of_other_account(db: "Database", organiser: Organiser, now: datetime) -> list[BookingDetails]:
    return store_bookings.details(
        db,
        f"""
        WHERE {_AHEAD} AND booking.id IN (
            SELECT booking_id FROM meetings INDEXED BY meetings_living_of_account
            WHERE ended = 0 AND (
                tenant_id < :tenant OR tenant_id > :tenant
                OR tenant_id = :tenant AND (user_id < :user OR user_id > :user)
            )
        ) ORDER BY booking.starts_utc, booking.id
        """,  # noqa: S608 - made of the words above
        _times(now) | {"tenant": organiser.tenant_id, "user": organiser.user_id},
    )


def with_new_link(db: "Database", now: datetime) -> list[BookingDetails]:
    return store_bookings.details(
        db,
        f"""
        WHERE meeting.join_url <> '' AND {_AHEAD} AND booking.id IN (
            SELECT booking_id FROM meetings AS before INDEXED BY meetings_left
            WHERE ended = 1 AND join_url <> ''
        ) AND EXISTS (
            SELECT 1 FROM meetings AS before WHERE before.booking_id = booking.id
                AND before.ended = 1 AND before.join_url NOT IN ('', meeting.join_url)
        ) AND NOT EXISTS (
            SELECT 1 FROM told
            WHERE told.booking_id = booking.id AND told.customer_id = booking.customer_id
                AND told.join_url = meeting.join_url AND told.way <> 'agreed'
        ) ORDER BY booking.starts_utc, booking.id
        """,  # noqa: S608 - made of the words above
        _times(now),
    )


def to_check(db: "Database", now: datetime, until: datetime | None) -> list[BookingDetails]:
    last = float("inf") if until is None else until.timestamp()
    return store_bookings.details(
        db,
        f"""
        WHERE meeting.cloud_id <> '' AND {_AHEAD} AND booking.starts_utc <= :last
        ORDER BY booking.starts_utc, booking.id
        """,
        _times(now) | {"last": last},
    )


def renew(db: "Database", booking_ids: Sequence[int], organiser: Organiser | None) -> list[int]:
    """End the lives of meetings that are gone or another account's; their bookings are due."""
    renewed = []
    for booking_id in booking_ids:
        meeting = store_meetings.living(db, booking_id)
        if meeting is not None and (is_gone(meeting) or _is_of_other(meeting, organiser)):
            store_meetings.record(db, ended(meeting))
            renewed.append(booking_id)
    return renewed


def _is_of_other(meeting: Meeting, organiser: Organiser | None) -> bool:
    owner = meeting.organiser
    if owner is not None and organiser is not None:
        return not same_account(owner, organiser)
    return meeting.trouble is not None and meeting.trouble.kind is Kind.OTHER_ACCOUNT


def _times(now: datetime) -> dict[str, float]:
    return {"now": now.timestamp(), "from": (now - _LONGEST_BOOKING).timestamp() - 1}
