"""A booking as it is shown and acted on, with how its link stands."""

from dataclasses import dataclass
from datetime import datetime

from desktop.core.invitation import needs_passcode
from desktop.core.link_state import LinkStatus, link_state
from desktop.core.models import BookingDetails, CustomerKind, Place, Salon
from desktop.core.told import may_be_final


@dataclass(frozen=True, slots=True)
class Shown:
    """``link`` is how the booking's meeting stood when it was read.

    ``final`` says that no link a message would need was missing, dead or out of date then.
    """

    details: BookingDetails
    salon: Salon
    link: LinkStatus
    final: bool

    @property
    def cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.details.booking.status.is_off

    @property
    def wants_link(self) -> bool:
        return self.details.booking.place is Place.ONLINE and not self.cancelled

    @property
    def tellable(self) -> bool:
        """Whether the words for the customer are complete."""
        return not self.cancelled and self.final

    @property
    def has_link_to_give(self) -> bool:
        """Whether there is a link, and not one that is out of date."""
        return bool(self.link.join_url) and self.final

    @property
    def needs_passcode(self) -> bool:
        """Whether who joins by number needs a passcode, besides those who have the link."""
        meeting = self.details.meeting
        return bool(self.link.join_url) and meeting is not None and needs_passcode(meeting)

    @property
    def has_log(self) -> bool:
        """Whether anything may have been done in the cloud for it."""
        return self.details.booking.place is Place.ONLINE or self.details.meeting is not None

    @property
    def has_card(self) -> bool:
        """Whether it is for a person of whom something is known."""
        return self.details.customer.kind is CustomerKind.PERSON

    @property
    def can_come_again(self) -> bool:
        """Whether another one can be booked for the same customer."""
        return self.details.customer.kind is not CustomerKind.ERASED


def shown_booking(details: BookingDetails, salon: Salon, now: datetime) -> Shown:
    """Return ``details`` as they stand at ``now`` (UTC)."""
    link = link_state(details, salon, now)
    return Shown(details, salon, link, may_be_final(details, salon, now))
