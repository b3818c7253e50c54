"""Templates the owner wrote, and what customers were told."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.core.messages import AGREED_ONLINE, Channel, MessageKind, Template, Told, Way
from desktop.core.models import BookingDetails, Place
from desktop.core.told import for_former
from desktop.services import rows, store_bookings, store_journal, store_people

if TYPE_CHECKING:
    from sqlite_utils import Database

_AT_A_TIME = 500

Lack = tuple[BookingDetails, Told]
"""A booking as it stands for a customer, and what they were told of it last."""

_ITS_CUSTOMER = """
    customer_id = (SELECT customer_id FROM bookings WHERE bookings.id = told.booking_id)
"""


def templates(db: "Database") -> list[Template]:
    return [
        Template(
            kind=MessageKind(row["kind"]),
            channel=Channel(row["channel"]),
            language=row["language"],
            subject=row["subject"],
            body=row["body"],
        )
        for row in db.query("SELECT * FROM templates ORDER BY language, kind, channel")
    ]


def save(db: "Database", template: Template) -> None:
    row = {name: getattr(template, name) for name in ("kind", "channel", "language")}
    texts = {"subject": template.subject, "body": template.body}
    db.table("templates").upsert(row | texts, pk=("kind", "channel", "language"))


def forget(db: "Database", kind: MessageKind, channel: Channel, language: str) -> None:
    sql = "DELETE FROM templates WHERE kind = ? AND channel = ? AND language = ?"
    db.execute(sql, [kind, channel, language])


def note(db: "Database", told: Told) -> None:
    db.table("told").insert(
        {
            "booking_id": told.booking_id,
            "customer_id": told.customer_id,
            "at": rows.text_of(told.at),
            "kind": told.kind,
            "way": told.way,
            "starts_utc": int(told.starts.timestamp()),
            "minutes": told.minutes,
            "join_url": told.join_url,
            "off": told.off,
        }
    )


def note_agreed(db: "Database", booking_id: int, at: datetime) -> None:
    """Keep how a booking stands that is about to change, if its customer was told nothing of it."""
    db.execute(
        """
        INSERT INTO told
            (booking_id, customer_id, at, kind, way, starts_utc, minutes, join_url, off)
        SELECT id, customer_id, :at, :kind, :way, starts_utc, minutes,
            CASE place WHEN 'online' THEN :online ELSE '' END, 0
        FROM bookings AS booking WHERE id = :id AND NOT EXISTS (
            SELECT 1 FROM told
            WHERE told.booking_id = booking.id AND told.customer_id = booking.customer_id
        )
        """,
        {
            "id": booking_id,
            "at": rows.text_of(at),
            "kind": MessageKind.BOOKED,
            "way": Way.AGREED,
            "online": AGREED_ONLINE,
        },
    )


def told_of(db: "Database", booking_id: int) -> list[Told]:
    sql = f"SELECT * FROM told WHERE booking_id = ? AND {_ITS_CUSTOMER} ORDER BY id"  # noqa: S608 - our own words
    return [_told_of(row) for row in db.query(sql, [booking_id])]


def last_told(db: "Database", booking_ids: Iterable[int]) -> dict[int, Told]:
    found: dict[int, Told] = {}
    for some in _some_at_a_time(booking_ids):
        marks = ", ".join("?" * len(some))
        sql = f"""
            SELECT * FROM told WHERE id IN (
                SELECT max(id) FROM told
                WHERE booking_id IN ({marks}) AND {_ITS_CUSTOMER} GROUP BY booking_id
            )
        """  # noqa: S608 - question marks, and our own words
        found |= {row["booking_id"]: _told_of(row) for row in db.query(sql, some)}
    return found


def _some_at_a_time(ids: Iterable[int]) -> Iterator[list[int]]:
    every = list(ids)
    for first in range(0, len(every), _AT_A_TIME):
        yield every[first : first + _AT_A_TIME]


def forget_told(db: "Database", told: Told) -> None:
    """Take back the newest entry that says just this."""
    sql = "SELECT * FROM told WHERE booking_id = ? ORDER BY id DESC"
    for row in db.query(sql, [told.booking_id]):
        if _told_of(row) == told:
            db.execute("DELETE FROM told WHERE id = ?", [row["id"]])
            return


def forget_customer(db: "Database", customer_id: int) -> None:
    """Take out when and how a customer was told of bookings, whose ever those are now."""
    db.execute("DELETE FROM told WHERE customer_id = ?", [customer_id])


def perhaps_to_tell(db: "Database", now: datetime, zone: str) -> list[Lack]:
    """Return what ``MessageStore.perhaps_to_tell`` says; SQL narrows it down, core decides."""
    ahead = {"now": now.timestamp()}
    chosen = "WHERE booking.id IN (SELECT id FROM untold WHERE ends_utc > :now)"
    found = {one.booking.id: one for one in store_bookings.details(db, chosen, ahead)}
    lacking = set(db.execute("SELECT id, customer_id FROM untold WHERE ends_utc > :now", ahead))
    own = [one.booking.id for one in found.values() if _key(one) in lacking]
    told = last_told(db, own)
    theirs = [(found[booking_id], told[booking_id]) for booking_id in own]
    given_away = db.query(
        """
        SELECT told.* FROM untold JOIN bookings ON bookings.id = untold.id
        JOIN told ON told.id = (
            SELECT max(last.id) FROM told AS last
            WHERE last.booking_id = untold.id AND last.customer_id = untold.customer_id
        )
        WHERE untold.ends_utc > :now AND untold.customer_id <> bookings.customer_id
        """,
        ahead,
    )
    formers = [_for_former(db, found[row["booking_id"]], row, zone) for row in given_away]
    return sorted(theirs + formers, key=_by_time)


def formers(db: "Database", booking_id: int, zone: str) -> list[Lack]:
    """Return what ``MessageStore.formers`` says."""
    last = db.query(
        f"""
        SELECT * FROM told WHERE id IN (
            SELECT max(id) FROM told WHERE booking_id = ? AND NOT {_ITS_CUSTOMER}
            GROUP BY customer_id
        ) AND way <> ? ORDER BY id
        """,  # noqa: S608 - our own words
        [booking_id, Way.AGREED],
    )
    rows_found = list(last)
    if not rows_found:
        return []
    (details,) = store_bookings.details(db, "WHERE booking.id = :id", {"id": booking_id})
    return [_for_former(db, details, row, zone) for row in rows_found]


def former_lacks(
    db: "Database", booking_ids: Iterable[int], now: datetime, zone: str
) -> dict[int, list[Lack]]:
    """Return what ``MessageStore.former_lacks`` says; SQL narrows it down, core decides."""
    found: dict[int, list[Lack]] = {}
    for some in _some_at_a_time(booking_ids):
        marks = ", ".join("?" * len(some))
        sql = f"""
            SELECT DISTINCT untold.id FROM untold JOIN bookings ON bookings.id = untold.id
            WHERE untold.id IN ({marks}) AND untold.ends_utc > ?
            AND untold.customer_id <> bookings.customer_id
        """  # noqa: S608 - question marks
        for (booking_id,) in db.execute(sql, [*some, now.timestamp()]).fetchall():
            found[booking_id] = formers(db, booking_id, zone)
    return found


def _for_former(db: "Database", details: BookingDetails, row: rows.Row, zone: str) -> Lack:
    told = _told_of(row)
    customer = store_people.customer(db, told.customer_id)
    return for_former(_as_theirs(db, details, customer.id), customer, told, zone), told


def _as_theirs(db: "Database", details: BookingDetails, customer_id: int) -> BookingDetails:
    """Return what was booked for them, and with whom: of what is another's they must not read."""
    was = store_journal.last_as_of(db, details.booking.id, customer_id)
    if was is None:
        return details
    service = next(db.query("SELECT * FROM services WHERE id = ?", [was["service_id"]]))
    staff = next(db.query("SELECT * FROM staff WHERE id = ?", [was["staff_id"]]))
    booking = replace(
        details.booking,
        service_id=was["service_id"],
        staff_id=was["staff_id"],
        place=Place(was["place"]),
    )
    return replace(
        details, booking=booking, service=rows.service_of(service), staff=rows.staff_of(staff)
    )


def _key(details: BookingDetails) -> tuple[int, int]:
    return details.booking.id, details.booking.customer_id


def _by_time(lack: Lack) -> tuple[datetime, int, int, int]:
    booking, customer = lack[0].booking, lack[0].customer
    return booking.starts, booking.starts.fold, booking.id, customer.id


def _told_of(row: rows.Row) -> Told:
    return Told(
        booking_id=row["booking_id"],
        customer_id=row["customer_id"],
        at=datetime.fromisoformat(row["at"]),
        kind=MessageKind(row["kind"]),
        way=Way(row["way"]),
        starts=datetime.fromtimestamp(row["starts_utc"], UTC),
        minutes=row["minutes"],
        join_url=row["join_url"],
        off=bool(row["off"]),
    )
