"""What a customer's visits are called: the last, the next, and how many there were."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.core.models import BookingDetails
from desktop.core.tally import Tally
from desktop.ui.spoken import apart, date_text, one_line, short_day_text, time_text

translate = QCoreApplication.translate  # the name by which lupdate finds the words


def near_day_text(day: date, today: date) -> str:
    """The day in few words: today, Tue 12 May, and in numbers where the year is another."""
    if day == today:
        return translate("visits", "today")
    return short_day_text(day) if day.year == today.year else date_text(day)


def last_text(details: BookingDetails, today: date) -> str:
    """Such as "Last: Tue 12 May, Haircut with Mia"."""
    return translate("visits", "Last: {day}, {service} with {staff}").format(
        day=near_day_text(details.booking.starts.date(), today), **_what(details)
    )


def next_text(details: BookingDetails, today: date) -> str:
    """Such as "Next: today 14:30, Haircut with Mia"."""
    return translate("visits", "Next: {day} {time}, {service} with {staff}").format(
        day=near_day_text(details.booking.starts.date(), today),
        time=time_text(details.booking.starts),
        **_what(details),
    )


def no_shows_text(count: int) -> str:
    """How often somebody did not come; empty for never."""
    if not count:
        return ""
    words = translate("visits", "1 no-show") if count == 1 else translate("visits", "{n} no-shows")
    return words.format(n=count)


def tally_text(tally: Tally) -> str:
    """Such as "7 visits, 1 no-show, 2 cancelled"."""
    if not tally.bookings:
        return translate("visits", "No bookings yet")
    visits = (
        translate("visits", "1 visit") if tally.visits == 1 else translate("visits", "{n} visits")
    )
    cancelled = translate("visits", "{n} cancelled").format(n=tally.cancelled)
    parts = (
        visits.format(n=tally.visits),
        no_shows_text(tally.no_shows),
        cancelled if tally.cancelled else "",
    )
    return ", ".join(part for part in parts if part)


def _what(details: BookingDetails) -> dict[str, str]:
    return {
        "service": apart(one_line(details.service.name)),
        "staff": apart(one_line(details.staff.name)),
    }
