"""Saving a day's or a person's bookings as one calendar file, for the salon's own people."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.core.daybook import week_of
from desktop.core.file_names import calendar_file_name
from desktop.services.files import replace_bytes
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.file_dialogs import save_file
from desktop.ui.notices import NoticeBar
from desktop.ui.spoken import first_weekday

translate = QCoreApplication.translate  # the name by which lupdate finds the words


@dataclass(frozen=True, slots=True)
class Days:
    """The salon days from ``first`` to ``last``, of one staff member, of everybody with 0."""

    first: date
    last: date
    staff_id: int = 0


def day_of_everybody(day: date) -> Days:
    return Days(day, day)


def week_of_person(day: date, staff_id: int) -> Days:
    """Return the week that holds ``day``, as the day view shows it."""
    week = week_of(day, first_weekday().value)
    return Days(week[0], week[-1], staff_id)


def save_days(book: Book, bar: NoticeBar, parent: QWidget, days: Days, now: datetime) -> None:
    """Ask where, and write the bookings of these days there; without any, say so.

    ``now`` is UTC.
    """

    def came(name: str) -> None:
        if name:
            _ask_where(book, bar, parent, days, now, name)
        elif days.first == days.last:
            bar.show_info(translate("acts", "There is no booking to save on this day."))
        else:
            bar.show_info(translate("acts", "There is no booking to save in this week."))

    book.read(
        lambda store: _proposed_name(store, days),
        came,
        failed=lambda error: bar.show_error(error, lambda: save_days(book, bar, parent, days, now)),
        owner=parent,
    )


def _proposed_name(store: Store, days: Days) -> str:
    """Return how to call the file; empty when there is nothing to put in it."""
    if not store.bookings(days.first, days.last, staff_id=days.staff_id):
        return ""
    names = [person.name for person in store.staff() if person.id == days.staff_id]
    return calendar_file_name(days.first, days.last, names[0] if names else store.salon().name)


def _ask_where(
    book: Book, bar: NoticeBar, parent: QWidget, days: Days, now: datetime, name: str
) -> None:
    save_file(
        parent,
        translate("acts", "Save the bookings as a calendar file"),
        [translate("acts", "Calendar files (*.ics)")],
        name,
        lambda chosen: write_days(book, bar, chosen, days, now),
    )


def write_days(book: Book, bar: NoticeBar, file: Path, days: Days, now: datetime) -> None:
    """Write the bookings of these days to ``file``, whole or not at all, off the GUI thread."""

    def job(store: Store) -> None:
        from desktop.core.ical import staff_file  # slow to import, so on this lane

        bookings = store.bookings(days.first, days.last, staff_id=days.staff_id)
        replace_bytes(file, staff_file(bookings, store.salon(), now=now))

    book.read(
        job,
        lambda _nothing: bar.show_done(translate("acts", "Saved {file}.").format(file=file.name)),
        failed=lambda error: bar.show_error(error, lambda: write_days(book, bar, file, days, now)),
        owner=bar,
    )
