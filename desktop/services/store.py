"""The salon's book on disk: one SQLite file, and the questions and acts the app needs of it.

Each lane has a :class:`Store` of its own on the same file. Reads see the last committed state;
every act is one transaction, on disk (``synchronous=FULL``) before the method returns.

Errors raised by every method: :class:`AppError` with ``DISK_FULL``, ``BOOK_LOCKED``,
``BOOK_DAMAGED``, ``BOOK_NEWER`` or ``BOOK_NOT_WRITABLE``.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from desktop.core.drafts import draft_of
from desktop.core.models import (
    BookingDetails,
    BookingDraft,
    Change,
    Customer,
    Meeting,
    Organiser,
    ProviderKind,
    Salon,
    Service,
    Staff,
)
from desktop.services import (
    store_acts,
    store_bookings,
    store_meetings,
    store_people,
    store_salon,
    store_search,
)
from desktop.services.store_file import BookFile


class Store:
    """``now`` answers with an aware UTC datetime; ``time_zone`` is that of a book not yet set up.

    The constructor does no I/O: the file is made, opened and migrated at first use. A store may be
    used from any thread; its calls take turns.
    """

    def __init__(self, path: Path, now: Callable[[], datetime], *, time_zone: str = "UTC") -> None:
        self._file = BookFile(path)
        self._now = now
        self._fresh = store_salon.fresh(time_zone)

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        self._file.close()

    @property
    def rows_written(self) -> int:
        """Rows written since opening; a difference tells that this store wrote in between."""
        return self._file.rows_written

    # the salon

    def salon(self) -> Salon:
        """Return the salon; a fresh book's has the name ``""``, Mon-Fri 9-18 and Sat 9-14."""
        with self._file.reading() as db:
            return store_salon.salon(db, self._fresh)

    def save_salon(self, salon: Salon) -> None:
        """Save; with another time zone, every booking keeps its wall-clock time.

        A wall-clock time that the new zone skips moves forward by the gap. Upcoming online bookings
        become unsettled, so that their meetings are compared again.

        Raises:
            InvalidDraft: the time zone is not known.
        """
        with self._file.writing() as db:
            store_salon.save(db, salon, self._fresh, self._now())

    # people and services

    def staff(self) -> list[Staff]:
        """All, archived ones too, in their order."""
        with self._file.reading() as db:
            return store_people.staff(db)

    def save_staff(self, staff: Staff) -> Staff:
        """Insert (``id`` 0; ``position`` 0 then means last) or update; archive, never delete.

        Raises:
            InvalidDraft: the name is empty.
            LookupError: no such id.
        """
        with self._file.writing() as db:
            return store_people.save_staff(db, staff)

    def services(self) -> list[Service]:
        """All, archived ones too, in their order."""
        with self._file.reading() as db:
            return store_people.services(db)

    def save_service(self, service: Service) -> Service:
        """Insert or update, as :meth:`save_staff` does.

        Raises:
            InvalidDraft: the name is empty, or the length not between 5 minutes and 24 hours.
            LookupError: no such id.
        """
        with self._file.writing() as db:
            return store_people.save_service(db, service)

    def customer(self, customer_id: int) -> Customer:
        """Raise LookupError when there is none."""
        with self._file.reading() as db:
            return store_people.customer(db, customer_id)

    def save_customer(self, customer: Customer) -> Customer:
        """Insert (``id`` 0) or update.

        Raises:
            InvalidDraft: name, phone and e-mail are all empty.
            LookupError: no such id.
        """
        with self._file.writing() as db:
            country = store_salon.salon(db, self._fresh).country
            return store_people.save_customer(db, customer, country)

    def find_customers(self, typed: str, limit: int = 20) -> list[Customer]:
        """Find by words of the name (any order, accents and case folded), e-mail or phone digits.

        A word with three digits or more is looked for anywhere in the number, however either was
        spelt; every word typed must be found. Best matches first; nothing typed finds nobody.
        """
        with self._file.reading() as db:
            return store_search.find_customers(db, typed, limit)

    # bookings

    def day(self, day: date) -> list[BookingDetails]:
        """Return what starts on that salon day, cancelled ones too, in order of start."""
        with self._file.reading() as db:
            return store_bookings.day(db, day, store_salon.salon(db, self._fresh).time_zone)

    def booking(self, booking_id: int) -> BookingDetails | None:
        with self._file.reading() as db:
            return store_bookings.booking(db, booking_id)

    def save_booking(self, draft: BookingDraft, booking_id: int = 0) -> Change:
        """Book (``booking_id`` 0) or change a booking: customer, booking and undo record in one.

        Overlaps are allowed. ``sequence`` goes up with time, length, place, service, staff member
        or status, not with the note.

        Raises:
            InvalidDraft: see :func:`desktop.core.drafts.problems`; also for a cancelled booking,
                which has to be restored first.
            LookupError: no such booking.
        """
        with self._file.writing() as db:
            salon = store_salon.pinned(db, self._fresh)
            return store_acts.save(db, draft, booking_id, salon, self._now())

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

    def cancel_booking(self, booking_id: int) -> Change:
        """Cancel; an already cancelled booking answers with the change that cancelled it.

        Raises:
            LookupError: no such booking.
        """
        with self._file.writing() as db:
            salon = store_salon.pinned(db, self._fresh)
            return store_acts.cancel(db, booking_id, salon, self._now())

    def restore_booking(self, booking_id: int) -> Change:
        """Take a cancellation back, however long ago; ``UNCHANGED`` when it is not cancelled.

        Raises:
            LookupError: no such booking.
        """
        with self._file.writing() as db:
            salon = store_salon.pinned(db, self._fresh)
            return store_acts.restore(db, booking_id, salon, self._now())

    def undo(self, change_id: int) -> Change:
        """Put the booking back as it was before that change; the answer can itself be undone.

        Undoing a booking's making cancels it: it stays in the book, and its meeting is deleted.

        Raises:
            AppError: CHANGED_SINCE, the booking is no longer as that change left it.
            LookupError: no such change.
        """
        with self._file.writing() as db:
            salon = store_salon.pinned(db, self._fresh)
            return store_acts.undo(db, change_id, salon, self._now())

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make one transaction of all acts inside; other lanes' acts wait for its end."""
        with self._file.writing():
            yield

    # for the reconciler: a booking is unsettled until it is settled, so that nothing is missed
    # after a crash. Every act that could concern a meeting makes it due at once, in the act's own
    # transaction; `settle` and `wait` take effect only on what was actually judged.

    def unsettled(self, now: datetime, limit: int = 50) -> list[BookingDetails]:
        """Return bookings due for a look by ``core.meetings.next_step``.

        Running and future ones first, soonest start first; then past ones (their meetings may
        still have to be deleted). Those waiting for a later time or for a person are left out.
        """
        with self._file.reading() as db:
            return store_meetings.unsettled(db, now, limit)

    def next_due(self, now: datetime) -> datetime | None:
        """When :meth:`unsettled` next has something: ``now`` when it has, ``None`` for never."""
        with self._file.reading() as db:
            return store_meetings.next_due(db, now)

    def settle(self, details: BookingDetails, salon: Salon) -> bool:
        """Say that ``next_step`` of just these values found nothing to do.

        False, and no effect, when booking, meeting, people or salon have changed since they were
        read: look again.
        """
        with self._file.writing() as db:
            current = store_salon.salon(db, self._fresh)
            return salon == current and store_meetings.settle(db, details)

    def wait(self, details: BookingDetails, salon: Salon, until: datetime | None) -> bool:
        """Say that ``next_step`` of just these values waits until a time, or a person (``None``).

        Waits end early with any change of the booking or the salon and with :meth:`retry_all`; none
        lasts longer than a day, so that a clock set wrong does no lasting harm. False, and no
        effect, as for :meth:`settle`.
        """
        with self._file.writing() as db:
            current = store_salon.salon(db, self._fresh)
            return salon == current and store_meetings.wait(db, details, until, self._now())

    def begin_meeting(
        self,
        booking_id: int,
        provider: ProviderKind,
        external_id: str,
        organiser: Organiser | None,
    ) -> Meeting:
        """Write a new life down, on disk before this returns and so before the provider is called.

        A booking has at most one life that has not ended: where there is one already, that one is
        returned, with *its* ``external_id``.
        """
        with self._file.writing() as db:
            meeting = Meeting(external_id, booking_id, provider, organiser)
            return store_meetings.begin(db, meeting)

    def record_meeting(self, meeting: Meeting) -> None:
        """Write down what is known of one life, and make its booking due at once.

        With ``not_before`` the booking is due then instead. A link that differs from one the
        booking had before raises the booking's ``sequence``.
        """
        with self._file.writing() as db:
            store_meetings.record(db, meeting)

    def meetings_of(self, booking_id: int) -> list[Meeting]:
        """All lives, ended ones too, oldest first."""
        with self._file.reading() as db:
            return store_meetings.meetings_of(db, booking_id)

    def renew_meeting(self, booking_id: int) -> None:
        """Let a booking get a new meeting in place of one that is gone on the provider's side."""
        with self._file.writing() as db:
            store_meetings.renew(db, booking_id)

    def retry_all(self) -> None:
        """Make every unsettled booking due now and forget its meeting's trouble, unless gone."""
        with self._file.writing() as db:
            store_meetings.retry_all(db)
