"""What is known of the meeting of a booking besides how it stands now."""

from dataclasses import dataclass
from datetime import datetime

from desktop.core.cloud_log import read_back_at
from desktop.core.link_state import link_is_new
from desktop.core.told import knows_link
from desktop.services.store import Store


@dataclass(frozen=True, slots=True)
class MeetingPast:
    """``read_back`` is when it last came back from the provider, in UTC.

    ``link_is_new`` says that the booking had another link before, which the customer may hold: the
    present one was never told.
    """

    read_back: datetime | None = None
    link_is_new: bool = False


NOTHING_KNOWN = MeetingPast()


def read_past(store: Store, booking_id: int) -> MeetingPast:
    """Read it of one booking."""
    lives, told = store.meetings_of(booking_id), store.told_of(booking_id)
    present = next((life.join_url for life in lives if not life.ended), "")
    is_new = link_is_new(lives) and not knows_link(told, present)
    return MeetingPast(read_back_at(store.log_of(booking_id)), is_new)
