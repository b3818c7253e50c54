"""Lists from elsewhere: what a file holds, and what of it the book would take.

Nothing here writes: :meth:`Store.import_customers` and :meth:`Store.import_bookings` do, each in
one transaction.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import zip_longest
from pathlib import Path
from threading import Event
from typing import Protocol, TypeVar

from desktop.core.appointments import Appointment, Appointments, NotACalendar
from desktop.core.candidates import Candidate, Fault, customer_of
from desktop.core.csv_columns import Column
from desktop.core.csv_import import Table, candidate_of, table_of
from desktop.core.duplicates import Duplicates, Known
from desktop.core.models import Customer, CustomerKind
from desktop.core.names import fold
from desktop.core.newcomer import newcomer
from desktop.core.phones import searchable
from desktop.core.text_files import Watch, is_text
from desktop.core.vcard import Cards, cards_of
from desktop.services.arrivals import Arrival, Incoming, Stopped, Titles
from desktop.services.store_people import searched

LARGEST_FILE = 200 * 1024 * 1024
"""Bytes; 200,000 customers with long notes take a tenth of that."""

TELL_EVERY = 500
_LOOKED_AT = 4_096
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods are zipped; .xls

Tell = Callable[[int, int], None]
"""Is told how many of how many are done."""

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Listed(Protocol[T_co]):
    """Things that one can count and go through."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[T_co]: ...


class FileProblem(StrEnum):
    """Why nothing can be imported from a file."""

    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    SPREADSHEET = "spreadsheet"  # a workbook, not a list
    NO_TEXT = "no_text"  # a picture, a program
    NO_CALENDAR = "no_calendar"  # broken in a way that nothing can be told of it


Source = Table | Cards | Appointments | FileProblem


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that can be imported, in the order of the file, and what is wrong in it."""

    people: Sequence[Incoming]
    faults: Sequence[Fault]

    def chosen(self, *, with_twins: bool) -> list[Incoming]:
        return [one for one in self.people if with_twins or one.twin is None]


@dataclass(frozen=True, slots=True)
class Acquainted:
    """Whom and what the book knows already; ``country`` is the salon's."""

    people: Sequence[Known]
    uids: frozenset[str]
    country: str


def read_source(file: Path, zone: str, tell: Tell, stop: Event) -> Source | None:
    """Return what a file holds, told by its content and not by its name; ``None`` when stopped."""

    def watch(done: int, whole: int) -> None:
        if stop.is_set():
            raise Stopped
        tell(done, whole)

    try:
        if file.stat().st_size > LARGEST_FILE:
            return FileProblem.TOO_LARGE
        data = file.read_bytes()
    except OSError:
        return FileProblem.UNREADABLE
    try:
        return _source(data, zone, watch)
    except Stopped:
        return None


def _source(data: bytes, zone: str, watch: Watch) -> Source:
    if data.startswith(_SPREADSHEETS):
        return FileProblem.SPREADSHEET
    beginning = data[:_LOOKED_AT].replace(b"\0", b"").upper()
    if b"BEGIN:VCALENDAR" in beginning:
        return _calendar(data, zone, watch)
    if b"BEGIN:VCARD" in beginning:
        return cards_of(data, watch)
    if not is_text(data):
        return FileProblem.NO_TEXT
    table = table_of(data, watch)
    return table if table.rows or table.faults else FileProblem.EMPTY


def _calendar(data: bytes, zone: str, watch: Watch) -> Source:
    from desktop.core.ical_import import appointments_of  # slow to import, so on a lane

    try:
        return appointments_of(data, zone, watch)
    except NotACalendar:
        return FileProblem.NO_CALENDAR


@dataclass(frozen=True, slots=True)
class Everybody:
    """Whoever stands in a list, made when asked for: a large list is held once."""

    table: Table
    columns: Sequence[Column]
    with_heads: bool

    def __len__(self) -> int:
        return len(self.table.rows) - self.with_heads

    def __iter__(self) -> Iterator[Candidate]:
        return (
            candidate_of(row, self.columns) for row in self.table.body(with_heads=self.with_heads)
        )


def candidates_of(
    source: Table | Cards, columns: Sequence[Column], *, with_heads: bool
) -> tuple[Listed[Candidate], Sequence[Fault]]:
    """Return everybody in a file, and what could not be read at all."""
    if isinstance(source, Cards):
        return source.people, source.faults
    return Everybody(source, columns, with_heads), source.faults


def prepare(
    candidates: Listed[Candidate],
    faults: Iterable[Fault],
    known: Iterable[Known],
    country: str,
    tell: Tell,
    stop: Event,
) -> Prepared | None:
    """Return what can be imported; ``None`` when it was stopped."""
    duplicates = Duplicates(known)
    people: list[Incoming] = []
    found = list(faults)
    try:
        for candidate in told(candidates, tell, stop):
            customer, wrong = customer_of(candidate)
            found += wrong
            if customer is not None:
                people.append(_incoming(candidate, customer, country, duplicates))
    except Stopped:
        return None
    finally:
        duplicates.forget()
    return Prepared(people, sorted(found, key=lambda one: one.line))


def _incoming(
    candidate: Candidate, customer: Customer, country: str, duplicates: Duplicates
) -> Incoming:
    columns, line = searched(customer, country), candidate.line
    main = Known(customer.name, columns["digits"], customer.email, line)
    others = [
        Known(customer.name, searchable(phone, country), email, line)
        for phone, email in zip_longest(candidate.phones[1:], candidate.emails[1:], fillvalue="")
    ]
    ways = [main, *others]  # whoever is known by a number that only goes into the note is known
    twin = next(filter(None, map(duplicates.twin_of, ways)), None)
    if twin is None:
        for one in ways:
            duplicates.add(one)
    return Incoming(line, customer, columns["words"], columns["digits"], twin)


def told(things: Listed[T], tell: Tell, stop: Event) -> Iterator[T]:
    """Yield the things one by one, and tell how far it is.

    Raise :class:`Stopped` when it is stopped, be it at the end.
    """
    whole = len(things)
    for done, one in enumerate(things):
        if done % TELL_EVERY == 0:
            if stop.is_set():
                raise Stopped
            tell(done, whole)
        yield one
    if stop.is_set():
        raise Stopped
    tell(whole, whole)


def arrivals_of(
    appointments: Sequence[Appointment],
    titles: Titles,
    book: Acquainted,
    tell: Tell,
    stop: Event,
    *,
    since: datetime | None,
) -> list[Arrival] | None:
    """Return what would be booked, for whom; ``since`` leaves out what starts earlier.

    A title's name, number and e-mail are told apart; whoever the book knows by number, e-mail or a
    name that nobody else there has, is meant. ``None`` when it was stopped.
    """
    try:
        return list(_arrivals(told(appointments, tell, stop), titles, book, since))
    except Stopped:
        return None


def _arrivals(
    appointments: Iterable[Appointment], titles: Titles, book: Acquainted, since: datetime | None
) -> Iterator[Arrival]:
    duplicates, by_name = Duplicates(book.people), dict[str, int]()
    for person in book.people:
        name = fold(person.name)
        by_name[name] = 0 if name in by_name else person.id
    walk_in = Customer(0, "", kind=CustomerKind.WALK_IN)
    for one in appointments:
        if since is not None and one.starts < since:
            continue
        customer = newcomer(one.title) if titles is Titles.CUSTOMERS else walk_in
        if not (customer.name or customer.phone or customer.email):
            customer = walk_in
        if customer.kind is CustomerKind.PERSON:
            digits = searched(customer, book.country)["digits"]
            twin = duplicates.twin_of(Known(customer.name, digits, customer.email))
            meant = twin.known.id if twin else by_name.get(fold(customer.name), 0)
            customer = replace(customer, id=meant)
        yield Arrival(one, customer, one.uid in book.uids)
