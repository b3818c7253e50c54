"""Reading bookings, with everything they refer to in one row."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeVar

from desktop.core import times
from desktop.core.models import Booking, BookingDetails
from desktop.services import rows, store_search

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")

_WIDER = timedelta(hours=3)
_LONGEST = timedelta(days=1)
_MOST_FOUND = 200
_COLUMNS = {
    "booking": (
        "id uid customer_id staff_id service_id starts fold minutes place status note sequence"
        " changed_at series"
    ),
    "customer": "id name phone email note time_zone language kind",
    "staff": "id name colour position archived hours service_ids",
    "service": "id name minutes colour place position archived buffer price online_allowed",
    "meeting": (
        "external_id booking_id provider tenant_id user_id organiser_email organiser_name cloud_id"
        " join_url subject starts ends lobby join_id passcode tries not_before"
        " trouble_kind trouble_code trouble_request_id since ended"
    ),
}
_NAMES = {table: columns.split() for table, columns in _COLUMNS.items()}
_ENDS = dict(zip(_NAMES, accumulate(map(len, _NAMES.values())), strict=True))
_AT = {table: slice(end - len(_NAMES[table]), end) for table, end in _ENDS.items()}
_SELECTED = ", ".join(f"{table}.{name}" for table, names in _NAMES.items() for name in names)
_DETAILS = f"""
    SELECT {_SELECTED} FROM bookings AS booking
    JOIN customers AS customer ON customer.id = booking.customer_id
    JOIN staff ON staff.id = booking.staff_id
    JOIN services AS service ON service.id = booking.service_id
    LEFT JOIN meetings AS meeting ON meeting.booking_id = booking.id AND meeting.ended = 0
"""  # noqa: S608 - made of the names above, nothing typed


def details(db: "Database", rest: str, parameters: dict[str, Any]) -> list[BookingDetails]:
    """Return the bookings chosen and sorted by ``rest``, SQL that follows the joined tables."""
    found = db.execute(f"{_DETAILS} {rest}", parameters).fetchall()
    read = _Reading()
    return [read.details(row) for row in found]


class _Reading:
    """Joined rows -> values. What stands in many rows, as a staff member does, is read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], Any] = {}

    def details(self, row: tuple[Any, ...]) -> BookingDetails:
        has_meeting = row[_AT["meeting"].start] is not None
        return BookingDetails(
            booking=rows.booking_of(self._part(row, "booking")),
            customer=self._once(row, "customer", rows.customer_of),
            staff=self._once(row, "staff", rows.staff_of),
            service=self._once(row, "service", rows.service_of),
            meeting=rows.meeting_of(self._part(row, "meeting")) if has_meeting else None,
        )

    def _once(self, row: tuple[Any, ...], table: str, value_of: Callable[[rows.Row], T]) -> T:
        key = (table, row[_AT[table].start])
        if key not in self._known:
            self._known[key] = value_of(self._part(row, table))
        found: T = self._known[key]
        return found

    def _part(self, row: tuple[Any, ...], table: str) -> rows.Row:
        return dict(zip(_NAMES[table], row[_AT[table]], strict=True))


def between(
    db: "Database", first: date, last: date, zone: str, *, staff_id: int = 0
) -> list[BookingDetails]:
    """Return what starts on the days from ``first`` to ``last``, of one staff member or of all.

    The index narrows by instants, wider than the days by what clock changes near midnight can
    shift; the wall-clock date decides.
    """
    begins, ends = times.day_bounds(first, zone)[0], times.day_bounds(last, zone)[1]
    whose = "AND booking.staff_id = :staff" if staff_id else ""
    return details(
        db,
        f"""
        WHERE booking.starts_utc >= :begins AND booking.starts_utc < :ends
            AND booking.starts >= :first AND booking.starts < :after_last {whose}
        ORDER BY booking.starts_utc, booking.id
        """,
        {
            "begins": (begins - _WIDER).timestamp(),
            "ends": (ends + _WIDER).timestamp(),
            "first": first.isoformat(),
            "after_last": (last + timedelta(days=1)).isoformat(),
            "staff": staff_id,
        },
    )


def next_online(db: "Database", now: datetime, limit: int) -> list[BookingDetails]:
    """Return online bookings that take place and have not ended, soonest first."""
    return details(
        db,
        """
        WHERE booking.place = 'online' AND booking.starts_utc > :longest_ago
            AND booking.ends_utc > :now AND booking.status NOT IN ('cancelled', 'deleted')
        ORDER BY booking.starts_utc, booking.id LIMIT :limit
        """,
        {
            "longest_ago": (now - _LONGEST).timestamp() - 1,
            "now": now.timestamp(),
            "limit": limit,
        },
    )


def called_off(db: "Database", typed: str, limit: int) -> list[BookingDetails]:
    """Return cancelled and deleted bookings, the last changed first; of whom ``typed`` finds."""
    whose, ids = "", []
    if typed.strip():
        ids = [customer.id for customer in store_search.find_customers(db, typed, _MOST_FOUND)]
        whose = f"AND booking.customer_id IN ({', '.join(map(str, ids))})"
    return details(
        db,
        f"""
        WHERE booking.status IN ('cancelled', 'deleted') {whose}
        ORDER BY booking.changed_at DESC LIMIT :limit
        """,
        {"limit": limit},
    )


def following(db: "Database", first: Booking) -> list[Booking]:
    """Return a booking and those of its series that start later and take place, in order."""
    if not first.series:
        return [first]
    found = db.query(
        """
        SELECT * FROM bookings WHERE series = ? AND status NOT IN ('cancelled', 'deleted')
            AND series <> ''  -- tells SQLite that the index on series will do
            AND (starts > ? OR id = ?) ORDER BY starts_utc, id
        """,
        [first.series, first.starts.replace(fold=0).isoformat(), first.id],
    )
    return [rows.booking_of(row) for row in found]


def booking(db: "Database", booking_id: int) -> BookingDetails | None:
    found = details(db, "WHERE booking.id = :id", {"id": booking_id})
    return found[0] if found else None


def held(db: "Database", booking_id: int) -> Booking:
    """Return the booking alone; raise LookupError when there is none."""
    row = next(db.query("SELECT * FROM bookings WHERE id = ?", [booking_id]), None)
    if row is None:
        raise LookupError(f"no booking {booking_id}")
    return rows.booking_of(row)
