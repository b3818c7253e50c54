"""The join link as a code: shown, copied, saved and printed, and read again each time."""

from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.book import Book
from desktop.ui.messages.qr_dialog import QrDialog
from tests.ui.access import check_keys, check_names
from tests.ui.messages.message_hand import LINK
from tests.ui.paper.reader import Pdf, reader
from tests.ui.small_screen import SMALL

__all__ = ["reader"]


@pytest.fixture
def dialog(qtbot: QtBot, dressed: QApplication, book: Book) -> QrDialog:
    made = QrDialog(book, LINK)
    qtbot.addWidget(made)
    made.open()
    return made


def read(picture: QImage) -> str:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = bytes(grey.constBits())
    rows = [
        pixels[row * grey.bytesPerLine() : row * grey.bytesPerLine() + grey.width()]
        for row in range(grey.height())
    ]
    view = memoryview(b"".join(rows)).cast("B", (grey.height(), grey.width()))
    (found,) = zxingcpp.read_barcodes(view)
    return str(found.text)


def said(dialog: QrDialog) -> str:
    return dialog.bar.current.text if dialog.bar.current else ""


@pytest.mark.parametrize("size", [(0, 0), (1001, 777), (640, 900)])
def test_what_is_shown_can_be_scanned(dialog: QrDialog, size: tuple[int, int]) -> None:
    dialog.resize(dialog.size().expandedTo(QSize(*size)))
    assert read(dialog.grab().toImage()) == LINK


def test_it_can_be_scanned_on_a_small_screen(dialog: QrDialog) -> None:
    dialog.resize(dialog.minimumSizeHint())
    assert dialog.height() <= SMALL.height()
    assert read(dialog.grab().toImage()) == LINK


def test_the_copied_picture_can_be_scanned(dialog: QrDialog) -> None:
    dialog.copy.click()
    assert read(QGuiApplication.clipboard().image()) == LINK
    assert said(dialog).startswith("Picture copied.")


def test_the_saved_picture_can_be_scanned(dialog: QrDialog, tmp_path: Path) -> None:
    file = tmp_path / "code.png"
    dialog.write(file)
    assert read(QImage(str(file))) == LINK
    assert said(dialog) == "Saved code.png."


def test_the_saved_drawing_can_be_scanned(dialog: QrDialog, tmp_path: Path) -> None:
    file = tmp_path / "code.SVG"
    dialog.write(file)
    drawn = QImage(600, 600, QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(file.read_bytes())).render(painter)
    painter.end()
    assert read(drawn) == LINK


def test_what_cannot_be_saved_is_told(dialog: QrDialog, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file, not a folder")
    dialog.write(tmp_path / "blocked" / "code.png")
    assert "could not be" in said(dialog)


def test_the_printed_code_can_be_scanned(
    dialog: QrDialog, tmp_path: Path, reader: type[Pdf]
) -> None:
    dialog.print.click()
    (asked,) = dialog.findChildren(QPrintDialog)
    printer = asked.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "code.pdf"))
    asked.done(QPrintDialog.DialogCode.Accepted)
    pdf = reader(tmp_path, (tmp_path / "code.pdf").read_bytes())
    assert (pdf.page_count, pdf.codes()) == (1, [LINK])
    assert said(dialog) == "Sent to the printer."


def test_every_control_has_a_name_and_a_key_of_its_own(dialog: QrDialog) -> None:
    check_names(dialog)
    check_keys(dialog)
