"""Recorded pages look as pages drawn at once, whatever colours the window has."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter, QPdfWriter

from desktop.services.preferences import Paper
from desktop.ui.paper.pdf import DPI, pdf_of
from desktop.ui.paper.recording import record, replay, room_of
from tests.ui.paper.reader import Pdf, reader
from tests.ui.paper.sheets import booked, job, staffed
from tests.ui.salon import Desk

__all__ = ["reader"]

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_recorded_sheet_is_the_same_sheet(tmp_path: Path, desk: Desk, reader: type[Pdf]) -> None:
    booked(desk, staffed(desk, 9), 30)
    wanted = job(desk)
    layout = wanted.layout(Paper.A4)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageLayout(layout)
    replay(record(wanted, room_of(layout)), writer)
    del writer
    content = pdf_of(wanted, Paper.A4)
    assert content is not None
    drawn = reader(tmp_path, content).pictures()
    replayed = reader(tmp_path, buffer.data().data()).pictures()
    assert len(replayed) == len(drawn) == 2
    for one, other in zip(replayed, drawn, strict=True):
        assert one.ink == pytest.approx(other.ink, rel=0.05)
        assert one.ink_outside(27) == 0


def test_words_are_black_in_a_dark_window(desk: Desk) -> None:
    wanted = job(desk)
    (page,) = record(wanted, room_of(wanted.layout(Paper.A4)))
    title = QImage(200, 40, QImage.Format.Format_Grayscale8)
    title.fill(Qt.GlobalColor.white)
    painter = QPainter(title)
    painter.setPen(Qt.GlobalColor.white)
    painter.scale(72 / DPI, 72 / DPI)
    page.play(painter)
    painter.end()
    dark = sum(title.pixelColor(x, y).lightness() < 128 for x in range(200) for y in range(17))
    assert dark > 100


def test_a_recording_that_was_stopped_is_none(desk: Desk) -> None:
    stop = Event()
    stop.set()
    assert record(job(desk), (500.0, 700.0), stop=stop) == ()
