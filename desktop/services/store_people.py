"""Staff, services and customers."""

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from desktop.core import drafts, names, phones
from desktop.core.models import Customer, CustomerKind, Service, Staff
from desktop.services import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_DERIVED = frozenset({"words", "digits"})


def staff(db: "Database") -> list[Staff]:
    return [rows.staff_of(row) for row in db.query("SELECT * FROM staff ORDER BY position, id")]


def save_staff(db: "Database", wanted: Staff) -> Staff:
    for problem in drafts.staff_problems(wanted):
        raise problem
    person = replace(wanted, name=wanted.name.strip())
    if not person.id and not person.position:
        person = replace(person, position=_next_position(db, "staff"))
    return replace(person, id=_write(db, "staff", rows.row_of_staff(person)))


def services(db: "Database") -> list[Service]:
    found = db.query("SELECT * FROM services ORDER BY position, id")
    return [rows.service_of(row) for row in found]


def save_service(db: "Database", wanted: Service) -> Service:
    for problem in drafts.service_problems(wanted):
        raise problem
    service = replace(wanted, name=wanted.name.strip())
    if not service.id and not service.position:
        service = replace(service, position=_next_position(db, "services"))
    return replace(service, id=_write(db, "services", rows.row_of_service(service)))


def can_be_booked(db: "Database", customer_id: int) -> bool:
    """Whether there is such a customer, whose data was not deleted."""
    sql = "SELECT 1 FROM customers WHERE id = ? AND kind <> ?"
    return db.execute(sql, [customer_id, CustomerKind.ERASED]).fetchone() is not None


def customer(db: "Database", customer_id: int) -> Customer:
    return rows.customer_of(customer_row(db, customer_id))


def customer_row(db: "Database", customer_id: int) -> dict[str, Any]:
    """Return all that was typed about a customer; raise LookupError when there is none."""
    row = next(db.query("SELECT * FROM customers WHERE id = ?", [customer_id]), None)
    if row is None:
        raise LookupError(f"no customer {customer_id}")
    return {name: value for name, value in row.items() if name not in _DERIVED}


def save_customer(db: "Database", wanted: Customer, country: str) -> Customer:
    for problem in drafts.customer_problems(wanted):
        raise problem
    person = replace(
        wanted,
        name=wanted.name.strip(),
        phone=wanted.phone.strip(),
        email=wanted.email.strip(),
    )
    row = asdict(person) | searched(person, country)
    return replace(person, id=_write(db, "customers", row))


def searched(person: Customer, country: str) -> dict[str, str]:
    """Return the columns in which somebody is looked for."""
    return {
        "words": " ".join([names.searchable(person.name), person.email.casefold()]).strip(),
        "digits": phones.searchable(person.phone, country),
    }


def _next_position(db: "Database", table: str) -> int:
    sql = f"SELECT coalesce(max(position) + 1, 0) FROM {table}"  # noqa: S608 - one of our tables
    return int(db.execute(sql).fetchone()[0])


def _write(db: "Database", table: str, row: dict[str, Any]) -> int:
    """Insert a row whose id is 0, else update the one it has; return its id."""
    from sqlite_utils.db import NotFoundError

    row_id = int(row.pop("id"))
    if row_id == 0:
        return int(db.table(table).insert(row).last_rowid or 0)
    try:
        db.table(table).update(row_id, row)
    except NotFoundError as error:
        raise LookupError(f"no {table} {row_id}") from error
    return row_id
