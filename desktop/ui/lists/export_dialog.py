"""Exporting a list: bookings or customers, which days, and where to."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.core.csv_export import BOOKING_HEADS, CUSTOMER_HEADS, ListWords
from desktop.core.models import Customer, CustomerKind, Place, Status
from desktop.services.exports import export_bookings, export_customers
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking.act_words import status_text
from desktop.ui.choices import Choice, Tick
from desktop.ui.clock_fields import DateField
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.fields import CalmWheel, Problem, add_field, form_layout
from desktop.ui.file_dialogs import save_file
from desktop.ui.lists.job_line import JobLine
from desktop.ui.lists.long_job import LongJob
from desktop.ui.screen_room import resize_within
from desktop.ui.scrolled_body import ScrolledBody
from desktop.ui.spoken import apart, customer_text, locale, one_line

LONGEST_DAYS = 366 * 20


class ExportDialog(QDialog):
    """Opened with :meth:`open`; ``exported(words)`` follows once the file is there and it closed.

    ``first`` and ``last`` are the days that are offered to begin with.
    """

    exported = Signal(str)

    def __init__(self, book: Book, first: date, last: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Export"))
        self.job = LongJob(book, self)
        self.bookings = Choice(self.tr("&Bookings"))
        self.customers = Choice(self.tr("&Customers"))
        self._what = QButtonGroup(self)
        self._what.addButton(self.bookings)
        self._what.addButton(self.customers)
        self.bookings.setChecked(True)
        self.first, self.last = DateField(), DateField()
        self.notes = Tick(self.tr("With private &notes"))
        self.separator = QComboBox()
        self.separator.addItem(self.tr("Commas"), ",")
        self.separator.addItem(self.tr("Semicolons, for Excel with decimal commas"), ";")
        self.separator.setCurrentIndex(1 if locale().decimalPoint() == "," else 0)
        self.problem = Problem(self.last)
        self.job_line = JobLine(self.job)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = self.buttons.addButton(
            self.tr("&Save as…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.save.setProperty("role", "primary")
        self.save.setDefault(True)
        calm = CalmWheel(self)
        for field, day in ((self.first, first), (self.last, last)):
            field.setDate(QDate(day.year, day.month, day.day))
            calm.guard(field)
        calm.guard(self.separator)
        self._lay_out()
        self.bookings.toggled.connect(self._show)
        self.job.changed.connect(self._show)
        self.buttons.accepted.connect(self.ask_where)
        self.buttons.rejected.connect(self.reject)
        book.failed.connect(self.problem.say_error)  # the window's bar is out of reach now
        self._show()

    def ask_where(self) -> QFileDialog | None:
        """Ask for the file, unless the days are wrong."""
        if self._days_are_wrong():
            return None
        filters = [self.tr("Lists ({patterns})").format(patterns="*.csv")]
        return save_file(self, self.tr("Save the list"), filters, self._file_name(), self.write)

    def write(self, file: Path) -> None:
        """Write the list to ``file``, whole or not at all."""
        self.problem.say("")
        words, days, notes = self._words(), self._days(), self.notes.isChecked()
        question = (
            bookings_to(file, days, words, notes=notes)
            if self.bookings.isChecked()
            else customers_to(file, words, notes=notes)
        )

        def came(count: int | None) -> None:
            self._written(file, count)

        self.job.read(self.tr("Writing the list…"), question, came, self.problem.say_error)

    def reject(self) -> None:
        """Stop what is under way; close when nothing is."""
        if self.job.is_running and not self.job.is_stopping:
            self.job.cancel()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, and the default one from elsewhere."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _written(self, file: Path, count: int | None) -> None:
        if count is None:
            self.job_line.say(self.tr("Stopped. No file was written."))
            return
        one, many = self.tr("{n} line saved in {file}."), self.tr("{n} lines saved in {file}.")
        words = one if count == 1 else many
        super().accept()
        self.exported.emit(words.format(n=count, file=apart(one_line(file.name))))

    def _days(self) -> tuple[date, date]:
        return _date(self.first), _date(self.last)

    def _days_are_wrong(self) -> bool:
        first, last = self._days()
        if not self.bookings.isChecked():
            return self.problem.say("")
        if last < first:
            return self.problem.say(self.tr("The last day comes before the first."))
        if (last - first).days > LONGEST_DAYS:
            return self.problem.say(self.tr("Choose up to 20 years."))
        return self.problem.say("")

    def _file_name(self) -> str:
        if not self.bookings.isChecked():
            return self.tr("Customers") + ".csv"
        first, last = self._days()
        # Qt's lupdate finds no words inside an f-string
        return self.tr("Bookings") + f" {first.isoformat()} {last.isoformat()}.csv"

    def _words(self) -> ListWords:
        """Translate here what is written elsewhere."""
        nobody = (CustomerKind.WALK_IN, CustomerKind.ERASED)
        return ListWords(
            customer_heads=[from_core(head) for head in CUSTOMER_HEADS],
            booking_heads=[from_core(head) for head in BOOKING_HEADS],
            statuses={status: status_text(status) for status in Status},
            places={Place.ON_SITE: self.tr("On site"), Place.ONLINE: self.tr("Online")},
            kinds={kind: customer_text(Customer(0, "", kind=kind)) for kind in nobody},
            separator=str(self.separator.currentData()),
        )

    def _show(self) -> None:
        idle, bookings = not self.job.is_running, self.bookings.isChecked()
        for widget in (self.first, self.last):
            widget.setEnabled(idle and bookings)
        for other in (self.bookings, self.customers, self.notes, self.separator, self.save):
            other.setEnabled(idle)

    def _lay_out(self) -> None:
        what = QWidget()
        both = QHBoxLayout(what)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self.bookings)
        both.addWidget(self.customers)
        both.addStretch(1)
        what.setFocusProxy(self.bookings)
        form = form_layout()
        form.addRow(plain_label(self.tr("What")), what)
        add_field(form, self.tr("&From"), self.first)
        add_field(form, self.tr("&Until"), self.last, self.problem)
        form.addRow("", self.notes)
        add_field(form, self.tr("Columns &parted by"), self.separator)
        hint = plain_label(
            self.tr(
                "A list opens in Excel, LibreOffice and other programs. It holds customers’ data:"
                " keep it as safe as the book itself."
            ),
            "hint",
        )
        middle = QWidget()
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addLayout(form)
        inner.addWidget(hint)
        inner.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(self.tr("Export"), "title"))
        layout.addWidget(ScrolledBody(middle, self.fontMetrics().averageCharWidth() * 84), 1)
        layout.addWidget(self.job_line)
        layout.addWidget(self.buttons)
        resize_within(self, self.sizeHint().width(), self.sizeHint().height())


def customers_to(
    file: Path, words: ListWords, *, notes: bool
) -> Callable[[Store, Callable[[int, int], None], Event], int | None]:
    """Return the job for the store's lane; it holds no widget."""

    def job(store: Store, tell: Callable[[int, int], None], stop: Event) -> int | None:
        return export_customers(store, file, words, tell, stop, notes=notes)

    return job


def bookings_to(
    file: Path, days: tuple[date, date], words: ListWords, *, notes: bool
) -> Callable[[Store, Callable[[int, int], None], Event], int | None]:
    """Return the job for the store's lane; it holds no widget."""

    def job(store: Store, tell: Callable[[int, int], None], stop: Event) -> int | None:
        return export_bookings(store, file, days, words, tell, stop, notes=notes)

    return job


def _date(field: DateField) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
