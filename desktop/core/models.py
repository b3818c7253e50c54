"""The things a salon's book is made of, as immutable values.

Wall-clock times are naive datetimes in the salon's IANA zone, with ``fold`` telling the two
passes of a doubled hour apart (PEP 495). Instants are aware datetimes in UTC.
"""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from desktop.core.troubles import AppError


class ProviderKind(StrEnum):
    """Who makes the meeting for an online appointment."""

    NONE = "none"
    TEAMS = "teams"
    OWN_LINK = "own_link"


class Place(StrEnum):
    ON_SITE = "on_site"
    ONLINE = "online"


class Act(StrEnum):
    """What one change did to a booking; the UI has a sentence for each."""

    BOOKED = "booked"
    MOVED = "moved"  # another time, length or staff member
    CHANGED = "changed"  # anything else
    CANCELLED = "cancelled"
    RESTORED = "restored"
    UNDONE = "undone"
    UNCHANGED = "unchanged"  # nothing differed, nothing was written


class Status(StrEnum):
    BOOKED = "booked"
    CANCELLED = "cancelled"


class Lobby(StrEnum):
    """Whether customers wait to be admitted, as last read back from the provider."""

    UNKNOWN = "unknown"
    ON = "on"
    OVERRIDDEN = "overridden"


@dataclass(frozen=True, slots=True)
class Span:
    """Open from ``opens`` until ``closes`` on one day, salon wall-clock time."""

    opens: time
    closes: time


Week = tuple[tuple[Span, ...], ...]
"""Seven days, Monday first; a day without spans is closed."""


@dataclass(frozen=True, slots=True)
class Salon:
    """``time_zone`` is an IANA key, ``country`` an ISO 3166-1 alpha-2 code (for phone numbers)."""

    name: str
    time_zone: str
    country: str
    hours: Week
    provider: ProviderKind = ProviderKind.NONE
    own_link: str = ""


@dataclass(frozen=True, slots=True)
class Staff:
    """``colour`` is ``#rrggbb``, ``id`` 0 not yet saved. Archived staff keep their bookings."""

    id: int
    name: str
    colour: str
    position: int = 0
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Service:
    id: int
    name: str
    minutes: int
    colour: str
    place: Place = Place.ON_SITE
    position: int = 0
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Customer:
    """``phone`` is as typed; at least one of name, phone and e-mail is not empty."""

    id: int
    name: str
    phone: str = ""
    email: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Booking:
    """What should be. ``starts`` is salon wall-clock time, ``changed_at`` an instant in UTC.

    ``uid`` is the iCalendar UID, the same for life (RFC 5545 §3.8.4.7); ``sequence`` goes up with
    each change a customer has to hear of (RFC 5545 §3.8.7.4).
    """

    id: int
    uid: str
    customer_id: int
    staff_id: int
    service_id: int
    starts: datetime
    minutes: int
    place: Place
    status: Status
    note: str
    sequence: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Organiser:
    """The account a meeting belongs to; the provider's ids, opaque to us."""

    tenant_id: str
    user_id: str
    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One life of a booking's meeting, as the provider last confirmed it.

    ``external_id`` is ours and stored before the first call; ``cloud_id`` is the provider's and
    empty until it answered. ``join_url`` is opaque and never altered. ``subject``, ``starts`` and
    ``ends`` (UTC) are what the provider holds, ``None`` or empty while unknown.

    ``tries`` counts failures in a row, ``not_before`` says when to try again, ``trouble`` why not.
    ``ended`` lives are history: their meeting is deleted.
    """

    external_id: str
    booking_id: int
    provider: ProviderKind
    organiser: Organiser | None = None
    cloud_id: str = ""
    join_url: str = ""
    subject: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    lobby: Lobby = Lobby.UNKNOWN
    join_id: str = ""
    passcode: str = ""
    tries: int = 0
    not_before: datetime | None = None
    trouble: AppError | None = None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class BookingDetails:
    """A booking with everything it refers to; ``meeting`` is the life that has not ended."""

    booking: Booking
    customer: Customer
    staff: Staff
    service: Service
    meeting: Meeting | None


@dataclass(frozen=True, slots=True)
class BookingDraft:
    """What a person typed for a booking, before it is checked and saved.

    ``customer_id`` 0 means a new customer, given in ``customer`` (whose own id is ignored).
    ``starts`` is naive salon wall-clock time; its ``fold`` chooses the pass of a doubled hour.
    """

    customer_id: int
    customer: Customer | None
    staff_id: int
    service_id: int
    starts: datetime
    minutes: int
    place: Place = Place.ON_SITE
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the journal: give ``id`` to ``Store.undo`` to take the act back.

    ``id`` is 0 when ``what`` is ``UNCHANGED``: there is nothing to undo.
    """

    id: int
    booking_id: int
    what: Act
