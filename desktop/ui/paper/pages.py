"""A sheet as pages: what is the same on each, and what lays out the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRectF

from desktop.core.day_sheet import Arrangement
from desktop.ui.paper.column_pages import column_pages
from desktop.ui.paper.ink import BOLD, Ink, Letters, Words, rows_of, width_of
from desktop.ui.paper.list_pages import list_pages
from desktop.ui.paper.paper_words import nothing_text, page_text, printed_text, title_text
from desktop.ui.spoken import one_line

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.core.day_sheet import Sheet

HEAD = 40.0
"""Points for what stands at the top of each page, and for what stands at its foot."""
FOOT = 16.0

_SALON_SHARE = 0.35
_GAP = 8.0


class Body(Protocol):
    """What stands between head and foot of one page; ``whose`` is the second line of the head."""

    @property
    def whose(self) -> str: ...

    def draw(self, ink: Ink, where: QRectF) -> None: ...


@dataclass(frozen=True, slots=True)
class Emptiness:
    """The one page of a sheet with nothing on it."""

    whose: str = ""

    def draw(self, ink: Ink, where: QRectF) -> None:
        """Leave it white: the head says all."""


@dataclass(frozen=True, slots=True)
class Pages:
    """A sheet laid out for pages of ``width`` times ``height`` points; there is always one."""

    sheet: Sheet
    bodies: tuple[Body, ...]
    width: float
    height: float
    as_of: str

    def draw(self, number: int, ink: Ink) -> None:
        """Draw the page with that ``number``, the first is 0."""
        body = self.bodies[number]
        width = self.width
        name = rows_of(Words(one_line(self.sheet.salon.name), most=3), width * _SALON_SHARE)
        left = width - max((width_of(row) for row in name), default=0.0) - _GAP
        title = rows_of(Words(title_text(self.sheet), Letters.TITLE), left)
        ink.rows(0, 0, left, title)
        under = width if len(name) == 1 else left
        whose = rows_of(Words(body.whose, Letters.HEADING), under)
        ink.rows(0, Letters.TITLE.line + 2, under, whose)
        for at, row in enumerate(name):
            top = 2 + at * row.letters.line
            ink.row(QRectF(0, top, width, row.letters.line), row, right=True)
        ink.line(0, HEAD - 6, width, HEAD - 6, BOLD)
        body.draw(ink, QRectF(0, HEAD, width, self.height - HEAD - FOOT))
        foot = QRectF(0, self.height - FOOT + 4, width, FOOT - 4)
        page = page_text(number + 1, len(self.bodies))
        for row in rows_of(Words(self.as_of, Letters.SMALL), width * 0.7):
            ink.row(foot, row)
        for row in rows_of(Words(page, Letters.SMALL), width * 0.3):
            ink.row(foot, row, right=True)


def lay_out(
    sheet: Sheet, arrangement: Arrangement, width: float, height: float, as_of: datetime
) -> Pages:
    """Return the pages of a sheet; ``as_of`` is the salon's time at which it was read."""
    room = (width, height - HEAD - FOOT)
    bodies: tuple[Body, ...] = (
        list_pages(sheet, *room) if arrangement is Arrangement.LIST else column_pages(sheet, *room)
    )
    return Pages(
        sheet,
        bodies or (Emptiness(nothing_text()),),
        width,
        height,
        printed_text(as_of, sheet.count),
    )
