"""What the row of an online appointment says, as a value: equal contents need no new words."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.core.join_link import link_to_give
from desktop.core.link_state import LinkState, LinkStatus, link_state
from desktop.core.messages import Told
from desktop.core.models import BookingDetails, Lobby, Organiser, Salon
from desktop.core.online_day import Door, DoorState, door, minutes_until
from desktop.core.times import to_wall
from desktop.ui.booking.lobby_words import lobby_icon, lobby_text
from desktop.ui.day.block_content import link_icon, link_text
from desktop.ui.error_details import from_core
from desktop.ui.messages.told_words import Formers, untold_by_any
from desktop.ui.spoken import apart, customer_text, one_line, short_day_text, time_text

translate = QCoreApplication.translate  # the name by which lupdate finds the words

SOON = 10
"""Minutes before the start from which on the time to it stands out."""


@dataclass(frozen=True, slots=True)
class OnlineContent:
    """``soon`` is empty on later days, ``link`` while there is none; screen readers say ``name``.

    ``pressing`` says that it begins soon or has begun, ``alarming`` that the link's state is bad
    news, ``unguarded`` that customers can walk in unadmitted, ``barred`` that who is connected is
    not who opens the door. ``untold`` is what the customer does not know, or one whose it was;
    ``link_to_give`` is empty also while the link is out of date.
    """

    booking_id: int
    time: str
    soon: str
    customer: str
    what: str
    icon: str
    state: str
    lobby_icon: str
    lobby: str
    door: str
    link: str
    link_to_give: str
    name: str
    pressing: bool
    alarming: bool
    unguarded: bool
    barred: bool
    untold: str = ""


def online_content(
    details: BookingDetails,
    salon: Salon,
    now: datetime,
    connected: Organiser | None,
    told: Told | None = None,
    formers: Formers = (),
) -> OnlineContent:
    """Everything the row of ``details`` says at ``now`` (UTC) while ``connected`` is signed in.

    ``told`` is what the customer was told last; ``formers`` are those whose it was.
    """
    booking, link = details.booking, link_state(details, salon, now)
    day, today = booking.starts.date(), to_wall(now, salon.time_zone).date()
    minutes = minutes_until(details, salon.time_zone, now)
    later = day > today
    starts, customer = time_text(booking.starts), customer_text(details.customer)
    service, staff = one_line(details.service.name), one_line(details.staff.name)
    who_opens = door(details, salon, connected)
    with_whom = translate("online", "{service} with {staff}")
    state = link_words(link)
    lacks = untold_by_any(details, salon, told, formers, now)
    lobby, unguarded = lobby_text(link.lobby), link.lobby is Lobby.OVERRIDDEN
    said = [
        short_day_text(day) if later else "",
        starts,
        customer,
        with_whom.format(service=service, staff=staff),
        state if link.needs_person else state[:1].lower() + state[1:],
        lobby if unguarded else lobby[:1].lower() + lobby[1:],
        lacks.sentence.rstrip(".") if lacks else "",
        "" if later else until_words(minutes),
    ]
    return OnlineContent(
        booking_id=booking.id,
        time=starts,
        soon="" if later else until_text(minutes),
        customer=apart(customer),
        what=with_whom.format(service=apart(service), staff=apart(staff)),
        icon=link_icon(link.at_a_glance),
        state=state,
        lobby_icon=lobby_icon(link.lobby),
        lobby=lobby,
        door=door_words(who_opens),
        link=link.join_url,
        link_to_give=link_to_give(details, salon),
        name=", ".join(part for part in said if part),
        pressing=not later and minutes <= SOON,
        alarming=link.needs_person,
        unguarded=unguarded,
        barred=who_opens.state in {DoorState.OTHER, DoorState.NOBODY},
        untold=lacks.sentence if lacks else "",
    )


def link_words(link: LinkStatus) -> str:
    """The state of a link in a few words; what is the matter where somebody has to do something."""
    if link.state is LinkState.ATTENTION and link.trouble is not None:
        return from_core(link.trouble.advice.title)
    if link.state is LinkState.READY and link.needs_person:
        return translate("online", "Link ready, but something needs attention")
    return link_text(link.state)


def door_words(who: Door) -> str:
    """Whose account lets the customer in, and what to do where it is not the connected one."""
    words = {
        DoorState.NONE: "",
        DoorState.OURS: translate("online", "Door: {holder}"),
        DoorState.OTHER: translate(
            "online",
            "Door: {holder}. Sign in to the meeting with it; connected is {connected}.",
        ),
        DoorState.NOBODY: translate(
            "online",
            "Door: {holder}. Sign in to the meeting with it; no account is connected.",
        ),
        DoorState.OWN_LINK: translate("online", "Door: whoever owns your meeting link"),
    }
    if who.state is DoorState.NOBODY and not who.holder:
        return translate("online", "Nobody can open the door yet: no account is connected.")
    return words[who.state].format(holder=who.holder, connected=who.connected)


def until_text(minutes: int) -> str:
    """How long until it begins, short: in 12 min, now, began 3 min ago."""
    return _until(minutes, _short(abs(minutes)))


def until_words(minutes: int) -> str:
    """The same in full words, for sentences and to be read out."""
    return _until(minutes, _full(abs(minutes)))


def _until(minutes: int, length: str) -> str:
    if minutes == 0:
        return translate("online", "now")
    words = translate("online", "in {time}")
    if minutes < 0:
        words = translate("online", "began {time} ago")
    return words.format(time=length)


def _short(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return translate("online", "{n} min").format(n=rest)
    if not rest:
        return translate("online", "{n} h").format(n=hours)
    return translate("online", "{hours} h {minutes} min").format(hours=hours, minutes=rest)


def _full(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    many_hours = translate("online", "{n} hours").format(n=hours)
    many_minutes = translate("online", "{n} minutes").format(n=rest)
    parts = [
        translate("online", "1 hour") if hours == 1 else many_hours if hours else "",
        translate("online", "1 minute") if rest == 1 else many_minutes if rest else "",
    ]
    return " ".join(part for part in parts if part)
