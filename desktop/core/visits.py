"""What a customer's bookings tell about the customer."""

from dataclasses import dataclass

from desktop.core.models import BookingDetails, Customer


@dataclass(frozen=True, slots=True)
class Visitor:
    """A customer found, with the nearest bookings that take place: the last and the next."""

    customer: Customer
    last: BookingDetails | None
    next: BookingDetails | None

    @property
    def usual(self) -> BookingDetails | None:
        """The booking to book again like: the last one, else the next."""
        return self.last or self.next


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """All about a customer: bookings newest first, deleted ones left out."""

    customer: Customer
    bookings: tuple[BookingDetails, ...]
