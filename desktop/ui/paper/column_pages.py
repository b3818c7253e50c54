"""Pages of a time table: rows by time, a column per person, or per day of one person's week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from desktop.core.day_sheet import closed_minutes, hours_of
from desktop.ui.paper import paper_words as words
from desktop.ui.paper.ink import (
    BAR,
    BOLD,
    HAIR,
    THIN,
    Ink,
    Letters,
    Row,
    Words,
    height_of,
    rows_of,
    width_of,
)
from desktop.ui.paper.paper_rows import STEP, Part, parts_of
from desktop.ui.paper.table_boxes import NAME_LINES, PAD, Placed, boxes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.day_sheet import Sheet, SheetColumn
    from desktop.core.daybook import Minutes

AXIS = 40.0
"""Points for the times at the left, at least: 10:00 am takes more."""

NARROWEST = 96.0
"""Points below which a column goes to another page: a week's seven fit on Letter on its side."""

PER_MINUTE = 0.42
"""Points of a minute at least: half an hour in which something is written by hand."""


@dataclass(frozen=True, slots=True)
class Head:
    """The line of names above the columns."""

    cells: tuple[tuple[Row, ...], ...]

    @property
    def height(self) -> float:
        return max(height_of(rows) for rows in self.cells) + 2 * PAD


@dataclass(frozen=True, slots=True)
class TablePage:
    """Some columns from some time to another, each ``width`` points wide, right of ``axis``."""

    whose: str
    head: Head
    part: Part
    placed: tuple[Placed, ...]
    closed: tuple[tuple[Minutes, ...], ...]
    axis: float
    width: float

    def draw(self, ink: Ink, where: QRectF) -> None:
        top = where.y() + self.head.height
        self._draw_closed(ink, top)
        self._draw_times(ink, top)
        for index, one in enumerate(self.placed):
            if self.part.holds(one.box.starts, one.box.ends):
                self._draw_box(ink, one, top, worded=index in self.part.worded)
        self._draw_frame(ink, where.y(), top)

    def _draw_closed(self, ink: Ink, top: float) -> None:
        for number, closed in enumerate(self.closed):
            for starts, ends in closed:
                if self.part.holds(starts, ends):
                    above, below = self.part.top(starts), self.part.top(ends)
                    left = self.axis + number * self.width
                    ink.hatch(QRectF(left, top + above, self.width, below - above))

    def _draw_times(self, ink: Ink, top: float) -> None:
        part, right = self.part, self.axis + self.width * len(self.head.cells)
        for cut, at in zip(part.cuts[:-1], part.tops, strict=False):
            if cut % STEP and cut != part.cuts[0]:
                continue
            on_the_hour = cut % (2 * STEP) == 0
            ink.line(0, top + at, right, top + at, THIN if on_the_hour else HAIR)
            time = Words(words.minutes_text(cut), Letters.STRONG if on_the_hour else Letters.SMALL)
            ink.rows(0, top + at + 1, self.axis, rows_of(time, self.axis))

    def _draw_frame(self, ink: Ink, above: float, top: float) -> None:
        right, bottom = self.axis + self.width * len(self.head.cells), top + self.part.tops[-1]
        for number, rows in enumerate(self.head.cells):
            left = self.axis + number * self.width
            ink.rows(left + PAD, above + PAD, self.width - 2 * PAD, rows)
            ink.line(left, above, left, bottom)
        ink.line(right, above, right, bottom)
        ink.line(0, top, right, top, BOLD)
        ink.line(0, bottom, right, bottom, BOLD)

    def _draw_box(self, ink: Ink, one: Placed, top: float, *, worded: bool) -> None:
        lane = self.width / one.lanes
        left = self.axis + one.column * self.width + one.lane * lane
        above, below = top + self.part.top(one.box.starts), top + self.part.top(one.box.ends)
        where, rows = QRectF(left, above, lane, below - above), one.rows
        if one.is_absence and not rows:
            ink.hatch(where)
            return
        if not one.is_absence:
            ink.box(where)
        if not worded:
            before = one.box.starts < self.part.cuts[0]
            rows = rows_of(
                Words(words.going_on_text(before=before), Letters.SMALL), lane - BAR - 2 * PAD
            )
            if height_of(rows) + PAD > below - above:
                return
        if one.is_absence:
            wide = max((width_of(row) for row in rows), default=0.0)
            ink.blank(QRectF(left + BAR, above + 1, wide + 2 * PAD, height_of(rows) + PAD))
        ink.rows(left + BAR + PAD, above + PAD, lane - BAR - 2 * PAD, rows)
        if worded and one.side:
            ink.code(left + BAR, above + PAD + height_of(rows), one.side, one.url)


def column_pages(sheet: Sheet, width: float, height: float) -> tuple[TablePage, ...]:
    """Return the pages of all tables, those side by side before those of another table."""
    return tuple(
        page
        for table in sheet.tables
        for columns in _abreast(table, width)
        for page in _pages_of(sheet, columns, len(table), width, height)
    )


def _abreast(table: Sequence[SheetColumn], width: float) -> list[tuple[SheetColumn, ...]]:
    """Share the columns out to as few pages as can hold them, as evenly as can be."""
    most = max(1, int((width - _axis()) / NARROWEST))
    pages = -(-len(table) // most)
    each, more = divmod(len(table), pages)
    shared, at = [], 0
    for page in range(pages):
        count = each + (page < more)
        shared.append(tuple(table[at : at + count]))
        at += count
    return shared


def _axis() -> float:
    times = (Row(words.minutes_text(hour * 60), Letters.STRONG) for hour in (10, 12, 22))
    return max(AXIS, *(width_of(time) + PAD for time in times))


def _pages_of(
    sheet: Sheet, columns: tuple[SheetColumn, ...], of: int, width: float, height: float
) -> list[TablePage]:
    first, last = hours = hours_of(columns, sheet.salon)
    axis = _axis()
    each = (width - axis) / len(columns)
    names = [words.head_text(column, is_week=sheet.is_week) for column in columns]
    head = Head(
        tuple(rows_of(Words(name, Letters.HEADING, NAME_LINES), each - 2 * PAD) for name in names)
    )
    placed = tuple(
        one
        for number, column in enumerate(columns)
        for one in boxes_of(number, column, hours, each)
    )
    parts = parts_of(hours, [one.box for one in placed], height - head.height, PER_MINUTE)
    closed = tuple(closed_minutes(column.opened, first, last) for column in columns)
    whose = words.whose_text(columns, of)
    return [TablePage(whose, head, part, placed, closed, axis, each) for part in parts]
