"""What a receptionist should know about a time before booking it, in words."""

from datetime import time

from PySide6.QtCore import QCoreApplication

from desktop.core.daybook import DAY_MINUTES
from desktop.core.in_the_way import InTheWay
from desktop.core.models import AbsenceKind, Staff
from desktop.ui.absences.absence_words import kind_words
from desktop.ui.spoken import apart, customer_text, hours_text, one_line, short_day_text, time_text

MOST = 3
"""So many clashing bookings are named."""

MOST_DAYS = 6
"""So many of the days of a repetition are named."""

translate = QCoreApplication.translate  # the name by which lupdate finds the words


def clash_words(found: InTheWay, person: Staff) -> str:
    """Say who is booked then already, and whether the person is there; empty when all is well."""
    said = (_booked(found, person), _away(found, person))
    return "\n".join(words for words in said if words)


def series_words(found: tuple[InTheWay, ...], count: int, person: Staff) -> str:
    """Say which of ``count`` times do not fit: ``found`` are those with something in the way."""
    taken = [one for one in found if one.bookings]
    away = [one for one in found if one.away]
    said = []
    if taken:
        words = translate("clash", "Taken on {n} of {count} days: {days}")
        said.append(words.format(n=len(taken), count=count, days=_days(taken)))
    if away:
        words = translate("clash", "{staff} is not there on {n} of {count} days: {days}")
        said.append(words.format(staff=_name(person), n=len(away), count=count, days=_days(away)))
    return "\n".join(said)


def named(found: InTheWay) -> str:
    """Say when and for whom the bookings in the way are, the first of them."""
    words = ", ".join(
        f"{hours_text(one.booking)} {apart(customer_text(one.customer))}"
        for one in found.bookings[:MOST]
    )
    return f"{words}, …" if len(found.bookings) > MOST else words


def _booked(found: InTheWay, person: Staff) -> str:
    if not found.bookings:
        return ""
    words = translate("clash", "{staff} is busy then: {bookings}")
    if found.only_close:  # else one would look in vain for the minutes that overlap
        words = translate("clash", "{staff} has no time to tidy up in between: {bookings}")
    return words.format(staff=_name(person), bookings=named(found))


def _away(found: InTheWay, person: Staff) -> str:
    """An absence says more than the hours do."""
    if found.absences:
        kinds = dict.fromkeys(one.kind for one in found.absences)
        why = ", ".join(kind_words(kind) for kind in kinds if kind is not AbsenceKind.OTHER)
        if not why:
            return translate("clash", "{staff} is away then.").format(staff=_name(person))
        return translate("clash", "{staff} is away then: {why}").format(
            staff=_name(person), why=why
        )
    if found.hours is None:
        return ""
    if not found.hours:
        return translate("clash", "{staff} does not work that day.").format(staff=_name(person))
    hours = ", ".join(f"{_clock(opens)}–{_clock(closes)}" for opens, closes in found.hours)
    return translate("clash", "{staff} does not work then, only {hours}.").format(
        staff=_name(person), hours=hours
    )


def _days(found: list[InTheWay]) -> str:
    named = ", ".join(short_day_text(one.starts.date()) for one in found[:MOST_DAYS])
    return f"{named}, …" if len(found) > MOST_DAYS else named


def _clock(minutes: int) -> str:
    minutes %= DAY_MINUTES
    return time_text(time(minutes // 60, minutes % 60))


def _name(person: Staff) -> str:
    return apart(one_line(person.name))
