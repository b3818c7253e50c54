"""Bookings that repeat: which days they fall on, and how a change reaches the following ones."""

from dataclasses import replace
from datetime import datetime, timedelta

from desktop.core.drafts import Field, InvalidDraft, draft_of
from desktop.core.models import Booking, BookingDraft, Repeat
from desktop.core.words import QT_TRANSLATE_NOOP

MOST = 104
"""Bookings in one series: two years of weekly ones."""

WEEKS = range(1, 53)
_COPIED = ("customer_id", "customer", "staff_id", "service_id", "minutes", "place", "note")


def starts_of(first: datetime, repeat: Repeat) -> list[datetime]:
    """Return every wall-clock start, the first included; the time of day stays.

    Raises:
        InvalidDraft: see :func:`problems`.
    """
    for problem in problems(first, repeat):
        raise problem
    step = timedelta(weeks=repeat.weeks)
    count = (repeat.until - first.date()) // step + 1
    return [first] + [(first + step * index).replace(fold=0) for index in range(1, count)]


def problems(first: datetime, repeat: Repeat) -> list[InvalidDraft]:
    """Return what is wrong with a repetition."""
    if repeat.weeks not in WEEKS:
        words = QT_TRANSLATE_NOOP("core", "Choose between 1 and 52 weeks.")
    elif repeat.until - first.date() < timedelta(weeks=repeat.weeks):
        words = QT_TRANSLATE_NOOP("core", "The last day comes before the second booking.")
    elif (repeat.until - first.date()) // timedelta(weeks=repeat.weeks) >= MOST:
        words = QT_TRANSLATE_NOOP("core", "A series can have 104 bookings. Choose an earlier end.")
    else:
        return []
    return [InvalidDraft(Field.REPEAT, words)]


def follow(draft: BookingDraft, changed: Booking, other: Booking) -> BookingDraft:
    """Return the draft that changes ``other`` of a series as ``draft`` changes ``changed``.

    What ``draft`` leaves as it was stays in ``other`` too: it may have been arranged for that one
    alone. Another day moves it by as many days; another time of day becomes its own.
    """
    if other.id == changed.id:
        return draft
    as_it_was = draft_of(changed)
    new = {
        name: getattr(draft, name)
        for name in _COPIED
        if getattr(draft, name) != getattr(as_it_was, name)
    }
    return replace(draft_of(other), **new, starts=_following_start(draft, changed, other))


def _following_start(draft: BookingDraft, changed: Booking, other: Booking) -> datetime:
    if draft.starts == changed.starts:
        return other.starts
    starts = other.starts + (draft.starts.date() - changed.starts.date())
    if draft.starts.time() == changed.starts.time():
        return starts
    return datetime.combine(starts.date(), draft.starts.time()).replace(fold=0)
