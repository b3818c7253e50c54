"""Whether and how a new booking repeats: every so many weeks, until a day."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from desktop.core import series
from desktop.core.drafts import InvalidDraft
from desktop.core.models import Repeat
from desktop.ui.choices import Tick
from desktop.ui.clock_fields import DateField
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.fields import CalmWheel, Problem, indent
from desktop.ui.spoken import short_day_text

PROPOSED = 6
"""So many bookings, until somebody chooses another last day."""


class RepeatFields(QWidget):
    """``changed`` follows every edit."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first: datetime | None = None
        self._until_chosen = False
        self.switch = Tick(self.tr("Repe&at"))
        self.weeks, self.until = QSpinBox(), DateField()
        self.weeks.setRange(series.WEEKS.start, series.WEEKS.stop - 1)
        self.summary = plain_label("", "hint")
        self.warning = plain_label("", "warning")
        self.problem = Problem(self.until)
        self.details = QWidget()
        calm = CalmWheel(self)
        for field in (self.weeks, self.until):
            calm.guard(field)
        indent(self.weeks)
        self._lay_out()
        self._word_weeks()
        self.switch.toggled.connect(self._edited)
        self.weeks.valueChanged.connect(self._edited)
        self.until.dateChanged.connect(self._until_edited)

    def follow(self, first: datetime) -> None:
        """Let the first booking be at a wall-clock time."""
        self._first = first
        self._propose()
        self._show()

    def repeat(self) -> Repeat | None:
        """How it repeats; ``None`` when it does not."""
        if not self.switch.isChecked():
            return None
        return Repeat(self.weeks.value(), self.last_day())

    def last_day(self) -> date:
        day = self.until.date()
        return date(day.year(), day.month(), day.day())

    @property
    def until_chosen(self) -> bool:
        """Whether a person chose the last day, which then stays."""
        return self._until_chosen

    def show_repeat(self, weeks: int, until: date | None, *, repeats: bool) -> None:
        """Show a repetition, with a last day as chosen or the one proposed (``None``)."""
        self._until_chosen = until is not None
        self.weeks.setValue(weeks)
        if until is not None:
            self._set_until(until)
        self.switch.setChecked(repeats)

    def problems(self) -> list[InvalidDraft]:
        repeat = self.repeat()
        if repeat is None or self._first is None:
            return []
        return series.problems(self._first, repeat)

    def say(self, wrong: InvalidDraft | None) -> None:
        """Say beside the fields what is wrong."""
        self.problem.say(from_core(wrong.words) if wrong else "")

    def warn(self, words: str) -> None:
        """Say which of the times are taken; it does not stand in the way."""
        self.warning.setText(words)
        self.warning.setVisible(bool(words))
        if not self.problem.text():
            self.until.setAccessibleDescription(words)

    def _edited(self) -> None:
        self._word_weeks()
        self._propose()
        self._show()
        self.changed.emit()

    def _until_edited(self) -> None:
        self._until_chosen = True
        self._show()
        self.changed.emit()

    def _propose(self) -> None:
        if self._first is not None and not self._until_chosen:
            ahead = timedelta(weeks=self.weeks.value() * (PROPOSED - 1))
            self._set_until(self._first.date() + ahead)

    def _set_until(self, day: date) -> None:
        self.until.blockSignals(True)
        self.until.setDate(QDate(day.year, day.month, day.day))
        self.until.blockSignals(False)

    def _show(self) -> None:
        repeat = self.repeat()
        self.details.setVisible(repeat is not None)
        self.summary.setVisible(repeat is not None)
        wrong = self.problems()
        self.say(wrong[0] if wrong else None)
        if repeat is None or wrong or self._first is None:
            self.summary.hide()
            return
        starts = series.starts_of(self._first, repeat)
        self.summary.setText(
            self.tr("{n} bookings, the last on {day}").format(
                n=len(starts), day=short_day_text(starts[-1].date())
            )
        )

    def _word_weeks(self) -> None:
        suffix = self.tr(" week") if self.weeks.value() == 1 else self.tr(" weeks")
        self.weeks.setSuffix(suffix)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.details)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for words, field, name, share in (
            (self.tr("E&very"), self.weeks, self.tr("Repeat every"), 3),
            (self.tr("&until"), self.until, self.tr("Repeat until"), 5),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(name)
            row.addWidget(label)
            row.addWidget(field, share)
        row.addStretch(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.switch, self.details, self.problem, self.summary, self.warning):
            column.addWidget(widget)
            widget.setVisible(widget is self.switch)
