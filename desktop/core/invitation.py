"""The words that go with a meeting: its subject, and how to join it by number."""

from desktop.core.models import Meeting
from desktop.core.outside_text import one_line
from desktop.core.words import QT_TRANSLATE_NOOP

LONGEST_SUBJECT = 255
"""Characters. Microsoft publishes no limit for onlineMeeting.subject; Outlook's own is 255."""

SUBJECT = QT_TRANSLATE_NOOP("core", "Online appointment with {salon}")
NAMELESS_SUBJECT = QT_TRANSLATE_NOOP("core", "Online appointment")


def meeting_subject(salon_name: str) -> str:
    """Return the subject of an online appointment: one line, no customer's data."""
    name = one_line(salon_name)
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
