"""The words for a customer: the meeting's subject, and a text to copy."""

from datetime import datetime

from desktop.core.models import BookingDetails, Place, Salon
from desktop.core.words import QT_TRANSLATE_NOOP

LONGEST_SUBJECT = 255
"""Characters. Microsoft publishes no limit for onlineMeeting.subject; Outlook's own is 255."""

SUBJECT = QT_TRANSLATE_NOOP("core", "Online appointment with {salon}")
NAMELESS_SUBJECT = QT_TRANSLATE_NOOP("core", "Online appointment")
JOIN = QT_TRANSLATE_NOOP("core", "Join here: {link}")
WITH_STAFF = QT_TRANSLATE_NOOP("core", "{service} with {staff}")


def meeting_subject(salon_name: str) -> str:
    """Return the subject of an online appointment: one line, no customer's data."""
    name = " ".join(salon_name.split())
    subject = SUBJECT.format(salon=name) if name else NAMELESS_SUBJECT
    return subject[:LONGEST_SUBJECT].rstrip()


def copied_text(details: BookingDetails, salon: Salon) -> str:
    """Return a short plain text for the customer: salon, service, staff, date, time and link.

    The date is spelled as ISO 8601 with the week day, the time is the salon's wall-clock time with
    the zone's name in an online appointment, where the customer may sit in another zone.
    """
    online = details.booking.place is Place.ONLINE
    lines = [
        salon.name,
        WITH_STAFF.format(service=details.service.name, staff=details.staff.name),
        _when(details.booking.starts) + (f" ({salon.time_zone})" if online else ""),
    ]
    if online and details.meeting and details.meeting.join_url:
        lines.append(JOIN.format(link=details.meeting.join_url))
    return "\n".join(line for line in lines if line)


def _when(starts: datetime) -> str:
    return f"{starts:%A, %Y-%m-%d, %H:%M}"
