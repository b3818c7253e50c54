"""The store's bookings and absences: read by day, changed by acts that can be taken back."""

from dataclasses import replace
from datetime import date, datetime
from threading import Event

from desktop.core.drafts import draft_of
from desktop.core.models import (
    Absence,
    Act,
    Booking,
    BookingDetails,
    BookingDraft,
    Change,
    Repeat,
    Status,
)
from desktop.services import (
    store_absences,
    store_acts,
    store_bookings,
    store_salon,
    store_undo,
)
from desktop.services.base_store import BaseStore
from desktop.services.store_imports import Tell


def _to_nobody(_done: int, _whole: int) -> None:
    """Hear how far an act is where nobody asks."""


class BookingStore(BaseStore):
    """Every act is one entry in the journal; its :class:`Change` has the id to undo it by."""

    def day(self, day: date) -> list[BookingDetails]:
        """Return what starts on that salon day, cancelled ones too, in order of start."""
        return self.bookings(day, day)

    def bookings(self, first: date, last: date, *, staff_id: int = 0) -> list[BookingDetails]:
        """Return what starts on the salon days from ``first`` to ``last``, in order of start.

        Cancelled and deleted ones too; of one staff member, or of all with 0.
        """
        with self._file.reading() as db:
            zone = store_salon.salon(db, self._fresh).time_zone
            return store_bookings.between(db, first, last, zone, staff_id=staff_id)

    def booking(self, booking_id: int) -> BookingDetails | None:
        with self._file.reading() as db:
            return store_bookings.booking(db, booking_id)

    def next_online(self, limit: int = 20) -> list[BookingDetails]:
        """Return online bookings that take place and have not ended, soonest first."""
        with self._file.reading() as db:
            return store_bookings.next_online(db, self._now(), limit)

    def called_off(self, typed: str = "", limit: int = 200) -> list[BookingDetails]:
        """Return cancelled and deleted bookings, the last changed first.

        ``typed`` narrows them to customers as :meth:`find_customers` finds them.
        """
        with self._file.reading() as db:
            return store_bookings.called_off(db, typed, limit)

    def following(self, booking_id: int) -> list[Booking]:
        """Return a booking and those of its series that start later and take place.

        Raises:
            LookupError: no such booking.
        """
        with self._file.reading() as db:
            return store_bookings.following(db, store_bookings.held(db, booking_id))

    def save_booking(
        self, draft: BookingDraft, booking_id: int = 0, *, status: Status = Status.BOOKED
    ) -> Change:
        """Book (``booking_id`` 0) or change a booking: customer, booking and journal in one.

        Overlaps are allowed. ``sequence`` goes up with time, length, place, service and staff
        member, not with the note. ``status`` is that of a new booking; a changed one keeps its own.

        Raises:
            InvalidDraft: see :func:`desktop.core.drafts.problems`; also for a cancelled booking,
                which has to be restored first.
            LookupError: no such booking.
        """
        with self._file.writing() as db:
            salon = store_salon.pinned(db, self._fresh)
            return store_acts.save(db, draft, booking_id, salon, self._now(), status)

    def save_series(self, draft: BookingDraft, repeat: Repeat) -> Change:
        """Book every time of a repetition, as one act.

        Raises:
            InvalidDraft: also see :func:`desktop.core.series.problems`.
        """
        with self._file.writing() as db:
            salon = store_salon.pinned(db, self._fresh)
            return store_acts.save_series(db, draft, repeat, salon, self._now())

    def save_following(self, draft: BookingDraft, booking_id: int) -> Change:
        """Change a booking and those of its series that follow it, as one act.

        The following ones change in what ``draft`` changes in the booking, and keep what was
        arranged for one alone otherwise. They move by as many days, to the same time of day.

        Raises:
            InvalidDraft, LookupError: as :meth:`save_booking`.
        """
        with self._file.writing() as db:
            salon = store_salon.pinned(db, self._fresh)
            return store_acts.save_following(db, draft, booking_id, salon, self._now())

    def move_booking(
        self, booking_id: int, starts: datetime, *, staff_id: int = 0, minutes: int = 0
    ) -> Change:
        """Move to another wall-clock start; ``staff_id`` or ``minutes`` 0 leave theirs as they are.

        Raises:
            InvalidDraft, LookupError: as :meth:`save_booking`.
        """
        with self._file.writing() as db:
            salon = store_salon.pinned(db, self._fresh)
            held = store_bookings.held(db, booking_id)
            moved = replace(
                held,
                starts=starts,
                staff_id=staff_id or held.staff_id,
                minutes=minutes or held.minutes,
            )
            return store_acts.save(db, draft_of(moved), booking_id, salon, self._now())

    def mark_booking(self, booking_id: int, status: Status) -> Change:
        """Give a booking that takes place another such status.

        Raises:
            InvalidDraft: the booking is cancelled, which :meth:`restore_booking` takes back.
            LookupError: no such booking.
        """
        with self._file.writing() as db:
            salon = store_salon.pinned(db, self._fresh)
            return store_acts.mark(db, booking_id, status, Act.MARKED, salon, self._now())

    def cancel_booking(self, booking_id: int) -> Change:
        """Cancel; an already cancelled booking answers with the change that cancelled it.

        Raises:
            LookupError: no such booking.
        """
        with self._file.writing() as db:
            salon = store_salon.pinned(db, self._fresh)
            now = self._now()
            return store_acts.mark(db, booking_id, Status.CANCELLED, Act.CANCELLED, salon, now)

    def cancel_following(self, booking_id: int) -> Change:
        """Cancel a booking and those of its series that follow it, as one act.

        What is cancelled or deleted already stays so.
        """
        with self._file.writing() as db:
            salon = store_salon.pinned(db, self._fresh)
            return store_acts.cancel_following(db, booking_id, salon, self._now())

    def delete_booking(self, booking_id: int) -> Change:
        """Take a booking made by mistake off the book; it can be found and restored.

        Raises:
            LookupError: no such booking.
        """
        with self._file.writing() as db:
            salon = store_salon.pinned(db, self._fresh)
            now = self._now()
            return store_acts.mark(db, booking_id, Status.DELETED, Act.DELETED, salon, now)

    def restore_booking(self, booking_id: int) -> Change:
        """Take a cancellation or deletion back, however long ago; else ``UNCHANGED``.

        Raises:
            LookupError: no such booking.
        """
        with self._file.writing() as db:
            salon = store_salon.pinned(db, self._fresh)
            return store_acts.restore(db, booking_id, salon, self._now())

    def absences(self, first: date, last: date) -> list[Absence]:
        """Return every absence that touches the salon days from ``first`` to ``last``."""
        with self._file.reading() as db:
            return store_absences.between(db, first, last)

    def save_absence(self, absence: Absence) -> Change:
        """Add (``id`` 0) or change an absence.

        Raises:
            InvalidDraft: see :func:`desktop.core.drafts.absence_problems`; also for somebody who is
                not in the book.
            LookupError: no such absence.
        """
        with self._file.writing() as db:
            return store_absences.save(db, absence, self._now())

    def remove_absence(self, absence_id: int) -> Change:
        """Raise LookupError when there is no such absence."""
        with self._file.writing() as db:
            return store_absences.remove(db, absence_id, self._now())

    def undo(self, change_id: int, tell: Tell = _to_nobody, stop: Event | None = None) -> Change:
        """Put all that an act changed back as it was; the answer can itself be undone: a redo.

        Undoing a booking's making deletes it: it can be restored, and its meeting is deleted.
        ``tell`` gets how many of how many rows are done.

        Raises:
            AppError: CHANGED_SINCE, something is no longer as that act left it.
            LookupError: no such change.
            Stopped: ``stop`` was set; then nothing is changed.
        """
        with self._file.writing() as db:
            salon = store_salon.pinned(db, self._fresh)
            return store_undo.undo(db, change_id, salon, self._now(), tell, stop or Event())
