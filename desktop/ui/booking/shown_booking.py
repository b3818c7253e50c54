"""A booking as it is shown and acted on, with how its link stands."""

from dataclasses import dataclass
from datetime import datetime

from desktop.core.invitation import needs_passcode
from desktop.core.join_link import link_to_give
from desktop.core.link_state import LinkStatus, link_state
from desktop.core.models import BookingDetails, CustomerKind, Place, Salon
from desktop.core.told import may_be_final
from desktop.core.wishes import wants_meeting


@dataclass(frozen=True, slots=True)
class Shown:
    """``link`` is how the booking's meeting stood when it was read."""

    details: BookingDetails
    salon: Salon
    link: LinkStatus

    @property
    def cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.details.booking.status.is_off

    @property
    def wants_link(self) -> bool:
        return wants_meeting(self.details.booking)

    @property
    def link_to_give(self) -> str:
        """The link its customer may be given; ``link`` may hold one that is out of date."""
        return link_to_give(self.details, self.salon)

    @property
    def final(self) -> bool:
        """Whether a message can go out as it is."""
        return may_be_final(self.details, self.salon)

    @property
    def tellable(self) -> bool:
        """Whether the words for the customer are complete."""
        return not self.cancelled and self.final

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
    return Shown(details, salon, link_state(details, salon, now))
