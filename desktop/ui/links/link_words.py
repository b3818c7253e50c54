"""The words for links: how many wait and why, since when, until when, and what is the matter."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.core.differences import WORDS, Difference, differences
from desktop.core.link_groups import LinkGroup
from desktop.core.times import to_wall
from desktop.core.troubles import ADVICE, AppError
from desktop.core.wishes import wish
from desktop.ui.customers.visit_words import near_day_text
from desktop.ui.error_details import from_core
from desktop.ui.spoken import apart, one_line, time_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime, timedelta

    from desktop.core.link_groups import Listed, Totals
    from desktop.core.models import Booking, BookingDetails, Meeting, Salon
    from desktop.core.troubles import Kind
    from desktop.services.inspection import Inspected

translate = QCoreApplication.translate  # the name by which lupdate finds the words

MOST_REASONS = 3


def counted(one: str, many: str, n: int) -> str:
    """Return ``one``, or ``many`` with the number in it."""
    return one if n == 1 else many.format(n=n)


def totals_text(found: Totals) -> str:
    """Such as "2 links need attention, 3 more are waiting"; empty where there is nothing."""
    waiting, attention = found.waiting, found.attention
    if attention:
        words = counted(
            translate("links", "1 link needs attention"),
            translate("links", "{n} links need attention"),
            attention,
        )
        more = counted(
            translate("links", "1 more is waiting"),
            translate("links", "{n} more are waiting"),
            waiting,
        )
        return f"{words}, {more}" if waiting else words
    if waiting:
        return counted(
            translate("links", "1 link waiting"), translate("links", "{n} links waiting"), waiting
        )
    return working_text(found.working)


def working_text(n: int) -> str:
    """How many are under way; empty for none."""
    if not n:
        return ""
    return counted(
        translate("links", "Working on 1 link…"), translate("links", "Working on {n} links…"), n
    )


def reasons_text(reasons: Sequence[tuple[Kind, int]]) -> str:
    """Such as "No internet (2), Microsoft is busy (1)", the most frequent first."""
    return ", ".join(
        translate("links", "{reason} ({n})").format(reason=from_core(ADVICE[kind].title), n=count)
        for kind, count in reasons[:MOST_REASONS]
    )


def since_reasons_text(found: Totals, zone: str, today: date) -> str:
    """Such as "Since 09:12: No internet (2)"; empty where nothing waits."""
    why = reasons_text(found.reasons)
    if found.since is None:
        return why
    since = moment_text(found.since, zone, today)
    words = (
        translate("links", "Since {since}: {why}") if why else translate("links", "Since {since}")
    )
    return words.format(since=since, why=why)


def moment_text(moment: datetime, zone: str, today: date) -> str:
    """The time of day of an instant, with its day where that is not today."""
    wall = to_wall(moment, zone)
    return time_text(wall) if wall.date() == today else day_moment_text(moment, zone, today)


def day_moment_text(moment: datetime, zone: str, today: date) -> str:
    """Day and time of an instant, such as "today, 09:12"."""
    wall = to_wall(moment, zone)
    return day_and(wall.date(), today, time_text(wall))


def when_text(booking: Booking, today: date) -> str:
    """Such as "today, 11:00"."""
    return day_and(booking.starts.date(), today, time_text(booking.starts))


def day_and(day: date, today: date, times: str) -> str:
    return translate("links", "{day}, {times}").format(day=near_day_text(day, today), times=times)


def next_try_text(left: timedelta) -> str:
    """How long it is until the next try, in whole seconds or minutes."""
    seconds = ceil(left.total_seconds())
    if seconds <= 0:
        return translate("links", "Trying now…")
    if seconds < 60:
        return counted(
            translate("links", "Next try in 1 second"),
            translate("links", "Next try in {n} seconds"),
            seconds,
        )
    return counted(
        translate("links", "Next try in 1 minute"),
        translate("links", "Next try in {n} minutes"),
        ceil(seconds / 60),
    )


def due_text(listed: Listed, now: datetime, zone: str, today: date) -> str:
    """When one of them is tried next."""
    if not listed.is_open:
        return ""
    if listed.due is None:
        return translate("links", "waits for you")
    if listed.due <= now:
        return translate("links", "now")
    return moment_text(listed.due, zone, today)


def matter_text(listed: Listed, salon: Salon) -> str:
    """What is the matter with one link, in few words."""
    trouble = listed.trouble
    if not listed.is_wanted:
        words = translate("links", "The meeting is still to be deleted")
        if trouble is None:
            return words
        return translate("links", "{words}: {why}").format(
            words=words, why=from_core(trouble.advice.title)
        )
    if listed.group is LinkGroup.CHANGED:
        return differences_text(listed.details, salon)
    return from_core(trouble.advice.title if trouble else listed.status.words)


def differences_text(details: BookingDetails, salon: Salon) -> str:
    """In what a meeting is not as the book has it, such as "The time there is today, 12:00"."""
    goal, meeting = wish(details, salon), details.meeting
    if goal is None or meeting is None:
        return from_core(WORDS[Difference.OTHER])
    return ". ".join(
        from_core(WORDS[one]).format(
            when=_held_times(meeting, details.booking, salon.time_zone),
            title=apart(one_line(meeting.subject)),
        )
        for one in differences(meeting, goal)
    )


def _held_times(meeting: Meeting, booking: Booking, zone: str) -> str:
    """The times that the provider holds; the day only where it is another."""
    if meeting.starts is None or meeting.ends is None:
        return ""
    starts, ends = to_wall(meeting.starts, zone), to_wall(meeting.ends, zone)
    times = f"{time_text(starts)}–{time_text(ends)}"
    own_day = booking.starts.date()
    return times if starts.date() == own_day else day_and(starts.date(), own_day, times)


def advice_text(listed: Listed, salon: Salon) -> str:
    """What is the matter, in full, how the link stands, and what to do."""
    matter = matter_text(listed, salon)
    if listed.trouble is None:
        return matter
    step, stands = listed.trouble.advice.next_step, listed.status.words
    if not listed.is_wanted or listed.group in {LinkGroup.OTHER_ACCOUNT, LinkGroup.CHANGED}:
        stands = ""  # the next step says it as well
    words = [f"{matter}.", *(from_core(one) for one in (stands, step) if one)]
    return " ".join(dict.fromkeys(words))


def checked_text(answer: Inspected | AppError, *, cancelled: bool, is_partial: bool = False) -> str:
    """How a check of all meetings ended, or of the next two days' where ``is_partial``."""
    if isinstance(answer, AppError):
        return from_core(answer.advice.title)
    sentences = [_read_text(answer.read, is_partial=is_partial), _found_text(answer)]
    if answer.skipped:
        sentences.append(
            counted(
                translate("links", "1 was left out: it waits, or is another account's."),
                translate("links", "{n} were left out: they wait, or are another account's."),
                answer.skipped,
            )
        )
    if answer.stopped_by is not None:
        sentences.append(
            translate("links", "Then it stopped: {why}.").format(
                why=from_core(answer.stopped_by.advice.title)
            )
        )
    elif cancelled:
        sentences.append(translate("links", "Then you stopped it."))
    elif not answer.read and not answer.skipped:
        if is_partial:
            return translate("links", "There is no meeting to check in the next two days.")
        return translate("links", "There is no meeting to check.")
    return " ".join(one for one in sentences if one)


def _read_text(n: int, *, is_partial: bool) -> str:
    if is_partial:
        return counted(
            translate("links", "1 meeting of the next two days was checked."),
            translate("links", "{n} meetings of the next two days were checked."),
            n,
        )
    return counted(translate("links", "1 checked."), translate("links", "{n} checked."), n)


def _found_text(answer: Inspected) -> str:
    parts = (
        (
            answer.gone,
            translate("links", "1 was deleted"),
            translate("links", "{n} were deleted"),
        ),
        (
            answer.changed,
            translate("links", "1 was changed"),
            translate("links", "{n} were changed"),
        ),
        (
            answer.overridden,
            translate("links", "1 lets customers in without waiting"),
            translate("links", "{n} let customers in without waiting"),
        ),
    )
    found = ", ".join(counted(one, many, n) for n, one, many in parts if n)
    if found:
        return f"{found}."
    return translate("links", "All are as the book has them.") if answer.read else ""
