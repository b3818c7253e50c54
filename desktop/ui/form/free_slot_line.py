"""The next free times beside the one asked for, each taken by one click or key."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from desktop.core.free_slots import MOST, FreeStart
from desktop.core.models import Staff
from desktop.ui.spoken import apart, locale, one_line, short_day_text, time_text

A_WEEK = 7
NAME_WIDTH = 22
"""Average letters; a longer name is cut for the eye, not for a screen reader."""

LINE_WIDTH = 52
"""Average letters that stand in one line; more stand below each other."""


class FreeSlotLine(QWidget):
    """``taken(free_start)`` when one was chosen; Ctrl+1, 2 and 3 choose as well.

    The buttons stay the same ones, so that the keyboard is not lost when others are offered.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: list[FreeStart] = []
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setProperty("role", "hint")
        self.buttons = [self._button(index) for index in range(MOST)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(0)
        self._grid.addWidget(self.label, 0, 0)
        self._grid.setColumnStretch(MOST + 1, 1)
        self.hide()

    def show_free(
        self, offered: list[FreeStart], person: Staff | None, today: date, *, also: bool = False
    ) -> None:
        """Offer times with ``person``, or with whoever is free; ``also``: besides the one shown."""
        self._offered = offered[:MOST]
        if not offered and any(button.hasFocus() for button in self.buttons):
            self.focusNextChild()
        self.setVisible(bool(offered))
        self.label.setText(self._caption(person, also=also))
        for index, button in enumerate(self.buttons):
            self._grid.removeWidget(button)
            button.setVisible(index < len(offered))
            if index < len(offered):
                self._word(button, offered[index], today, named=person is None)
        in_a_row = person is not None and self._fits_one_line()
        for index, button in enumerate(self.buttons[: len(offered)]):
            place = (0, index + 1) if in_a_row else (index, 1)
            self._grid.addWidget(button, *place, Qt.AlignmentFlag.AlignLeft)

    def _fits_one_line(self) -> bool:
        texts = [button.text() for button in self.buttons if not button.isHidden()]
        metrics = self.fontMetrics()
        width = sum(metrics.horizontalAdvance(text) for text in (self.label.text(), *texts))
        return width <= metrics.averageCharWidth() * LINE_WIDTH

    def _word(self, button: QPushButton, free: FreeStart, today: date, *, named: bool) -> None:
        time, staff = free_words(free, today), one_line(free.staff.name)
        with_whom = self.tr("{time} with {staff}")
        shown = with_whom.format(time=time, staff=apart(self._cut(staff))) if named else time
        button.setText(shown.replace("&", "&&"))
        button.setAccessibleName(
            self.tr("Take {time}").format(time=with_whom.format(time=time, staff=staff))
        )

    def _caption(self, person: Staff | None, *, also: bool) -> str:
        if person is None:
            return self.tr("Also free:") if also else self.tr("Next free:")
        words = self.tr("Also free with {staff}:") if also else self.tr("Next free with {staff}:")
        return words.format(staff=apart(self._cut(one_line(person.name))))

    def _cut(self, name: str) -> str:
        metrics = self.fontMetrics()
        room = metrics.averageCharWidth() * NAME_WIDTH
        return metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)

    def _button(self, index: int) -> QPushButton:
        keys = QKeySequence(f"Ctrl+{index + 1}")
        button = QPushButton(self)
        button.setProperty("role", "link")
        button.setAutoDefault(False)
        button.setAccessibleName(self.tr("A free time"))
        QShortcut(keys, self, lambda: self._take(index))
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(self.tr("Take this time ({keys})").format(keys=shown))
        button.clicked.connect(lambda: self._take(index))
        return button

    def _take(self, index: int) -> None:
        if index < len(self._offered):
            self.taken.emit(self._offered[index])


def free_words(free: FreeStart, today: date) -> str:
    """Say day and time, the day as shortly as it cannot be mistaken."""
    day, time = free.starts.date(), time_text(free.starts)
    if day == today:
        return QCoreApplication.translate("free", "today {time}").format(time=time)
    if 0 < (day - today).days < A_WEEK:
        return f"{locale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)} {time}"
    return f"{short_day_text(day)}, {time}"
