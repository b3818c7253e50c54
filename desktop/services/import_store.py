"""The store as lists need it: everybody in it, and whole files put into it at once."""

from collections.abc import Callable, Sequence
from threading import Event

from desktop.core.duplicates import Known
from desktop.core.models import Change, Customer
from desktop.services import store_imports, store_salon
from desktop.services.arrivals import Arrival, Incoming, Stopped
from desktop.services.base_store import BaseStore
from desktop.services.store_imports import Calendar

Tell = Callable[[int, int], None]


class ImportStore(BaseStore):
    """An import is one act and one transaction: all of it is in the book, or nothing."""

    def known_people(self) -> list[Known]:
        """Return every person in the book, to compare others with."""
        with self._file.reading() as db:
            return store_imports.known(db)

    def uids(self) -> frozenset[str]:
        """Return the iCalendar UIDs of all bookings but those deleted."""
        with self._file.reading() as db:
            return store_imports.uids(db)

    def people_count(self) -> int:
        with self._file.reading() as db:
            return store_imports.people_count(db)

    def customers_after(self, customer_id: int, limit: int) -> list[Customer]:
        """Return people whose id is higher, in the order of their ids."""
        with self._file.reading() as db:
            return store_imports.customers_after(db, customer_id, limit)

    def import_customers(
        self, people: Sequence[Incoming], tell: Tell, stop: Event
    ) -> Change | None:
        """Add them all, twins too; ``None`` when it was stopped, and then nobody is added.

        ``tell`` gets how many of how many are added. Undoing it deletes them, as long as none was
        changed or booked.
        """
        try:
            with self._file.writing() as db:
                return store_imports.add_customers(db, people, self._now(), tell, stop)
        except Stopped:
            return None

    def import_bookings(
        self, arrivals: Sequence[Arrival], calendar: Calendar, tell: Tell, stop: Event
    ) -> Change | None:
        """Book those whose UID is not in the book; ``None`` when stopped, with nothing booked.

        One deleted before comes back. Customers the book does not know are added; they stay when
        the bookings are undone.

        Raises:
            InvalidDraft: service or staff cannot be booked any more.
        """
        try:
            with self._file.writing() as db:
                salon = store_salon.pinned(db, self._fresh)
                return store_imports.add_bookings(
                    db, arrivals, calendar, salon, self._now(), tell, stop
                )
        except Stopped:
            return None
