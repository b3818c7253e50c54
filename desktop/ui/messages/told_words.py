"""What a customer was told, and what they do not know yet, in words for the desk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.messages import MessageKind, Told, Way
from desktop.core.models import BookingDetails, Place, Salon
from desktop.core.times import to_wall
from desktop.core.told import Knowledge, to_tell
from desktop.ui.links.link_words import day_moment_text
from desktop.ui.spoken import apart, customer_text, short_day_text, time_text

translate = QCoreApplication.translate  # the name by which lupdate finds the words

ICON = "to-tell"
"""The sign beside a booking of which the customer does not know all."""


Formers = Sequence[tuple[BookingDetails, Told]]
"""A booking as it stands for those whose it was, each with what they were told last."""


@dataclass(frozen=True, slots=True)
class Untold:
    """What a customer does not know: in ``short``, two or three words, and in a ``sentence``.

    ``has`` is what they have instead: an old time, an old link.
    """

    known: Knowledge
    short: str
    has: str
    sentence: str


_WAYS = {
    Way.COPIED: QT_TRANSLATE_NOOP("told", "copied"),
    Way.MAIL: QT_TRANSLATE_NOOP("told", "by e-mail"),
    Way.TEXT: QT_TRANSLATE_NOOP("told", "by text message"),
    Way.WHATSAPP: QT_TRANSLATE_NOOP("told", "by WhatsApp"),
    Way.FILE: QT_TRANSLATE_NOOP("told", "as a calendar file"),
    Way.QR: QT_TRANSLATE_NOOP("told", "as a QR code"),
    Way.BY_WORD: QT_TRANSLATE_NOOP("told", "by word of mouth"),
}

_KINDS = {
    MessageKind.BOOKED: QT_TRANSLATE_NOOP("told", "Booked"),
    MessageKind.MOVED: QT_TRANSLATE_NOOP("told", "Moved"),
    MessageKind.CANCELLED: QT_TRANSLATE_NOOP("told", "Cancelled"),
    MessageKind.REMINDER: QT_TRANSLATE_NOOP("told", "Reminder"),
}


def untold(
    details: BookingDetails, salon: Salon, told: Told | None, now: datetime
) -> Untold | None:
    """What the customer of a booking still has to be told; ``None`` for nothing. ``now`` is UTC."""
    known = to_tell(details, salon, told, now)
    if known is None or told is None:
        return None
    return Untold(
        known,
        _short(details, known, told),
        _has(details, salon, known, told),
        _sentence(details, salon, known, told),
    )


def untold_by_any(
    details: BookingDetails, salon: Salon, told: Told | None, formers: Formers, now: datetime
) -> Untold | None:
    """The same, or what the first of ``formers`` still has to be told; its sentence has both."""
    own = untold(details, salon, told, now)
    theirs = (untold(one, salon, last, now) for one, last in formers)
    former = next((lacks for lacks in theirs if lacks is not None), None)
    if own is None or former is None:
        return own or former
    return replace(own, sentence=f"{own.sentence} {former.sentence}")


def told_lines(told: Sequence[Told], zone: str, today: date) -> list[str]:
    """All that was told, the newest first, such as "Moved: Tue 2 Jun, 10:00 (copied), today 9:12".

    ``zone`` is the salon's, by whose wall clock the times are, and ``today`` its day.
    """
    return [told_line(one, zone, today) for one in reversed(gone_out(told))]


def gone_out(told: Sequence[Told]) -> list[Told]:
    """Those of ``told`` that were messages, not only agreed."""
    return [one for one in told if one.way is not Way.AGREED]


def told_line(told: Told, zone: str, today: date) -> str:
    """What was told, how, and when."""
    return translate("told", "{what}, {how} ({when})").format(
        what=what_text(told, zone),
        how=way_text(told.way),
        when=day_moment_text(told.at, zone, today),
    )


def what_text(told: Told, zone: str) -> str:
    """What was told: of what kind, for which time, and whether a link was with it."""
    kind = translate("told", str(_KINDS[told.kind]))
    if told.off:
        return kind
    words = translate("told", "{kind}: {when}")
    if told.join_url:
        words = translate("told", "{kind}: {when} with link")
    return words.format(kind=kind, when=moment_words(told.starts, zone))


def way_text(way: Way) -> str:
    """How it was told."""
    return translate("told", str(_WAYS[way]))


def moment_words(moment: datetime, zone: str) -> str:
    """An instant by the salon's wall clock, such as "Tue 2 Jun, 10:00"."""
    return wall_words(to_wall(moment, zone))


def wall_words(wall: datetime) -> str:
    """A time by the salon's wall clock, in the same way."""
    return translate("told", "{day}, {time}").format(
        day=short_day_text(wall.date()), time=time_text(wall)
    )


def _short(details: BookingDetails, known: Knowledge, told: Told) -> str:
    if known is Knowledge.OLD_LINK:
        if details.booking.place is not Place.ONLINE:
            return translate("told", "Thinks it is online")
        if not told.join_url:
            return translate("told", "Has no link")
        return translate("told", "Has old link")
    return {
        Knowledge.OLD_TIME: translate("told", "Has old time"),
        Knowledge.NOT_TOLD_OFF: translate("told", "Not told"),
        Knowledge.GIVEN_AWAY: translate("told", "Previous not told"),
        Knowledge.TOLD_OFF: translate("told", "Thinks it is off"),
    }[known]


def _has(details: BookingDetails, salon: Salon, known: Knowledge, told: Told) -> str:
    if known is Knowledge.OLD_LINK:
        return translate("told", "an old link") if told.join_url else translate("told", "no link")
    if known is Knowledge.TOLD_OFF:
        return translate("told", "a cancellation")
    return _old_time(details, salon, told)


def _sentence(details: BookingDetails, salon: Salon, known: Knowledge, told: Told) -> str:
    if known is Knowledge.OLD_LINK:
        return _about_link(details, told)
    words = {
        Knowledge.OLD_TIME: translate("told", "The customer still has the old time ({when})."),
        Knowledge.NOT_TOLD_OFF: translate(
            "told", "The customer still has the old time ({when}) and does not know that it is off."
        ),
        Knowledge.TOLD_OFF: translate(
            "told", "The customer was told that it is off, but it takes place."
        ),
        Knowledge.GIVEN_AWAY: translate(
            "told",
            "This booking was for {customer}, who was told of it ({when}) and does not know that"
            " it is somebody else's now.",
        ),
    }[known]
    return words.format(
        when=_old_time(details, salon, told), customer=apart(customer_text(details.customer))
    )


def _about_link(details: BookingDetails, told: Told) -> str:
    if details.booking.place is not Place.ONLINE:
        return translate("told", "The customer still has a link, but it is no longer online.")
    if not told.join_url:
        return translate("told", "The customer does not have the link yet.")
    return translate("told", "The customer still has an old link.")


def _old_time(details: BookingDetails, salon: Salon, told: Told) -> str:
    """The time told; with its end where that is what has changed."""
    starts = to_wall(told.starts, salon.time_zone)
    words = moment_words(told.starts, salon.time_zone)
    if starts != details.booking.starts or details.booking.status.is_off:
        return words
    ends = to_wall(told.starts + timedelta(minutes=told.minutes), salon.time_zone)
    return f"{words}–{time_text(ends)}"
