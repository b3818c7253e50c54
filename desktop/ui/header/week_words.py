"""Weeks as people read them, and dates for where there is little room."""

import re
from datetime import date

from PySide6.QtCore import QLocale

from desktop.ui.spoken import day_text, locale


def week_text(first: date, last: date) -> str:
    """From which day to which, such as 4 – 10 May 2026 or 27 April – 3 May 2026.

    What both days share is written once, in whichever order the language puts the parts.
    """
    begin, end = _plain_day(first).split(), _plain_day(last).split()
    head = _shared(begin, end)
    tail = _shared(begin[head:][::-1], end[head:][::-1])
    left = begin[: len(begin) - tail]
    return f"{' '.join(left).rstrip(',،')} – {' '.join(end[head:])}"


def shortened(words: str, *days: date) -> str:
    """Shorten the names of weekdays and months in ``words``, which tell of ``days``."""
    spelt, short = locale(), QLocale.FormatType.ShortFormat
    for day in days:
        number = day.isoweekday()
        words = words.replace(spelt.dayName(number), spelt.dayName(number, short), 1)
        words = words.replace(spelt.monthName(day.month), spelt.monthName(day.month, short), 1)
    return words


def _plain_day(day: date) -> str:
    """The date in words, without its weekday."""
    name = locale().dayName(day.isoweekday())
    return re.sub(rf"[\s,،]*{re.escape(name)}[\s,،]*", " ", day_text(day), count=1).strip()


def _shared(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
