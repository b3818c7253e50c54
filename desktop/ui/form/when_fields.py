"""When a booking is: date, time, length, and what the clock change makes of them."""

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from desktop.core.drafts import LONGEST_MINUTES, SHORTEST_MINUTES, InvalidDraft
from desktop.core.times import is_doubled
from desktop.ui.clock_fields import STEP_MINUTES, DateField, TimeField
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.fields import CalmWheel, Problem, indent
from desktop.ui.spoken import time_text


class WhenFields(QWidget):
    """``changed`` follows every edit. Times are the salon's, by its wall clock."""

    changed = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        calm = CalmWheel(self)
        self.date, self.time = DateField(), TimeField()
        self.minutes = QSpinBox()
        self.minutes.setRange(SHORTEST_MINUTES, LONGEST_MINUTES)
        self.minutes.setSingleStep(STEP_MINUTES)
        self.minutes.setSuffix(self.tr(" min"))
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Which of the two"))
        self.which.activated.connect(self._answered)
        self.problem = Problem(self.time)
        self.warning = plain_label("", "warning")
        self.warning.hide()
        self._offers = QWidget()
        self._offers_row = QHBoxLayout(self._offers)
        self._offers_row.setContentsMargins(0, 0, 0, 0)
        self._offers.hide()
        for field in (self.date, self.time, self.minutes):
            calm.guard(field)
        for field in (self.time, self.minutes):
            indent(field)
        self.date.dateChanged.connect(self._edited)
        self.time.timeChanged.connect(self._edited)
        self.minutes.valueChanged.connect(self._edited)
        self._lay_out()

    def show_when(self, starts: datetime, minutes: int) -> None:
        """Show a wall-clock start, with its ``fold``, and a length in minutes."""
        before = self.blockSignals(True)  # it is one edit
        self.show_day(starts.date())
        self.time.setTime(QTime(starts.hour, starts.minute))
        self.minutes.setValue(minutes)
        self._edited()
        self.choose_pass(starts.fold)
        self.blockSignals(before)
        self.changed.emit()

    def show_day(self, day: date) -> None:
        self.date.setDate(QDate(day.year, day.month, day.day))

    def starts(self) -> datetime:
        """The wall-clock start, naive, with ``fold`` as chosen."""
        day, clock = self.date.date(), self.time.time()
        fold = max(0, self.chosen_pass())
        return datetime.combine(
            date(day.year(), day.month(), day.day()), time(clock.hour(), clock.minute(), fold=fold)
        )

    def choose_pass(self, which: int) -> None:
        """Where the clock shows this time twice, choose the first (0) or second, or none (-1)."""
        if self.is_asking():
            self.which.setCurrentIndex(which)

    def chosen_pass(self) -> int:
        """As :meth:`choose_pass`; -1 also where there is nothing to choose."""
        return self.which.currentIndex() if self.is_asking() else -1

    def is_asking(self) -> bool:
        """Whether the clock shows this time twice, and a choice between them is shown."""
        return not self.which.isHidden()

    def is_unanswered(self) -> bool:
        """Whether the choice between the two is still to be made."""
        return self.is_asking() and self.which.currentIndex() < 0

    def say(self, wrong: InvalidDraft | None) -> None:
        """Say beside the time what is wrong, and offer the times that would do."""
        while (taken := self._offers_row.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        words = from_core(wrong.words) if wrong else ""
        offers = wrong.suggestions if wrong else ()
        if len(offers) == 2:
            words = words.format(before=time_text(offers[0]), after=time_text(offers[1]))
        self.problem.say(words)
        self._offers.setVisible(bool(offers))
        for offer in offers:
            button = QPushButton(self.tr("Take {time}").format(time=time_text(offer)))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, at=offer: self._take(at))
            self._offers_row.addWidget(button)
            button.show()
        if offers:
            self._offers_row.addStretch(1)

    def ask_which_first(self) -> None:
        """Point out that a choice has to be made."""
        self.problem.say(
            self.tr("The clocks go back that day and show this time twice. Choose which one.")
        )
        self.which.setFocus()

    def warn(self, words: str) -> None:
        """Say something that does not stand in the way of saving; nothing when empty."""
        self.warning.setText(words)
        self.warning.setVisible(bool(words))
        if not self.problem.text():
            self.time.setAccessibleDescription(words)

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        names = (self.tr("&Date"), self.tr("T&ime"), self.tr("&Length"))
        for column, (name, field) in enumerate(
            zip(names, (self.date, self.time, self.minutes), strict=True)
        ):
            label = QLabel(name)
            label.setBuddy(field)
            field.setAccessibleName(name.replace("&", ""))
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, (4, 3, 3)[column])
        for row, widget in enumerate((self.which, self.problem, self._offers, self.warning), 2):
            grid.addWidget(widget, row, 0, 1, 3)
        self.which.hide()
        QWidget.setTabOrder(self.date, self.time)
        QWidget.setTabOrder(self.time, self.minutes)
        QWidget.setTabOrder(self.minutes, self.which)

    def _edited(self) -> None:
        self.say(None)
        self._ask_which()
        self.changed.emit()

    def _answered(self) -> None:
        self.say(None)
        self.changed.emit()

    def _ask_which(self) -> None:
        starts = self.starts().replace(fold=0)
        if not is_doubled(starts, self._zone):
            self.which.hide()
            return
        clock = time_text(starts)
        chosen = self.which.currentIndex() if self.is_asking() else -1
        self.which.clear()
        self.which.setPlaceholderText(self.tr("Which {time}?").format(time=clock))
        self.which.addItem(
            self.tr("The first {time}, before the clocks go back").format(time=clock)
        )
        self.which.addItem(
            self.tr("The second {time}, after the clocks went back").format(time=clock)
        )
        self.which.setCurrentIndex(chosen)
        self.which.show()

    def _take(self, offer: datetime) -> None:
        self.show_day(offer.date())
        self.time.setTime(QTime(offer.hour, offer.minute))
        self.time.setFocus()
