"""A sheet is looked at and printed."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget

from desktop.services.store import Store
from desktop.ui.paper.preview import Preview
from desktop.ui.paper.sheet_reading import read_job
from tests.ui.access import focusable, spoken_name
from tests.ui.conftest import NOW
from tests.ui.paper.paper_hand import DAY_OF_ALL, Hand, choose, hand
from tests.ui.paper.reader import Pdf, reader
from tests.ui.salon import Desk

__all__ = ["hand", "reader"]


def onto_paper(printer: QPrinter, folder: Path) -> Path:
    """Let the printer write what it would print into a file."""
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "printed.pdf"))
    return folder / "printed.pdf"


def test_a_preview_shows_the_pages_and_follows_the_paper(hand: Hand, desk: Desk) -> None:
    desk.book("10:00", "Lena Fischer")
    dialog = hand.open()
    dialog.preview_button.click()
    (preview,) = dialog.findChildren(Preview)
    (shown,) = preview.findChildren(QPrintPreviewWidget)
    shown.updatePreview()
    assert preview.isVisible()
    assert [one for one in focusable(preview) if not spoken_name(one).strip()] == []
    assert shown.pageCount() == 1
    assert shown.orientation() is shown.orientation().Portrait
    drawn: list[bool] = []
    hand.work.finished.connect(lambda: drawn.append(True))
    shown.setLandscapeOrientation()
    assert drawn == [True]
    shown.setPortraitOrientation()
    assert drawn == [True]  # it was drawn before
    preview.close()


def test_printing_from_the_preview_is_done_on_the_lane(
    hand: Hand, desk: Desk, tmp_path: Path, reader: type[Pdf]
) -> None:
    desk.book("10:00", "Lena Fischer", phone="70001")
    dialog = hand.open()
    dialog.preview_button.click()
    (preview,) = dialog.findChildren(Preview)
    file = onto_paper(preview.printer_used, tmp_path)
    preview.paintRequested.emit(preview.printer_used)
    pdf = reader(tmp_path, file.read_bytes())
    assert (pdf.page_count, pdf.text().count("70001")) == (1, 1)
    assert hand.told == ["The sheet is on its way to the printer."]
    preview.close()


def test_print_asks_which_printer_and_prints_there_what_was_chosen(
    hand: Hand, desk: Desk, tmp_path: Path, reader: type[Pdf]
) -> None:
    desk.book("10:00", "Lena Fischer", phone="70001")
    desk.book("10:00", "Ben Vogel", phone="70002", staff=desk.tom)
    dialog = hand.open()
    choose(dialog.fields.who, desk.tom.id)
    dialog.print_button.click()
    (asked,) = dialog.findChildren(QPrintDialog)
    assert asked.isVisible()
    file = onto_paper(asked.printer(), tmp_path)
    asked.done(QPrintDialog.DialogCode.Accepted)
    pdf = reader(tmp_path, file.read_bytes())
    assert (pdf.page_count, pdf.size) == (1, (595, 842))
    assert "70002" in pdf.text()
    assert "70001" not in pdf.text()
    assert hand.told == ["The sheet is on its way to the printer."]


def test_nothing_is_printed_where_no_printer_is_chosen(hand: Hand, tmp_path: Path) -> None:
    dialog = hand.open()
    dialog.print_button.click()
    (asked,) = dialog.findChildren(QPrintDialog)
    file = onto_paper(asked.printer(), tmp_path)
    asked.reject()
    assert not file.exists()
    assert hand.told == []
    assert dialog.isVisible()


@pytest.mark.qt_log_ignore("^QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_said(hand: Hand, store: Store, tmp_path: Path) -> None:
    dialog = hand.open()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    dialog.print_on(read_job(store, DAY_OF_ALL, NOW), printer)
    assert "did not take the sheet" in dialog.problem.text()
    assert hand.told == []


def test_printing_is_loaded_when_it_is_needed() -> None:
    code = (
        "import sys, desktop.app, desktop.ui.paper.paper_desk, desktop.ui.paper.closing_sheet\n"
        "sys.exit('PySide6.QtPrintSupport' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
