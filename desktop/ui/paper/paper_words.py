"""The words of day and week sheets."""

from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication

from desktop.core.day_sheet import Entry, Sheet, SheetColumn
from desktop.core.daybook import DAY_MINUTES
from desktop.core.models import AbsenceKind, Status
from desktop.core.working import AbsenceOnDay
from desktop.ui.absences.absence_words import kind_words
from desktop.ui.booking.act_words import status_text
from desktop.ui.paper.ink import set_apart
from desktop.ui.spoken import (
    apart,
    customer_text,
    date_text,
    day_text,
    one_line,
    short_day_text,
    time_text,
)

translate = QCoreApplication.translate  # the name by which lupdate finds the words


def title_text(sheet: Sheet) -> str:
    """Which day, or from which to which."""
    if not sheet.is_week:
        return day_text(sheet.days[0])
    first, last = short_day_text(sheet.days[0]), short_day_text(sheet.days[-1])
    return translate("paper", "{first} – {last} {year}").format(
        first=first, last=last, year=sheet.days[-1].year
    )


def whose_text(columns: tuple[SheetColumn, ...], of: int = 0) -> str:
    """Whose columns stand on a page; ``of`` is how many people there are on all pages."""
    names = [one_line(column.staff.name) for column in columns]
    if len({column.staff.id for column in columns}) == 1:
        return names[0]
    first, last = set_apart(names[0]), set_apart(names[-1])
    if of <= len(names):
        return translate("paper", "Everybody")
    return translate("paper", "{first} to {last}").format(first=first, last=last)


def head_text(column: SheetColumn, *, is_week: bool) -> str:
    """What stands above a column."""
    return short_day_text(column.day) if is_week else one_line(column.staff.name)


def emptiness_text(column: SheetColumn) -> str:
    """What is said of a day without bookings."""
    if column.works:
        return translate("paper", "no bookings")
    return translate("paper", "not working")


def minutes_text(minutes: int) -> str:
    """A time of day."""
    hour, minute = divmod(minutes % DAY_MINUTES, 60)
    return time_text(time(hour, minute))


def span_text(starts: int, ends: int) -> str:
    """From when until when."""
    return f"{minutes_text(starts)}–{minutes_text(ends)}"


def name_text(entry: Entry) -> str:
    """Who comes."""
    return customer_text(entry.customer)


def phone_text(entry: Entry) -> str:
    """The number to call, unless it is what stands in for a name."""
    phone = one_line(entry.customer.phone)
    return "" if phone == name_text(entry) else phone


def service_text(entry: Entry) -> str:
    return one_line(entry.service)


def marks_text(entry: Entry) -> str:
    """How far it has come, and whether there is a note in the book; empty for most."""
    status = "" if entry.status is Status.BOOKED else status_text(entry.status)
    note = translate("paper", "has a note") if entry.has_note else ""
    return " · ".join(word for word in (status, note) if word)


def online_text(entry: Entry) -> str:
    """Where an online appointment is joined; empty on site."""
    if not entry.online:
        return ""
    if entry.link is None:
        return translate("paper", "Online: no link yet")
    return translate("paper", "Online: {link}").format(link=entry.link.short)


def number_text(entry: Entry) -> str:
    """How to join by number; empty where the link is all one needs."""
    if entry.link is None or not entry.link.number:
        return ""
    words = translate("paper", "ID {id}, passcode {passcode}")
    return words.format(id=entry.link.number, passcode=entry.link.passcode)


def no_code_text() -> str:
    """What stands in a box too narrow for a QR code."""
    return translate("paper", "QR code: print as a list")


def absence_text(absence: AbsenceOnDay) -> str:
    """When somebody is away. A sheet lies where customers see it: why is nobody's business there.

    A break alone is called one. Were it only the sick whose reason is left out, that would tell.
    """
    is_break = absence.absence.kind is AbsenceKind.BREAK
    kind = kind_words(AbsenceKind.BREAK) if is_break else translate("absence", "Away")
    if absence.all_day:
        return kind
    return f"{span_text(absence.starts, absence.ends)} {kind}"


def printed_text(wall: datetime, count: int) -> str:
    """As of when, and how much there is on all pages. ``wall`` is the salon's time."""
    bookings = (
        translate("paper", "1 booking")
        if count == 1
        else translate("paper", "{n} bookings").format(n=count)
    )
    words = translate("paper", "As of {day}, {time} · {bookings}")
    return words.format(day=date_text(wall.date()), time=time_text(wall.time()), bookings=bookings)


def page_text(number: int, of: int) -> str:
    return translate("paper", "Page {number} of {all}").format(number=number, all=of)


def file_stem(day: date, *, is_week: bool, who: str) -> str:
    """What a file with a sheet is called at first; ``who`` is empty for everybody."""
    words = (
        translate("paper", "{day} week sheet") if is_week else translate("paper", "{day} day sheet")
    )
    named = words.format(day=day.isoformat())
    return f"{named} {who}".strip()


def list_heads() -> tuple[str, ...]:
    """What stands above the columns of a list."""
    return (
        translate("paper", "Time"),
        translate("paper", "Customer"),
        translate("paper", "Phone"),
        translate("paper", "Service"),
        translate("paper", "Remarks"),
    )


def nothing_text() -> str:
    """What is said on a sheet with nothing on it."""
    return translate("paper", "Nothing is booked.")


def day_heading(day: date, *, goes_on: bool = False) -> str:
    """What stands above one day of a week; ``goes_on`` where it began on the page before."""
    if goes_on:
        return translate("paper", "{day} (continued)").format(day=day_text(day))
    return day_text(day)


def beside(when: str, name: str) -> str:
    """A time of day and a name on one line."""
    return f"{when}  {apart(name)}"


def going_on_text(*, before: bool) -> str:
    """What stands in a booking's box on the page on which its words do not."""
    if before:
        return translate("paper", "(continued)")
    return translate("paper", "(on the next page)")
