"""Appointments in another calendar's .ics file, as far as the book can take them.

The book knows single appointments with a time of day. All-day events and those that repeat are
listed as left out, with the reason, so that somebody can enter them by hand.
"""

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Component
from icalendar.error import BrokenCalendarProperty

from desktop.core import times
from desktop.core.appointments import Appointment, Appointments, LeftOut, NotACalendar, Unfit
from desktop.core.drafts import LONGEST_MINUTES, SHORTEST_MINUTES
from desktop.core.ical_parts import parts_of
from desktop.core.outside_text import one_line
from desktop.core.text_files import Watch, text_of, unwatched

LONGEST_UID = 200
YEARS = range(1900, 2200)
"""Others are a slip, and the farthest of them have no instant."""

_OURS = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")  # RFC 9562 §6.6, namespace of URLs


def appointments_of(data: bytes, zone: str, watch: Watch = unwatched) -> Appointments:
    """Return what stands in a file, its times by the clock of the salon's ``zone``.

    A time without a zone is taken as the salon's own. Seconds are left out.

    Raises:
        NotACalendar: it cannot be read.
    """
    found: dict[str, Appointment] = {}
    left_out: list[LeftOut] = []
    for event in _events(text_of(data), watch):
        one = _appointment(event, zone)
        if isinstance(one, Appointment) and one.uid in found:
            one = LeftOut(one.title, Unfit.TWICE, one.starts)
        if isinstance(one, LeftOut):
            left_out.append(one)
        else:
            found[one.uid] = one
    in_order = sorted(found.values(), key=lambda one: (one.starts, one.uid))
    return Appointments(tuple(in_order), tuple(left_out))


def _events(text: str, watch: Watch) -> Iterator[Component]:
    for part in parts_of(text, watch):
        try:
            yield from Calendar.from_ical(part).walk("VEVENT")
        except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
            raise NotACalendar from error


def _appointment(event: Component, zone: str) -> Appointment | LeftOut:
    summary = _text(event, "SUMMARY")
    title = one_line(summary)
    starts = _moment(event, "DTSTART")
    if starts is None or starts.year not in YEARS:
        return LeftOut(title, Unfit.NO_TIME)
    if not isinstance(starts, datetime):
        return LeftOut(title, Unfit.ALL_DAY, starts)
    wall = _on_the_wall(starts, zone)
    if any(name in event for name in ("RRULE", "RDATE", "RECURRENCE-ID")):
        return LeftOut(title, Unfit.REPEATS, wall)
    if _text(event, "STATUS").upper() == "CANCELLED":
        return LeftOut(title, Unfit.CANCELLED, wall)
    minutes = _minutes(event, starts, zone)
    if minutes > LONGEST_MINUTES:
        return LeftOut(title, Unfit.TOO_LONG, wall)
    return Appointment(
        uid=_uid(event, summary, wall),
        title=title,
        starts=wall,
        minutes=minutes if minutes >= SHORTEST_MINUTES else 0,
        note="\n".join(filter(None, (_text(event, "DESCRIPTION"), _text(event, "LOCATION")))),
    )


def _text(event: Component, name: str) -> str:
    value = event.get(name, "")
    first = value[0] if isinstance(value, list) and value else value
    return str(first or "").replace("\0", "").strip()


def _moment(event: Component, name: str) -> date | datetime | None:
    value = _value(event, name)
    return value if isinstance(value, date) else None


def _value(event: Component, name: str) -> object:
    """Return a date, time or length as Python has it, ``None`` where there is none to be read."""
    try:
        return getattr(event.get(name), "dt", None)
    except BrokenCalendarProperty:
        return None


def _on_the_wall(moment: datetime, zone: str) -> datetime:
    """Return the wall-clock time; one that the clock skips moves forward by the gap."""
    return times.to_wall(_instant(moment, zone), zone).replace(second=0, microsecond=0)


def _minutes(event: Component, starts: datetime, zone: str) -> int:
    """Return the elapsed time, 0 where there is none."""
    ends = _moment(event, "DTEND")
    length = _value(event, "DURATION")
    if isinstance(ends, datetime):
        if ends.year > YEARS[-1]:
            return LONGEST_MINUTES + 1
        if ends.year in YEARS:
            length = _instant(ends, zone) - _instant(starts, zone)
    elif ends is not None:
        length = timedelta(days=(ends - starts.date()).days)
    if not isinstance(length, timedelta) or length < timedelta():
        return 0
    return round(length.total_seconds() / 60)


def _instant(moment: datetime, zone: str) -> datetime:
    """Return it in UTC: times in one zone differ by what its clock shows, not by what passes."""
    return times.to_utc_shifted(moment, zone) if moment.tzinfo is None else moment.astimezone(UTC)


def _uid(event: Component, summary: str, wall: datetime) -> str:
    """Return the event's own UID, else one that the same event always gets."""
    uid = _text(event, "UID")
    if uid and len(uid) <= LONGEST_UID and uid.isprintable():
        return uid
    return f"{uuid.uuid5(_OURS, uid or f'{summary} {wall.isoformat()}')}@trimsy-desk"
