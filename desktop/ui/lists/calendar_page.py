"""Appointments of another calendar, before they are booked: with whom, as what, and which."""

from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.core.appointments import Appointments
from desktop.core.models import Place, ProviderKind
from desktop.core.troubles import AppError
from desktop.services.arrivals import Arrival, Titles
from desktop.services.store import Store
from desktop.services.store_imports import Calendar
from desktop.ui.choices import Tick
from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel, add_field, form_layout
from desktop.ui.form.typed_combo import TypedCombo
from desktop.ui.lists.calendar_rows import (
    Booked,
    Overlapping,
    import_of,
    overlaps_for,
    question_for,
)
from desktop.ui.lists.long_job import LongJob
from desktop.ui.lists.preview_table import Cells, PreviewTable
from desktop.ui.lists.result_page import Imported
from desktop.ui.spoken import one_line


class CalendarPage(QWidget):
    """``ready`` follows whenever what would be booked is known, or no longer is.

    ``now`` answers in UTC.
    """

    ready = Signal()
    failed = Signal(object)

    def __init__(
        self, job: LongJob, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._job = job
        self._now = now
        self._source = Appointments(())
        self.booked: Booked | None = None
        self.staff, self.service, self.titles = TypedCombo(), TypedCombo(), QComboBox()
        self.staff.setPlaceholderText(self.tr("Choose who"))
        self.service.setPlaceholderText(self.tr("Choose a service"))
        self.titles.addItem(self.tr("The customer’s name, with number or e-mail"))
        self.titles.addItem(self.tr("A note; the customer is a walk-in"))
        self.only_coming = Tick(self.tr("Only appointments still to &come"))
        self.only_coming.setChecked(True)
        self.table = PreviewTable(self.tr("What would be booked"))
        self.summary = plain_label("", "hint")
        self.link_hint = plain_label("", "hint")
        self._lay_out()
        calm = CalmWheel(self)
        for combo in (self.staff, self.service, self.titles):
            calm.guard(combo)
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(30)
        self.staff.currentIndexChanged.connect(self._chosen)
        self.service.currentIndexChanged.connect(self._chosen)
        self.titles.currentIndexChanged.connect(self._prepare)
        self.only_coming.toggled.connect(self._prepare)

    def show_source(self, source: Appointments) -> None:
        """Show what is in a file."""
        self._source = source
        self._prepare()

    def arrivals(self) -> Sequence[Arrival]:
        """Return what to book."""
        return self.booked.new if self.booked else ()

    def act(self) -> Callable[[Store, Callable[[int, int], None], Event], Imported | None] | None:
        """Return what books them, ``None`` before all is chosen."""
        how = self.calendar()
        return None if how is None else import_of(self.arrivals(), self._source, how)

    def calendar(self) -> Calendar | None:
        """Return how to book it, ``None`` before all is chosen."""
        staff, service = self.staff.currentData(), self.service.currentData()
        if staff is None or service is None:
            return None
        return Calendar(int(staff), int(service), self._titles())

    def _titles(self) -> Titles:
        return Titles.NOTES if self.titles.currentIndex() else Titles.CUSTOMERS

    def _prepare(self) -> None:
        self.booked = None
        self.table.setEnabled(False)
        self.ready.emit()
        since = self._now() if self.only_coming.isChecked() else None
        question = question_for(self._source, self._titles(), since)
        self._job.read(self.tr("Comparing with the book…"), question, self._came, self.failed.emit)

    def _came(self, booked: Booked | None) -> None:
        if booked is None:
            self.summary.setText(self.tr("Stopped. Choose the file again to import it."))
            return
        self.booked = booked
        self._offer(self.staff, [(one.id, one.name) for one in booked.staff if not one.archived])
        services = [(one.id, one.name) for one in booked.services if not one.archived]
        self._offer(self.service, services)
        self.summary.setText(self._summary(booked))
        self._show_rows(booked.rows)
        self._chosen()

    def _show_rows(self, rows: Sequence[Cells]) -> None:
        self.table.setEnabled(True)
        heads = (self.tr("When"), self.tr("Minutes"), self.tr("For"), self.tr("What happens"))
        self.table.show_rows(heads, rows)

    def _offer(self, combo: QComboBox, choices: Sequence[tuple[int, str]]) -> None:
        if combo.count():
            return
        combo.blockSignals(True)
        for one_id, name in choices:
            combo.addItem(one_line(name), one_id)
        combo.setCurrentIndex(0 if len(choices) == 1 else -1)
        combo.blockSignals(False)

    def _chosen(self) -> None:
        booked, chosen = self.booked, self.service.currentData()
        services = booked.services if booked else ()
        online = any(one.id == chosen and one.place is Place.ONLINE for one in services)
        has_links = booked is not None and booked.provider is not ProviderKind.NONE
        self.link_hint.setText(
            self.tr("This service is given online: each appointment gets a join link of its own.")
            if online and has_links
            else ""
        )
        self._look_for_overlaps()
        self.ready.emit()

    def _look_for_overlaps(self) -> None:
        """Whose they are and how long they take has to be known for that."""
        booked, how = self.booked, self.calendar()
        if booked is None or how is None:
            return
        self.table.setEnabled(False)
        question = overlaps_for(self._source, booked.arrivals, how, self._now())
        words = self.tr("Looking for what overlaps…")
        self._job.read(words, question, self._marked, self._not_marked)

    def _not_marked(self, error: AppError) -> None:
        """Show the appointments all the same, and say that nobody knows what overlaps."""
        self._marked(None)
        self.failed.emit(error)

    def _marked(self, overlapping: Overlapping | None) -> None:
        """Show what overlaps; it is a warning, and can be booked all the same."""
        if self.booked is None:
            return
        told = self._summary(self.booked)
        if overlapping is None:
            self._show_rows(self.booked.rows)
            stopped = self.tr("Stopped before all that overlaps was found.")
            self.summary.setText(f"{told} {stopped}")
            return
        self._show_rows(overlapping.rows)
        if n := overlapping.count:
            one = self.tr("{n} clashes with another appointment.")
            many = self.tr("{n} clash with other appointments.")
            told = f"{told} {(one if n == 1 else many).format(n=n)}"
        self.summary.setText(told)

    def _summary(self, booked: Booked) -> str:
        new, left_out = len(booked.new), len(self._source.left_out)
        words = self.tr("{new} to book, {known} in the book already, {left_out} left out.")
        return words.format(new=new, known=len(booked.arrivals) - new, left_out=left_out)

    def _lay_out(self) -> None:
        form = form_layout()
        add_field(form, self.tr("&Who does them"), self.staff)
        add_field(form, self.tr("Ser&vice"), self.service, self.link_hint)
        add_field(form, self.tr("&Titles are"), self.titles)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(form)
        layout.addWidget(self.only_coming, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.summary, 0, Qt.AlignmentFlag.AlignTop)
