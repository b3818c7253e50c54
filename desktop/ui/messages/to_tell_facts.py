"""Whose customers are still to be told, read in one go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.core.models import BookingDetails
from desktop.core.told import Knowledge, is_formers
from desktop.services.store import Store
from desktop.ui.links.link_rows import LinkRow, Table
from desktop.ui.links.link_words import counted
from desktop.ui.messages.told_words import ICON, Untold, untold, wall_words
from desktop.ui.spoken import customer_text, one_line

translate = QCoreApplication.translate  # the name by which lupdate finds the words


@dataclass(frozen=True, slots=True)
class ToTell:
    """The bookings ahead of which somebody has to hear, soonest first.

    One that was given away stands there as it is for whoever was told, and in ``now``, by its id,
    as it is by now.
    """

    rows: tuple[tuple[BookingDetails, Untold], ...] = ()
    now: Mapping[int, BookingDetails] = field(default_factory=dict)


def read_to_tell(store: Store, now: datetime) -> ToTell:
    """Read them, as they stand at ``now`` (UTC)."""
    salon = store.salon()
    found = (
        (details, untold(details, salon, told, now)) for details, told in store.perhaps_to_tell(now)
    )
    rows = tuple((details, lacks) for details, lacks in found if lacks is not None)
    given_away = {details.booking.id for details, _ in rows if is_formers(details)}
    by_now = ((booking_id, store.booking(booking_id)) for booking_id in given_away)
    return ToTell(rows, {booking_id: one for booking_id, one in by_now if one is not None})


def count_text(n: int) -> str:
    """How many there are; empty for none."""
    if not n:
        return ""
    return counted(
        translate("told", "1 customer to tell"), translate("told", "{n} customers to tell"), n
    )


def table_of(facts: ToTell) -> Table:
    """The same as rows: whose it is, what they have, how it is now, and how to reach them."""
    heads = (
        translate("told", "Customer"),
        translate("told", "They have"),
        translate("told", "Now"),
        translate("told", "Phone"),
        translate("told", "E-mail"),
    )
    rows = tuple(
        LinkRow(
            details.booking.id,
            (
                customer_text(details.customer),
                lacks.has,
                _now_text(details, lacks),
                one_line(details.customer.phone),
                one_line(details.customer.email),
            ),
            advice=lacks.sentence,
            sign=ICON,
            former_id=former_id(details),
        )
        for details, lacks in facts.rows
    )
    return Table(heads, 0, rows)


def former_id(details: BookingDetails) -> int:
    """Return the customer whose booking it is no longer, where it is for them; else 0."""
    return details.customer.id if is_formers(details) else 0


def _now_text(details: BookingDetails, lacks: Untold) -> str:
    """Written as the old time is: the two are compared."""
    if lacks.known is Knowledge.GIVEN_AWAY:
        return translate("told", "no longer theirs")
    when = wall_words(details.booking.starts)
    if details.booking.status.is_off:
        return translate("told", "{when} (off)").format(when=when)
    return when
