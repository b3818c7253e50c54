"""A made-up booking, to show what a message looks like while the book has none to show it with."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from desktop.core import times
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
from desktop.core.wishes import link_works

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


def shown_at(details: BookingDetails, place: Place) -> BookingDetails:
    """Return the booking as one at ``place``; online it has a link, a made-up one if need be."""
    meeting = details.meeting
    if meeting is None or not link_works(meeting):
        meeting = Meeting("", details.booking.id, ProviderKind.OWN_LINK, join_url=_LINK)
    return replace(details, booking=replace(details.booking, place=place), meeting=meeting)
