"""A booking as an iCalendar file for the customer's calendar (RFC 5545, RFC 5546, RFC 7986).

Times are UTC: readers differ in what they make of time-zone rules, but not of UTC.

There is no ORGANIZER. RFC 5546 §3.2.1 wants one with METHOD:PUBLISH, RFC 5545 §3.8.4.3 forbids one
in an event that is not group-scheduled. Reports about readers decide: with an ORGANIZER, Outlook
asks to accept or decline what cannot be answered, and others make the event read-only.
"""

import unicodedata
from datetime import UTC, datetime

from icalendar import Calendar, Event, vText, vUri

from desktop.core.invitation import by_number
from desktop.core.models import BookingDetails, Place, Salon
from desktop.core.times import interval
from desktop.core.wishes import link_works
from desktop.core.words import QT_TRANSLATE_NOOP

PRODUCT = "-//Trimsy//Trimsy Desk//EN"

SUMMARY = QT_TRANSLATE_NOOP("core", "{service} at {salon}")
WITH = QT_TRANSLATE_NOOP("core", "With {staff}")
JOIN_ONLINE = QT_TRANSLATE_NOOP("core", "Join online: {link}")
LINK_LABEL = QT_TRANSLATE_NOOP("core", "Join the online appointment")


def invitation_file(details: BookingDetails, salon: Salon, *, now: datetime) -> bytes:
    """Return the file: METHOD:PUBLISH, or METHOD:CANCEL for a cancelled booking.

    It holds salon, service, staff member, time and join link; neither the customer's data nor the
    private note. ``now`` (UTC) is the moment of writing, DTSTAMP.
    """
    cancelled = details.booking.status.is_off
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(_event(details, salon, now, cancelled=cancelled))
    file: bytes = calendar.to_ical()
    return file


def _event(details: BookingDetails, salon: Salon, now: datetime, *, cancelled: bool) -> Event:
    booking = details.booking
    starts, ends = interval(booking, salon.time_zone)
    link = "" if cancelled else _link(details)
    event = Event()
    event.add("UID", booking.uid)
    event.add("SEQUENCE", booking.sequence)
    event.add("DTSTAMP", now.astimezone(UTC))
    event.add("DTSTART", starts)
    event.add("DTEND", ends)
    event.add("STATUS", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("SUMMARY", _text(_summary(details, salon)))
    event.add("DESCRIPTION", _text(_description(details, salon, link)))
    if link:
        event.add("LOCATION", _text(link))
        event.add("URL", vUri(link))
        # one FEATURE only: a list would come out quoted, which readers take for one unknown word
        event.add(
            "CONFERENCE",
            vUri(link),
            parameters={"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": LINK_LABEL},
        )
        event.add("X-MICROSOFT-SKYPETEAMSMEETINGURL", _text(link))
    elif salon.name.strip():
        event.add("LOCATION", _text(salon.name))
    return event


def _link(details: BookingDetails) -> str:
    meeting = details.meeting
    online = details.booking.place is Place.ONLINE
    return meeting.join_url if online and meeting and link_works(meeting) else ""


def _summary(details: BookingDetails, salon: Salon) -> str:
    service, name = details.service.name, salon.name.strip()
    return SUMMARY.format(service=service, salon=name) if name else service


def _description(details: BookingDetails, salon: Salon, link: str) -> str:
    lines = [
        _summary(details, salon),
        WITH.format(staff=details.staff.name),
        JOIN_ONLINE.format(link=link) if link else "",
        by_number(details.meeting) if link and details.meeting else "",
    ]
    return "\n".join(line for line in lines if line)


def _text(text: str) -> vText:
    r"""Return a TEXT value. Control characters may not stand in one (RFC 5545 §3.3.11).

    The library takes a backslash before ``N`` for a line break; an invisible word joiner between
    the two keeps them what they are.
    """
    kept = "".join(
        character
        for character in text.replace("\r\n", "\n").replace("\r", "\n")
        if character in "\n\t" or unicodedata.category(character) != "Cc"
    )
    return vText(kept.replace("\\N", "\\\u2060N"))
