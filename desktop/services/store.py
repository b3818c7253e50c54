"""The salon's book on disk: one SQLite file, and the questions and acts the app needs of it.

Each lane has a :class:`Store` of its own on the same file. Reads see the last committed state;
every act is one transaction, on disk (``synchronous=FULL``) before the method returns.

Errors raised by every method: :class:`AppError` with ``DISK_FULL``, ``BOOK_LOCKED``,
``BOOK_DAMAGED``, ``BOOK_NEWER`` or ``BOOK_NOT_WRITABLE``.
"""

from desktop.core.models import Salon, Service, Staff
from desktop.services import store_form, store_people, store_salon
from desktop.services.booking_store import BookingStore
from desktop.services.customer_store import CustomerStore
from desktop.services.import_store import ImportStore
from desktop.services.message_store import MessageStore
from desktop.services.sync_store import SyncStore


class Store(BookingStore, CustomerStore, ImportStore, MessageStore, SyncStore):
    """All of the book: bookings, customers, what the reconciler asks for, and the salon itself."""

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

    # a form that is being filled in

    def keep_form(self, content: str) -> None:
        """Keep what is typed in the booking form against a crash; ``""`` forgets it."""
        with self._file.writing() as db:
            store_form.keep(db, content)

    def kept_form(self) -> str:
        """Return what :meth:`keep_form` kept, ``""`` when nothing is."""
        with self._file.reading() as db:
            return store_form.kept(db)
