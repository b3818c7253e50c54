"""The join link of a booking: by which the salon gets in, and which a customer may be given.

Whether a booking wants a link is for :func:`desktop.core.wishes.wants_meeting` to say, and whether
a meeting has one that works for :func:`desktop.core.wishes.link_works`. How a link stands that may
not be ready is told by :mod:`desktop.core.link_state`, and which one a customer should hold by
:mod:`desktop.core.told`: they may hold one of which nobody can say just now if it works.
"""

from desktop.core.models import BookingDetails, Salon
from desktop.core.wishes import is_outdated, link_works, wants_meeting


def working_link(details: BookingDetails) -> str:
    """Return the link by which one gets in, empty where there is none.

    For the salon's own people, also where it is out of date: its customers may hold no other yet.
    One that does not fit on a line is none: it would break every file and message it stands in.
    """
    meeting = details.meeting
    if not wants_meeting(details.booking) or not link_works(meeting):
        return ""
    return meeting.join_url if meeting.join_url.isprintable() else ""


def link_to_give(details: BookingDetails, salon: Salon) -> str:
    """Return the link a customer may be given, empty while it is missing, dead or out of date."""
    meeting = details.meeting
    return "" if meeting is None or is_outdated(meeting, salon) else working_link(details)
