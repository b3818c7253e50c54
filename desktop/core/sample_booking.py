"""A made-up booking, to show what a message looks like while the book has none to show it with."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from desktop.core import times
from desktop.core.join_link import link_to_give
from desktop.core.models import (
    Booking,
    BookingDetails,
    Customer,
    Meeting,
    Place,
    ProviderKind,
    Salon,
    Service,
    Staff,
    Status,
)

_LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_sample%40thread.v2/0"
_AHEAD = timedelta(days=7)
_STARTS = time(10)


def sample(salon: Salon, now: datetime, customer: str, service: str, staff: str) -> BookingDetails:
    """Return an online booking a week after ``now`` (UTC), with these names."""
    day = (times.to_wall(now, salon.time_zone) + _AHEAD).date()
    booking = Booking(
        id=0,
        uid="",
        customer_id=0,
        staff_id=0,
        service_id=0,
        starts=datetime.combine(day, _STARTS),
        minutes=30,
        place=Place.ONLINE,
        status=Status.BOOKED,
        note="",
        sequence=0,
        changed_at=now,
    )
    return BookingDetails(
        booking, Customer(0, customer), Staff(0, staff, ""), Service(0, service, 30, ""), None
    )


def shown_at(details: BookingDetails, salon: Salon, place: Place) -> BookingDetails:
    """Return the booking as one at ``place``; online it has a link, a made-up one if need be."""
    shown = replace(details, booking=replace(details.booking, place=place))
    if link_to_give(shown, salon) or place is not Place.ONLINE:
        return shown
    made_up = Meeting("", details.booking.id, ProviderKind.TEAMS, join_url=_LINK)
    return replace(shown, meeting=made_up)
