"""What a booking's block says, as a value: equal contents need no repainting."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.link_state import LinkState, LinkStatus, link_state
from desktop.core.messages import Told
from desktop.core.models import BookingDetails, Lobby, Place, Salon, Status
from desktop.core.times import to_wall
from desktop.ui.booking.act_words import status_text
from desktop.ui.booking.lobby_words import lobby_icon, lobby_text
from desktop.ui.form.price_words import price_words
from desktop.ui.messages.told_words import ICON as TO_TELL
from desktop.ui.messages.told_words import Formers, Untold, untold_by_any
from desktop.ui.spoken import customer_text, one_line, short_day_text, time_text

translate = QCoreApplication.translate  # the name by which lupdate finds the words

LONGEST_NOTE = 400
"""Characters of a note in a tooltip; the panel has all of it."""

QUIET = {Status.DONE, Status.NO_SHOW, Status.CANCELLED}
"""Nothing is left to do for these: they stand back behind the others."""


@dataclass(frozen=True, slots=True)
class BlockContent:
    """``link_icon`` and ``link`` are empty without a meeting, those of the status while booked.

    ``lobby_icon`` and ``lobby`` are there only where customers can walk in unadmitted, and
    ``untold_icon`` and ``untold`` where the customer does not know how the booking stands, or one
    does not whose it was.
    Screen readers say ``name``; ``tip`` holds all there is to know, in lines.
    """

    booking_id: int
    starts: str
    hours: str
    customer: str
    service: str
    colour: str
    place_icon: str
    link_icon: str
    link: str
    lobby_icon: str
    lobby: str
    status_icon: str
    status: str
    repeats: bool
    noted: bool
    quiet: bool
    cancelled: bool
    name: str
    tip: str
    untold_icon: str = ""
    untold: str = ""


_LINK_ICONS = {
    LinkState.MAKING: "link-making",
    LinkState.READY: "link-ready",
    LinkState.WAITING: "link-waiting",
    LinkState.ATTENTION: "link-attention",
}

_STATUS_ICONS = {
    Status.CONFIRMED: "confirmed",
    Status.ARRIVED: "arrived",
    Status.IN_PROGRESS: "in-progress",
    Status.DONE: "done",
    Status.NO_SHOW: "no-show",
    Status.CANCELLED: "cancelled",
    Status.DELETED: "cancelled",
}


def link_icon(state: LinkState) -> str:
    """The icon for a state of the link; empty for none."""
    return "" if state is LinkState.NONE else _LINK_ICONS.get(state, "link-attention")


def status_icon(status: Status) -> str:
    """The icon for a status; empty for what is just booked."""
    return _STATUS_ICONS.get(status, "")


_WORDS = {
    LinkState.MAKING: QT_TRANSLATE_NOOP("block", "Making link"),
    LinkState.READY: QT_TRANSLATE_NOOP("block", "Link ready"),
    LinkState.WAITING: QT_TRANSLATE_NOOP("block", "Link waits"),
    LinkState.ATTENTION: QT_TRANSLATE_NOOP("block", "Needs attention"),
}


def link_text(state: LinkState) -> str:
    """Two words for a state of the link; empty for none."""
    words = str(_WORDS.get(state, ""))
    return translate("block", words) if words else ""


class BlockContents:
    """Makes each block's content, and hands the same one out while nothing about it changed."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[object, BlockContent]] = {}
        self._salon: Salon | None = None
        self._now: datetime | None = None
        self._told: Mapping[int, Told] = {}
        self._formers: Mapping[int, Formers] = {}
        self._is_week = False

    def look(
        self,
        salon: Salon,
        now: datetime,
        told: Mapping[int, Told] | None = None,
        formers: Mapping[int, Formers] | None = None,
        *,
        is_week: bool = False,
    ) -> None:
        """Word blocks as they stand at ``now`` (UTC), with their day in a week.

        ``told`` is what customers were told last, by booking, and ``formers`` whose one was.
        """
        self._salon, self._now, self._is_week = salon, now, is_week
        self._told, self._formers = told or {}, formers or {}

    def of(self, details: BookingDetails) -> BlockContent:
        """Return the content of one block; ``look`` comes first."""
        salon, now = self._salon, self._now
        if salon is None or now is None:
            raise LookupError
        booking_id, link = details.booking.id, link_state(details, salon, now)
        today = to_wall(now, salon.time_zone).date()
        with_day = self._is_week or details.booking.starts.date() != today
        told, formers = self._told.get(booking_id), self._formers.get(booking_id, ())
        lacks = untold_by_any(details, salon, told, formers, now)
        wanted = (details, link, salon.country, with_day, lacks)
        made = self._made.get(booking_id)
        if made is None or made[0] != wanted:
            content = block_content(details, link, salon.country, lacks, with_day=with_day)
            made = self._made[booking_id] = (wanted, content)
        return made[1]

    def keep(self, booking_ids: Collection[int]) -> None:
        """Forget all others."""
        if not self._made.keys() <= set(booking_ids):
            self._made = {key: made for key, made in self._made.items() if key in booking_ids}

    def forget(self) -> None:
        """Make all anew: the language or the way of writing times has changed."""
        self._made = {}


def block_content(
    details: BookingDetails,
    link: LinkStatus,
    country: str,
    lacks: Untold | None = None,
    *,
    with_day: bool = False,
) -> BlockContent:
    """Everything the block of ``details`` shows and says while its link stands as ``link`` says.

    ``country`` is the salon's, for prices; ``lacks`` is what the customer does not know. Screen
    readers hear the day only ``with_day``.
    """
    booking = details.booking
    online, status = booking.place is Place.ONLINE, booking.status
    icon, state, alarm = status_icon(status), link.at_a_glance, _alarm(link)
    starts = time_text(booking.starts)
    hours = f"{starts}–{time_text(booking.starts + timedelta(minutes=booking.minutes))}"
    return BlockContent(
        booking_id=booking.id,
        starts=starts,
        hours=hours,
        customer=customer_text(details.customer),
        service=one_line(details.service.name),
        colour=details.service.colour,
        place_icon="online" if online else "on-site",
        link_icon=link_icon(state),
        link=link_text(state),
        lobby_icon=lobby_icon(alarm),
        lobby=lobby_text(alarm),
        status_icon=icon,
        status=status_text(status) if icon else "",
        repeats=bool(booking.series),
        noted=bool(booking.note),
        quiet=status in QUIET,
        cancelled=status is Status.CANCELLED,
        name=_said(details, link, lacks, with_day=with_day),
        tip=_tip(details, link, lacks, hours, country),
        untold_icon=TO_TELL if lacks else "",
        untold=lacks.short if lacks else "",
    )


def _alarm(link: LinkStatus) -> Lobby | None:
    """What a block tells of the waiting room: nothing while all is well."""
    return link.lobby if link.lobby is Lobby.OVERRIDDEN else None


def _said(
    details: BookingDetails, link: LinkStatus, lacks: Untold | None, *, with_day: bool
) -> str:
    booking = details.booking
    ends = booking.starts + timedelta(minutes=booking.minutes)
    parts = (
        short_day_text(booking.starts.date()) if with_day else "",
        translate("block", "{start} to {end}").format(
            start=time_text(booking.starts), end=time_text(ends)
        ),
        customer_text(details.customer),
        status_text(booking.status).lower() if status_icon(booking.status) else "",
        _service(details),
        _place(details),
        link_text(link.at_a_glance).lower(),
        lobby_text(_alarm(link)),
        lacks.sentence.rstrip(".") if lacks else "",
        translate("block", "repeats") if booking.series else "",
        translate("block", "has a note") if booking.note else "",
    )
    return ", ".join(part for part in parts if part)


def _tip(
    details: BookingDetails, link: LinkStatus, lacks: Untold | None, hours: str, country: str
) -> str:
    booking, service = details.booking, details.service
    note = booking.note.strip()
    stand = (status_text(booking.status), _place(details), link_text(link.at_a_glance))
    lines = (
        hours,
        customer_text(details.customer),
        one_line(details.customer.phone) if details.customer.name.strip() else "",
        _service(details),
        price_words(service.price, country),
        " · ".join(part for part in stand if part),
        lobby_text(link.lobby),
        lacks.sentence if lacks else "",
        translate("block", "Repeats") if booking.series else "",
        translate("block", "{n} minutes kept free afterwards").format(n=service.buffer)
        if service.buffer
        else "",
        note if len(note) <= LONGEST_NOTE else f"{note[:LONGEST_NOTE]}…",
    )
    return "\n".join(line for line in lines if line)


def _service(details: BookingDetails) -> str:
    return translate("block", "{service} with {staff}").format(
        service=one_line(details.service.name), staff=one_line(details.staff.name)
    )


def _place(details: BookingDetails) -> str:
    if details.booking.place is Place.ONLINE:
        return translate("block", "online")
    return translate("block", "on site")
