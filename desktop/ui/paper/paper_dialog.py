"""The dialog in which one chooses a sheet, looks at it, prints it or saves it as PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.file_names import safe_stem
from desktop.core.troubles import AppError
from desktop.services.preferences import Paper
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import plain_label
from desktop.ui.fields import Problem
from desktop.ui.file_dialogs import save_file
from desktop.ui.paper import paper_words
from desktop.ui.paper.closing_box import ClosingBox
from desktop.ui.paper.paper_fields import PaperFields
from desktop.ui.paper.pdf import Job, Outcome, draw, save_pdf
from desktop.ui.paper.progress_row import ProgressRow
from desktop.ui.paper.recording import record, room_of
from desktop.ui.paper.sheet_reading import Wanted, read_job
from desktop.ui.screen_room import resize_within
from desktop.ui.scrolled_body import ScrolledBody

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent, QPicture
    from PySide6.QtPrintSupport import QPrinter

    from desktop.ui.book import Book
    from desktop.ui.paper.paper_work import PaperWork
    from desktop.ui.preferences_port import PreferencesPort


class PaperDialog(QDialog):
    """Opened with :meth:`open`; ``told(words)`` says what was done.

    It begins with the sheet ``shown``. ``now`` answers in UTC. Printing and drawing are done on
    the lane of ``work``; QtPrintSupport is loaded when somebody looks at a sheet or prints it.
    """

    told = Signal(str)

    def __init__(
        self,
        book: Book,
        work: PaperWork,
        preferences: PreferencesPort | None,
        shown: Wanted,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._book = book
        self._work = work
        self._preferences = preferences
        self._now = now
        self._reading = False
        title = self.tr("Print")
        self.setWindowTitle(title)
        self.fields = PaperFields(shown, preferences.current().paper if preferences else Paper.AUTO)
        self.fields.paper.activated.connect(self._keep_paper)
        self.problem = Problem()
        self.row = ProgressRow(work)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self.print_button = self._button(self.tr("&Print…"), self.print_sheet)
        self.print_button.setDefault(True)
        self.print_button.setProperty("role", "primary")
        self.preview_button = self._button(self.tr("Pre&view…"), self.preview)
        self.pdf_button = self._button(self.tr("Save as PD&F…"), self.ask_where)
        self.buttons.rejected.connect(self.reject)
        self.closing = ClosingBox(book, preferences, work) if preferences else None
        self._lay_out(title)
        work.started.connect(self._show_state)
        work.finished.connect(self._show_state)
        book.read(lambda store: store.staff(), self.fields.offer, owner=self)
        self.fields.extent.setFocus()

    def preview(self) -> None:
        """Draw the sheet, and show it as it comes out of the printer."""
        self._prepare(self._draw_for_preview)

    def print_sheet(self) -> None:
        """Ask which printer, and print."""
        self._prepare(self._ask_printer)

    def ask_where(self) -> None:
        """Ask where the PDF goes, and write it."""
        wanted = self.fields.wanted()
        stem = paper_words.file_stem(
            wanted.days[0], is_week=len(wanted.days) > 1, who=self.fields.who_text()
        )
        filters = [self.tr("PDF files (*.pdf)")]
        save_file(self, self.tr("Save the sheet"), filters, f"{safe_stem(stem)}.pdf", self.save)

    def save(self, file: Path) -> None:
        """Write the sheet to ``file``, whole or not at all."""
        paper = self.fields.chosen_paper()
        words = self.tr("Saved {file}.").format(file=file.name)
        self._prepare(
            lambda job: self._work.start(
                lambda told, stop: save_pdf(job, paper, file, told, stop),
                lambda answer: self._done(answer, words),
                self,
            )
        )

    def print_on(self, job: Job, printer: QPrinter) -> None:
        """Print on a printer that was chosen."""
        words = self.tr("The sheet is on its way to the printer.")
        self._work.start(
            lambda told, stop: draw(job, printer, told, stop),
            lambda answer: self._done(answer, words),
            self,
        )

    def reject(self) -> None:
        """Close; what is being drawn is given up."""
        self._work.cancel()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, and the default one from elsewhere."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _lay_out(self, title: str) -> None:
        middle = QWidget()
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.fields)
        if self.closing:
            line = QFrame()
            line.setProperty("role", "rule")
            inner.addWidget(line)
            inner.addWidget(self.closing)
        inner.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(title, "title"))
        layout.addWidget(ScrolledBody(middle, self.fontMetrics().averageCharWidth() * 69), 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.row)
        layout.addWidget(self.buttons)
        resize_within(self, self.sizeHint().width(), self.sizeHint().height())

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on=False: act())
        return button

    def _prepare(self, then: Callable[[Job], object]) -> None:
        """Read what is wanted from the book, and go on with it."""
        if self._reading or self._work.is_running:
            return
        wanted, now = self.fields.wanted(), self._now()
        self._reading = True
        self._show_state()
        self.problem.say("")

        def came(job: Job) -> None:
            self._reading = False
            then(job)
            self._show_state()

        def failed(error: AppError) -> None:
            self._reading = False
            self._show_state()
            self.problem.say_error(error)

        self._book.read(lambda store: read_job(store, wanted, now), came, failed=failed, owner=self)

    def _draw_for_preview(self, job: Job) -> None:
        from desktop.ui.paper.preview import make_printer

        printer = make_printer(job, job.layout(self.fields.chosen_paper()))
        room = room_of(printer.pageLayout())

        def came(pages: tuple[QPicture, ...] | AppError) -> None:
            if isinstance(pages, AppError):
                self.problem.say_error(pages)
            elif pages:
                self._show_preview(job, printer, pages)

        self._work.start(lambda told, stop: record(job, room, told, stop), came, self)

    def _show_preview(self, job: Job, printer: QPrinter, pages: tuple[QPicture, ...]) -> None:
        from desktop.ui.paper.preview import Preview

        def print_on(printer: QPrinter) -> None:
            self.print_on(job, printer)

        Preview(job, printer, pages, self._work, print_on, self).open()

    def _ask_printer(self, job: Job) -> None:
        from PySide6.QtPrintSupport import QPrintDialog

        from desktop.ui.paper.preview import make_printer

        printer = make_printer(job, job.layout(self.fields.chosen_paper()))
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(job, printer))
        QDialog.open(dialog)  # its own wants a receiver

    def _done(self, answer: Outcome | AppError, words: str) -> None:
        if isinstance(answer, AppError):
            self.problem.say_error(answer)
        elif answer is Outcome.REFUSED:
            self.problem.say(
                self.tr("The printer did not take the sheet. Is it switched on and connected?")
            )
        elif answer is Outcome.DONE:
            self.told.emit(words)
            self.accept()

    def _show_state(self) -> None:
        busy = self._reading or self._work.is_running
        for button in (self.print_button, self.preview_button, self.pdf_button):
            button.setEnabled(not busy)

    def _keep_paper(self) -> None:
        if self._preferences is not None:
            kept = replace(self._preferences.current(), paper=self.fields.chosen_paper())
            self._preferences.save(kept, self._paper_kept, owner=self)

    def _paper_kept(self, error: AppError | None) -> None:
        if error is not None:
            self.problem.say_error(error)
