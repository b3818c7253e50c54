"""A booking and a template -> the message a customer gets.

Text from outside becomes plain words on one line before it is filled in, so that no name can add
a line, turn the direction of what follows, or be read as a placeholder itself.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from desktop.core.date_words import when_words
from desktop.core.invitation import LONGEST_SUBJECT, needs_passcode, spaced_id
from desktop.core.join_link import link_to_give
from desktop.core.message_words import BY_NUMBER, words
from desktop.core.messages import LANGUAGES, Channel, Message, MessageKind, Template
from desktop.core.models import BookingDetails, Customer, CustomerKind, Place, Salon
from desktop.core.outside_text import one_line, short_line
from desktop.core.placeholders import Placeholder, fill, used

LONGEST_VALUE = 200
"""Characters of a name or an address; a link is never cut."""

_OPTIONAL = frozenset({Placeholder.LINK, Placeholder.ADDRESS, Placeholder.PHONE})
"""What not every booking has: a sentence that needs one of them goes when it is missing."""

_ESSENTIAL = frozenset({Placeholder.DATE, Placeholder.TIME})
"""A sentence that tells these stays, whatever else it lacks."""

_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_STRONG = {"L": "L", "R": "R", "AL": "R"}
_MARKS = {"L": "\u200e", "R": "\u200f"}
_UNMARKED = dict.fromkeys(map(ord, "\u061c\u200e\u200f"))


def language_of(customer: Customer, salon: Salon) -> str:
    """Return the language of messages to ``customer``: theirs, else the salon's, else English."""
    for wanted in (customer.language, salon.language):
        code = wanted.replace("_", "-").partition("-")[0].lower()
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]


def template_for(
    written: Sequence[Template], kind: MessageKind, channel: Channel, language: str
) -> Template:
    """Return what the owner wrote, else what the app comes with.

    Raises:
        KeyError: neither of them has words in ``language``.
    """
    wanted = (kind, channel, language)
    own = (one for one in written if (one.kind, one.channel, one.language) == wanted)
    return next(own, None) or words(kind, channel, language)


def message_of(
    details: BookingDetails,
    salon: Salon,
    written: Sequence[Template],
    kind: MessageKind,
    channel: Channel,
    *,
    language: str = "",
) -> Message:
    """Return the message about a booking; in the customer's language unless another is given.

    There is no link in it while there is none to give: whether it may go out then is not decided
    here.
    """
    language = language or language_of(details.customer, salon)
    template = template_for(written, kind, channel, language)
    values = values_of(details, salon, kind, language)
    joins_by_mail = channel is Channel.EMAIL and values[Placeholder.LINK]
    number = _number(details, language) if joins_by_mail else ""
    subject = "" if channel is Channel.TEXT else _subject(template.subject, values)
    return Message(subject, _body(template.body, values, number))


def values_of(
    details: BookingDetails, salon: Salon, kind: MessageKind, language: str
) -> dict[Placeholder, str]:
    """Return what each placeholder stands for; empty where there is nothing to tell.

    The customer's own clock counts only online, where they need not come to the salon's.
    """
    online = details.booking.place is Place.ONLINE
    customer = details.customer
    own_zone = customer.time_zone if online else ""
    day, at = when_words(details.booking.starts, salon.time_zone, own_zone, language)
    joins = kind is not MessageKind.CANCELLED
    return {
        Placeholder.CUSTOMER: plain(customer.name) if customer.kind is CustomerKind.PERSON else "",
        Placeholder.SERVICE: plain(details.service.name),
        Placeholder.STAFF: plain(details.staff.name),
        Placeholder.DATE: day,
        Placeholder.TIME: at,
        Placeholder.SALON: plain(salon.name),
        Placeholder.LINK: link_to_give(details, salon) if joins else "",
        Placeholder.ADDRESS: "" if online else plain(salon.address),
        Placeholder.PHONE: plain(salon.phone),
    }


def plain(text: str) -> str:
    """Return text from outside as words on one line of bearable length.

    Without marks of direction too: at its edge they would move what the message puts beside it.
    """
    line = one_line(text.translate(_UNMARKED))
    return line if len(line) <= LONGEST_VALUE else f"{line[: LONGEST_VALUE - 1].rstrip()}…"


def _number(details: BookingDetails, language: str) -> str:
    meeting = details.meeting
    if meeting is None or not needs_passcode(meeting):
        return ""
    joining = {"id": plain(spaced_id(meeting.join_id)), "passcode": plain(meeting.passcode)}
    return BY_NUMBER[language].format(**joining)


def _subject(text: str, values: Mapping[Placeholder, str]) -> str:
    return short_line(_filled(text, values), LONGEST_SUBJECT)


def _body(text: str, values: Mapping[Placeholder, str], number: str) -> str:
    """Fill in line by line; a line of which nothing is left goes, and the gap it leaves too."""
    lines: list[str] = []
    gap = False
    for line in text.splitlines():
        kept = _kept(line, values)
        if kept.strip():
            lines.append(_filled(kept, values))
            gap = False
        elif line.strip():
            gap = True
        elif not (gap and lines and not lines[-1].strip()):
            lines.append("")
        if number and Placeholder.LINK in used(kept):
            lines.append(number)
    return "\n".join(lines).strip()


def _kept(line: str, values: Mapping[Placeholder, str]) -> str:
    """Return the line without the sentences that need what is missing."""
    missing = {one for one in _OPTIONAL if not values.get(one)}
    if not missing & set(used(line)):
        return line
    kept = [
        sentence
        for sentence in _SENTENCES.split(line)
        if not missing & set(used(sentence)) or _ESSENTIAL & set(used(sentence))
    ]
    return " ".join(kept)


def _filled(line: str, values: Mapping[Placeholder, str]) -> str:
    """Fill in; what is empty takes the space before it along, or what follows at the beginning."""
    for one in Placeholder:
        if not values.get(one):
            name = re.escape(one.written)
            line = re.sub(rf"^{name}[,:;]?\s*|[ \t]*{name}", "", line)
    return _in_the_direction_of(line, fill(line, values))


def _in_the_direction_of(template: str, line: str) -> str:
    """Mark a line that begins with a name of the other direction than its own words are read in.

    A reader goes by the first letter (UAX #9, P2), and would put the words in the wrong order.
    """
    own, first = _direction(fill(template, {})), _direction(line)
    return f"{_MARKS[own]}{line}" if own and first and own != first else line


def _direction(text: str) -> str:
    """Return ``L`` or ``R`` for the first letter that has a direction, nothing without one."""
    found = (_STRONG.get(unicodedata.bidirectional(character), "") for character in text)
    return next(filter(None, found), "")
