"""What a salon writes to its customers: when, over which channel, in which language."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LANGUAGES = ("en", "de")
"""The languages (ISO 639-1) the app comes with words for."""


class MessageKind(StrEnum):
    BOOKED = "booked"
    MOVED = "moved"
    CANCELLED = "cancelled"
    REMINDER = "reminder"


class Channel(StrEnum):
    EMAIL = "email"
    TEXT = "text"  # SMS, WhatsApp and whatever else takes a short text


class Way(StrEnum):
    """How a message left the app, as it stands in the book."""

    COPIED = "copied"
    MAIL = "mail"  # a draft in the mail program
    TEXT = "text"
    WHATSAPP = "whatsapp"
    FILE = "file"  # .ics saved or dragged out
    QR = "qr"
    BY_WORD = "by_word"  # told on the phone or at the desk
    AGREED = "agreed"  # nothing left the app: how it stood when it was booked, until it changed


@dataclass(frozen=True, slots=True)
class Template:
    """``body`` and ``subject`` hold placeholders; a text message has no subject."""

    kind: MessageKind
    channel: Channel
    language: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Message:
    """A template filled in for one booking."""

    subject: str
    body: str


AGREED_ONLINE = "online"
"""In the place of the link where it was agreed to meet online: no link was given out by that."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a customer was told last: the booking as it was then. Instants are UTC.

    It counts for that customer alone, whoever gets the booking afterwards.
    """

    booking_id: int
    customer_id: int
    at: datetime
    kind: MessageKind
    way: Way
    starts: datetime
    minutes: int
    join_url: str
    off: bool
