"""The lives of bookings' meetings, and which bookings the reconciler has to look at, and when.

``bookings.look_at`` is NULL for a settled booking. Whatever could concern a meeting sets it to
``AT_ONCE`` inside the transaction that makes the change, so a crash at any instant leaves the
booking either unchanged or due. :func:`settle` and :func:`wait` set it to anything later only when
the booking is still as it was judged; :func:`record` to when the meeting may be tried again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.core.models import BookingDetails, Lobby, Meeting, Place, Status
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
    """Write a life down; one that has ended meanwhile stays so."""
    lives = meetings_of(db, meeting.booking_id)
    if any(life.external_id == meeting.external_id and life.ended for life in lives):
        return
    told = [life.join_url for life in lives if life.join_url]
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


def take_up_again(db: "Database", unasked: Meeting, known: Meeting) -> None:
    """Put a life that ended here, though its meeting lives, in place of one nobody was asked for.

    ``known`` is that life, as far as the ledger can tell where the book has forgotten it.
    """
    lives = {life.external_id: life for life in meetings_of(db, unasked.booking_id)}
    life = change_begun(lives.get(known.external_id, known))
    db.execute("DELETE FROM meetings WHERE external_id = ?", [unasked.external_id])
    row = rows.row_of_meeting(replace(at_peace(life), ended=False))
    db.table("meetings").upsert(row, pk="external_id")
    unsettle(db, unasked.booking_id)


def retry_all(db: "Database") -> None:
    """Forget troubles but those that only a person's decision about the meeting ends."""
    db.execute(
        """
        UPDATE meetings
        SET tries = 0, not_before = NULL, since = NULL,
            trouble_kind = NULL, trouble_code = NULL, trouble_request_id = NULL
        WHERE ended = 0 AND trouble_kind NOT IN (:gone, :changed)
            AND booking_id IN (SELECT id FROM bookings WHERE look_at IS NOT NULL)
        """,
        {"gone": Kind.MEETING_GONE, "changed": Kind.MEETING_CHANGED},
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


def clock_went_back(db: "Database", now: datetime, by: timedelta) -> None:
    """Wait as long as was left before the clock was put back, and look at what seemed past."""
    sql = "SELECT * FROM meetings WHERE ended = 0 AND not_before IS NOT NULL"
    for meeting in [rows.meeting_of(row) for row in db.query(sql)]:
        if meeting.not_before is not None:
            record(db, replace(meeting, not_before=meeting.not_before - by))
    db.execute(
        "UPDATE bookings SET look_at = :at_once WHERE look_at > :now AND look_at < :never",
        {"at_once": AT_ONCE, "now": now.timestamp(), "never": FOR_A_PERSON},
    )
    unsettle_since(db, now)


def look_at_unmade(db: "Database", subject: str, now: datetime) -> None:
    """Make online bookings ahead due that have no meeting, or not one as it should be.

    They look settled where the clock was ahead for a while, so that they seemed past.
    """
    db.execute(
        """
        UPDATE bookings SET look_at = :at_once
        WHERE place = :online AND starts_utc > :from AND ends_utc > :now
            AND look_at IS NULL AND status NOT IN (:cancelled, :deleted)
            AND NOT EXISTS (
                SELECT 1 FROM meetings
                WHERE booking_id = bookings.id AND ended = 0
                    AND subject = :subject AND lobby <> :unknown
                    AND CAST(strftime('%s', meetings.starts) AS INTEGER) = starts_utc
                    AND CAST(strftime('%s', meetings.ends) AS INTEGER) = ends_utc
            )
        """,
        {
            "at_once": AT_ONCE,
            "online": Place.ONLINE,
            "from": (now - _LONGEST_BOOKING).timestamp() - 1,
            "now": now.timestamp(),
            "cancelled": Status.CANCELLED,
            "deleted": Status.DELETED,
            "subject": subject,
            "unknown": Lobby.UNKNOWN,
        },
    )


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
    """Return booking uid and living meeting of all that end later."""
    sql = """
        SELECT bookings.uid, meetings.* FROM bookings
        JOIN meetings ON meetings.booking_id = bookings.id AND ended = 0
        WHERE starts_utc > :from AND ends_utc > :ended
    """
    times = {
        "from": (ended_after - _LONGEST_BOOKING).timestamp() - 1,
        "ended": ended_after.timestamp(),
    }
    return [(row["uid"], rows.meeting_of(row)) for row in db.query(sql, times)]
