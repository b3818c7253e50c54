"""The store's customers: found, shown with their visits, changed, and deleted for good."""

from desktop.core.models import BookingDetails, Change, Customer
from desktop.core.tally import Tally
from desktop.core.visits import CustomerCard, Visitor
from desktop.services import store_customers, store_people, store_salon, store_search
from desktop.services.base_store import BaseStore


class CustomerStore(BaseStore):
    """Customers, and what their bookings tell of them."""

    def customer(self, customer_id: int) -> Customer:
        """Raise LookupError when there is none."""
        with self._file.reading() as db:
            return store_people.customer(db, customer_id)

    def save_customer(self, customer: Customer) -> Customer:
        """Insert (``id`` 0) or update, without an entry in the journal.

        Raises:
            InvalidDraft: name, phone and e-mail are all empty.
            LookupError: no such id.
        """
        with self._file.writing() as db:
            country = store_salon.salon(db, self._fresh).country
            return store_people.save_customer(db, customer, country)

    def change_customer(self, customer: Customer) -> Change:
        """Update a person so that it can be undone; ``UNCHANGED`` where nothing differs.

        Raises:
            InvalidDraft: also for the walk-in customer and for one whose data was deleted.
            LookupError: as :meth:`save_customer`.
        """
        with self._file.writing() as db:
            country = store_salon.salon(db, self._fresh).country
            return store_customers.change(db, customer, country, self._now())

    def walk_in_customer(self) -> Customer:
        """Return the one customer that stands for all who gave no name."""
        with self._file.writing() as db:
            return store_customers.walk_in(db)

    def find_customers(self, typed: str, limit: int = 20) -> list[Customer]:
        """Find by words of the name (any order, accents and case folded), e-mail or phone digits.

        A word with three digits or more is looked for anywhere in the number, however either was
        spelt; every word typed must be found, but for one or two digits where nobody's name or
        e-mail has them. Best matches first; nothing typed finds nobody.
        """
        with self._file.reading() as db:
            return store_search.find_customers(db, typed, limit)

    def find_visitors(self, typed: str, limit: int = 20) -> list[Visitor]:
        """As :meth:`find_customers`, each with the last booking and the next.

        Those called off and no-shows do not count as visits.
        """
        with self._file.reading() as db:
            return store_customers.find_visitors(db, typed, limit, self._now())

    def customer_card(self, customer_id: int) -> CustomerCard:
        """Return a customer with up to 500 bookings, newest first; raise LookupError for none."""
        with self._file.reading() as db:
            return store_customers.card(db, customer_id)

    def visitor(self, customer_id: int) -> Visitor:
        """Return a customer as :meth:`find_visitors` does; raise LookupError for none."""
        with self._file.reading() as db:
            return store_customers.visitor(db, store_people.customer(db, customer_id), self._now())

    def to_come(self, customer_id: int) -> list[BookingDetails]:
        """Return all of a customer's bookings that are still to begin, the soonest first.

        Those called off and no-shows are left out, as everywhere here.
        """
        with self._file.reading() as db:
            return store_customers.to_come(db, customer_id, self._now())

    def tally(self, customer_id: int) -> Tally:
        """Count a customer's bookings, all of them."""
        with self._file.reading() as db:
            return store_customers.tally(db, customer_id, self._now())

    def no_shows(self, customer_id: int) -> int:
        """Return how often a customer did not come."""
        with self._file.reading() as db:
            return store_customers.no_shows(db, customer_id)

    def erase_customer(self, customer_id: int) -> None:
        """Delete name, contact and notes for good, in the journal too; bookings stay, nameless.

        No byte of them is left in the file afterwards: it is written anew, which takes two seconds
        for a million bookings and as much room on the disk as the file itself.

        Raises:
            InvalidDraft: there are bookings still to come.
            LookupError: no such customer.
        """
        with self._file.writing() as db:
            store_customers.erase(db, customer_id, self._now())
        self._file.rewrite()
