"""The fields of an absence, and what is wrong with them beside each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from desktop.core.absences import is_whole_days, last_day, whole_days
from desktop.core.drafts import Field, InvalidDraft
from desktop.core.models import Absence, AbsenceKind, Staff
from desktop.ui.absences.absence_words import kind_words
from desktop.ui.choices import Tick
from desktop.ui.clock_fields import DateField, TimeField
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.fields import CalmWheel, Problem, add_field, form_layout, indent
from desktop.ui.spoken import one_line

LATEST = QDate(2199, 12, 31)
"""So far ahead that nobody looks, and so near that no reckoning with it fails."""

WORKDAY = (time(9), time(18))
"""What stands in the times of an absence that was on whole days and is not any more."""


class Moment(QWidget):
    """A day and a time of day, by the salon's wall clock."""

    moved = Signal()

    def __init__(self, calm: CalmWheel) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.date, self.time = DateField(), TimeField()
        indent(self.time)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.date, 3)
        row.addWidget(self.time, 2)
        self.setFocusProxy(self.date)
        self.date.setMaximumDate(LATEST)
        for field in (self.date, self.time):
            calm.guard(field)
        self.date.dateChanged.connect(self.moved)
        self.time.timeChanged.connect(self.moved)

    def day(self) -> date:
        shown = self.date.date()
        return date(shown.year(), shown.month(), shown.day())

    def moment(self) -> datetime:
        return datetime.combine(
            self.day(), time(self.time.time().hour(), self.time.time().minute())
        )

    def show_moment(self, moment: datetime) -> None:
        self.date.setDate(QDate(moment.year, moment.month, moment.day))
        self.time.setTime(QTime(moment.hour, moment.minute))


class AbsenceFields(QWidget):
    """``changed`` follows every edit; :meth:`absence` is what they say at the moment.

    The end goes along when the start is moved.
    """

    changed = Signal()

    def __init__(self, staff: Sequence[Staff], absence: Absence) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._absence = absence
        calm = CalmWheel(self)
        self.who, self.kind = QComboBox(), QComboBox()
        for person in staff:
            if not person.archived or person.id == absence.staff_id:
                self.who.addItem(one_line(person.name), person.id)
        self.who.setPlaceholderText(self.tr("Choose who"))
        for kind in AbsenceKind:
            self.kind.addItem(kind_words(kind), kind)
        self.whole_days = Tick(self.tr("Whole &days"))
        self.starts, self.ends = Moment(calm), Moment(calm)
        self.note = QLineEdit()
        for combo in (self.who, self.kind):
            calm.guard(combo)
        self.warning = plain_label("", "warning")
        self.warning.hide()
        self.problems = {Field.STAFF: Problem(self.who), Field.ENDS: Problem(self.ends.date)}
        self._lay_out()
        self._show(absence)
        self._started = self.starts.moment()
        self.starts.moved.connect(self._start_moved)
        self.whole_days.toggled.connect(self._show_times)
        for signal in (
            self.who.currentIndexChanged,
            self.kind.currentIndexChanged,
            self.whole_days.toggled,
            self.starts.moved,
            self.ends.moved,
            self.note.textChanged,
        ):
            signal.connect(self._edited)

    def absence(self) -> Absence:
        """What the fields say; ``staff_id`` is 0 while nobody is chosen."""
        if self.whole_days.isChecked():
            starts, ends = whole_days(self.starts.day(), self.ends.day())
        else:
            starts, ends = self.starts.moment(), self.ends.moment()
        return replace(
            self._absence,
            staff_id=self.who.currentData() or 0,
            kind=AbsenceKind(self.kind.currentData()),
            starts=starts,
            ends=ends,
            note=self.note.text().strip(),
        )

    def say(self, wrong: Sequence[InvalidDraft]) -> None:
        """Say beside each field what is wrong with it, and go to the first one."""
        by_field = {one.field: one for one in wrong}
        for field, problem in self.problems.items():
            problem.say(from_core(by_field[field].words) if field in by_field else "")
        if wrong:
            {Field.STAFF: self.who}.get(wrong[0].field, self.ends.date).setFocus()

    def warn(self, words: str) -> None:
        """Say something that does not stand in the way of saving; nothing when empty."""
        self.warning.setText(words)
        self.warning.setVisible(bool(words))
        self.starts.date.setAccessibleDescription(words)

    def _show(self, absence: Absence) -> None:
        self.who.setCurrentIndex(self.who.findData(absence.staff_id))
        self.kind.setCurrentIndex(self.kind.findData(absence.kind))
        self.note.setText(one_line(absence.note))
        whole = is_whole_days(absence)
        starts, ends = absence.starts, absence.ends
        if whole:
            starts = datetime.combine(starts.date(), WORKDAY[0])
            ends = datetime.combine(last_day(absence), WORKDAY[1])
        self.starts.show_moment(starts)
        self.ends.show_moment(ends)
        self.whole_days.setChecked(whole)
        self._show_times(whole)

    def _show_times(self, whole: bool) -> None:
        for moment in (self.starts, self.ends):
            moment.time.setHidden(whole)

    def _start_moved(self) -> None:
        by = self.starts.moment() - self._started
        self._started = self.starts.moment()
        self.ends.show_moment(self.ends.moment() + by)

    def _edited(self) -> None:
        self.say([])
        self.changed.emit()

    def _lay_out(self) -> None:
        form = form_layout()
        form.setContentsMargins(0, 0, 0, 0)
        add_field(form, self.tr("&Who"), self.who, self.problems[Field.STAFF])
        add_field(form, self.tr("&Kind"), self.kind)
        form.addRow("", self.whole_days)
        add_field(form, self.tr("&From"), self.starts, self.warning)
        add_field(form, self.tr("&Until"), self.ends, self.problems[Field.ENDS])
        self.starts.time.setAccessibleName(self.tr("From, time"))
        self.ends.time.setAccessibleName(self.tr("Until, time"))
        add_field(form, self.tr("&Note"), self.note)
        self.setLayout(form)
