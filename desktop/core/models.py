"""The things a salon's book is made of, as immutable values.

Wall-clock times are naive datetimes in the salon's IANA zone, with ``fold`` telling the two
passes of a doubled hour apart (PEP 495). Instants are aware datetimes in UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
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
    """What one change did; the UI has a sentence for each."""

    BOOKED = "booked"
    MOVED = "moved"  # another time, length or staff member
    CHANGED = "changed"  # anything else
    MARKED = "marked"  # another status among those that take place
    CANCELLED = "cancelled"
    DELETED = "deleted"
    RESTORED = "restored"
    UNDONE = "undone"
    UNCHANGED = "unchanged"  # nothing differed, nothing was written
    ABSENCE_ADDED = "absence_added"
    ABSENCE_CHANGED = "absence_changed"
    ABSENCE_REMOVED = "absence_removed"
    CUSTOMER_CHANGED = "customer_changed"
    IMPORTED = "imported"


class Status(StrEnum):
    """How far a booking has come. ``DELETED`` was entered by mistake and is no cancellation."""

    BOOKED = "booked"
    CONFIRMED = "confirmed"
    ARRIVED = "arrived"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    DELETED = "deleted"

    @property
    def is_off(self) -> bool:
        """Whether it does not take place: it takes no time and wants no meeting."""
        return self in {Status.CANCELLED, Status.DELETED}


class AbsenceKind(StrEnum):
    """Why somebody cannot be booked although they would work."""

    BREAK = "break"
    HOLIDAY = "holiday"
    SICK = "sick"
    TRAINING = "training"
    OTHER = "other"


class CustomerKind(StrEnum):
    PERSON = "person"
    WALK_IN = "walk_in"  # the one customer that stands for all who gave no name
    ERASED = "erased"  # whose data was deleted; the bookings stay


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
    """``time_zone`` is an IANA key, ``country`` an ISO 3166-1 alpha-2 code (for phone numbers).

    ``address`` and ``phone`` are what customers are told; ``language`` is ISO 639-1, that of
    messages to a customer who has none of their own.
    """

    name: str
    time_zone: str
    country: str
    hours: Week
    provider: ProviderKind = ProviderKind.NONE
    own_link: str = ""
    address: str = ""
    phone: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Staff:
    """``colour`` is ``#rrggbb``, ``id`` 0 not yet saved. Archived staff keep their bookings.

    ``hours`` of ``None`` are the salon's; ``service_ids`` of ``None`` are all there are.
    """

    id: int
    name: str
    colour: str
    position: int = 0
    archived: bool = False
    hours: Week | None = None
    service_ids: frozenset[int] | None = None

    def gives(self, service_id: int) -> bool:
        return self.service_ids is None or service_id in self.service_ids


@dataclass(frozen=True, slots=True)
class Absence:
    """A time in which somebody is not there: a break, a holiday. Salon wall-clock times."""

    id: int
    staff_id: int
    kind: AbsenceKind
    starts: datetime
    ends: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """``minutes`` is its length, ``buffer`` what its staff member needs afterwards, in minutes.

    ``price`` is in the currency of the salon's country, ``None`` where none was set.
    """

    id: int
    name: str
    minutes: int
    colour: str
    place: Place = Place.ON_SITE
    position: int = 0
    archived: bool = False
    buffer: int = 0
    price: Decimal | None = None
    online_allowed: bool = True


@dataclass(frozen=True, slots=True)
class Customer:
    """``phone`` is as typed; at least one of a person's name, phone and e-mail is not empty.

    ``time_zone`` is an IANA key and ``language`` an ISO 639-1 code; empty means the salon's.
    """

    id: int
    name: str
    phone: str = ""
    email: str = ""
    note: str = ""
    time_zone: str = ""
    language: str = ""
    kind: CustomerKind = CustomerKind.PERSON


@dataclass(frozen=True, slots=True)
class Booking:
    """What should be. ``starts`` is salon wall-clock time, ``changed_at`` an instant in UTC.

    ``uid`` is the iCalendar UID, the same for life (RFC 5545 §3.8.4.7); ``sequence`` goes up with
    each change a customer has to hear of (RFC 5545 §3.8.7.4). Bookings that repeat share
    ``series``, which is empty for a single one.
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
    series: str = ""


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

    ``tries`` counts failures in a row, ``not_before`` says when to try again, ``trouble`` why not,
    and ``since`` since when. ``ended`` lives are history: their meeting is deleted or left behind.
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
    since: datetime | None = None
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
class Repeat:
    """Every ``weeks`` weeks, the first time included, until the day ``until`` at the latest."""

    weeks: int
    until: date


@dataclass(frozen=True, slots=True)
class Change:
    """One act in the journal: give ``id`` to ``Store.undo`` to take it back.

    ``id`` is 0 when ``what`` is ``UNCHANGED``: there is nothing to undo. ``booking_id`` is the
    first booking changed, 0 where it was none; ``count`` says how many were.
    """

    id: int
    booking_id: int
    what: Act
    count: int = 1
