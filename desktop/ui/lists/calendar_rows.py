"""What would become of another calendar's appointments, as lines to look at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from threading import Event

from PySide6.QtCore import QCoreApplication

from desktop.core.appointments import Appointments, LeftOut
from desktop.core.in_the_way import InTheWay
from desktop.core.models import CustomerKind, ProviderKind, Service, Staff
from desktop.core.times import to_wall
from desktop.services.arrivals import Arrival, Titles
from desktop.services.import_overlaps import overlaps_of
from desktop.services.imports import Acquainted, arrivals_of
from desktop.services.store import Store
from desktop.services.store_imports import Calendar
from desktop.ui.form.clash_words import named
from desktop.ui.lists.import_words import unfit_words
from desktop.ui.lists.preview_table import Cells
from desktop.ui.lists.result_page import Imported
from desktop.ui.spoken import apart, customer_text, date_text, time_text

translate = QCoreApplication.translate  # the name by which lupdate finds the words

MOST_SHOWN = 500
"""Lines that are shown of those left out, and of the others."""


@dataclass(frozen=True, slots=True)
class Booked:
    """What would be booked, the first lines of it to look at, and what the choices are."""

    rows: tuple[Cells, ...]
    arrivals: tuple[Arrival, ...]
    staff: tuple[Staff, ...]
    services: tuple[Service, ...]
    provider: ProviderKind

    @property
    def new(self) -> list[Arrival]:
        return [one for one in self.arrivals if not one.is_known]


@dataclass(frozen=True, slots=True)
class Overlapping:
    """The lines anew, with what is in their way, and how many have something there."""

    rows: tuple[Cells, ...]
    count: int


def question_for(
    source: Appointments, titles: Titles, since: datetime | None
) -> Callable[[Store, Callable[[int, int], None], Event], Booked | None]:
    """Return the question for the store's lane; it holds no widget."""

    def question(store: Store, tell: Callable[[int, int], None], stop: Event) -> Booked | None:
        salon = store.salon()
        begins = None if since is None else to_wall(since, salon.time_zone)
        book = Acquainted(store.known_people(), store.uids(), salon.country)
        arrivals = arrivals_of(source.found, titles, book, tell, stop, since=begins)
        if arrivals is None:
            return None
        staff, services = tuple(store.staff()), tuple(store.services())
        rows = rows_of(source, arrivals, {})
        return Booked(rows, tuple(arrivals), staff, services, salon.provider)

    return question


def overlaps_for(
    source: Appointments, arrivals: Sequence[Arrival], how: Calendar, now: datetime
) -> Callable[[Store, Callable[[int, int], None], Event], Overlapping | None]:
    """Return the question for the store's lane; it holds no widget."""

    def question(store: Store, tell: Callable[[int, int], None], stop: Event) -> Overlapping | None:
        new = [one for one in arrivals if not one.is_known]
        found = overlaps_of(store, new, how, now, tell, stop)
        if found is None:
            return None
        return Overlapping(rows_of(source, arrivals, found), len(found))

    return question


def rows_of(
    source: Appointments, arrivals: Sequence[Arrival], found: Mapping[str, InTheWay]
) -> tuple[Cells, ...]:
    """Return the first lines: what asks for a look before all else, each in order of time."""
    marked = [one for one in arrivals if one.appointment.uid in found]
    others = (one for one in arrivals if one.appointment.uid not in found)
    rows = [left_out_cells(one) for one in source.left_out[:MOST_SHOWN]]
    shown = islice(chain(marked, others), MOST_SHOWN)
    rows += [arrival_cells(one, found.get(one.appointment.uid)) for one in shown]
    return tuple(rows)


def import_of(
    arrivals: Sequence[Arrival], source: Appointments, how: Calendar
) -> Callable[[Store, Callable[[int, int], None], Event], Imported | None]:
    """Return the act for the store's lane; it holds no widget."""

    def act(store: Store, tell: Callable[[int, int], None], stop: Event) -> Imported | None:
        change = store.import_bookings(arrivals, how, tell, stop)
        if change is None:
            return None
        return Imported(change, [left_out_line(one) for one in source.left_out])

    return act


def left_out_line(one: LeftOut) -> str:
    return ", ".join(cell for cell in left_out_cells(one) if cell)


def arrival_cells(one: Arrival, overlap: InTheWay | None = None) -> Cells:
    """When, how long, for whom, and what happens: first what is in the way."""
    who = customer_text(one.customer)
    if one.customer.kind is CustomerKind.WALK_IN and one.appointment.title:
        who = f"{who}: {apart(one.appointment.title)}"
    if one.is_known:
        what = translate("CalendarPage", "In the book already")
    elif one.customer.id:
        what = translate("CalendarPage", "New, for a customer in the book")
    else:
        what = translate("CalendarPage", "New")
    if overlap is not None:
        what = f"{_overlap_words(overlap)}. {what}"
    starts = one.appointment.starts
    minutes = str(one.appointment.minutes or "")
    return f"{date_text(starts.date())} {time_text(starts)}", minutes, who, what


def _overlap_words(overlap: InTheWay) -> str:
    words = translate("CalendarPage", "Overlaps {bookings}")
    if overlap.only_close:  # else one would look in vain for the minutes that overlap
        words = translate("CalendarPage", "Leaves no time to tidy up beside {bookings}")
    return words.format(bookings=named(overlap))


def left_out_cells(one: LeftOut) -> Cells:
    """When, how long, what, and why it is left out."""
    when = ""
    if isinstance(one.when, datetime):
        when = f"{date_text(one.when.date())} {time_text(one.when)}"
    elif one.when is not None:
        when = date_text(one.when)
    return when, "", one.title, unfit_words(one.why)
