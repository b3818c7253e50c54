"""Hours of a week: up to two spans a day, a day at a time."""

from datetime import time

from PySide6.QtCore import QCoreApplication, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.core.daybook import closing_minutes, minutes_of
from desktop.core.models import Span, Week
from desktop.ui.clock_fields import TimeField
from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel, Problem, indent
from desktop.ui.spoken import locale

MORNING = Span(time(9), time(13))
AFTERNOON = Span(time(14), time(18))
WHOLE_DAY = Span(time(9), time(18))


class SpanFields(QWidget):
    """A tick that says whether the span exists, and from and to beside it once it does.

    The fields are made when they are first needed: a week has 28 of them, and needs a dozen.
    """

    edited = Signal()

    def __init__(self, day: str, tick: str, proposal: Span, calm: CalmWheel, off: str = "") -> None:
        super().__init__()
        self._day = day
        self._proposal = proposal
        self._calm = calm
        self._fields: tuple[TimeField, TimeField] | None = None
        self.ticked = QCheckBox(tick)
        self._off = plain_label(off, "hint")
        self._times = QWidget()
        self._row = QHBoxLayout(self._times)
        row = QHBoxLayout(self)
        for layout in (self._row, row):
            layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.ticked, self._off, self._times):
            row.addWidget(widget)
        row.addStretch()
        self._times.hide()
        self.ticked.toggled.connect(self._toggled)

    @property
    def opens(self) -> TimeField:
        return self._made()[0]

    @property
    def closes(self) -> TimeField:
        return self._made()[1]

    def show_span(self, span: Span | None) -> None:
        """Fill the fields; ``None`` leaves the times as a proposal."""
        if span is not None:
            for field, moment in zip(self._made(), (span.opens, span.closes), strict=True):
                field.setTime(QTime(moment.hour, moment.minute))
        self.ticked.setChecked(span is not None)

    def span(self) -> Span | None:
        """Return what stands in the fields."""
        if not self.ticked.isChecked():
            return None
        opens, closes = (field.time() for field in self._made())
        return Span(time(opens.hour(), opens.minute()), time(closes.hour(), closes.minute()))

    def make_room(self, on: bool) -> None:
        """Leave the afternoon to a second span, which the proposed whole day would overlap."""
        if on and self.span() == WHOLE_DAY:
            self.show_span(MORNING)

    def _made(self) -> tuple[TimeField, TimeField]:
        if self._fields is None:
            opens = self._time(self._proposal.opens, self.tr("{day}: from"))
            closes = self._time(self._proposal.closes, self.tr("{day}: until"))
            for widget in (opens, QLabel("–"), closes):
                self._row.addWidget(widget)
            QWidget.setTabOrder(self.ticked, opens)
            QWidget.setTabOrder(opens, closes)
            self._fields = (opens, closes)
        return self._fields

    def _time(self, proposal: time, name: str) -> TimeField:
        field = TimeField()
        field.setTime(QTime(proposal.hour, proposal.minute))
        field.setAccessibleName(name.format(day=self._day))
        field.timeChanged.connect(self.edited)
        self._calm.guard(field)
        indent(field)
        return field

    def _toggled(self, on: bool) -> None:
        if on:
            self._made()
        self._times.setVisible(on)
        self._off.setHidden(on)
        self.edited.emit()


class HoursEditor(QWidget):
    """A row for each weekday, Monday first; ``off`` is what a day without hours says."""

    edited = Signal()

    def __init__(self, calm: CalmWheel, off: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: list[tuple[SpanFields, SpanFields]] = []
        self._problems: dict[int, Problem] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(2, 1)
        for number in range(7):
            self._add_day(number, calm, off)
        widest = max(first.ticked.sizeHint().width() for first, _ in self.days)
        highest = QSpinBox().sizeHint().height()
        for number, (first, _) in enumerate(self.days):
            first.ticked.setMinimumWidth(widest)
            self._grid.setRowMinimumHeight(2 * number, highest)  # with and without hours alike
        same = QPushButton(self.tr("Monday's hours for all tic&ked days"))
        same.setAutoDefault(False)
        same.clicked.connect(self._copy_monday)
        row = QHBoxLayout()
        row.addWidget(same)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addLayout(row)

    def show_week(self, week: Week) -> None:
        """Fill the fields with ``week``; spans beyond two a day are not shown."""
        for (first, second), spans in zip(self.days, week, strict=True):
            for place, fields in enumerate((first, second)):
                fields.show_span(spans[place] if place < len(spans) else None)
        for problem in self._problems.values():
            problem.say("")

    def week(self) -> Week:
        """Return what stands in the fields, each day's spans in the order of the day."""
        days = []
        for first, second in self.days:
            spans = (first.span(), second.span() if first.ticked.isChecked() else None)
            days.append(tuple(sorted((s for s in spans if s), key=lambda s: s.opens)))
        return tuple(days)

    def first_problem(self) -> QWidget | None:
        """Say on each day what cannot be; return the first field of the first such day."""
        found: QWidget | None = None
        for number, spans in enumerate(self.week()):
            if self._say(number, day_problem(spans)) and found is None:
                found = self.days[number][0].opens
        return found

    def _say(self, number: int, words: str) -> bool:
        problem = self._problems.get(number)
        if problem is None:
            if not words:
                return False
            problem = Problem(self.days[number][0].opens)
            self._grid.addWidget(problem, 2 * number + 1, 0, 1, 3)
            self._problems[number] = problem
        return problem.say(words)

    def _add_day(self, number: int, calm: CalmWheel, off: str) -> None:
        name = locale().standaloneDayName(number + 1)
        first = SpanFields(name, name, WHOLE_DAY, calm, off)
        second = SpanFields(name, self.tr("second time"), AFTERNOON, calm)
        second.ticked.setAccessibleName(self.tr("{day}: a second time").format(day=name))
        self._grid.addWidget(first, 2 * number, 0)
        self._grid.addWidget(second, 2 * number, 1)
        self.days.append((first, second))
        second.hide()
        first.ticked.toggled.connect(second.setVisible)
        second.ticked.toggled.connect(first.make_room)
        second.ticked.toggled.connect(
            lambda on: second.ticked.setText(self.tr("and") if on else self.tr("second time"))
        )
        for fields in (first, second):
            fields.edited.connect(self.edited)

    def _copy_monday(self) -> None:
        monday = [fields.span() for fields in self.days[0]]
        for first, second in self.days[1:]:
            if first.ticked.isChecked():
                first.show_span(monday[0] or first.span())
                second.show_span(monday[1] if monday[0] else second.span())


def day_problem(spans: tuple[Span, ...]) -> str:
    """Return what is wrong with one day's spans, in their order; closing at 00:00 is midnight."""
    if any(closing_minutes(span) <= minutes_of(span.opens) for span in spans):
        return QCoreApplication.translate(
            "HoursEditor", "Ends before it begins. Set a later time for the end."
        )
    if len(spans) == 2 and minutes_of(spans[1].opens) < closing_minutes(spans[0]):
        return QCoreApplication.translate(
            "HoursEditor", "The two times overlap. Leave a break between them."
        )
    return ""
