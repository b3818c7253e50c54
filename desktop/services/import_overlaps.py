"""What another calendar's appointments would get in the way of, were they booked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Event

from desktop.core.in_the_way import InTheWay
from desktop.core.models import BookingDetails
from desktop.core.overlaps import overlaps
from desktop.services.arrivals import Arrival, Stopped
from desktop.services.imports import Tell, told
from desktop.services.store import Store
from desktop.services.store_imports import Calendar, booking_of


def overlaps_of(
    store: Store,
    arrivals: Sequence[Arrival],
    calendar: Calendar,
    now: datetime,
    tell: Tell,
    stop: Event,
) -> dict[str, InTheWay] | None:
    """Return what is in whose way, by UID, among the book's bookings and the arrivals themselves.

    It takes one look into the book. ``None`` when it was stopped; ``now`` is UTC.
    """
    wanted = _wanted(store, arrivals, calendar, now)
    if not wanted:
        return {}
    starts = [one.booking.starts for one in wanted]
    # a booking of the day before may last past midnight, and so may the last of those wanted
    first, last = min(starts).date() - timedelta(days=1), max(starts).date() + timedelta(days=2)
    held = store.bookings(first, last, staff_id=calendar.staff_id)
    try:
        found = zip(told(wanted, tell, stop), overlaps(wanted, held, store.salon()), strict=True)
        return {one.booking.uid: in_the_way for one, in_the_way in found if in_the_way}
    except Stopped:
        return None


def _wanted(
    store: Store, arrivals: Sequence[Arrival], calendar: Calendar, now: datetime
) -> list[BookingDetails]:
    """Return what would be booked, with ids that no booking has."""
    salon = store.salon()
    who = next((one for one in store.staff() if one.id == calendar.staff_id), None)
    what = next((one for one in store.services() if one.id == calendar.service_id), None)
    if who is None or what is None:
        return []
    return [
        BookingDetails(
            replace(booking_of(one, 0, calendar, what, salon, now), id=-number),
            one.customer,
            who,
            what,
            None,
        )
        for number, one in enumerate(arrivals, start=1)
    ]
