"""Sheets onto paper and into PDF, from any thread (Qt: Painting in Threads names QPrinter)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from desktop.core.day_sheet import Arrangement, Sheet
from desktop.services.files import replace_bytes
from desktop.services.preferences import Paper
from desktop.ui.paper.ink import Ink
from desktop.ui.paper.pages import Pages, lay_out
from desktop.ui.paper.paper_words import title_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtGui import QPagedPaintDevice

MARGIN_MM = 10.0
UPRIGHT_UP_TO = 3
"""Columns side by side for which paper stands upright."""

DPI = 1200


class Outcome(StrEnum):
    DONE = "done"
    CANCELLED = "cancelled"
    REFUSED = "refused"  # the printer took nothing


def nobody(_done: int, _all: int) -> None:
    """Take no interest in how far it is."""


@dataclass(frozen=True, slots=True)
class Job:
    """A sheet, how it is arranged, and the salon's time ``as_of`` which it was read."""

    sheet: Sheet
    arrangement: Arrangement
    as_of: datetime

    @property
    def orientation(self) -> QPageLayout.Orientation:
        """Which way round the paper is at first."""
        widest = max((len(table) for table in self.sheet.tables), default=0)
        wide = self.arrangement is Arrangement.COLUMNS and widest > UPRIGHT_UP_TO
        return QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait

    def layout(self, paper: Paper) -> QPageLayout:
        size = QPageSize(page_size(paper))
        margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
        return QPageLayout(size, self.orientation, margins, QPageLayout.Unit.Millimeter)

    def pages_on(self, device: QPagedPaintDevice) -> Pages:
        """Lay out for the paper in ``device``."""
        room = device.pageLayout().paintRect(QPageLayout.Unit.Point)
        return self.pages_in(room.width(), room.height())

    def pages_in(self, width: float, height: float) -> Pages:
        """Lay out for so many points that can be printed on."""
        return lay_out(self.sheet, self.arrangement, width, height, self.as_of)


def page_size(paper: Paper) -> QPageSize.PageSizeId:
    """Return the paper asked for, else what is usual where this computer stands."""
    american = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    letter = paper is Paper.LETTER or (paper is Paper.AUTO and american)
    return QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4


def draw(
    job: Job,
    device: QPagedPaintDevice,
    told: Callable[[int, int], None] = nobody,
    stop: Event | None = None,
) -> Outcome:
    """Draw every page, and tell after each how many of how many there are."""
    pages = job.pages_on(device)
    painter = QPainter()
    if not painter.begin(device):
        return Outcome.REFUSED
    try:
        ink = Ink(painter, device.logicalDpiX())
        for number in range(len(pages.bodies)):
            if stop is not None and stop.is_set():
                _give_up(device)
                return Outcome.CANCELLED
            if number and not device.newPage():
                return Outcome.REFUSED
            pages.draw(number, ink)
            told(number + 1, len(pages.bodies))
    finally:
        painter.end()
    return Outcome.DONE


def _give_up(device: QPagedPaintDevice) -> None:
    """Throw away what a printer was given, where the system can; CUPS prints those pages."""
    if (abort := getattr(device, "abort", None)) is not None:  # of QPrinter alone
        abort()


def save_pdf(
    job: Job,
    paper: Paper,
    file: Path,
    told: Callable[[int, int], None] = nobody,
    stop: Event | None = None,
) -> Outcome:
    """Write the sheet as a PDF file, whole or not at all.

    Raises AppError: DISK_FULL, FILE_NOT_WRITTEN.
    """
    content = pdf_of(job, paper, told, stop)
    if content is None:
        return Outcome.CANCELLED
    replace_bytes(file, content)
    return Outcome.DONE


def pdf_of(
    job: Job,
    paper: Paper,
    told: Callable[[int, int], None] = nobody,
    stop: Event | None = None,
) -> bytes | None:
    """Return the sheet as a PDF file; ``None`` when it was stopped."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setTitle(title_text(job.sheet))
    writer.setCreator("Trimsy Desk")
    writer.setPageLayout(job.layout(paper))
    outcome = draw(job, writer, told, stop)
    del writer  # before what it writes to
    return bytes(buffer.data().data()) if outcome is Outcome.DONE else None
