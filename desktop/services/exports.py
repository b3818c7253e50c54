"""Bookings and customers from the book into a file, in parts that can be stopped in between."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from threading import Event

from desktop.core.csv_export import ListWords, booking_lines, customer_lines, head_line
from desktop.core.models import Status
from desktop.services.files import replace_bytes
from desktop.services.store import Store

DAYS = 7
PEOPLE = 2_000

Tell = Callable[[int, int], None]
"""Is told how many of how many are done."""


def export_customers(
    store: Store, file: Path, words: ListWords, tell: Tell, stop: Event, *, notes: bool
) -> int | None:
    """Write every customer; return how many, ``None`` when stopped, with no file written.

    Raises AppError: DISK_FULL, FILE_NOT_WRITTEN, or what reading the book raises.
    """
    whole = store.people_count()
    parts, done, last = [head_line(words.customer_heads, words.separator)], 0, 0
    tell(0, whole)
    while people := store.customers_after(last, PEOPLE):
        if stop.is_set():
            return None
        parts.append(customer_lines(people, words, notes=notes))
        done, last = done + len(people), people[-1].id
        tell(done, max(done, whole))
    return _written(file, parts, done, stop)


def export_bookings(
    store: Store,
    file: Path,
    days: tuple[date, date],
    words: ListWords,
    tell: Tell,
    stop: Event,
    *,
    notes: bool,
) -> int | None:
    """Write the bookings of the salon days from the first to the last of ``days``.

    Returns and raises as :func:`export_customers`; ``tell`` counts days.
    """
    first, last = days
    whole = (last - first).days + 1
    parts, done = [head_line(words.booking_heads, words.separator)], 0
    for passed in range(0, whole, DAYS):
        tell(passed, whole)
        if stop.is_set():
            return None
        begins = first + timedelta(days=passed)
        found = store.bookings(begins, min(last, begins + timedelta(days=DAYS - 1)))
        listed = [one for one in found if one.booking.status is not Status.DELETED]
        parts.append(booking_lines(listed, words, notes=notes))
        done += len(listed)
    tell(whole, whole)
    return _written(file, parts, done, stop)


def _written(file: Path, parts: list[bytes], count: int, stop: Event) -> int | None:
    if stop.is_set():
        return None
    replace_bytes(file, b"".join(parts))
    return count
