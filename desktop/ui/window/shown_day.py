"""Which day, or whose week, is shown, and which booking is chosen; reads it and reads it again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.messages import Told
from desktop.core.models import BookingDetails, Staff
from desktop.core.times import to_wall
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking.meeting_past import NOTHING_KNOWN, MeetingPast, read_past
from desktop.ui.day.day_contents import DayContents, read_day, read_week
from desktop.ui.rereading import Rereading
from desktop.ui.spoken import first_weekday

WEEK = 7
MINUTE_MS = 60_000

Wanted = tuple[date | None, int, int, bool, bool]
"""Day (``None``: today), whose week, chosen booking; whether cancelled, and everybody, show."""


@dataclass(frozen=True, slots=True)
class Reading:
    """``people`` are those whose week can be shown.

    ``no_shows`` are the chosen customer's, ``past`` is that of the chosen booking's meeting, and
    ``told`` all that was told of that booking, oldest first, ``formers`` as in ``Store.formers``.
    """

    contents: DayContents
    chosen: BookingDetails | None
    people: tuple[Staff, ...]
    today: date
    no_shows: int = 0
    past: MeetingPast = NOTHING_KNOWN
    told: tuple[Told, ...] = ()
    formers: tuple[tuple[BookingDetails, Told], ...] = ()


class ShownDay(QObject):
    """``came(reading)`` follows each reading, unless something else is to be shown by then.

    It does not wait for the last of many changes: while a queue of links drains they come faster
    than the book is read. Today's page turns at the salon's midnight. ``now`` answers in UTC.
    ``failed(error)`` says that the book could not be read.
    """

    came = Signal(object)
    failed = Signal(object)

    def __init__(self, book: Book, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._now = now
        self.day: date | None = None
        """``None`` until the book was first read, and to show today."""
        self.staff_id = 0
        """Whose week is shown; 0 for a day of everybody."""
        self.chosen = 0
        self.show_cancelled = False
        self.everybody = False
        self._reading: Reading | None = None
        self._rereading = Rereading(book, self._question, self._came, self.failed.emit, self)
        self.minutes = QTimer(self, interval=MINUTE_MS)
        self.minutes.timeout.connect(self._look_at_the_clock)
        self.minutes.start()
        book.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Read again what is shown."""
        self._rereading.again()

    def go_to(self, day: date) -> None:
        """Show another day, or the week around it."""
        self.day = day
        self.refresh()

    def go_by(self, steps: int) -> None:
        """Show the day so many days away; of a person's weeks, so many weeks."""
        self.go_by_days(steps * (WEEK if self.staff_id else 1))

    def go_by_days(self, days: int) -> None:
        """Show the day, or the week, so many days away."""
        if self.day is not None:
            self.go_to(self.day + timedelta(days=days))

    def go_by_weeks(self, weeks: int) -> None:
        """Show the same weekday so many weeks away."""
        self.go_by_days(weeks * WEEK)

    def go_today(self) -> None:
        """Show today, by the salon's clock."""
        self.day = None
        self.refresh()

    def show_person(self, staff_id: int) -> None:
        """Show somebody's week around the day shown; the day of everybody with 0."""
        self.staff_id = staff_id
        self.refresh()

    def show_day(self, day: date) -> None:
        """Show one day of everybody."""
        self.staff_id = 0
        self.go_to(day)

    def take(self, other: "ShownDay") -> None:
        """Show what another shows."""
        self.day, self.staff_id, self.chosen = other.day, other.staff_id, other.chosen
        self.show_cancelled, self.everybody = other.show_cancelled, other.everybody
        self.refresh()

    def let_cancelled_show(self, on: bool) -> None:
        """Show cancelled bookings too, or not."""
        self.show_cancelled = on
        self.refresh()

    def let_everybody_show(self, on: bool) -> None:
        """Show columns of staff who do not work that day too, or not."""
        self.everybody = on
        self.refresh()

    def _look_at_the_clock(self) -> None:
        """Read again on another day than that of the last reading."""
        last = self._reading
        if last is None or _day_at(self._now(), last.contents.salon.time_zone) == last.today:
            return
        if self.day == last.today:
            self.day = None
        self.refresh()

    def _came(self, answer: tuple[Wanted, Reading]) -> None:
        wanted, reading = answer
        if wanted == self._wanted():
            self._reading, self.day = reading, reading.contents.day
            self.came.emit(reading)
        else:
            self.refresh()

    def _wanted(self) -> Wanted:
        return self.day, self.staff_id, self.chosen, self.show_cancelled, self.everybody

    def _question(self) -> Callable[[Store], tuple[Wanted, Reading]]:
        wanted, now, weekday = self._wanted(), self._now(), first_weekday().value
        at, staff_id, chosen, cancelled, everybody = wanted

        def question(store: Store) -> tuple[Wanted, Reading]:
            today = _day_at(now, store.salon().time_zone)
            day = at or today
            if staff_id:
                contents = read_week(
                    store, day, staff_id, first_weekday=weekday, show_cancelled=cancelled
                )
            else:
                contents = read_day(store, day, show_cancelled=cancelled, everybody=everybody)
            details = store.booking(chosen) if chosen else None
            people = tuple(
                person
                for person in store.staff()
                if not person.archived or person.id == staff_id  # archived while it is shown
            )
            missed = store.no_shows(details.customer.id) if details else 0
            past = read_past(store, chosen) if details else NOTHING_KNOWN
            told = tuple(store.told_of(chosen)) if details else ()
            formers = tuple(store.formers(chosen)) if details else ()
            reading = Reading(contents, details, people, today, missed, past, told, formers)
            return wanted, reading

        return question


def _day_at(now: datetime, zone: str) -> date:
    return to_wall(now, zone).date()
