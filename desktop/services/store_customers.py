"""What is known of a customer beyond the name: visits, and the deleting of it all."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop.core import drafts
from desktop.core.models import (
    Act,
    BookingDetails,
    Change,
    Customer,
    CustomerKind,
    Status,
)
from desktop.core.tally import Tally
from desktop.core.visits import CustomerCard, Visitor
from desktop.core.words import QT_TRANSLATE_NOOP
from desktop.services import (
    store_bookings,
    store_form,
    store_journal,
    store_messages,
    store_people,
    store_search,
)
from desktop.services.store_journal import RowChange

if TYPE_CHECKING:
    from sqlite_utils import Database

_MOST_ON_A_CARD = 500
_ABSENT = f"'{Status.CANCELLED}', '{Status.DELETED}', '{Status.NO_SHOW}'"
_VISITS = f"WHERE booking.customer_id = :customer AND booking.status NOT IN ({_ABSENT}) AND"


def find_visitors(db: "Database", typed: str, limit: int, now: datetime) -> list[Visitor]:
    found = store_search.find_customers(db, typed, limit)
    return [visitor(db, customer, now) for customer in found]


def visitor(db: "Database", customer: Customer, now: datetime) -> Visitor:
    at = {"customer": customer.id, "now": now.timestamp()}
    last = _nearest(db, "booking.starts_utc <= :now ORDER BY booking.starts_utc DESC", at)
    coming = _nearest(db, "booking.starts_utc > :now ORDER BY booking.starts_utc", at)
    return Visitor(customer, last, coming)


def _nearest(db: "Database", rest: str, parameters: dict[str, Any]) -> BookingDetails | None:
    found = store_bookings.details(db, f"{_VISITS} {rest} LIMIT 1", parameters)
    return found[0] if found else None


def to_come(db: "Database", customer_id: int, now: datetime) -> list[BookingDetails]:
    at = {"customer": customer_id, "now": now.timestamp()}
    rest = "booking.starts_utc > :now ORDER BY booking.starts_utc, booking.id"
    return store_bookings.details(db, f"{_VISITS} {rest}", at)


def card(db: "Database", customer_id: int) -> CustomerCard:
    bookings = store_bookings.details(
        db,
        """
        WHERE booking.customer_id = :customer AND booking.status <> :deleted
        ORDER BY booking.starts_utc DESC, booking.id DESC LIMIT :most
        """,
        {"customer": customer_id, "deleted": Status.DELETED, "most": _MOST_ON_A_CARD},
    )
    return CustomerCard(store_people.customer(db, customer_id), tuple(bookings))


def tally(db: "Database", customer_id: int, now: datetime) -> Tally:
    sql = f"""
        SELECT count(*), total(starts_utc <= :now AND status NOT IN ({_ABSENT})),
            total(status = :no_show), total(status = :cancelled)
        FROM bookings WHERE customer_id = :customer AND status <> :deleted
    """  # noqa: S608 - our own statuses
    asked = {"customer": customer_id, "now": now.timestamp()}
    statuses = {"no_show": Status.NO_SHOW, "cancelled": Status.CANCELLED, "deleted": Status.DELETED}
    return Tally(*map(int, db.execute(sql, asked | statuses).fetchone()))


def no_shows(db: "Database", customer_id: int) -> int:
    sql = "SELECT count(*) FROM bookings WHERE customer_id = ? AND status = ?"
    return int(db.execute(sql, [customer_id, Status.NO_SHOW]).fetchone()[0])


def change(db: "Database", wanted: Customer, country: str, now: datetime) -> Change:
    before = store_people.customer_row(db, wanted.id)
    if before["kind"] != CustomerKind.PERSON:
        words = QT_TRANSLATE_NOOP("core", "Only the details of a person can be changed.")
        raise drafts.InvalidDraft(drafts.Field.CUSTOMER, words)
    store_people.save_customer(db, wanted, country)
    after = store_people.customer_row(db, wanted.id)
    changes = [] if before == after else [RowChange("customers", wanted.id, before, after)]
    return store_journal.write_down(db, Act.CUSTOMER_CHANGED, now, changes)


def walk_in(db: "Database") -> Customer:
    """Return the customer that stands for all who gave no name, made at first use."""
    sql = "SELECT id FROM customers WHERE kind = ?"
    found = db.execute(sql, [CustomerKind.WALK_IN]).fetchone()
    if found is not None:
        return store_people.customer(db, found[0])
    return store_people.save_customer(db, Customer(0, "", kind=CustomerKind.WALK_IN), "")


def erase(db: "Database", customer_id: int, now: datetime) -> None:
    """Delete all that tells who a customer is; bookings stay, without their notes.

    Raises InvalidDraft while bookings are still to come: somebody has to be told of those first.
    """
    person = store_people.customer(db, customer_id)
    if person.kind is CustomerKind.WALK_IN:
        words = QT_TRANSLATE_NOOP("core", "The walk-in customer holds nobody's data.")
        raise drafts.InvalidDraft(drafts.Field.CUSTOMER, words)
    coming = """
        SELECT 1 FROM bookings WHERE customer_id = ? AND ends_utc > ?
            AND status NOT IN ('cancelled', 'deleted')
    """
    if db.execute(coming, [customer_id, now.timestamp()]).fetchone() is not None:
        words = QT_TRANSLATE_NOOP("core", "There are bookings still to come. Cancel them first.")
        raise drafts.InvalidDraft(drafts.Field.CUSTOMER, words)
    nobody = Customer(customer_id, "", kind=CustomerKind.ERASED)
    store_people.save_customer(db, nobody, "")
    db.execute("UPDATE bookings SET note = '' WHERE customer_id = ?", [customer_id])
    store_form.keep(db, "")
    store_journal.forget_customer(db, customer_id)
    store_messages.forget_customer(db, customer_id)
    for index in ("customer_words", "customer_digits"):
        # else deleted words stay in older parts of the index until those happen to be merged
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608 - ours
