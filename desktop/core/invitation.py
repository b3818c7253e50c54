"""The words for a customer: the meeting's subject, and a text to copy."""

from datetime import datetime

from desktop.core.models import BookingDetails, Meeting, Place, Salon
from desktop.core.words import QT_TRANSLATE_NOOP

LONGEST_SUBJECT = 255
"""Characters. Microsoft publishes no limit for onlineMeeting.subject; Outlook's own is 255."""

SUBJECT = QT_TRANSLATE_NOOP("core", "Online appointment with {salon}")
NAMELESS_SUBJECT = QT_TRANSLATE_NOOP("core", "Online appointment")
JOIN = QT_TRANSLATE_NOOP("core", "Join here: {link}")
BY_NUMBER = QT_TRANSLATE_NOOP("core", "To join by number: meeting ID {id}, passcode {passcode}")
WITH_STAFF = QT_TRANSLATE_NOOP("core", "{service} with {staff}")


def meeting_subject(salon_name: str) -> str:
    """Return the subject of an online appointment: one line, no customer's data."""
    name = " ".join(salon_name.split())
    subject = SUBJECT.format(salon=name) if name else NAMELESS_SUBJECT
    return subject[:LONGEST_SUBJECT].rstrip()


def needs_passcode(meeting: Meeting) -> bool:
    """Whether a policy forces a passcode on those who join by number; the link needs none."""
    return bool(meeting.join_id and meeting.passcode)


def spaced_id(join_id: str) -> str:
    """Return the number of a meeting in threes, as Teams writes it: 123 456 789 012 3.

    What is no number stays as it came.
    """
    digits = "".join(join_id.split())
    if not (digits.isascii() and digits.isdigit()):
        return join_id
    return " ".join(digits[start : start + 3] for start in range(0, len(digits), 3))


def by_number(meeting: Meeting) -> str:
    """Return the line for those who join by number; empty where the link is all one needs."""
    if not needs_passcode(meeting):
        return ""
    return BY_NUMBER.format(id=spaced_id(meeting.join_id), passcode=meeting.passcode)


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
        lines += [JOIN.format(link=details.meeting.join_url), by_number(details.meeting)]
    return "\n".join(line for line in lines if line)


def _when(starts: datetime) -> str:
    return f"{starts:%A, %Y-%m-%d, %H:%M}"
