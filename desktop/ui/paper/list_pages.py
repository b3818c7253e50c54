"""Pages of a list: one person after another on pages of their own, one booking below another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from desktop.ui.paper import paper_words as words
from desktop.ui.paper.ink import (
    BOLD,
    HAIR,
    Ink,
    Letters,
    Row,
    Words,
    code_side,
    height_of,
    rows_of,
    width_of,
)

if TYPE_CHECKING:
    from desktop.core.day_sheet import Entry, Sheet, SheetColumn
    from desktop.core.working import AbsenceOnDay

SHARES = (0.15, 0.26, 0.19, 0.2, 0.2)
"""Of the width, for time, customer, phone, service and remarks; the time may need more."""

HEAD = 15.0
PAD = 3.0


@dataclass(frozen=True, slots=True)
class Line:
    """``cells`` are the lines of words in each column; a heading has one over all of them.

    The QR code of ``url``, if it is not ``side`` 0, lies ``down`` points below the first words.
    """

    cells: tuple[tuple[Row, ...], ...]
    height: float
    url: str = ""
    side: float = 0.0
    down: float = 0.0
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class ListPage:
    whose: str
    lines: tuple[Line, ...]

    def draw(self, ink: Ink, where: QRectF) -> None:
        for x, head in zip(_lefts(where.width()), words.list_heads(), strict=True):
            room = where.width() - x
            ink.rows(x, where.y(), room, rows_of(Words(head, Letters.SMALL), room))
        y = where.y() + HEAD
        ink.line(0, y - 2, where.width(), y - 2, HAIR)
        for line in self.lines:
            _draw_line(ink, line, y, where.width())
            y += line.height


def list_pages(sheet: Sheet, width: float, height: float) -> tuple[ListPage, ...]:
    """Return the pages of all with bookings, each person's beginning on a page of its own.

    One person asked for has a page in any case.
    """
    wanted = [
        columns
        for columns in sheet.by_person
        if sheet.staff_id or any(column.entries for column in columns)
    ]
    return tuple(
        page for columns in wanted for page in _pages_of(sheet, columns, width, height - HEAD)
    )


def _pages_of(
    sheet: Sheet, columns: tuple[SheetColumn, ...], width: float, room: float
) -> list[ListPage]:
    pages: list[list[Line]] = [[]]
    left = room
    for column in columns:
        heading = _heading(words.day_heading(column.day), width) if sheet.is_week else None
        again = _heading(words.day_heading(column.day, goes_on=True), width)
        for number, line in enumerate(_lines_of(column, width)):
            lead = [heading] if heading and not number else []
            need = line.height + sum(one.height for one in lead)
            if need > left and pages[-1]:
                pages.append([])
                left = room
                lead = lead or ([again] if heading else [])
            pages[-1] += [*lead, line]
            left -= line.height + sum(one.height for one in lead)
    whose = words.whose_text(columns)
    return [ListPage(whose, tuple(lines)) for lines in pages]


def _lines_of(column: SheetColumn, width: float) -> list[Line]:
    found = [
        *((absence.starts, 0, _absence(absence, width)) for absence in column.absences),
        *((entry.starts, 1, _entry(entry, width)) for entry in column.entries),
    ]
    lines = [line for _, _, line in sorted(found, key=lambda one: one[:2])]
    return lines or [_plain(words.emptiness_text(column), width)]


def _entry(entry: Entry, width: float) -> Line:
    remarks = (words.marks_text(entry), words.online_text(entry), words.number_text(entry))
    texts: tuple[tuple[Words, ...], ...] = (
        (Words(words.span_text(entry.starts, entry.ends), Letters.PLAIN, 2),),
        (Words(words.name_text(entry), Letters.STRONG, 6),),
        (Words(words.phone_text(entry), Letters.PLAIN, 3),),
        (Words(words.service_text(entry), Letters.PLAIN, 3),),
        tuple(Words(text, Letters.SMALL, 3) for text in remarks),
    )
    cells = tuple(
        tuple(row for each in cell for row in rows_of(each, share * width - 2 * PAD))
        for cell, share in zip(texts, _shares(width), strict=True)
    )
    heights = [height_of(cell) for cell in cells]
    url = entry.link.url if entry.link else ""
    side = code_side(url, width) if url else 0.0
    # one wider than its column goes below what stands in the others
    down = max(heights) if side > width - _lefts(width)[-1] else heights[-1]
    return Line(cells, max(*heights, down + side) + 2 * PAD, url, side, down)


def _absence(absence: AbsenceOnDay, width: float) -> Line:
    return _plain(words.absence_text(absence), width)


def _plain(text: str, width: float) -> Line:
    rows = rows_of(Words(text, Letters.PLAIN, 2), width)
    return Line((rows,), height_of(rows) + 2 * PAD)


def _heading(text: str, width: float) -> Line:
    rows = rows_of(Words(text, Letters.HEADING), width)
    return Line((rows,), height_of(rows) + 4 * PAD, is_heading=True)


def _lefts(width: float) -> list[float]:
    shares = _shares(width)
    return [sum(shares[:number]) * width for number in range(len(shares))]


def _shares(width: float) -> tuple[float, ...]:
    """As ``SHARES``, with room for the longest times there are: 10:00 am to 11:00 am."""
    spans = (Row(words.span_text(at * 60, at * 60 + 60), Letters.PLAIN) for at in (10, 11, 22))
    time = max(SHARES[0], *((width_of(span) + 2 * PAD + 1) / width for span in spans))
    others = (share * (1 - time) / (1 - SHARES[0]) for share in SHARES[1:])
    return (time, *others)


def _draw_line(ink: Ink, line: Line, y: float, width: float) -> None:
    lefts = _lefts(width)
    top = y + (3 * PAD if line.is_heading else PAD)
    for x, cell in zip(lefts, line.cells, strict=False):
        ink.rows(x, top, width - x, cell)
    if line.side:
        ink.code(min(lefts[-1], width - line.side), top + line.down, line.side, line.url)
    below = y + line.height
    ink.line(0, below, width, below, BOLD if line.is_heading else HAIR)
