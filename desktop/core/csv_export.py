"""Bookings and customers as lists for a spreadsheet: CSV by RFC 4180.

UTF-8 with a byte order mark, by which Excel knows it; cells are safe against formulas.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO

from desktop.core.csv_cells import guarded
from desktop.core.models import BookingDetails, Customer, CustomerKind, Place, Status
from desktop.core.words import QT_TRANSLATE_NOOP

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

CUSTOMER_HEADS = (
    QT_TRANSLATE_NOOP("core", "Name"),
    QT_TRANSLATE_NOOP("core", "Phone"),
    QT_TRANSLATE_NOOP("core", "E-mail"),
    QT_TRANSLATE_NOOP("core", "Note"),
    QT_TRANSLATE_NOOP("core", "Language"),
    QT_TRANSLATE_NOOP("core", "Time zone"),
)
"""What the columns are called; ``core.csv_columns`` knows them again in every language of ours."""

BOOKING_HEADS = (
    QT_TRANSLATE_NOOP("core", "Date"),
    QT_TRANSLATE_NOOP("core", "From"),
    QT_TRANSLATE_NOOP("core", "To"),
    QT_TRANSLATE_NOOP("core", "Minutes"),
    QT_TRANSLATE_NOOP("core", "Customer"),
    QT_TRANSLATE_NOOP("core", "Phone"),
    QT_TRANSLATE_NOOP("core", "E-mail"),
    QT_TRANSLATE_NOOP("core", "Service"),
    QT_TRANSLATE_NOOP("core", "Price"),
    QT_TRANSLATE_NOOP("core", "Staff"),
    QT_TRANSLATE_NOOP("core", "Where"),
    QT_TRANSLATE_NOOP("core", "Status"),
    QT_TRANSLATE_NOOP("core", "Note"),
)


@dataclass(frozen=True, slots=True)
class ListWords:
    """The words of a list in the reader's language; ``separator`` stands between the cells.

    A spreadsheet set to a language with decimal commas opens only semicolons as columns.
    ``kinds`` says what stands for a customer without a name of their own.
    """

    customer_heads: Sequence[str] = CUSTOMER_HEADS
    booking_heads: Sequence[str] = BOOKING_HEADS
    statuses: Mapping[Status, str] | None = None
    places: Mapping[Place, str] | None = None
    kinds: Mapping[CustomerKind, str] | None = None
    separator: str = ","


def head_line(heads: Sequence[str], separator: str) -> bytes:
    """Return how a file begins."""
    return BYTE_ORDER_MARK + _lines([heads], separator)


def customer_lines(customers: Iterable[Customer], words: ListWords, *, notes: bool) -> bytes:
    """Return a line for each person; the walk-in customer and deleted ones are nobody to list.

    ``notes`` puts the private notes in.
    """
    return _lines(
        (
            (
                one.name,
                one.phone,
                one.email,
                one.note if notes else "",
                one.language,
                one.time_zone,
            )
            for one in customers
            if one.kind is CustomerKind.PERSON
        ),
        words.separator,
    )


def booking_lines(bookings: Iterable[BookingDetails], words: ListWords, *, notes: bool) -> bytes:
    """Return a line for each booking but those deleted, which were made by mistake.

    Dates and times are ISO 8601 in the salon's zone, prices have a decimal point. ``notes`` puts
    the private notes in.
    """
    return _lines(
        (
            _booking(details, words, notes=notes)
            for details in bookings
            if details.booking.status is not Status.DELETED
        ),
        words.separator,
    )


def _booking(details: BookingDetails, words: ListWords, *, notes: bool) -> Sequence[str]:
    booking, customer = details.booking, details.customer
    ends = booking.starts + timedelta(minutes=booking.minutes)
    price = details.service.price
    return (
        f"{booking.starts:%Y-%m-%d}",
        f"{booking.starts:%H:%M}",
        f"{ends:%H:%M}",
        str(booking.minutes),
        (words.kinds or {}).get(customer.kind, customer.name),
        customer.phone,
        customer.email,
        details.service.name,
        "" if price is None else f"{price:.2f}",
        details.staff.name,
        (words.places or {}).get(booking.place, str(booking.place)),
        (words.statuses or {}).get(booking.status, str(booking.status)),
        booking.note if notes else "",
    )


def _lines(rows: Iterable[Sequence[str]], separator: str) -> bytes:
    """Quote every cell: a program that parts at other signs too would find more cells in one."""
    written = StringIO(newline="")
    writer = csv.writer(written, delimiter=separator, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return written.getvalue().encode(errors="replace")
