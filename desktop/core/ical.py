"""Bookings as an iCalendar file (RFC 5545, RFC 5546, RFC 7986), for a customer or a stylist.

Times are UTC: readers differ in what they make of time-zone rules, but not of UTC.

There is no ORGANIZER. RFC 5546 §3.2.1 wants one with METHOD:PUBLISH, RFC 5545 §3.8.4.3 forbids one
in an event that is not group-scheduled. Reports about readers decide: with an ORGANIZER, Outlook
asks to accept or decline what cannot be answered, and others make the event read-only.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from desktop.core.ical_event import customer_event, staff_event
from desktop.core.models import BookingDetails, Salon

PRODUCT = "-//Trimsy//Trimsy Desk//EN"

REMINDERS = (timedelta(days=1), timedelta(hours=1))
"""How long before the start a customer's calendar reminds them."""

STAFF_REMINDERS: tuple[timedelta, ...] = ()
"""The same for a stylist: a whole day's bookings would ring all day long."""


def invitation_file(
    details: BookingDetails,
    salon: Salon,
    *,
    now: datetime,
    alarms: Sequence[timedelta] = REMINDERS,
) -> bytes:
    """Return one booking for its customer: METHOD:PUBLISH, or METHOD:CANCEL once it is off.

    It holds salon, service, staff member, time and join link; neither the customer's data nor the
    private note. ``now`` (UTC) is the moment of writing, DTSTAMP; a reminder that would have come
    before it is left out.
    """
    return calendar_file([details], salon, now=now, alarms=alarms)


def calendar_file(
    bookings: Sequence[BookingDetails],
    salon: Salon,
    *,
    now: datetime,
    alarms: Sequence[timedelta] = REMINDERS,
) -> bytes:
    """Return one customer's bookings in one file, as :func:`invitation_file` does.

    What is off is marked so in a file of several: METHOD:CANCEL is for one event alone
    (RFC 5546 §3.2.5).
    """
    cancels = len(bookings) == 1 and bookings[0].booking.status.is_off
    method = "CANCEL" if cancels else "PUBLISH"
    return _file(method, (customer_event(one, salon, now, alarms) for one in bookings))


def staff_file(
    bookings: Sequence[BookingDetails],
    salon: Salon,
    *,
    now: datetime,
    alarms: Sequence[timedelta] = STAFF_REMINDERS,
) -> bytes:
    """Return a day's or a person's bookings for the salon's own people, with customers' names.

    What is off stands in it as cancelled: a calendar that has an older file drops it.
    """
    return _file("PUBLISH", (staff_event(one, salon, now, alarms) for one in bookings))


def _file(method: str, events: Iterable[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", method)
    for event in events:
        calendar.add_component(event)
    if not calendar.subcomponents:
        raise ValueError("a calendar holds at least one event (RFC 5545 §3.6)")
    file: bytes = calendar.to_ical()
    return file
