"""What stands in the boxes of a time table: bookings and absences, in words that fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.day_sheet import closed_minutes
from desktop.ui.paper import paper_words as words
from desktop.ui.paper.ink import (
    BAR,
    Letters,
    Row,
    Words,
    code_side,
    height_of,
    rows_of,
    set_apart,
    width_of,
)
from desktop.ui.paper.paper_rows import Box

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.core.day_sheet import Entry, SheetColumn
    from desktop.core.daybook import Minutes
    from desktop.core.working import AbsenceOnDay

PAD = 2.5
"""Points between the edge of a box and its words."""

WIDE = 180.0
"""Points from which on number, service and remarks share a line."""

NAME_LINES = 6
"""Lines in which the longest of names is whole, in the narrowest of columns."""

SHORTEST = 5
"""Minutes as which a shorter booking is drawn."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Lines of words and below them a QR code, in the ``lane``-th of ``lanes`` of a column.

    ``side`` is how wide and high the code of ``url`` is, 0 without one.
    """

    column: int
    box: Box
    lane: int
    lanes: int
    rows: tuple[Row, ...]
    url: str = ""
    side: float = 0.0
    is_absence: bool = False


def boxes_of(number: int, column: SheetColumn, hours: Minutes, width: float) -> list[Placed]:
    """Return all that stands in a column ``width`` points wide, what lies below first."""
    absences = [one for one in column.absences if one.starts < hours[1] and hours[0] < one.ends]
    return [
        *(
            one
            for absence in absences
            for one in _absence(number, absence, column.entries, hours, width)
        ),
        *(_entry(number, entry, width) for entry in column.entries),
    ]


def _entry(number: int, entry: Entry, width: float) -> Placed:
    inside = width / entry.lanes - BAR - 2 * PAD
    url = entry.link.url if entry.link else ""
    side = code_side(url, inside + 2 * PAD) if url else 0.0
    said = _words_of(entry, inside)
    if url and not side:
        said.append(Words(words.no_code_text(), Letters.SMALL, 6))
    rows = tuple(row for each in said for row in rows_of(each, inside))
    ends = max(entry.ends, entry.starts + SHORTEST)
    box = Box(entry.starts, ends, height_of(rows) + side + 2 * PAD)
    return Placed(number, box, entry.lane, entry.lanes, rows, url, side)


def _absence(
    number: int, absence: AbsenceOnDay, entries: Iterable[Entry], hours: Minutes, width: float
) -> tuple[Placed, Placed]:
    """All of the absence, and its words where no booking hides them."""
    rows = rows_of(Words(words.absence_text(absence), Letters.SMALL, 2), width - BAR - 2 * PAD)
    starts, ends = max(absence.starts, hours[0]), min(absence.ends, hours[1])
    seen = closed_minutes([(one.starts, one.ends) for one in entries], starts, ends)
    first, last = max(seen, key=lambda span: span[1] - span[0], default=(starts, ends))
    all_of_it = Placed(number, Box(starts, ends, 0.0), 0, 1, (), is_absence=True)
    box = Box(first, last, height_of(rows) + 2 * PAD)
    return all_of_it, Placed(number, box, 0, 1, rows, is_absence=True)


def _words_of(entry: Entry, width: float) -> list[Words]:
    when, phone = _when(entry, width), words.phone_text(entry)
    service, marks = words.service_text(entry), words.marks_text(entry)
    name = words.name_text(entry)
    online = [
        Words(words.online_text(entry), Letters.SMALL, 6),
        Words(words.number_text(entry), Letters.SMALL, 6),
    ]
    if width >= WIDE:
        return [
            Words(words.beside(when, name), Letters.STRONG, NAME_LINES),
            Words(set_apart(phone, service, marks), Letters.PLAIN, 3),
            *online,
        ]
    return [
        Words(set_apart(when, service), Letters.SMALL, 3),
        Words(name, Letters.STRONG, NAME_LINES),
        Words(phone, Letters.PLAIN, 3),
        Words(marks, Letters.SMALL, 2),
        *online,
    ]


def _when(entry: Entry, width: float) -> str:
    """From when until when; beside others in one column there may be room for the start alone."""
    when = words.span_text(entry.starts, entry.ends)
    if width_of(Row(when, Letters.SMALL)) > width:
        return words.minutes_text(entry.starts)
    return when
