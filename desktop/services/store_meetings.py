"""The lives of bookings' meetings, and which bookings the reconciler has to look at, and when.

``bookings.look_at`` is NULL for a settled booking. Whatever could concern a meeting sets it to
``AT_ONCE`` inside the transaction that makes the change, so a crash at any instant leaves the
booking either unchanged or due. Only :func:`settle` and :func:`wait` set it to anything later, and
only when the booking is still as it was judged.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.core.models import BookingDetails, Meeting, Place, ProviderKind
from desktop.core.troubles import Kind
from desktop.core.wishes import at_peace, change_begun, is_gone
from desktop.services import rows, store_bookings

if TYPE_CHECKING:
    from sqlite_utils import Database

AT_ONCE = 0.0
FOR_A_PERSON = 1e15  # beyond any date: until something changes, or retry_all
_LONGEST_WAIT = timedelta(days=1)
_LONGEST_BOOKING = timedelta(days=1)
_AT_A_TIME = 500

# A time further off than any wait was set before the clock was put back: it is due.
_DUE = "look_at IS NOT NULL AND (look_at <= :now OR look_at > :latest AND look_at < :never)"
_COMING = "starts_utc > :longest_ago AND ends_utc > :now"
_PAST = "starts_utc <= :now AND ends_utc <= :now"


def unsettled(db: "Database", now: datetime, limit: int) -> list[BookingDetails]:
    found = _due(db, _COMING, now, limit)
    return found if len(found) == limit else found + _due(db, _PAST, now, limit - len(found))


def _due(db: "Database", when: str, now: datetime, limit: int) -> list[BookingDetails]:
    """Return the first of those due; all that wait are looked through in one index alone."""
    return store_bookings.details(
        db,
        f"""
        WHERE booking.id IN (
            SELECT id FROM bookings INDEXED BY bookings_waiting
            WHERE {_DUE} AND {when} ORDER BY starts_utc, id LIMIT :limit
        ) ORDER BY booking.starts_utc, booking.id
        """,  # noqa: S608 - made of the words above
        {
            "now": now.timestamp(),
            "latest": _latest(now),
            "never": FOR_A_PERSON,
            "longest_ago": (now - _LONGEST_BOOKING).timestamp() - 1,
            "limit": limit,
        },
    )


def next_due(db: "Database", now: datetime) -> datetime | None:
    times = {"now": now.timestamp(), "latest": _latest(now), "never": FOR_A_PERSON}
    due = f"SELECT 1 FROM bookings WHERE {_DUE} LIMIT 1"  # noqa: S608 - _DUE is above
    if db.execute(due, times).fetchone() is not None:
        return now
    sql = "SELECT min(look_at) FROM bookings WHERE look_at IS NOT NULL AND look_at < :never"
    soonest = db.execute(sql, {"never": FOR_A_PERSON}).fetchone()[0]
    return None if soonest is None else datetime.fromtimestamp(soonest, UTC)


def _latest(now: datetime) -> float:
    return (now + _LONGEST_WAIT).timestamp()


def concerns_meeting(db: "Database", booking_id: int, *places: Place) -> bool:
    """Whether a change of a booking that is or was at ``places`` could concern a meeting."""
    return Place.ONLINE in places or living(db, booking_id) is not None


def unsettle(db: "Database", booking_id: int) -> None:
    db.execute("UPDATE bookings SET look_at = ? WHERE id = ?", [AT_ONCE, booking_id])


def look_again(db: "Database", uid: str) -> None:
    db.execute("UPDATE bookings SET look_at = ? WHERE uid = ?", [AT_ONCE, uid])


def unsettle_since(db: "Database", ended: datetime) -> None:
    """Make every booking that ends after ``ended`` and could have a meeting due."""
    db.execute(
        """
        UPDATE bookings SET look_at = :at_once
        WHERE starts_utc > :from AND ends_utc > :ended AND (
            place = :online
            OR EXISTS (SELECT 1 FROM meetings WHERE booking_id = bookings.id AND ended = 0)
        )
        """,
        {
            "at_once": AT_ONCE,
            "from": (ended - _LONGEST_BOOKING).timestamp() - 1,
            "ended": ended.timestamp(),
            "online": Place.ONLINE,
        },
    )


def settle(db: "Database", judged: BookingDetails) -> bool:
    return _look_again(db, judged, None)


def wait(db: "Database", judged: BookingDetails, until: datetime | None, now: datetime) -> bool:
    later = FOR_A_PERSON if until is None else min(until.timestamp(), _latest(now))
    return _look_again(db, judged, later)


def _look_again(db: "Database", judged: BookingDetails, at: float | None) -> bool:
    if store_bookings.booking(db, judged.booking.id) != judged:
        return False
    db.execute("UPDATE bookings SET look_at = ? WHERE id = ?", [at, judged.booking.id])
    return True


def living(db: "Database", booking_id: int) -> Meeting | None:
    """Return the life that has not ended."""
    sql = "SELECT * FROM meetings WHERE booking_id = ? AND ended = 0"
    row = next(db.query(sql, [booking_id]), None)
    return None if row is None else rows.meeting_of(row)


def begin(db: "Database", meeting: Meeting) -> Meeting:
    already = living(db, meeting.booking_id)
    if already is not None:
        return already
    db.table("meetings").insert(rows.row_of_meeting(meeting))
    unsettle(db, meeting.booking_id)
    return meeting


def record(db: "Database", meeting: Meeting) -> None:
    told = [life.join_url for life in meetings_of(db, meeting.booking_id) if life.join_url]
    db.table("meetings").upsert(rows.row_of_meeting(meeting), pk="external_id")
    other_link = bool(told and meeting.join_url) and meeting.join_url != told[-1]
    db.execute(
        "UPDATE bookings SET look_at = ?, sequence = sequence + ? WHERE id = ?",
        [
            meeting.not_before.timestamp() if meeting.not_before else AT_ONCE,
            int(other_link and not meeting.ended),
            meeting.booking_id,
        ],
    )


def meetings_of(db: "Database", booking_id: int) -> list[Meeting]:
    sql = "SELECT * FROM meetings WHERE booking_id = ? ORDER BY rowid"
    return [rows.meeting_of(row) for row in db.query(sql, [booking_id])]


def retry_all(db: "Database", now: datetime) -> None:
    """Forget troubles but those that only a person's decision about the meeting ends.

    The time a provider told everybody to wait is kept, whoever asks.
    """
    db.execute(
        f"""
        UPDATE meetings
        SET tries = 0, not_before = NULL, since = NULL,
            trouble_kind = NULL, trouble_code = NULL, trouble_request_id = NULL
        WHERE ended = 0 AND trouble_kind NOT IN (:gone, :changed) AND NOT ({_HELD_OFF})
            AND booking_id IN (SELECT id FROM bookings WHERE look_at IS NOT NULL)
        """,  # noqa: S608 - made of the words above
        {"gone": Kind.MEETING_GONE, "changed": Kind.MEETING_CHANGED} | _busy(now),
    )
    db.execute("UPDATE bookings SET look_at = ? WHERE look_at IS NOT NULL", [AT_ONCE])


def retry(db: "Database", booking_ids: Sequence[int]) -> int:
    """Forget the troubles of these, a change made at the provider's too; return how many had one.

    A meeting that is gone stays gone.
    """
    count = 0
    for booking_id in booking_ids:
        meeting = living(db, booking_id)
        if meeting and meeting.trouble and not is_gone(meeting):
            record(db, change_begun(at_peace(meeting)))
            count += 1
    return count


def held_off(db: "Database", now: datetime) -> dict[ProviderKind, datetime]:
    """Until when each provider has told everybody to wait."""
    sql = f"SELECT provider, max(not_before) FROM meetings WHERE {_HELD_OFF} GROUP BY provider"  # noqa: S608 - made of the words above
    found = db.execute(sql, _busy(now)).fetchall()
    return {ProviderKind(kind): datetime.fromisoformat(until) for kind, until in found}


_HELD_OFF = "ended = 0 AND trouble_kind IS :busy AND not_before > :now AND not_before < :latest"


def _busy(now: datetime) -> dict[str, str]:
    return {
        "busy": Kind.BUSY,
        "now": rows.text_of(now),
        "latest": rows.text_of(now + _LONGEST_WAIT),
    }


@dataclass(frozen=True, slots=True)
class Claim:
    """What the book knows of a booking's meeting: ``settled`` bookings want nothing more."""

    settled: bool
    external_id: str


def claims(db: "Database", uids: Sequence[str]) -> dict[str, Claim]:
    """Return what those bookings claim; uids the book does not know are left out."""
    found: dict[str, Claim] = {}
    for first in range(0, len(uids), _AT_A_TIME):
        some = uids[first : first + _AT_A_TIME]
        marks = ", ".join("?" * len(some))
        sql = f"""
            SELECT uid, look_at IS NULL, coalesce(external_id, '') FROM bookings
            LEFT JOIN meetings ON meetings.booking_id = bookings.id AND ended = 0
            WHERE uid IN ({marks})
        """  # noqa: S608 - question marks
        rows_found = db.execute(sql, list(some)).fetchall()
        found |= {uid: Claim(bool(settled), key) for uid, settled, key in rows_found}
    return found


def living_since(db: "Database", ended_after: datetime) -> list[tuple[str, Meeting]]:
    """Return booking uid and living meeting of all that end later and were ever asked for."""
    sql = """
        SELECT bookings.uid, meetings.* FROM bookings
        JOIN meetings ON meetings.booking_id = bookings.id AND ended = 0
        WHERE starts_utc > :from AND ends_utc > :ended AND tenant_id IS NOT NULL
    """
    times = {
        "from": (ended_after - _LONGEST_BOOKING).timestamp() - 1,
        "ended": ended_after.timestamp(),
    }
    return [(row["uid"], rows.meeting_of(row)) for row in db.query(sql, times)]
