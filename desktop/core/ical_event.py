"""One booking as an iCalendar event: for its customer, or for the salon's own people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Event, vText, vUri

from desktop.core.ical_words import Words, called, words_for, words_of
from desktop.core.invitation import needs_passcode, spaced_id
from desktop.core.join_link import link_to_give, working_link
from desktop.core.models import BookingDetails, Meeting, Place, Salon
from desktop.core.outside_text import one_line, plain_lines, without_turns
from desktop.core.times import interval


@dataclass(frozen=True, slots=True)
class _Told:
    """What an event says; ``link`` is empty where there is none to give out."""

    words: Words
    summary: str
    lines: tuple[str, ...]
    link: str


def customer_event(
    details: BookingDetails, salon: Salon, now: datetime, alarms: Sequence[timedelta]
) -> Event:
    """Return salon, service, staff member, time, place and link: nothing about the customer."""
    words = words_for(details.customer, salon)
    summary = _at_salon(details, salon, words)
    link = link_to_give(details, salon)
    phone = one_line(salon.phone)
    lines = (
        summary,
        words.with_staff.format(staff=one_line(details.staff.name)),
        *_ways_in(details.meeting, link, words),
        words.phone.format(phone=phone) if phone else "",
    )
    return _event(details, salon, now, _Told(words, summary, lines, link), alarms)


def staff_event(
    details: BookingDetails, salon: Salon, now: datetime, alarms: Sequence[timedelta]
) -> Event:
    """Return the same for the salon's own people: with the customer's name, and no more of it.

    It is marked as private, for calendars that others may look into.
    """
    words = words_of(salon)
    summary = f"{called(details.customer, words)}: {one_line(details.service.name)}"
    link = working_link(details)
    lines = (
        summary,
        words.with_staff.format(staff=one_line(details.staff.name)),
        *_ways_in(details.meeting, link, words),
    )
    event = _event(details, salon, now, _Told(words, summary, lines, link), alarms)
    event.add("CLASS", "PRIVATE")
    return event


def _event(
    details: BookingDetails,
    salon: Salon,
    now: datetime,
    told: _Told,
    alarms: Sequence[timedelta],
) -> Event:
    booking = details.booking
    off = booking.status.is_off
    starts, ends = interval(booking, salon.time_zone)
    cancelled = told.words.cancelled.format(summary=told.summary)
    event = Event()
    event.add("UID", booking.uid)
    event.add("SEQUENCE", booking.sequence)
    event.add("DTSTAMP", now.astimezone(UTC))
    event.add("DTSTART", starts)
    event.add("DTEND", ends)
    event.add("STATUS", "CANCELLED" if off else "CONFIRMED")
    event.add("SUMMARY", _text(cancelled if off else told.summary))
    event.add("DESCRIPTION", _text("\n".join(line for line in told.lines if line)))
    _add_place(event, details, salon, told)
    if off:
        event.add("TRANSP", "TRANSPARENT")  # takes no time where its status is not understood
    else:
        _add_alarms(event, told.summary, [lead for lead in alarms if starts - lead > now])
    return event


def _add_place(event: Event, details: BookingDetails, salon: Salon, told: _Told) -> None:
    link = told.link
    if link:
        event.add("LOCATION", _text(link))
        event.add("URL", vUri(link))
        # one FEATURE only: a list would come out quoted, which readers take for one unknown word
        event.add(
            "CONFERENCE",
            vUri(link),
            parameters={"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": told.words.join_label},
        )
        event.add("X-MICROSOFT-SKYPETEAMSMEETINGURL", _text(link))
    elif details.booking.place is Place.ONLINE:
        event.add("LOCATION", told.words.online)
    elif where := _address(salon):
        event.add("LOCATION", _text(where))


def _add_alarms(event: Event, summary: str, leads: Sequence[timedelta]) -> None:
    for lead in leads:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("TRIGGER", -lead)
        alarm.add("DESCRIPTION", _text(summary))
        event.add_component(alarm)


def _ways_in(meeting: Meeting | None, link: str, words: Words) -> tuple[str, ...]:
    if meeting is None or not link:
        return ()
    join = words.join.format(link=link)
    if not needs_passcode(meeting):
        return (join,)
    number = spaced_id(meeting.join_id)
    return join, words.by_number.format(id=number, passcode=meeting.passcode)


def _at_salon(details: BookingDetails, salon: Salon, words: Words) -> str:
    service, name = one_line(details.service.name), one_line(salon.name)
    return words.summary.format(service=service, salon=name) if name else service


def _address(salon: Salon) -> str:
    """Return name and address on one line, as maps look for it."""
    lines = [salon.name, *salon.address.splitlines()]
    return ", ".join(line.strip(" ,") for line in lines if line.strip(" ,"))


def _text(text: str) -> vText:
    r"""Return a TEXT value. Control characters may not stand in one (RFC 5545 §3.3.11).

    The library takes a backslash before ``N`` for a line break; an invisible word joiner between
    the two keeps them what they are.
    """
    return vText(without_turns(plain_lines(text)).replace("\\N", "\\\u2060N"))
