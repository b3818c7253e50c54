"""The print preview: Qt's own window, fed with pages that were drawn on a lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPaintEngine
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QComboBox, QGraphicsView, QLineEdit

from desktop.core.troubles import AppError
from desktop.ui.paper.paper_words import title_text
from desktop.ui.paper.recording import record, replay, room_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPageLayout, QPicture
    from PySide6.QtWidgets import QWidget

    from desktop.ui.paper.paper_work import PaperWork
    from desktop.ui.paper.pdf import Job
    from desktop.ui.paper.recording import Room

translate = QCoreApplication.translate  # the name by which lupdate finds the words


def make_printer(job: Job, layout: QPageLayout) -> QPrinter:
    """Return this computer's usual printer, set up for the sheet."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title_text(job.sheet))
    printer.setPageLayout(layout)
    return printer


class Preview(QPrintPreviewDialog):
    """Opened with :meth:`open`; ``print_on(printer)`` is asked when somebody prints from it.

    ``pages`` are those first shown. When the paper is turned or changed, others are drawn, and it
    stays white until they are there.
    """

    def __init__(
        self,
        job: Job,
        printer: QPrinter,
        pages: tuple[QPicture, ...],
        work: PaperWork,
        print_on: Callable[[QPrinter], None],
        parent: QWidget,
    ) -> None:
        super().__init__(printer, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(translate("paper", "Print preview"))
        self.printer_used = printer
        self._job = job
        self._work = work
        self._print_on = print_on
        self._pages: dict[Room, tuple[QPicture, ...]] = {room_of(printer.pageLayout()): pages}
        self.paintRequested.connect(self._paint)
        self._name_controls()

    def _name_controls(self) -> None:
        """Say what Qt's own controls are, which it does not."""
        for kind, name in (
            (QGraphicsView, translate("paper", "Pages")),
            (QPrintPreviewWidget, translate("paper", "Pages")),
            (QLineEdit, translate("paper", "Page shown")),
            (QComboBox, translate("paper", "Zoom")),
        ):
            for control in self.findChildren(kind):
                control.setAccessibleName(name)
                if isinstance(control, QGraphicsView):
                    control.viewport().setAccessibleName(name)

    def _paint(self, printer: QPrinter) -> None:
        """Show the pages; onto a real printer they are drawn anew, on the lane."""
        if printer.paintEngine().type() is not QPaintEngine.Type.Picture:
            self._print_on(printer)
            return
        room = room_of(printer.pageLayout())
        replay(self._pages.get(room, ()), printer)
        if room not in self._pages:
            self._draw(room)

    def _draw(self, room: Room) -> None:
        job = self._job

        def came(pages: tuple[QPicture, ...] | AppError) -> None:
            self._pages[room] = () if isinstance(pages, AppError) else pages
            for shown in self.findChildren(QPrintPreviewWidget):
                shown.updatePreview()

        self._work.start(lambda told, stop: record(job, room, told, stop), came, self)
