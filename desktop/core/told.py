"""What a customer knows of a booking, by what was told last, and what is still to be told."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from desktop.core.join_link import link_to_give, working_link
from desktop.core.messages import Message, MessageKind, Told, Way
from desktop.core.models import (
    BookingDetails,
    Customer,
    CustomerKind,
    Place,
    Salon,
    Status,
)
from desktop.core.times import interval, to_wall
from desktop.core.wishes import is_gone, wants_meeting


class Knowledge(StrEnum):
    NEVER = "never"  # nothing ever went out: they know what was agreed, and that still stands
    CURRENT = "current"
    OLD_TIME = "old_time"
    OLD_LINK = "old_link"  # another link than the booking's, none yet, or one that is not needed
    NOT_TOLD_OFF = "not_told_off"  # it does not take place, and they do not know
    TOLD_OFF = "told_off"  # it takes place again, and they do not know
    GIVEN_AWAY = "given_away"  # it is another customer's by now, and they do not know


_KINDS = {
    Knowledge.NEVER: MessageKind.BOOKED,
    Knowledge.CURRENT: MessageKind.REMINDER,
    Knowledge.OLD_TIME: MessageKind.MOVED,
    Knowledge.OLD_LINK: MessageKind.BOOKED,  # no time has changed, and its words hold the link
    Knowledge.TOLD_OFF: MessageKind.BOOKED,
    Knowledge.GIVEN_AWAY: MessageKind.CANCELLED,
}

_IN_HAND = frozenset({Status.ARRIVED, Status.IN_PROGRESS, Status.DONE, Status.NO_SHOW})
"""Nobody has to be told any more: the customer is here, was here, or did not come."""


def for_former(
    details: BookingDetails, customer: Customer, told: Told, zone: str
) -> BookingDetails:
    """Return a booking as it stands for a ``customer`` who was ``told`` of it, and whose it was.

    For them it is off at the time they know, wherever it is by now, and nothing else of it is
    theirs to hear. ``zone`` is the salon's.
    """
    booking = replace(
        details.booking,
        starts=to_wall(told.starts, zone),
        minutes=told.minutes,
        status=Status.CANCELLED,
        note="",
    )
    return replace(details, booking=booking, customer=customer, meeting=None)


def is_formers(details: BookingDetails) -> bool:
    """Whether these are for a customer whose booking it is no longer, see :func:`for_former`."""
    return details.customer.id != details.booking.customer_id


def knowledge(details: BookingDetails, salon: Salon, told: Told | None) -> Knowledge:
    """Return what the customer knows who was ``told`` that last.

    What was agreed and still stands is no message; and of a mistake nobody hears who never got one.
    """
    if told is None or told.customer_id != details.customer.id:
        return Knowledge.NEVER
    if is_formers(details):
        return _known_to_former(told)
    known = _known(details, salon, told)
    mistake = details.booking.status is Status.DELETED
    if told.way is Way.AGREED and (mistake or known is Knowledge.CURRENT):
        return Knowledge.NEVER
    return known


def _known_to_former(told: Told) -> Knowledge:
    if told.off:
        return Knowledge.CURRENT
    return Knowledge.NEVER if told.way is Way.AGREED else Knowledge.GIVEN_AWAY


def _known(details: BookingDetails, salon: Salon, told: Told) -> Knowledge:
    booking, off = details.booking, details.booking.status.is_off
    if off != told.off:
        return Knowledge.NOT_TOLD_OFF if off else Knowledge.TOLD_OFF
    if off:
        return Knowledge.CURRENT
    if (interval(booking, salon.time_zone)[0], booking.minutes) != (told.starts, told.minutes):
        return Knowledge.OLD_TIME
    return Knowledge.CURRENT if _has_link(details, told) else Knowledge.OLD_LINK


def _has_link(details: BookingDetails, told: Told) -> bool:
    """Whether what was ``told`` of how to meet holds; who was given no link can have no old one."""
    link = _present_link(details)
    if told.way is not Way.AGREED:
        return told.join_url == link
    if told.join_url:
        return details.booking.place is Place.ONLINE
    return not link


def to_tell(
    details: BookingDetails, salon: Salon, told: Told | None, now: datetime
) -> Knowledge | None:
    """Return what is wrong with what the customer knows; ``None`` where nothing has to be told.

    That is so, too, when the time of the booking is over, and when there is nobody to tell.
    """
    known = knowledge(details, salon, told)
    if known in {Knowledge.NEVER, Knowledge.CURRENT} or details.booking.status in _IN_HAND:
        return None
    if details.customer.kind is not CustomerKind.PERSON:
        return None
    return known if interval(details.booking, salon.time_zone)[1] > now else None


def kind_due(details: BookingDetails, salon: Salon, told: Told | None) -> MessageKind:
    """Return what kind of message comes next; a reminder where all is known."""
    if details.booking.status.is_off:
        return MessageKind.CANCELLED
    return _KINDS[knowledge(details, salon, told)]


def words_due(details: BookingDetails, salon: Salon, told: Told | None) -> MessageKind:
    """Return in which words all of a booking is told; where all is known, as if it were new."""
    due = kind_due(details, salon, told)
    return MessageKind.BOOKED if due is MessageKind.REMINDER else due


def may_be_final(details: BookingDetails, salon: Salon) -> bool:
    """Whether a message can go out as it is: no link it needs is missing, dead or out of date."""
    return not wants_meeting(details.booking) or bool(link_to_give(details, salon))


def first_not_final(bookings: Iterable[BookingDetails], salon: Salon) -> BookingDetails | None:
    """Return the first that keeps a file of several back; ``None`` where it may go out."""
    return next((one for one in bookings if not may_be_final(one, salon)), None)


def told_now(
    details: BookingDetails, salon: Salon, kind: MessageKind, way: Way, now: datetime
) -> Told:
    """Return what a customer knows who is told of the booking as it stands at ``now`` (UTC).

    Its link is the one that works, be it out of date: no message goes out with that, but who knows
    by word of mouth how it stands knows no other, and is told when the next one is there.
    """
    booking = details.booking
    return Told(
        booking_id=booking.id,
        customer_id=details.customer.id,
        at=now,
        kind=kind,
        way=way,
        starts=interval(booking, salon.time_zone)[0],
        minutes=booking.minutes,
        join_url=working_link(details),
        off=booking.status.is_off,
    )


def told_by(message: Message, given: Told, before: Told | None) -> Told:
    """Return what a customer knows who reads that ``message``, of what was to be ``given``.

    A link that is not in the words was not given: what they had ``before`` is all they have.
    """
    if given.off or not given.join_url or given.join_url in message.body:
        return given
    if before is None or before.way is Way.AGREED or before.customer_id != given.customer_id:
        return replace(given, join_url="")
    return replace(given, join_url=before.join_url)


def link_told(
    details: BookingDetails, salon: Salon, told: Told | None, way: Way, now: datetime
) -> Told:
    """Return what a customer knows who was ``told`` that last, and is now given the bare link.

    It says nothing of times: where those told are old, they stay so.
    """
    if told is None or told.customer_id != details.customer.id:
        return told_now(details, salon, MessageKind.BOOKED, way, now)
    given = told_now(details, salon, told.kind, way, now)
    return replace(given, starts=told.starts, minutes=told.minutes, off=told.off)


def knows_link(told: Iterable[Told], join_url: str) -> bool:
    """Whether this link was ever among what was ``told``."""
    return any(one.join_url == join_url and one.way is not Way.AGREED for one in told)


def _present_link(details: BookingDetails) -> str:
    """The link the customer should hold; also one of which just now nobody can say if it works."""
    meeting = details.meeting
    if details.booking.place is not Place.ONLINE or meeting is None or is_gone(meeting):
        return ""
    return meeting.join_url
