"""Putting whole lists into the book, and taking them out again."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING, Any

from desktop.core import drafts, times
from desktop.core.duplicates import Known
from desktop.core.models import (
    Act,
    Booking,
    BookingDraft,
    Change,
    Customer,
    CustomerKind,
    Place,
    Salon,
    Service,
    Status,
)
from desktop.core.names import fold
from desktop.core.troubles import AppError, Kind
from desktop.services import (
    store_acts,
    store_bookings,
    store_customers,
    store_journal,
    store_people,
)
from desktop.services.arrivals import Arrival, Incoming, Stopped, Titles
from desktop.services.store_journal import RowChange

if TYPE_CHECKING:
    from sqlite_utils import Database

Tell = Callable[[int, int], None]

THING = "imports"
"""Customers added by one import, in the journal: the first and last of their ids, and a digest.

What they are called is not repeated there, where deleting one of them for good would not reach.
"""

CHUNK = 2_000
FEW = 50
_COLUMNS = "id, name, phone, email, note, time_zone, language, kind, words, digits"


@dataclass(frozen=True, slots=True)
class Calendar:
    """How another calendar's appointments are booked: by whom, as what, and what titles are."""

    staff_id: int
    service_id: int
    titles: Titles = Titles.CUSTOMERS


def known(db: "Database") -> list[Known]:
    """Return every person in the book, to compare others with."""
    sql = "SELECT name, digits, email, 0, id FROM customers WHERE kind = ?"
    return [Known(*row) for row in db.execute(sql, [CustomerKind.PERSON])]


def uids(db: "Database") -> frozenset[str]:
    """Return the UIDs of all bookings but those deleted, which come back when imported again."""
    sql = "SELECT uid FROM bookings WHERE status <> ?"
    return frozenset(row[0] for row in db.execute(sql, [Status.DELETED]))


def people_count(db: "Database") -> int:
    sql = "SELECT count(*) FROM customers WHERE kind = ?"
    return int(db.execute(sql, [CustomerKind.PERSON]).fetchone()[0])


def customers_after(db: "Database", customer_id: int, limit: int) -> list[Customer]:
    """Return people in the order of their ids, for reading them all in parts."""
    sql = """
        SELECT id, name, phone, email, note, time_zone, language FROM customers
        WHERE id > ? AND kind = ? ORDER BY id LIMIT ?
    """
    return [Customer(*row) for row in db.execute(sql, [customer_id, CustomerKind.PERSON, limit])]


def add_customers(
    db: "Database", people: Sequence[Incoming], now: datetime, tell: Tell, stop: Event
) -> Change:
    """Raise :class:`Stopped` when it is to be undone."""
    last = int(db.execute("SELECT coalesce(max(id), 0) FROM customers").fetchone()[0])
    sql = f"INSERT INTO customers ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - our own columns
    for first in chunks(len(people), CHUNK, tell, stop):
        db.conn.executemany(
            sql,
            [
                _row(last + number, one)
                for number, one in enumerate(people[first : first + CHUNK], start=first + 1)
            ],
        )
    if not people:
        return Change(0, 0, Act.UNCHANGED, 0)
    added = {"first": last + 1, "last": last + len(people)}
    after = added | {"digest": _digest(db, added)}
    change = store_journal.write_down(
        db, Act.IMPORTED, now, [RowChange(THING, last + 1, None, after)]
    )
    return replace(change, count=len(people))


def _row(customer_id: int, one: Incoming) -> tuple[int | str, ...]:
    """Return the values of :data:`_COLUMNS`; ``dataclasses.asdict`` would take as long again."""
    who = one.customer
    typed = (who.name, who.phone, who.email, who.note, who.time_zone, who.language, who.kind)
    return (customer_id, *typed, one.words, one.digits)


def take_back(db: "Database", done: RowChange, tell: Tell, stop: Event) -> None:
    """Delete the customers an import added; refuse when one was changed or booked since.

    Raises AppError: CHANGED_SINCE. Raises :class:`Stopped` when it is to be undone.
    """
    added = done.after or {}
    booked = db.execute(
        "SELECT 1 FROM bookings WHERE customer_id BETWEEN :first AND :last LIMIT 1", added
    )
    if booked.fetchone() is not None or _digest(db, added) != added["digest"]:
        raise AppError(Kind.CHANGED_SINCE)
    begin, last = added["first"], added["last"]
    for offset in chunks(last - begin + 1, CHUNK, tell, stop):
        first = begin + offset
        sql = "DELETE FROM customers WHERE id BETWEEN ? AND ?"
        db.execute(sql, [first, min(first + CHUNK - 1, last)])
    store_journal.forget_customers(db, added["first"], added["last"])


def _digest(db: "Database", added: dict[str, Any]) -> str:
    """Return a digest of all that is known of those customers."""
    found = hashlib.sha256()
    sql = f"SELECT {_COLUMNS} FROM customers WHERE id BETWEEN :first AND :last ORDER BY id"  # noqa: S608 - our own columns
    for row in db.execute(sql, added):
        found.update(repr(row).encode(errors="replace"))
    return found.hexdigest()


def add_bookings(
    db: "Database",
    arrivals: Sequence[Arrival],
    calendar: Calendar,
    salon: Salon,
    now: datetime,
    tell: Tell,
    stop: Event,
) -> Change:
    """Book what is not in the book yet. Raise :class:`Stopped` when it is to be undone."""
    service = _checked(db, calendar, salon)
    guests = _Guests(db, salon)
    changes: list[RowChange | None] = []
    for first in chunks(len(arrivals), FEW, tell, stop):
        for one in arrivals[first : first + FEW]:
            held = _held(db, one.appointment.uid)
            if held is not None and held.status is not Status.DELETED:
                continue
            wanted = booking_of(one, guests.id_of(one.customer), calendar, service, salon, now)
            if held is not None:
                wanted = replace(wanted, id=held.id, sequence=held.sequence)
            changes.append(store_acts.put(db, held, wanted, salon))
    done = [change for change in changes if change is not None]
    return store_journal.write_down(db, Act.IMPORTED, now, done)


class _Guests:
    """Whom the appointments are for: those known, and others added, each once."""

    def __init__(self, db: "Database", salon: Salon) -> None:
        self._db = db
        self._country = salon.country
        self._added: dict[tuple[str, str, str], int] = {}

    def id_of(self, customer: Customer) -> int:
        if customer.kind is CustomerKind.WALK_IN:
            return store_customers.walk_in(self._db).id
        if customer.id and store_people.can_be_booked(self._db, customer.id):
            return customer.id
        key = fold(customer.name), customer.phone, customer.email
        if key not in self._added:
            fresh = replace(customer, id=0)
            self._added[key] = store_people.save_customer(self._db, fresh, self._country).id
        return self._added[key]


def _checked(db: "Database", calendar: Calendar, salon: Salon) -> Service:
    """Return the service; raise InvalidDraft where service or staff cannot be booked."""
    services = store_people.services(db)
    service = next((one for one in services if one.id == calendar.service_id), None)
    draft = BookingDraft(
        customer_id=1,
        customer=None,
        staff_id=calendar.staff_id,
        service_id=calendar.service_id,
        starts=datetime(2000, 1, 1, 12),
        minutes=service.minutes if service else drafts.SHORTEST_MINUTES,
    )
    staff = store_people.staff(db)
    for problem in drafts.problems(draft, zone=salon.time_zone, staff=staff, services=services):
        raise problem
    assert service is not None  # noqa: S101 - drafts.problems has just found it
    return service


def _held(db: "Database", uid: str) -> Booking | None:
    row = db.execute("SELECT id FROM bookings WHERE uid = ?", [uid]).fetchone()
    return None if row is None else store_bookings.held(db, row[0])


def booking_of(
    one: Arrival,
    customer_id: int,
    calendar: Calendar,
    service: Service,
    salon: Salon,
    now: datetime,
) -> Booking:
    """Return the booking; what is over when it is imported took place, as far as one knows."""
    appointment, minutes = one.appointment, one.appointment.minutes or service.minutes
    ends = times.to_utc_shifted(appointment.starts, salon.time_zone) + timedelta(minutes=minutes)
    title = appointment.title if one.customer.kind is CustomerKind.WALK_IN else ""
    return Booking(
        id=0,
        uid=appointment.uid,
        customer_id=customer_id,
        staff_id=calendar.staff_id,
        service_id=calendar.service_id,
        starts=appointment.starts,
        minutes=minutes,
        place=Place.ONLINE if service.place is Place.ONLINE else Place.ON_SITE,
        status=Status.DONE if ends <= now else Status.BOOKED,
        note="\n".join(filter(None, (title, appointment.note))),
        sequence=0,
        changed_at=now,
    )


def chunks(size: int, step: int, tell: Tell, stop: Event) -> Iterator[int]:
    """Yield where each part of a long work begins; raise :class:`Stopped` between two of them."""
    for first in range(0, size, step):
        tell(first, size)
        if stop.is_set():
            raise Stopped
        yield first
    if stop.is_set():
        raise Stopped
    tell(size, size)
