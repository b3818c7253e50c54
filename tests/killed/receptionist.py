"""Somebody at the desk of a real app: books, moves, cancels, restores, undoes, tells, without end.

Each act is told before it is asked of the book, and again once it came back as saved. Nothing else
begins in between, so that whoever kills the app knows what must be in the book.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

from PySide6.QtCore import QObject, QTimer

from desktop.app import Desk, utc_now
from desktop.core.messages import Way
from desktop.core.models import BookingDetails, BookingDraft, Change, Customer, Place
from desktop.core.troubles import AppError
from desktop.services.store import Store
from desktop.ui.booking.booking_acts import do
from desktop.ui.messages.telling import note_all
from tests.killed.reports import Reports

BUSY = 40
"""So many bookings stand at a time: more are called off than made from there on."""

DAYS, HOURS = 20, (9, 17)
UNDO_ONE_IN, TELL_ONE_IN = 8, 8
LONGEST_PAUSE_MS = 40
STAFF = (1, 2)
ADVICE = 1
LOOK_MS, QUIET_LOOKS = 150, 10


class Receptionist(QObject):
    """Works at ``desk`` until the process ends. ``first_day`` is a salon day at midnight."""

    def __init__(
        self, desk: Desk, reports: Reports, run: int, chance: Random, first_day: datetime
    ) -> None:
        super().__init__(desk)
        self._desk, self._reports, self._run = desk, reports, run
        self._chance, self._first_day = chance, first_day
        self._made = 0
        self._can_undo = ""
        desk.history.undone.connect(lambda _done: self._saved())
        desk.history.failed.connect(self._refused)
        desk.book.failed.connect(self._refused)

    def begin(self) -> None:
        """Show a day there is work on, and start."""
        self._desk.window.shown.go_to(self._any_time().date())
        self._look()

    def _look(self) -> None:
        """Look at what stands in the book, then act."""
        first, last = self._first_day.date(), (self._first_day + timedelta(days=DAYS)).date()
        self._desk.book.read(lambda store: store.bookings(first, last), self._act, owner=self)

    def _act(self, bookings: list[BookingDetails]) -> None:
        on = [one for one in bookings if not one.booking.status.is_off]
        off = [one for one in bookings[-BUSY:] if one.booking.status.is_off]
        if self._can_undo and self._chance.randrange(UNDO_ONE_IN) == 0:
            who, self._can_undo = self._can_undo, ""
            self._reports.tell("begins", what="undo", who=who)
            self._desk.history.undo()
        elif on and self._chance.randrange(TELL_ONE_IN) == 0:
            self._tell(self._chance.choice(on))
        elif not on or self._chance.random() < (0.4 if len(on) < BUSY else 0.1):
            self._book()
        elif self._chance.random() < 0.5:
            self._move(self._chance.choice(on))
        elif off and self._chance.random() < 0.2:
            one = self._chance.choice(off)
            self._do("restore", one, lambda store: store.restore_booking(one.booking.id))
        else:
            one = self._chance.choice(on)
            self._do("cancel", one, lambda store: store.cancel_booking(one.booking.id))

    def _book(self) -> None:
        self._made += 1
        who, starts = f"Guest {self._run}-{self._made}", self._any_time()
        staff_id = self._chance.choice(STAFF)
        draft = BookingDraft(0, Customer(0, who), staff_id, ADVICE, starts, 30, Place.ONLINE)
        facts = {"starts": starts.isoformat(), "staff_id": staff_id}
        self._ask("book", who, lambda store: store.save_booking(draft), facts)

    def _move(self, one: BookingDetails) -> None:
        booking_id, starts, staff_id = one.booking.id, self._any_time(), self._chance.choice(STAFF)

        def move(store: Store) -> Change:
            return store.move_booking(booking_id, starts, staff_id=staff_id)

        self._do("move", one, move, starts=starts.isoformat(), staff_id=staff_id)

    def _tell(self, one: BookingDetails) -> None:
        """Note that a guest knows; what was done last can still be undone."""
        self._reports.tell("begins", what="tell", who=one.customer.name)
        now = utc_now()
        self._desk.book.write(
            lambda store: note_all(store, one, Way.BY_WORD, now),
            lambda _told: self._saved(),
            owner=self,
        )

    def _do(
        self, what: str, one: BookingDetails, act: Callable[[Store], Change], **facts: object
    ) -> None:
        self._ask(what, one.customer.name, act, facts)

    def _ask(
        self, what: str, who: str, act: Callable[[Store], Change], facts: dict[str, Any]
    ) -> None:
        def words(change: Change) -> str:
            if change.id:  # what changed nothing cannot be undone: the act before it would be
                self._can_undo = who
            self._saved()
            return f"{what}: {who}"

        self._reports.tell("begins", what=what, who=who, **facts)
        do(self._desk.window.counter, act, words)

    def _saved(self) -> None:
        self._reports.tell("saved")
        QTimer.singleShot(self._chance.randrange(LONGEST_PAUSE_MS), self, self._look)

    def _refused(self, error: AppError) -> None:
        self._reports.tell("refused", error=str(error))

    def _any_time(self) -> datetime:
        quarters = self._chance.randrange(HOURS[0] * 4, HOURS[1] * 4)
        return self._first_day + timedelta(days=self._chance.randrange(DAYS), minutes=15 * quarters)


class Watcher(QObject):
    """Touches nothing; closes the window once the reconciler has had nothing to do for a while."""

    def __init__(self, desk: Desk, reports: Reports) -> None:
        super().__init__(desk)
        self._desk, self._reports = desk, reports
        self._quiet = 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        self._desk.book.read(lambda store: store.next_due(utc_now()), self._came, owner=self)

    def _came(self, due: datetime | None) -> None:
        self._quiet = self._quiet + 1 if due is None else 0
        if self._quiet == QUIET_LOOKS:
            self._reports.tell("rests")
            self._desk.window.close()
