"""A join link as a code that a phone's camera reads: to show, to copy, to save and to print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.core import qr
from desktop.services.files import replace_bytes
from desktop.ui.book import Book
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import plain_label
from desktop.ui.file_dialogs import save_file
from desktop.ui.notices import NoticeBar
from desktop.ui.screen_room import resize_within

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PIXELS = 12
"""Of a picture to a module: clear on paper and small enough to send."""

PRINTED = 60.0
"""Millimetres, a size that phones read from arm's length."""

SMALLEST, WANTED = 190, 420
"""Device-independent pixels of the code in the window, on a small screen and to begin with."""

BLACK, WHITE = QColor(0, 0, 0), QColor(255, 255, 255)
"""Of the code in every scheme: cameras read no other way round."""


def image(modules: qr.Modules, pixels: int = PIXELS) -> QImage:
    """Return the code as a picture, ``pixels`` to a module."""
    side = len(modules) * pixels
    made = QImage(side, side, QImage.Format.Format_RGB32)
    painter = QPainter(made)
    paint(painter, modules, made.rect())
    painter.end()
    return made


def paint(painter: QPainter, modules: qr.Modules, room: QRect) -> None:
    """Paint the code as large as whole device units to a module allow, in the middle of ``room``.

    The painter is not scaled: modules of unequal size are what cameras stumble over.
    """
    unit = max(1, min(room.width(), room.height()) // len(modules))
    side = unit * len(modules)
    left = room.x() + (room.width() - side) // 2
    top = room.y() + (room.height() - side) // 2
    painter.fillRect(QRect(left, top, side, side), WHITE)
    for row, line in enumerate(modules):
        for column, black in enumerate(line):
            if black:
                painter.fillRect(left + column * unit, top + row * unit, unit, unit, BLACK)


class QrPicture(QWidget):
    """The code, as large as the window lets it be."""

    def __init__(self, modules: qr.Modules) -> None:
        super().__init__()
        self._modules = modules
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(SMALLEST, SMALLEST)

    def sizeHint(self) -> QSize:
        return QSize(WANTED, WANTED)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Reckon in device pixels, so that each module has the same number of them."""
        ratio = self.devicePixelRatioF()
        painter = QPainter(self)
        painter.scale(1 / ratio, 1 / ratio)
        room = QRect(0, 0, round(self.width() * ratio), round(self.height() * ratio))
        paint(painter, self._modules, room)


class QrDialog(QDialog):
    """``link`` is what the code holds, exactly as it came."""

    def __init__(self, book: Book, link: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("QR code"))
        self._book = book
        self._link = link
        self._modules = qr.modules(link)
        self.picture = QrPicture(self._modules)
        self.picture.setAccessibleName(self.tr("QR code of the join link"))
        self.bar = NoticeBar()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setProperty("role", "primary")
        buttons.rejected.connect(self.reject)
        self.copy = self._button(buttons, self.tr("&Copy picture"))
        self.save = self._button(buttons, self.tr("&Save picture…"))
        self.print = self._button(buttons, self.tr("&Print…"))
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask_where)
        self.print.clicked.connect(self._ask_printer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(self.tr("Scan to join the online appointment"), "title"))
        layout.addWidget(self.picture, 1)
        hint = self.tr("Point the camera of a phone at it. It opens the join link.")
        layout.addWidget(plain_label(hint, "hint"))
        layout.addWidget(self.bar)
        layout.addWidget(buttons)
        resize_within(self, self.sizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def write(self, file: Path) -> None:
        """Write the code to ``file``: as lines where its name ends in .svg, else as pixels."""
        vector = file.suffix.lower() == ".svg"
        content = qr.svg(self._link) if vector else _png(image(self._modules))
        self._book.read(
            lambda _store: replace_bytes(file, content),
            lambda _nothing: self.bar.show_done(self.tr("Saved {file}.").format(file=file.name)),
            failed=lambda error: self.bar.show_error(error, lambda: self.write(file)),
            owner=self,
        )

    def print_on(self, printer: QPrinter) -> None:
        """Print it in the middle of the page's upper part."""
        printer.setDocName(self.tr("QR code of the join link"))
        page = printer.pageLayout().paintRectPixels(printer.resolution())
        side = min(round(PRINTED / 25.4 * printer.resolution()), page.width(), page.height())
        painter = QPainter()
        if not painter.begin(printer):
            self.bar.show_info(self.tr("The printer took nothing. Choose it again."))
            return
        paint(painter, self._modules, QRect((page.width() - side) // 2, 0, side, side))
        painter.end()
        self.bar.show_done(self.tr("Sent to the printer."))

    def _button(self, buttons: QDialogButtonBox, words: str) -> QPushButton:
        button = buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        return button

    def _copy(self) -> None:
        QGuiApplication.clipboard().setImage(image(self._modules))
        self.bar.show_done(self.tr("Picture copied. Paste it into a mail or a chat."))

    def _ask_where(self) -> None:
        filters = [self.tr("Picture (*.png)"), self.tr("Drawing (*.svg)")]
        save_file(self, self.tr("Save the QR code"), filters, "qr-code", self.write)

    def _ask_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog  # not needed until somebody prints

        dialog = QPrintDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(dialog.printer()))
        QDialog.open(dialog)  # its own takes the name of a slot


def _png(picture: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(picture)
    return bytes(content.data())
