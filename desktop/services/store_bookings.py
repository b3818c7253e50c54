"""Reading bookings, with everything they refer to in one row."""

from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from desktop.core import times
from desktop.core.models import Booking, BookingDetails
from desktop.services import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_WIDER = timedelta(hours=3)
_COLUMNS = {
    "booking": (
        "id uid customer_id staff_id service_id starts fold minutes place status note sequence"
        " changed_at"
    ),
    "customer": "id name phone email note",
    "staff": "id name colour position archived",
    "service": "id name minutes colour place position archived",
    "meeting": (
        "external_id booking_id provider tenant_id user_id organiser_email organiser_name cloud_id"
        " join_url subject starts ends lobby join_id passcode tries not_before"
        " trouble_kind trouble_code trouble_request_id ended"
    ),
}
_NAMES = {table: columns.split() for table, columns in _COLUMNS.items()}
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
    return [rows.details_of(_parts_of(row)) for row in found]


def _parts_of(row: tuple[Any, ...]) -> dict[str, dict[str, Any]]:
    values = iter(row)
    return {
        table: dict(zip(names, islice(values, len(names)), strict=True))
        for table, names in _NAMES.items()
    }


def day(db: "Database", wanted: date, zone: str) -> list[BookingDetails]:
    """Return what starts on a day.

    The index narrows by instants, wider than the day by what clock changes near midnight can
    shift; the wall-clock date decides.
    """
    begins, ends = times.day_bounds(wanted, zone)
    return details(
        db,
        """
        WHERE booking.starts_utc >= :begins AND booking.starts_utc < :ends
            AND booking.starts >= :day AND booking.starts < :next_day
        ORDER BY booking.starts_utc, booking.id
        """,
        {
            "begins": (begins - _WIDER).timestamp(),
            "ends": (ends + _WIDER).timestamp(),
            "day": wanted.isoformat(),
            "next_day": (wanted + timedelta(days=1)).isoformat(),
        },
    )


def booking(db: "Database", booking_id: int) -> BookingDetails | None:
    found = details(db, "WHERE booking.id = :id", {"id": booking_id})
    return found[0] if found else None


def held(db: "Database", booking_id: int) -> Booking:
    """Return the booking alone; raise LookupError when there is none."""
    row = next(db.query("SELECT * FROM bookings WHERE id = ?", [booking_id]), None)
    if row is None:
        raise LookupError(f"no booking {booking_id}")
    return rows.booking_of(row)
