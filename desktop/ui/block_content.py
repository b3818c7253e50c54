"""What a booking's block says, as a value: equal contents need no repainting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.meetings import LinkState, link_state
from desktop.core.models import BookingDetails, Place, Salon, Status
from desktop.ui.spoken import customer_text, one_line, time_text


@dataclass(frozen=True, slots=True)
class BlockContent:
    """``link_icon`` and ``link`` are empty without a meeting; screen readers say ``name``."""

    booking_id: int
    starts: str
    hours: str
    customer: str
    service: str
    colour: str
    place_icon: str
    link_icon: str
    link: str
    cancelled: bool
    name: str
    tip: str


_ICONS = {
    LinkState.MAKING: "link-making",
    LinkState.READY: "link-ready",
    LinkState.WAITING: "link-waiting",
    LinkState.ATTENTION: "link-attention",
}


def link_icon(state: LinkState) -> str:
    """The icon for a state of the link; empty for none."""
    return "" if state is LinkState.NONE else _ICONS.get(state, "link-attention")


_WORDS = {
    LinkState.MAKING: QT_TRANSLATE_NOOP("block", "Making link"),
    LinkState.READY: QT_TRANSLATE_NOOP("block", "Link ready"),
    LinkState.WAITING: QT_TRANSLATE_NOOP("block", "Link waits"),
    LinkState.ATTENTION: QT_TRANSLATE_NOOP("block", "Needs attention"),
}


def link_text(state: LinkState) -> str:
    """Two words for a state of the link; empty for none."""
    words = str(_WORDS.get(state, ""))
    return QCoreApplication.translate("block", words) if words else ""


class BlockContents:
    """Makes each block's content, and hands the same one out while nothing about it changed."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[BookingDetails, LinkState, BlockContent]] = {}

    def of(
        self, bookings: Iterable[BookingDetails], salon: Salon, now: datetime
    ) -> dict[int, BlockContent]:
        """Return the contents at ``now`` (UTC) by booking id, and forget those of other days."""
        before, self._made = self._made, {}
        for details in bookings:
            booking_id, state = details.booking.id, link_state(details, salon, now).state
            made = before.get(booking_id)
            if made is None or made[:2] != (details, state):
                made = (details, state, block_content(details, state))
            self._made[booking_id] = made
        return {booking_id: made[2] for booking_id, made in self._made.items()}

    def forget(self) -> None:
        """Make all anew: the language or the way of writing times has changed."""
        self._made = {}


def block_content(details: BookingDetails, state: LinkState) -> BlockContent:
    """Everything the block of ``details`` shows and says while its link stands at ``state``."""
    booking = details.booking
    online = booking.place is Place.ONLINE
    place = (
        QCoreApplication.translate("block", "online")
        if online
        else QCoreApplication.translate("block", "on site")
    )
    cancelled = booking.status is Status.CANCELLED
    customer, service = customer_text(details.customer), one_line(details.service.name)
    starts = time_text(booking.starts)
    ends = time_text(booking.starts + timedelta(minutes=booking.minutes))
    hours = f"{starts}–{ends}"
    told = [
        QCoreApplication.translate("block", "{start} to {end}").format(start=starts, end=ends),
        customer,
        QCoreApplication.translate("block", "{service} with {staff}").format(
            service=service, staff=one_line(details.staff.name)
        ),
        place,
        link_text(state).lower(),
        QCoreApplication.translate("block", "cancelled") if cancelled else "",
    ]
    return BlockContent(
        booking_id=booking.id,
        starts=starts,
        hours=hours,
        customer=customer,
        service=service,
        colour=details.service.colour,
        place_icon="online" if online else "on-site",
        link_icon=link_icon(state),
        link=link_text(state),
        cancelled=cancelled,
        name=", ".join(part for part in told if part),
        tip="\n".join(
            part
            for part in (hours, customer, told[2], details.customer.phone, booking.note)
            if part
        ),
    )
