"""Opening hours: up to two spans a day, a week at a time."""

from datetime import time

from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.models import Span, Week
from desktop.ui.clock_fields import TimeField
from desktop.ui.fields import CalmWheel, Problem, indent

MORNING = Span(time(9), time(13))
AFTERNOON = Span(time(14), time(18))
WHOLE_DAY = Span(time(9), time(18))


class SpanFields(QWidget):
    """From and to, with a tick that says whether the span exists."""

    edited = Signal()

    def __init__(self, day: str, tick: str, proposal: Span, calm: CalmWheel) -> None:
        super().__init__()
        self._day = day
        self.ticked = QCheckBox(tick)
        self.ticked.setAccessibleName(f"{day}: {tick}")
        self.opens = self._time(proposal.opens, self.tr("opens"), calm)
        self.closes = self._time(proposal.closes, self.tr("closes"), calm)
        self._dash = QLabel("–")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.ticked, self.opens, self._dash, self.closes):
            row.addWidget(widget)
        self.ticked.toggled.connect(self._toggled)
        self._toggled(on=False)

    def show_span(self, span: Span | None) -> None:
        """Fill the fields; ``None`` leaves the times as a proposal."""
        if span is not None:
            self.opens.setTime(QTime(span.opens.hour, span.opens.minute))
            self.closes.setTime(QTime(span.closes.hour, span.closes.minute))
        self.ticked.setChecked(span is not None)

    def span(self) -> Span | None:
        """Return what stands in the fields."""
        if not self.ticked.isChecked():
            return None
        opens, closes = self.opens.time(), self.closes.time()
        return Span(time(opens.hour(), opens.minute()), time(closes.hour(), closes.minute()))

    def make_room(self, on: bool) -> None:
        """Leave the afternoon to a second span, which the proposed whole day would overlap."""
        if on and self.span() == WHOLE_DAY:
            self.show_span(MORNING)

    def _time(self, proposal: time, name: str, calm: CalmWheel) -> TimeField:
        field = TimeField()
        field.setTime(QTime(proposal.hour, proposal.minute))
        field.setAccessibleName(f"{self._day}: {name}")
        field.timeChanged.connect(self.edited)
        calm.guard(field)
        indent(field)
        return field

    def _toggled(self, on: bool) -> None:
        for widget in (self.opens, self._dash, self.closes):
            widget.setEnabled(on)
        self.edited.emit()


class HoursEditor(QWidget):
    """A row for each weekday, Monday first."""

    edited = Signal()

    def __init__(self, calm: CalmWheel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: list[tuple[SpanFields, SpanFields]] = []
        self._problems: list[Problem] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setColumnStretch(2, 1)
        for number in range(7):
            name = QLocale().standaloneDayName(number + 1)
            first = SpanFields(name, name, WHOLE_DAY, calm)
            second = SpanFields(name, self.tr("and"), AFTERNOON, calm)
            second.ticked.setAccessibleName(self.tr("{day}: open a second time").format(day=name))
            first.ticked.toggled.connect(second.setEnabled)
            second.setEnabled(False)
            second.ticked.toggled.connect(first.make_room)
            problem = Problem(first.opens)
            grid.addWidget(first, 2 * number, 0)
            grid.addWidget(second, 2 * number, 1)
            grid.addWidget(problem, 2 * number + 1, 0, 1, 2)
            self.days.append((first, second))
            self._problems.append(problem)
            for fields in (first, second):
                fields.edited.connect(self.edited)
        widest = max(first.ticked.sizeHint().width() for first, _ in self.days)
        for first, _ in self.days:
            first.ticked.setMinimumWidth(widest)
        same = QPushButton(self.tr("Monday's hours for &all open days"))
        same.clicked.connect(self._copy_monday)
        row = QHBoxLayout()
        row.addWidget(same)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(grid)
        layout.addLayout(row)

    def show_week(self, week: Week) -> None:
        """Fill the fields with ``week``; spans beyond two a day are not shown."""
        for (first, second), spans in zip(self.days, week, strict=True):
            for place, fields in enumerate((first, second)):
                fields.show_span(spans[place] if place < len(spans) else None)

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
        for (first, _), problem, spans in zip(self.days, self._problems, self.week(), strict=True):
            if problem.say(self._wrong(spans)) and found is None:
                found = first.opens
        return found

    def _wrong(self, spans: tuple[Span, ...]) -> str:
        if any(span.closes <= span.opens for span in spans):
            return self.tr("Closes before it opens. Set a later closing time.")
        if len(spans) == 2 and spans[1].opens < spans[0].closes:
            return self.tr("The two times overlap. Leave a break between them.")
        return ""

    def _copy_monday(self) -> None:
        monday = [fields.span() for fields in self.days[0]]
        for first, second in self.days[1:]:
            if first.ticked.isChecked():
                first.show_span(monday[0] or first.span())
                second.show_span(monday[1] if monday[0] else second.span())
