"""What a receptionist should know about a time before booking it."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from desktop.core.daybook import clashes
from desktop.core.models import BookingDetails, BookingDraft
from desktop.services.store import Store
from desktop.ui.spoken import apart, customer_text, hours_text, one_line

MOST = 3
"""So many clashing bookings are named."""


def find_clashes(store: Store, draft: BookingDraft, zone: str, ignore: int) -> list[BookingDetails]:
    """Read the days around the draft and return what overlaps it."""
    days = (draft.starts.date() + timedelta(days=offset) for offset in (-1, 0, 1))
    around = [details for day in days for details in store.day(day)]
    return clashes(draft, around, zone, ignore=ignore)


def clash_words(found: list[BookingDetails]) -> str:
    """Say who is booked then already; empty when nobody is."""
    if not found:
        return ""
    named = ", ".join(
        f"{hours_text(one.booking)} {apart(customer_text(one.customer))}" for one in found[:MOST]
    )
    if len(found) > MOST:
        named += ", …"
    return QCoreApplication.translate("clash", "{staff} is busy then: {bookings}").format(
        staff=apart(one_line(found[0].staff.name)), bookings=named
    )
